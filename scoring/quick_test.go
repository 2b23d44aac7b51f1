package scoring

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// drawModel draws a model of any rules over the fields x, y (numbers) and a, b (texts), with decimals that make ties.
func drawModel(t *rapid.T) *Model {
	m := &Model{Decimals: rapid.SampledFrom([]int{0, 0, 1, 2, 6, 13}).Draw(t, "decimals"), Relative: true}
	for i := range rapid.IntRange(1, 5).Draw(t, "criteria") {
		m.Criteria = append(m.Criteria, drawCriterion(t, i))
	}
	if rapid.Bool().Draw(t, "variant") {
		v := Variant{Name: "v", When: compiled("x > 3", Bool), Criteria: []Criterion{drawCriterion(t, 0), drawCriterion(t, 9)}}
		m.Variants = append(m.Variants, v)
	}
	return m
}

func compiled(src string, kind Kind) *Expr {
	e, err := Compile(src, &Scope{Fields: []FieldInfo{{"x", Number}, {"y", Number}}})
	if err != nil || e.Kind() != kind {
		panic(src)
	}
	return e
}

func drawCriterion(t *rapid.T, i int) Criterion {
	c := Criterion{Name: strconv.Itoa(i), Weight: rapid.SampledFrom([]float64{10, 12.5, 20, 30, 0.1, 7}).Draw(t, "weight")}
	c.Missing.Mode = rapid.SampledFrom([]MissingMode{Refuse, Skip, Give}).Draw(t, "missing")
	c.Missing.Points = 1
	c.Field = rapid.SampledFrom([]string{"x", "y"}).Draw(t, "field")
	steps := []Step{{4, 10}, {2, 7.5}, {1, 3}}
	switch rapid.IntRange(0, 6).Draw(t, "rule") {
	case 0:
		c.Rule = Bands{Steps: steps, Else: ptr(0)}
	case 1:
		var many []Step
		for n := range 300 {
			many = append(many, Step{At: float64(n) / 60, Points: float64(n) / 30})
		}
		c.Rule = Bands{Steps: many, Else: ptr(0), AtMost: true}
	case 2:
		c.Rule = Curve{Knots: []Step{{0, 0}, {5, 10}}}
	case 3:
		c.Rule = Rank{Cuts: []Cut{{0.3, 10}, {0.6, 5}}, Else: ptr(1), Within: rapid.SampledFrom([]string{"", "a"}).Draw(t, "within")}
	case 4:
		c.Rule, c.Max = Formula{Expr: compiled("min(9, max(0, x - y))", Number), Max: 9}, 30
	case 5:
		c.Rule, c.Field = Ranges{Ranges: []Range{{"好", 8, 10}, {"不好", 0, 8}}}, "b"
	default:
		c.Rule, c.Field = Grades{Scale{Grades: []Grade{{"好", 7}, {"不好", 3}}}}, "a"
	}
	return c
}

// drawFrame draws the customers of such a model, with missing, unreadable and excluded ones.
func drawFrame(t *rapid.T, n int) *Frame {
	numbers := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0.5, 1, 2, 2.5, 3.3, 4, 5, math.NaN()}), n, n)
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"好", "不好", "好", "不好", "", "5", "无"}), n, n)
	f := NewFrame(list{n: n, numbers: map[string][]float64{"x": numbers.Draw(t, "x"), "y": numbers.Draw(t, "y")},
		texts: map[string][]string{"a": words.Draw(t, "a"), "b": words.Draw(t, "b")}})
	for _, row := range rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, 3, rapid.ID).Draw(t, "spoilt") {
		f.Spoil(row, rapid.SampledFrom([]string{"x", "y", "a"}).Draw(t, "cell"), Say("unreadable"))
	}
	for _, row := range rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, 2, rapid.ID).Draw(t, "excluded") {
		f.Exclude(row, Say("repeated"))
	}
	return f
}

// TestScoresAgainstCards holds the scores and the columns, which are made the quick way, against the arithmetic row by row.
func TestScoresAgainstCards(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.SampledFrom([]int{1, 5, 5, 5, 40, 40, 40, 40, 40, block + 3}).Draw(rt, "rows")
		m, f := drawModel(rt), drawFrame(rt, n)
		s := m.Score(f, "y")
		columns := s.Columns()
		for row, got := range s.Total {
			card := s.Card(row)
			if scored := len(card.Why) == 0; scored == math.IsNaN(got) {
				rt.Fatalf("row %d: total %v, problems %v", row, got, card.Why)
			}
			lines := map[string]Line{}
			for _, l := range card.Lines {
				lines[l.Criterion.Name] = l
			}
			for _, c := range columns {
				l, ok := lines[c.Name]
				if !ok {
					l.Points, l.Weighted = math.NaN(), math.NaN()
				}
				if points, weighted := c.Points(row), c.Weighted(row); !same(points, l.Points) || !same(weighted, l.Weighted) {
					rt.Fatalf("row %d, %s: %v points, %v weighted, the card has %v and %v", row, c.Name, points, weighted, l.Points, l.Weighted)
				}
			}
			if math.IsNaN(got) {
				continue
			}
			var r reckoning
			s.reckon(row, &r)
			if want := exactTotal(r.terms, r.terms, m.Decimals); got != want {
				rt.Fatalf("row %d: total %v, exactly %v", row, got, want)
			}
		}
	})
}

// TestUnits: whole numbers give what fractions give, of totals in the middle too, and where they can't there are none.
func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		decimals int
		full     float64
		counted  bool
	}{{0, 0, true}, {1, 7, true}, {6, 7.3, true}, {12, 0, true}, {12, 7.123456789, false}, {13, 0, false}} {
		m := graded(tt.decimals, 12.5, 30, 57.5)
		m.Criteria[0].Max = tt.full
		m.Criteria[1].Rule = Grades{Scale{Grades: []Grade{{"优秀", 7}, {"良好", 6.5}, {"合格", 5}, {"较差", 3}, {"不合格", 0}}}}
		var rows [][]string
		for i := range 125 {
			w := five().Words()
			rows = append(rows, []string{w[i%5], w[i/5%5], w[i/25]})
		}
		s := m.Score(NewFrame(cards(rows...)))
		u := s.sheets[0].units
		if u == nil == tt.counted {
			t.Errorf("%d decimals, full marks %v: units %v", tt.decimals, tt.full, u)
		}
		for row := range rows {
			var r reckoning
			s.reckon(row, &r)
			want := exactTotal(r.terms, r.terms, tt.decimals)
			if u != nil && u.total(&s.sheets[0], row, tt.decimals) != want || s.Total[row] != want {
				t.Errorf("%d decimals, row %d: %v, want %v", tt.decimals, row, s.Total[row], want)
			}
		}
	}
}
