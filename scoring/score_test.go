package scoring

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// graded is a model of graded criteria named like their fields.
func graded(decimals int, weights ...float64) *Model {
	m := &Model{Decimals: decimals}
	for i, w := range weights {
		name := "c" + strconv.Itoa(i)
		m.Criteria = append(m.Criteria, Criterion{Name: name, Field: name, Weight: w, Rule: Grades{five()}})
	}
	return m
}

// pointsOf are the points that a rule gives n customers.
func pointsOf(j judged, n int) []float64 {
	points := make([]float64, n)
	for row := range points {
		points[row] = j.points.at(row)
	}
	return points
}

// cards makes a list of customers, each with one word per criterion.
func cards(rows ...[]string) list {
	l := list{n: len(rows), texts: map[string][]string{}}
	for i := range rows[0] {
		name := "c" + strconv.Itoa(i)
		for _, row := range rows {
			l.texts[name] = append(l.texts[name], row[i])
		}
	}
	return l
}

func uniform(word string) []string { return []string{word, word, word, word, word} }

// TestUniformCards holds every set of five weights in steps of 5% against the documents' thresholds: 良好 everywhere is
// exactly 80, 合格 60, 较差 40, whatever the weights.
func TestUniformCards(t *testing.T) {
	in := cards(uniform("优秀"), uniform("良好"), uniform("合格"), uniform("较差"), uniform("不合格"))
	want := []float64{100, 80, 60, 40, 20}
	sets := 0
	for a := 5; a <= 80; a += 5 {
		for b := 5; a+b <= 85; b += 5 {
			for c := 5; a+b+c <= 90; c += 5 {
				for d := 5; a+b+c+d <= 95; d += 5 {
					sets++
					m := graded(2, float64(a), float64(b), float64(c), float64(d), float64(100-a-b-c-d))
					if faults := m.Check(); len(faults) > 0 {
						t.Fatal(faults[0].Message)
					}
					for row, got := range m.Score(NewFrame(in)).Total {
						if got != want[row] {
							t.Errorf("weights %d/%d/%d/%d: %v, want exactly %v", a, b, c, d, got, want[row])
						}
					}
				}
			}
		}
	}
	if sets != 3876 {
		t.Errorf("%d sets of weights, want 3876", sets)
	}
}

// exact is the score in fractions, rounded half away from zero on the fraction.
func exact(points, weights []float64, decimals int) string {
	sum := new(big.Rat)
	for i := range points {
		p := new(big.Rat).SetFloat64(points[i])
		w := new(big.Rat).SetFloat64(weights[i]) // sixteenths are exact in binary
		sum.Add(sum, p.Mul(p, w).Quo(p, big.NewRat(10, 1)))
	}
	return sum.FloatString(decimals) // rounds half away from zero
}

// TestRandomCards compares scores with exact fractions, with weights down to sixteenths so that totals lie on halves.
func TestRandomCards(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words, figures := []string{"优秀", "良好", "合格", "较差", "不合格"}, []float64{10, 8, 6, 4, 2}
	halves := 0
	for range 400 {
		weights := randomWeights(r, 7)
		decimals := r.IntN(4)
		m := graded(decimals, weights...)
		if faults := m.Check(); len(faults) > 0 {
			t.Fatal(faults[0].Message)
		}
		var rows [][]string
		var points [][]float64
		for range 50 {
			row, p := make([]string, 7), make([]float64, 7)
			for k := range row {
				i := r.IntN(5)
				row[k], p[k] = words[i], figures[i]
			}
			rows, points = append(rows, row), append(points, p)
		}
		for row, got := range m.Score(NewFrame(cards(rows...))).Total {
			want := exact(points[row], weights, decimals)
			if s := strconv.FormatFloat(got, 'f', decimals, 64); s != want {
				t.Errorf("weights %v, points %v: %s, want %s", weights, points[row], s, want)
			}
			if full := exact(points[row], weights, 9); full[len(full)-9+decimals] == '5' {
				halves++
			}
		}
	}
	if halves < 1000 {
		t.Errorf("only %d totals lie near a half: the test proves little", halves)
	}
}

// randomWeights are n weights in sixteenths that sum to 100.
func randomWeights(r *rand.Rand, n int) []float64 {
	left := 1600
	weights := make([]float64, n)
	for i := range weights {
		w := left
		if i < n-1 {
			w = 1 + r.IntN(left-(n-1-i))
		}
		weights[i] = float64(w) / 16
		left -= w
	}
	return weights
}

