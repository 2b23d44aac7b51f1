package panel

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// agreementOn returns the agreement on one criterion of so many raters.
func agreementOn(raters int, rows ...string) Group {
	a := equals(raters).Agreement(rated(rows...))
	if !alike(reflect.ValueOf(a.Criteria[0]), reflect.ValueOf(a.All)) {
		panic("one criterion is all")
	}
	return a.All
}

// rounded reports whether a figure is what was printed, with as many decimals as were.
func rounded(f Figure, want string) bool {
	_, decimals, _ := strings.Cut(want, ".")
	return f.OK() && strconv.FormatFloat(f.Value, 'f', len(decimals), 64) == want
}

// TestShroutAndFleiss reproduces P. E. Shrout and J. L. Fleiss, Intraclass Correlations: Uses in Assessing Rater
// Reliability, Psychological Bulletin 86 (1979) 420–428: the ratings of table 2, six targets by four judges, the mean
// squares of table 3 and the correlations of table 4.
func TestShroutAndFleiss(t *testing.T) {
	rows := []string{"9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"}
	g := agreementOn(4, rows...)
	for name, f := range map[string]struct {
		got  Figure
		want string
	}{
		"ICC(1,1)": {g.ICC.Single.One, "0.17"}, "ICC(2,1)": {g.ICC.Single.Two, "0.29"}, "ICC(3,1)": {g.ICC.Single.Three, "0.71"},
		"ICC(1,4)": {g.ICC.Average.One, "0.44"}, "ICC(2,4)": {g.ICC.Average.Two, "0.62"}, "ICC(3,4)": {g.ICC.Average.Three, "0.91"},
	} {
		if !rounded(f.got, f.want) {
			t.Errorf("%s: %v, want %s", name, f.got, f.want)
		}
	}
	var cases [][]float64
	for _, u := range rated(rows...).units(4) {
		cases = append(cases, u.values)
	}
	m := meansOf(cases)
	for name, f := range map[string]struct {
		got  float64
		want string
	}{"BMS": {m.between, "11.24"}, "WMS": {m.within, "6.26"}, "JMS": {m.raters, "32.49"}, "EMS": {m.residue, "1.02"}} {
		if !rounded(figure(f.got), f.want) {
			t.Errorf("%s: %v, want %s", name, f.got, f.want)
		}
	}
}

// krippendorff is the reliability data of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C:
// four observers, twelve units, with gaps. Units are rows here.
func krippendorff() []string {
	return []string{"1 1 . 1", "2 2 3 2", "3 3 3 3", "3 3 3 3", "2 2 2 2", "1 2 3 4", "4 4 4 4", "1 1 2 1", "2 2 2 2", ". 5 5 5", ". . 1 1", ". 3 . ."}
}

// TestKrippendorff reproduces the alphas of the same paper: section C has 0.743 (nominal), section D 0.815 (ordinal)
// and 0.849 (interval).
func TestKrippendorff(t *testing.T) {
	g := agreementOn(4, krippendorff()...)
	if !rounded(g.Nominal, "0.743") || !rounded(g.Ordinal, "0.815") || !rounded(g.Interval, "0.849") {
		t.Errorf("%v, %v, %v; want 0.743, 0.815, 0.849", g.Nominal, g.Ordinal, g.Interval)
	}
	if g.Raters != 4 || g.Cases != 12 || g.Shared != 11 || g.Complete != 8 {
		t.Errorf("%d raters, %d cases, %d shared, %d complete", g.Raters, g.Cases, g.Shared, g.Complete)
	}
	if got, want := g.Verdict.String(), "reliable: alpha is 0.849, at least 0.8"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestKendall reproduces the example of the NAG Library's manual, routine G08DAF (Kendall's coefficient of concordance):
// three comparisons of ten objects with ties, W = 0.828. By hand: the sums of ranks are 5.5 6.5 9 13.5 12 20 23 23.5 25.5
// 26.5, their mean is 16.5 and S = 591; ties are 2+2 in the first comparison, 2+2+2 in the second and 4+3 in the third,
// so Σ(t³-t) = 12 + 18 + 84 = 114; W = 12 × 591 / (9 × 990 - 3 × 114) = 7092 / 8568. Without the correction for ties it
// would be 0.796.
func TestKendall(t *testing.T) {
	g := agreementOn(3, "1 2.5 2", "4.5 1 1", "2 2.5 4.5", "4.5 4.5 4.5", "3 4.5 4.5", "7.5 8 4.5", "6 9 8", "9 6.5 8", "7.5 10 8", "10 6.5 10")
	if !rounded(g.W, "0.828") || !near(g.W, 7092.0/8568) {
		t.Errorf("%v, want 7092/8568", g.W)
	}
}

