package panel

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func equals(n int) *Panel {
	p := &Panel{}
	for range n {
		p.Raters = append(p.Raters, Rater{Weight: 1})
	}
	return p
}

// near reports whether a figure is a value to nine decimals.
func near(f Figure, want float64) bool { return f.OK() && math.Abs(f.Value-want) < 1e-9 }

// findings are the findings of a rater in one word.
func findings(s RaterStats) string {
	var words []string
	for _, v := range s.Verdicts {
		words = append(words, v.Finding.String())
	}
	return strings.Join(words, " ")
}

// TestStats computes every figure of a panel by hand: three raters, two customers of the first.
//
//	rater      0  1  2
//	customer 0 9  6  6   owned by 0: others 6,   difference 3
//	customer 1 10 7  5   owned by 0: others 6,   difference 4
//	customer 2 5  4  5                 others 4.5, difference 0.5
//	customer 3 6  .  3                 others 3,   difference 3
func TestStats(t *testing.T) {
	r := rated("9 6 6", "10 7 5", "5 4 5", "6 . 3")
	r.Owns = func(rater, row int) bool { return rater == 0 && row < 2 }
	s := equals(3).Stats(r)
	if s.Unit != Points || s.Full != 10 {
		t.Errorf("in %s of %v", s.Unit, s.Full)
	}
	a, b := s.Raters[0], s.Raters[1]
	if a.Ratings != 4 || a.Customers != 4 || a.Shared != 4 || b.Ratings != 3 || b.Customers != 3 || a.Same || a.Own.Rated != 2 {
		t.Errorf("counts: %+v %+v", a, b)
	}
	// The normal equations of effects a, b, c over ratings that aren't of own customers, c0 (6 6), c1 (7 5), c2 (5 4 5), c3 (6 3):
	//	a: (1 - 1/3 + 1 - 1/2) a - 1/3 b - (1/3 + 1/2) c = (5 - 14/3) + (6 - 4.5)
	//	b: -1/3 a + (2/2 + 2/3) b - (2/2 + 1/3) c = 0 + 1 + (4 - 14/3)
	// With c = 0: 7/6 a - 1/3 b = 11/6 and -1/3 a + 5/3 b = 1/3. Then all are shifted so that 2a + 3b + 4c = 0.
	effectA, effectB := solve2(7.0/6, -1.0/3, 11.0/6, -1.0/3, 5.0/3, 1.0/3)
	centre := (2*effectA + 3*effectB + 4*0) / 9
	effectC := -centre
	effectA, effectB = effectA-centre, effectB-centre
	for name, f := range map[string]struct {
		got  Figure
		want float64
	}{
		"mean":             {a.Mean, 7.5},
		"spread":           {a.Spread, math.Sqrt((2.25 + 6.25 + 6.25 + 2.25) / 3)},
		"lenient":          {a.Lenient, (3 + 4 + 0.5 + 3) / 4},
		"lenient of b":     {b.Lenient, ((6 - 7.5) + (7 - 7.5) + (4 - 5)) / 3},
		"effect":           {a.Effect, effectA},
		"effect of b":      {b.Effect, effectB},
		"effect of c":      {s.Raters[2].Effect, effectC},
		"own mean":         {a.Own.Mean, 9.5},
		"others' mean":     {a.Own.Others, 6},
		"mean elsewhere":   {a.Own.Elsewhere, 5.5},
		"b's elsewhere":    {b.Own.Elsewhere, 17.0 / 3},
		"correlation of c": {s.Raters[2].Correlation, pearson([]float64{6, 5, 5, 3}, []float64{7.5, 8.5, 4.5, 6})},
		"bias": {a.Own.Bias, ((9-6)+(10-6)-(effectA-(effectB+effectC)/2)*2)/2.0 -
			((5-4.5-(effectA-(effectB+effectC)/2))+(6-3-(effectA-effectC)))/2},
	} {
		if !near(f.got, f.want) {
			t.Errorf("%s: %v, want %v", name, f.got, f.want)
		}
	}
	if b.Own.Bias.OK() || b.Own.Bias.Why.String() != "rated no own customers" || b.Own.Rated != 0 {
		t.Errorf("bias of one who owns nothing: %+v", b.Own)
	}
}

// solve2 solves ax+by=c, dx+ey=f.
func solve2(a, b, c, d, e, f float64) (x, y float64) {
	det := a*e - b*d
	return (c*e - b*f) / det, (a*f - c*d) / det
}