// TestTotalsOnHalves holds sums that floats get wrong against their decimal value.
func TestTotalsOnHalves(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		terms := make([]term, 2+r.IntN(6))
		want, weights := new(big.Rat), new(big.Rat)
		for i := range terms {
			points, max := float64(r.IntN(1001))/100, float64(1+r.IntN(12))
			weight := float64(1+r.IntN(400)) / 10
			terms[i] = term{points: min(points, max), max: max, weight: weight}
			p := decimal(terms[i].points)
			want.Add(want, p.Mul(p, decimal(weight)).Quo(p, decimal(max)))
			weights.Add(weights, decimal(weight))
		}
		want.Mul(want, big.NewRat(100, 1)).Quo(want, weights)
		if got := strconv.FormatFloat(total(terms, terms, 2), 'f', 2, 64); got != want.FloatString(2) {
			t.Errorf("%v: %s, want %s", terms, got, want.FloatString(2))
		}
	}
}

// TestGrowthOnTheEdge: 20,000 pairs whose growth is exactly 20% are all in the 20% band.
func TestGrowthOnTheEdge(t *testing.T) {
	growth, err := Compile("growth(now, before)", &Scope{Fields: []FieldInfo{{Name: "now", Kind: Number}, {Name: "before", Kind: Number}}})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	l := list{n: 20_000, numbers: map[string][]float64{}}
	for range l.n {
		cents := 5 * (1 + r.IntN(200_000_000))
		before, _ := strconv.ParseFloat(fmt.Sprintf("%de-2", cents), 64)
		now, _ := strconv.ParseFloat(fmt.Sprintf("%de-2", cents/5*6), 64)
		l.numbers["before"] = append(l.numbers["before"], before)
		l.numbers["now"] = append(l.numbers["now"], now)
	}
	f := NewFrame(l)
	f.Derive([]Derived{{Name: "growth", Expr: growth}})
	rule := Bands{Steps: []Step{{0.2, 10}}, Else: ptr(0)}
	for row, points := range pointsOf(rule.apply("growth", f), f.Len()) {
		if points != 10 {
			t.Errorf("%v to %v is 20%%, but got %v points", l.numbers["before"][row], l.numbers["now"][row], points)
		}
	}
}

func TestMissing(t *testing.T) {
	in := cards([]string{"良好", "优秀"}, []string{"良好", ""}, []string{"", ""}, []string{"乱写", "优秀"})
	tests := []struct {
		name    string
		missing Missing
		totals  []float64
		why     []string
		notes   int
	}{
		{"refuse", Missing{Mode: Refuse}, []float64{94, nothing, nothing, nothing},
			[]string{"c1 has no value", "c0 has no value; c1 has no value", `c0: "乱写" is not a grade of 优秀/良好/合格/较差/不合格`}, 0},
		{"skip", Missing{Mode: Skip}, []float64{94, 80, nothing, nothing},
			[]string{"", "no criterion has a value", `c0: "乱写" is not a grade of 优秀/良好/合格/较差/不合格`}, 3},
		{"points", Missing{Mode: Give, Points: 5}, []float64{94, 59, 50, nothing},
			[]string{"", "", `c0: "乱写" is not a grade of 优秀/良好/合格/较差/不合格`}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := graded(2, 30, 70)
			for i := range m.Criteria {
				m.Criteria[i].Missing = tt.missing
			}
			s := m.Score(NewFrame(in))
			for row, want := range tt.totals {
				if !same(s.Total[row], want) {
					t.Errorf("row %d: %v, want %v", row, s.Total[row], want)
				}
			}
			for i, want := range tt.why {
				got := ""
				for k, p := range s.Why(i + 1) {
					if k > 0 {
						got += "; "
					}
					got += p.Message.String()
				}
				if got != want {
					t.Errorf("row %d: why %q, want %q", i+1, got, want)
				}
			}
			if len(s.Notes) != tt.notes {
				t.Errorf("%d notes, want %d: %v", len(s.Notes), tt.notes, s.Notes)
			}
		})
	}
}