// TestNoAgreement has too little to compute with: every figure says what is lacking.
func TestNoAgreement(t *testing.T) {
	const none, alone, equal = "fewer than two raters rated anything", "nobody rated the same as another", "all ratings are equal"
	for _, test := range []struct {
		rows              []string
		alpha, single, w  string
		average           string
		averageOf, twoOne string // the reasons of ICC(3,k) and ICC(2,1), where they are other ones
	}{
		{nil, none, none, none, none, "", ""},
		{[]string{"5 .", "6 ."}, none, none, none, none, "", ""},
		{[]string{"5 .", ". 6"}, alone, "0 were rated by all 2 raters, and at least 2 are needed", "0 were rated by all 2 raters, and at least 2 are needed", "0 were rated by all 2 raters, and at least 2 are needed", "", ""},
		{[]string{"5 6", ". 6"}, "", "1 were rated by all 2 raters, and at least 2 are needed", "1 were rated by all 2 raters, and at least 2 are needed", "1 were rated by all 2 raters, and at least 2 are needed", "", ""},
		{[]string{"0.1 0.1", "0.1 0.1"}, equal, equal, "every rater gives everyone the same", equal, "", ""},
		{[]string{"5 6", "5 6"}, "", "", "every rater gives everyone the same", "the customers don't differ by more than chance", "", ""},
		{[]string{"5 6", "6 5"}, "", "", "", "the customers don't differ by more than chance", "", "the customers don't differ by more than chance"},
	} {
		g := agreementOn(2, test.rows...)
		for name, f := range map[string]struct {
			got  Figure
			want string
		}{
			"nominal": {g.Nominal, test.alpha}, "ordinal": {g.Ordinal, test.alpha}, "interval": {g.Interval, test.alpha},
			"ICC(1,1)": {g.ICC.Single.One, test.single}, "ICC(1,k)": {g.ICC.Average.One, test.average}, "W": {g.W, test.w},
		} {
			if f.got.Why.String() != f.want {
				t.Errorf("%q: %s: %q, want %q", test.rows, name, f.got.Why, f.want)
			}
		}
		if test.twoOne != "" && g.ICC.Single.Two.Why.String() != test.twoOne {
			t.Errorf("%q: ICC(2,1): %v", test.rows, g.ICC.Single.Two)
		}
		if test.alpha != "" && g.Verdict.String() != "not computable: "+test.alpha {
			t.Errorf("%q: %s", test.rows, g.Verdict)
		}
	}
}

func TestReliability(t *testing.T) {
	for alpha, want := range map[float64]string{
		1: "reliable: alpha is 1.000, at least 0.8", 0.8: "reliable: alpha is 0.800, at least 0.8",
		0.667: "for tentative conclusions only: alpha is 0.667, at least 0.667 but below 0.8",
		-0.1:  "not reliable: alpha is -0.100, below 0.667; the raters need common standards",
	} {
		if got := Reliability(figure(alpha)).String(); got != want {
			t.Errorf("%v: %s, want %s", alpha, got, want)
		}
	}
}

// TestRandomAgreement checks the figures of random ratings with gaps and ties: alpha against its definition, all within
// their bounds or with a reason, and none moved by the order of the ratings, or of the customers.
func TestRandomAgreement(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 4))
	for n := range 600 {
		raters, r := 1+rnd.IntN(6), &Ratings{Criteria: []Criterion{{"a", 10}, {"b", 5}}[:1+rnd.IntN(2)], Rows: 1 + rnd.IntN(12)}
		values, gaps := 1+rnd.IntN(30), rnd.IntN(3)
		for rater := range raters {
			for criterion := range r.Criteria {
				for row := range r.Rows {
					if gaps == 0 || rnd.IntN(4) > 0 {
						r.Given = append(r.Given, Rating{int32(rater), int32(criterion), int32(row), float64(rnd.IntN(values)) / 4})
					}
				}
			}
		}
		p := equals(raters)
		a := p.Agreement(r)
		for _, g := range append(a.Criteria, a.All) {
			checkFigures(t, reflect.ValueOf(g))
			checkBounds(t, &g)
		}
		checkAlpha(t, r.units(raters), a.All)
		shuffled := *r
		shuffled.Given = slices.Clone(r.Given)
		rnd.Shuffle(len(r.Given), func(i, j int) {
			shuffled.Given[i], shuffled.Given[j] = shuffled.Given[j], shuffled.Given[i]
		})
		if !alike(reflect.ValueOf(*a), reflect.ValueOf(*p.Agreement(&shuffled))) {
			t.Fatalf("group %d depends on the order of the ratings", n)
		}
		for i := range shuffled.Given {
			shuffled.Given[i].Row = int32(r.Rows) - 1 - shuffled.Given[i].Row
		}
		checkClose(t, reflect.ValueOf(a.All), reflect.ValueOf(p.Agreement(&shuffled).All))
	}
}