func pearson(x, y []float64) float64 {
	mx, my := sumOf(x)/float64(len(x)), sumOf(y)/float64(len(y))
	xx, yy, xy := 0.0, 0.0, 0.0
	for i := range x {
		xx, yy, xy = xx+(x[i]-mx)*(x[i]-mx), yy+(y[i]-my)*(y[i]-my), xy+(x[i]-mx)*(y[i]-my)
	}
	return xy / math.Sqrt(xx*yy)
}

// group draws what raters say of customers that they own in turn: what the customer deserves, from 2 to 8 points, and
// chance of half a point either way. Then change has its way with it.
func group(seed uint64, raters, rows, criteria int, change func(rater, row int, x float64) float64) *Ratings {
	rnd := rand.New(rand.NewPCG(seed, 3))
	r := &Ratings{Rows: rows, Owns: func(rater, row int) bool { return row%raters == rater }}
	for criterion := range criteria {
		r.Criteria = append(r.Criteria, Criterion{Full: 10})
		for row := range rows {
			deserves := 2 + 6*rnd.Float64()
			for rater := range raters {
				x := math.Round((deserves+rnd.Float64()-0.5)*2) / 2
				x = min(max(change(rater, row, x), 0), 10)
				r.Given = append(r.Given, Rating{int32(rater), int32(criterion), int32(row), x})
			}
		}
	}
	return r
}

// TestOneFavoursOwn has one of the salespeople over-rate his own customers by two grades, and names him and nobody else:
// in panels of five as in panels of three, where his ratings are half of what the others are measured by.
func TestOneFavoursOwn(t *testing.T) {
	for seed := range uint64(50) {
		for _, raters := range []int{3, 5, 20} {
			guilty := int(seed) % raters
			up := func(rater, row int, x float64) float64 {
				if rater == guilty && row%raters == rater {
					return min(x, 6) + 4
				}
				return x
			}
			down := func(rater, row int, x float64) float64 {
				if rater == guilty && row%raters == rater {
					return max(x, 4) - 4
				}
				return x
			}
			rows := max(30, 6*raters)
			checkNamed(t, group(seed, raters, rows, 1, up), raters, guilty, "favours-own")
			checkNamed(t, group(seed, raters, rows, 1, down), raters, guilty, "against-own")
			lenient := func(rater, _ int, x float64) float64 {
				if rater == guilty {
					return min(x, 7) + 3
				}
				return min(x, 7)
			}
			checkNamed(t, group(seed, raters, rows, 2, lenient), raters, guilty, "lenient")
			checkNamed(t, group(seed, raters, rows, 2, func(rater, row int, x float64) float64 { return 10 - lenient(rater, row, x) }),
				raters, guilty, "severe")
			same := func(rater, _ int, x float64) float64 {
				if rater == guilty {
					return 5
				}
				return x
			}
			checkNamed(t, group(seed, raters, rows, 2, same), raters, guilty, "all-same")
		}
	}
}

func checkNamed(t *testing.T, r *Ratings, raters, guilty int, finding string) {
	t.Helper()
	for rater, s := range equals(raters).Stats(r).Raters {
		want := "in-line"
		if rater == guilty {
			want = finding
		}
		if got := findings(s); got != want {
			t.Errorf("%d raters, %s: rater %d: %s (%s)", raters, finding, rater, got, s.Verdicts[0].Message)
		}
	}
}

// TestByLot has one who rates by lot, and is said to.
func TestByLot(t *testing.T) {
	lot := rand.New(rand.NewPCG(1, 1))
	r := group(1, 5, 40, 2, func(rater, _ int, x float64) float64 {
		if rater == 3 {
			return float64(lot.IntN(11))
		}
		return x
	})
	for rater, s := range equals(5).Stats(r).Raters {
		if got, want := findings(s), map[bool]string{true: "apart", false: "in-line"}[rater == 3]; got != want {
			t.Errorf("rater %d: %s (%s)", rater, got, s.Verdicts[0].Message)
		}
	}
}