// TestUnreadableIsNotMissing: a cell that could not be read never gets the points of a missing one, nor does what is
// derived from it.
func TestUnreadableIsNotMissing(t *testing.T) {
	l := list{n: 2, numbers: map[string][]float64{"now": {nothing, 12}, "before": {10, 10}}}
	f := NewFrame(l)
	f.Spoil(0, "now", Say("%q is not a number", "约50"))
	growth, err := Compile("growth(now, before)", &Scope{Fields: []FieldInfo{{Name: "now", Kind: Number}, {Name: "before", Kind: Number}}})
	if err != nil {
		t.Fatal(err)
	}
	f.Derive([]Derived{{Name: "growth", Expr: growth}})
	m := &Model{Decimals: 2, Criteria: []Criterion{{Name: "增长", Field: "growth", Weight: 100,
		Rule: Bands{Steps: []Step{{0.2, 10}}, Else: ptr(0)}, Missing: Missing{Mode: Give, Points: 10}}}}
	s := m.Score(f)
	if !math.IsNaN(s.Total[0]) || s.Total[1] != 100 {
		t.Errorf("totals %v, want none and 100", s.Total)
	}
	if why := s.Why(0); len(why) != 1 || why[0].Field != "now" || why[0].Message.String() != `"约50" is not a number` {
		t.Errorf("why %v", why)
	}
}

func TestExcludedRowsLeaveThePopulation(t *testing.T) {
	l := numbers("sales", 1000, 90, 80)
	f := NewFrame(l)
	f.Exclude(0, Say("repeated"))
	m := &Model{Decimals: 2, Criteria: []Criterion{{Name: "销售", Field: "sales", Weight: 100, Rule: Rank{Cuts: []Cut{{0.5, 10}}, Else: ptr(0)}}}}
	s := m.Score(f)
	if !math.IsNaN(s.Total[0]) || s.Total[1] != 100 || s.Total[2] != 0 {
		t.Errorf("totals %v, want none, 100, 0", s.Total)
	}
	if s.Rank[0] != 0 || s.Rank[1] != 1 || s.Rank[2] != 2 {
		t.Errorf("ranks %v, want 0 1 2", s.Rank)
	}
}

func TestVariants(t *testing.T) {
	when, err := Compile("years < 1", &Scope{Fields: []FieldInfo{{Name: "years", Kind: Number}}})
	if err != nil {
		t.Fatal(err)
	}
	l := cards([]string{"良好", "优秀"}, []string{"良好", "优秀"}, []string{"良好", "优秀"})
	l.numbers = map[string][]float64{"years": {0.5, 3, nothing}}
	m := graded(2, 50, 50)
	m.Variants = []Variant{{Name: "新客户", When: when, Criteria: []Criterion{{Name: "c1", Field: "c1", Weight: 100, Rule: Grades{five()}}}}}
	s := m.Score(NewFrame(l))
	for row, want := range []float64{100, 90, 90} {
		if s.Total[row] != want {
			t.Errorf("row %d: %v, want %v", row, s.Total[row], want)
		}
	}
	if card := s.Card(0); card.Variant != "新客户" || len(card.Lines) != 1 {
		t.Errorf("card %+v", card)
	}
	if len(s.Notes) != 1 || s.Notes[0].Row != 2 {
		t.Errorf("notes %v, want one that the third row can't be told", s.Notes)
	}
}

func TestRelativeWeightsAndGroups(t *testing.T) {
	m := graded(2, 1, 1, 2)
	m.Relative = true
	m.Criteria[0].Group = []string{"现实价值", "财务"}
	m.Criteria[1].Group = []string{"现实价值", "销售"}
	m.Criteria[2].Group = []string{"潜在价值"}
	if faults := m.Check(); len(faults) > 0 {
		t.Fatal(faults[0].Message)
	}
	s := m.Score(NewFrame(cards([]string{"优秀", "合格", "较差"})))
	card := s.Card(0)
	if card.Total != 60 {
		t.Errorf("total %v, want 60", card.Total)
	}
	want := []Subtotal{{"现实价值", 50, 40, 80}, {"现实价值/财务", 25, 25, 100}, {"现实价值/销售", 25, 15, 60}, {"潜在价值", 50, 20, 40}}
	for i, g := range card.Groups {
		if g != want[i] {
			t.Errorf("group %v, want %v", g, want[i])
		}
	}
	if len(card.Groups) != len(want) {
		t.Errorf("%d groups, want %d", len(card.Groups), len(want))
	}
	after := s.After(nil)
	if column, ok := after.Numbers(GroupColumn("现实价值")); !ok || column[0] != 80 {
		t.Errorf("groups[…] is %v, want 80", column)
	}
	if column, ok := after.Numbers(PointsColumn("c1")); !ok || column[0] != 6 {
		t.Errorf("points[…] is %v, want 6", column)
	}
}