func checkBounds(t *testing.T, g *Group) {
	t.Helper()
	for _, f := range []Figure{g.Nominal, g.Ordinal, g.Interval, g.W, g.ICC.Single.One, g.ICC.Single.Two, g.ICC.Single.Three,
		g.ICC.Average.One, g.ICC.Average.Two, g.ICC.Average.Three} {
		if f.OK() && f.Value > 1+1e-9 {
			t.Fatalf("above 1: %+v", g)
		}
	}
	least := -1 / float64(g.Raters-1)
	if w := g.W; w.OK() && w.Value < 0 || g.ICC.Single.One.Value < least-1e-9 || g.ICC.Single.Three.Value < least-1e-9 {
		t.Fatalf("too low: %+v", g)
	}
}

// checkClose wants the same figures but for the last digits.
func checkClose(t *testing.T, a, b reflect.Value) {
	t.Helper()
	for i := range a.NumField() {
		switch x := a.Field(i).Interface().(type) {
		case Figure:
			y := b.Field(i).Interface().(Figure)
			if x.Why.String() != y.Why.String() || math.Abs(x.Value-y.Value) > 1e-9*max(1, math.Abs(x.Value)) {
				t.Fatalf("%s: %v and %v", a.Type().Field(i).Name, x, y)
			}
		case ICC, ICCs:
			checkClose(t, a.Field(i), b.Field(i))
		}
	}
}

// checkAlpha compares the alphas with their definition: pairs of values within units against pairs of all, and the
// ordinal metric summed up from the counts of the values.
func checkAlpha(t *testing.T, units []unit, g Group) {
	t.Helper()
	count := map[float64]float64{}
	for _, u := range units {
		for _, x := range u.values {
			if len(u.values) > 1 {
				count[x]++
			}
		}
	}
	metrics := map[string]func(c, k float64) float64{
		"nominal": func(c, k float64) float64 {
			if c == k {
				return 0
			}
			return 1
		},
		"interval": func(c, k float64) float64 { return (c - k) * (c - k) },
		"ordinal": func(c, k float64) float64 {
			sum := -(count[c] + count[k]) / 2
			for x, n := range count {
				if min(c, k) <= x && x <= max(c, k) {
					sum += n
				}
			}
			return sum * sum
		},
	}
	for name, got := range map[string]Figure{"nominal": g.Nominal, "ordinal": g.Ordinal, "interval": g.Interval} {
		want := naiveAlpha(units, metrics[name])
		if got.OK() != !math.IsNaN(want) || got.OK() && math.Abs(got.Value-want) > 1e-9 {
			t.Fatalf("%s: %v, want %v", name, got, want)
		}
	}
}

func naiveAlpha(units []unit, metric func(c, k float64) float64) float64 {
	observed, expected := 0.0, 0.0
	var all []float64
	for _, u := range units {
		if len(u.values) < 2 {
			continue
		}
		all = append(all, u.values...)
		for _, c := range u.values {
			for _, k := range u.values {
				observed += metric(c, k) / float64(len(u.values)-1)
			}
		}
	}
	for _, c := range all {
		for _, k := range all {
			expected += metric(c, k)
		}
	}
	if expected == 0 {
		return math.NaN()
	}
	return 1 - observed/expected*float64(len(all)-1)
}

// TestPerfectAgreement has raters who agree on customers that differ: all figures are 1.
func TestPerfectAgreement(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	for range 200 {
		raters, r := 2+rnd.IntN(5), &Ratings{Criteria: []Criterion{{"c", 10}}, Rows: 2 + rnd.IntN(40)}
		for row := range r.Rows {
			x := math.Round(rnd.Float64()*1000) / 100
			for rater := range raters {
				r.Given = append(r.Given, Rating{int32(rater), 0, int32(row), x})
			}
		}
		g := equals(raters).Agreement(r).All
		if g.Nominal.Value != 1 || g.Ordinal.Value != 1 || g.Interval.Value != 1 {
			t.Fatalf("alpha: %v, %v, %v", g.Nominal, g.Ordinal, g.Interval)
		}
		for _, f := range []Figure{g.W, g.ICC.Single.One, g.ICC.Single.Two, g.ICC.Single.Three, g.ICC.Average.One, g.ICC.Average.Two, g.ICC.Average.Three} {
			if !near(f, 1) {
				t.Fatalf("%+v", g)
			}
		}
	}
}