// TestOwnOnly has salespeople who rate nobody but their own customers, beside two heads who rate all.
func TestOwnOnly(t *testing.T) {
	all := group(7, 5, 60, 1, func(rater, row int, x float64) float64 {
		if rater == 2 && row%5 == 2 {
			return min(x, 6) + 4
		}
		return x
	})
	all.Owns = func(rater, row int) bool { return rater < 3 && row%5 == rater }
	all.Given = slices.DeleteFunc(all.Given, func(g Rating) bool { return g.Rater < 3 && g.Row%5 != g.Rater })
	s := equals(5).Stats(all)
	for rater, stats := range s.Raters {
		if got, want := findings(stats), map[bool]string{true: "lenient", false: "in-line"}[rater == 2]; got != want {
			t.Errorf("rater %d: %s (%s)", rater, got, stats.Verdicts[0].Message)
		}
	}
	if own := s.Raters[2].Own; own.Bias.OK() || !own.Mean.OK() || own.Mean.Value-own.Others.Value < 3 {
		t.Errorf("%+v", own)
	}
	if m := s.Raters[2].Verdicts[0].Message.String(); !strings.HasPrefix(m, "lenient with own customers, the only ones rated: ") {
		t.Error(m)
	}
}

// TestLenientColleague has a lenient rater who rates only some of the customers: those who rated with him aren't severe,
// and their own customers, whom he rated, are not rated down.
func TestLenientColleague(t *testing.T) {
	r := group(9, 3, 60, 1, func(rater, _ int, x float64) float64 {
		if rater == 2 {
			return min(x, 7) + 3
		}
		return min(x, 7)
	})
	r.Given = slices.DeleteFunc(r.Given, func(g Rating) bool { return g.Rater == 2 && g.Row%3 == 1 && g.Row > 10 })
	for rater, s := range equals(3).Stats(r).Raters {
		if got, want := findings(s), map[bool]string{true: "lenient", false: "in-line"}[rater == 2]; got != want {
			t.Errorf("rater %d: %s (%s)", rater, got, s.Verdicts[0].Message)
		}
	}
}

// TestNotComputable has panels of too little, and wants a reason for every figure that is missing.
func TestNotComputable(t *testing.T) {
	for name, test := range map[string]struct {
		ratings  *Ratings
		raters   int
		lenient  string
		relation string
		verdict  string
	}{
		"nobody":    {rated(), 1, "rated nothing", "rated nothing", "rated nothing"},
		"no row":    {rated(". 5", ". 6"), 2, "rated nothing", "rated nothing", "rated nothing"},
		"alone":     {rated("5 .", "6 ."), 2, "nobody else rated the same", "nobody else rated the same", "too few ratings to tell: others rated 0 of the same customers"},
		"two":       {rated("5 6", "6 8"), 2, "", "others rated only 2 of the same, and at least 3 are needed", "too few ratings to tell: others rated 2 of the same customers"},
		"same":      {rated("5 6", "5 8", "5 7"), 2, "", "all ratings are equal", "gives everyone the same: 3 customers"},
		"others":    {rated("5 6", "6 6", "7 6"), 2, "", "the means of the others are all equal", "too few ratings to tell: others rated 3 of the same customers"},
		"one-sided": {rated("5 0.1 0.1 0.1", "6 0.1 . .", "7 . 0.1 0.1"), 4, "", "the means of the others are all equal", "too few ratings to tell: others rated 3 of the same customers"},
	} {
		s := equals(test.raters).Stats(test.ratings).Raters[0]
		if s.Lenient.Why.String() != test.lenient || s.Correlation.Why.String() != test.relation || s.Verdicts[0].Message.String() != test.verdict {
			t.Errorf("%s: %q, %q, %q", name, s.Lenient.Why, s.Correlation.Why, s.Verdicts[0].Message)
		}
	}
}

// TestEveryFigureHasReason walks through the statistics of random panels, most of them odd: a figure is a finite number
// or says why not.
func TestEveryFigureHasReason(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 3000 {
		p, ratings := randomPanel(r)
		for i, g := range ratings.Given {
			ratings.Given[i].Points = math.Mod(math.Abs(g.Points), 11) // keep to what raters give
		}
		if r.IntN(2) == 0 {
			ratings.Owns = func(rater, row int) bool { return rater == row }
		}
		s := p.Stats(ratings)
		for rater, stats := range s.Raters {
			checkFigures(t, reflect.ValueOf(stats))
			if len(stats.Verdicts) == 0 {
				t.Fatalf("no verdict of rater %d", rater)
			}
		}
		shuffled := *ratings
		shuffled.Given = slices.Clone(ratings.Given)
		slices.Reverse(shuffled.Given)
		if again := p.Stats(&shuffled); !alike(reflect.ValueOf(s.Raters), reflect.ValueOf(again.Raters)) {
			t.Fatalf("depends on the order of the ratings:\n%+v\n%+v", s.Raters, again.Raters)
		}
	}
}