func TestModelFaults(t *testing.T) {
	rule := Grades{five()}
	c := func(name string, weight float64) Criterion { return Criterion{Name: name, Weight: weight, Rule: rule} }
	tests := []struct {
		criteria   []Criterion
		want, hint string
	}{
		{[]Criterion{c("a", 33.3), c("b", 33.3), c("c", 33.3)}, "the weights sum to 99.9, not to 100", "add 0.1 somewhere, or write weights: relative"},
		{[]Criterion{c("a", 60), c("b", 60)}, "the weights sum to 120, not to 100", "take 20 away somewhere, or write weights: relative"},
		{[]Criterion{c("a", 50), c("a", 50)}, `the criterion "a" stands twice`, ""},
		{[]Criterion{c("a", 100), c("b", 0)}, `the weight of "b" is 0; a weight is more than 0`, ""},
		{[]Criterion{{Name: "a", Weight: 100, Rule: rule, Max: 8}}, `"a" can give 10 points, more than its max of 8`, ""},
		{[]Criterion{{Name: "a", Weight: 100, Rule: Bands{Steps: []Step{{1, 0}}, Else: ptr(0)}}}, `"a" can give no points at all`, ""},
		{[]Criterion{{Name: "a", Weight: 100, Rule: rule, Missing: Missing{Mode: Give, Points: 11}}}, "missing gives 11 points, outside of 0 to 10", ""},
	}
	for _, tt := range tests {
		faults := (&Model{Criteria: tt.criteria}).Check()
		if len(faults) != 1 || faults[0].Message.String() != tt.want || faults[0].Hint.String() != tt.hint {
			t.Errorf("faults %v, want %q, hint %q", faults, tt.want, tt.hint)
		}
	}
	eleven := make([]Criterion, 9)
	for i := range eleven {
		eleven[i] = c("x"+strconv.Itoa(i), 11.1)
	}
	eleven[8].Weight = 11.2
	if faults := (&Model{Criteria: eleven}).Check(); len(faults) > 0 {
		t.Errorf("eight times 11.1 and 11.2 is 100, but: %v", faults)
	}
}

// TestOrderOfRows: the order of the customers changes the order of the scores and nothing else.
func TestOrderOfRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		sales := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(-50, 50), rapid.Just(7.5), rapid.Just(math.NaN())), n, n).Draw(t, "sales")
		order := rapid.Permutation(indexes(n)).Draw(t, "order")
		shuffled := make([]float64, n)
		for to, from := range order {
			shuffled[to] = sales[from]
		}
		m := &Model{Decimals: 2, Criteria: []Criterion{{Name: "a", Field: "x", Weight: 60, Rule: Rank{Cuts: []Cut{{0.2, 10}, {0.5, 5}}, Else: ptr(1)}},
			{Name: "b", Field: "x", Weight: 40, Rule: Curve{Knots: []Step{{-20, 0}, {30, 7}}}}}}
		a, b := m.Score(NewFrame(numbers("x", sales...))), m.Score(NewFrame(numbers("x", shuffled...)))
		for to, from := range order {
			if !same(a.Total[from], b.Total[to]) || a.Rank[from] != b.Rank[to] {
				t.Fatalf("row %d: %v rank %d, shuffled %v rank %d", from, a.Total[from], a.Rank[from], b.Total[to], b.Rank[to])
			}
		}
	})
}

func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

func TestLifts(t *testing.T) {
	m := graded(2, 50, 20, 30)
	s := m.Score(NewFrame(cards([]string{"合格", "优秀", "良好"}))) // 30 + 20 + 24 = 74
	lifts := s.Lifts(0, 80)
	if len(lifts) != 2 {
		t.Fatalf("lifts %+v, want two", lifts)
	}
	for i, want := range []Lift{{&m.Criteria[2], 8, 10, 6, 80}, {&m.Criteria[0], 6, 8, 10, 84}} {
		if lifts[i] != want {
			t.Errorf("lift %+v, want %+v", lifts[i], want)
		}
	}
	if far := s.Lifts(0, 99); len(far) != 0 {
		t.Errorf("no single criterion reaches 99, but %+v", far)
	}
}

// BenchmarkCards makes everybody's card, as a writer of all customers does.
func BenchmarkCards(b *testing.B) {
	n := 10_000
	l := list{n: n, numbers: map[string][]float64{}}
	for row := range n {
		l.numbers["x"] = append(l.numbers["x"], float64(row))
	}
	m := &Model{Decimals: 2}
	for i := range 8 {
		m.Criteria = append(m.Criteria, Criterion{Name: strconv.Itoa(i), Field: "x", Weight: 12.5, Group: []string{strconv.Itoa(i % 2), strconv.Itoa(i)},
			Rule: Rank{Cuts: []Cut{{0.1, 10}, {0.3, 8}}, Else: ptr(2)}})
	}
	s := m.Score(NewFrame(l))
	b.ReportAllocs()
	for b.Loop() {
		for row := range n {
			s.Card(row)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
}