// checkFigures looks at all figures of a struct and of those in it.
func checkFigures(t *testing.T, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		switch f := v.Field(i).Interface().(type) {
		case Figure:
			finite := !math.IsNaN(f.Value) && !math.IsInf(f.Value, 0)
			if finite != f.OK() || !f.OK() && !math.IsNaN(f.Value) {
				t.Fatalf("%s: %v without a reason, or with one: %q", v.Type().Field(i).Name, f.Value, f.Why)
			}
		case float64, []Verdict, Unit:
		default:
			if v.Field(i).Kind() == reflect.Struct {
				checkFigures(t, v.Field(i))
			}
		}
	}
}

// alike compares what has NaN in it bit by bit.
func alike(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Float64:
		return math.Float64bits(a.Float()) == math.Float64bits(b.Float())
	case reflect.Struct:
		for i := range a.NumField() {
			if !alike(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		for i := range a.Len() {
			if a.Len() != b.Len() || !alike(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return a.Len() == b.Len()
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// TestUnit has criteria of different full marks: 4 of 5 is 8 of 10.
func TestUnit(t *testing.T) {
	r := &Ratings{Criteria: []Criterion{{"a", 10}, {"b", 5}}, Rows: 5}
	for row := range 5 {
		r.Given = append(r.Given, Rating{0, 0, int32(row), 8}, Rating{0, 1, int32(row), 4}, Rating{1, 0, int32(row), 6}, Rating{1, 1, int32(row), 3})
	}
	s := equals(2).Stats(r)
	if s.Unit != Percent || s.Full != 100 || !near(s.Raters[0].Mean, 80) || !near(s.Raters[0].Lenient, 20) || !near(s.Raters[0].Spread, 0) {
		t.Errorf("%s of %v: %+v", s.Unit, s.Full, s.Raters[0])
	}
	if got := s.Raters[0].Verdicts[0].Message.String(); got != "lenient: 20% of full marks above the others" {
		t.Error(got)
	}
	for i, g := range Adjusted(r, s).Given { // 80% and 60% both become 70%
		if full := r.Criteria[g.Criterion].Full; g.Points != 0.7*full {
			t.Errorf("%+v adjusted: %v", r.Given[i], g.Points)
		}
	}
}

// TestAdjusted finds the effects that ratings were made with, though hardly anybody rated the same, and takes them off.
func TestAdjusted(t *testing.T) {
	effects := []float64{1, -0.5, 0, 0.75, -1.25}
	deserves := []float64{5, 6, 3.5, 7, 4, 5.5, 2, 6.5}
	r := &Ratings{Criteria: []Criterion{{"c", 10}}, Rows: len(deserves)}
	for row, x := range deserves {
		for _, rater := range []int{row % 5, (row + 1) % 5} {
			r.Given = append(r.Given, Rating{Rater: int32(rater), Row: int32(row), Points: x + effects[rater]})
		}
	}
	p := equals(6)
	p.Raters[5].Name = "rated one that nobody else did"
	r.Rows++
	r.Given = append(r.Given, Rating{5, 0, int32(r.Rows - 1), 9.5})
	s := p.Stats(r)
	for rater, want := range effects {
		if got := s.Raters[rater].Effect.Value - s.Raters[2].Effect.Value; math.Abs(got-want) > 1e-9 {
			t.Errorf("rater %d: %v, want %v", rater, got, want)
		}
	}
	adjusted, sum := Adjusted(r, s), 0.0
	for i, g := range adjusted.Given {
		sum += g.Points - r.Given[i].Points
		if g.Rater == 5 {
			if g.Points != 9.5 {
				t.Errorf("the one without an effect: %v", g.Points)
			}
		} else if first := adjusted.Given[2*int(g.Row)]; math.Abs(g.Points-first.Points) > 1e-8 {
			t.Errorf("row %d: %v and %v", g.Row, first.Points, g.Points)
		}
	}
	if math.Abs(sum) > 1e-7 {
		t.Errorf("the general level moved by %v", sum)
	}
	r.Given[0].Points = 10
	s.Raters[0].Effect.Value = -3
	if x := Adjusted(r, s).Given[0].Points; x != 10 {
		t.Errorf("adjusted above full marks: %v", x)
	}
}
