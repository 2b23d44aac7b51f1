package credit

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"tier/scoring"
)

var levels = []string{"A", "B", "C"}

// byGrade gives A the smallest of three expressions, B one, and C nothing.
func byGrade(t testing.TB) *Limits {
	e := func(src string) *scoring.Expr { return expr(t, src, "worth", "sales", "share") }
	return &Limits{Grades: [][]*scoring.Expr{{e("worth * 0.1"), e("sales / 12 * 2"), e("500000")}, {e("worth * share")}, nil},
		Step: 1000, Most: 300000}
}

func TestLimits(t *testing.T) {
	f := scoring.NewFrame(list{n: 10, numbers: map[string][]float64{
		"worth": {1e6, 2e6, 9e6, -5e5, nan, 1e6, 1e6, nan, 1e6, 1e6},
		"sales": {9e5, 6e5, 9e6, 6e5, nan, nan, nan, nan, nan, 1e6},
		"share": {nan, nan, nan, nan, nan, .0567, nan, nan, .05, .05}}})
	f.Spoil(9, "share", scoring.Say("unreadable"))
	unsurveyed := func(row int) scoring.Message {
		if row == 8 {
			return scoring.Say("there is no credit survey")
		}
		return scoring.Message{}
	}
	l := byGrade(t)
	grade := []int{0, 0, 0, 0, 0, 1, 2, -1, 1, 1}
	want := []Limit{
		{Amount: 100000, Of: []float64{100000, 150000, 500000}},
		{Amount: 100000, Of: []float64{200000, 100000, 500000}, Smallest: 1},
		{Amount: 300000, Of: []float64{900000, 1500000, 500000}, Smallest: 2, Capped: true},
		{Amount: 0, Of: []float64{-50000, 100000, 500000}},
		{Amount: nan, Of: []float64{nan, nan, 500000}, Why: scoring.Say("missing: worth, sales")},
		{Amount: 56000, Of: []float64{56700}},
		{Amount: nan, Why: scoring.Say("grade C gets no limit")},
		{Amount: nan, Why: scoring.Say("there is no credit grade")},
		{Amount: nan, Why: scoring.Say("there is no credit survey")},
		{Amount: nan, Of: []float64{50000}, Why: scoring.Say("could not be read: share")},
	}
	got := l.Set(grade, levels, unsurveyed, f)
	for row := range want {
		got[row].Smallest *= boolInt(got[row].Why.IsZero()) // of no meaning without a limit
		diff(t, want[row], got[row])
	}
	working := []string{
		"worth * 0.1 = 100000 (the smallest); sales / 12 * 2 = 150000; fixed 500000: 100000",
		"worth * 0.1 = 200000; sales / 12 * 2 = 100000 (the smallest); fixed 500000: 100000",
		"worth * 0.1 = 900000; sales / 12 * 2 = 1500000; fixed 500000 (the smallest); not above 300000: 300000",
		"worth * 0.1 = -50000 (the smallest); sales / 12 * 2 = 100000; fixed 500000; not below 0: 0",
		"missing: worth, sales",
		"worth * share = 56700; rounded down to a multiple of 1000: 56000",
		"grade C gets no limit",
	}
	for row, w := range working {
		diff(t, w, got[row].Working(l, grade[row]).String())
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestLimitsPlain: no survey may be asked for, and the columns need not be a frame.
func TestLimitsPlain(t *testing.T) {
	l := &Limits{Grades: [][]*scoring.Expr{{expr(t, "worth", "worth")}, {expr(t, "worth / 0", "worth")}}}
	got := l.Set([]int{0, 1, 2}, levels, nil, list{n: 3, numbers: map[string][]float64{"worth": {7.5, 1, 1}}})
	diff(t, 7.5, got[0].Amount)
	diff(t, "worth = 7.5", got[0].Working(l, 0).String())
	diff(t, "worth / 0 has no result, as of a division by zero", got[1].Why.String())
	diff(t, "grade C gets no limit", got[2].Why.String())
}

// TestRoundDown: steps are cut on decimals, where 0.3 is three times 0.1.
func TestRoundDown(t *testing.T) {
	tests := []struct{ x, step, want float64 }{
		{.3, .1, .3}, {.7, .1, .7}, {.1 + .2, .1, .3}, {.29999, .1, .2}, {1.1, 1.1, 1.1}, {3.3, 1.1, 3.3},
		{99999.99, 1000, 99000}, {100000, 1000, 100000}, {123456789012, .01, 123456789012}, {5, 0, 5}, {5, 10, 0},
		{5.5, 1e-12, 5.5}, {0, 3, 0}, {1e15, 7, 1e15 - 6}, {4.35, .01, 4.35}, {2.675, .005, 2.675},
	}
	for _, tt := range tests {
		if got := roundDown(tt.x, tt.step); got != tt.want {
			t.Errorf("%v by %v: %v, want %v", tt.x, tt.step, got, tt.want)
		}
	}
}

// TestLimitProperties: a limit is a multiple of the step, not above any expression nor the ceiling, and less than a step below.
func TestLimitProperties(t *testing.T) {
	a, b := expr(t, "a", "a"), expr(t, "b", "b")
	rapid.Check(t, func(t *rapid.T) {
		cents := func(name string, least, most int) float64 {
			return float64(rapid.IntRange(least, most).Draw(t, name)) / 100
		}
		x, y := cents("a", -1e6, 1e9), cents("b", -1e6, 1e9)
		l := &Limits{Grades: [][]*scoring.Expr{{a, b}}, Step: cents("step", 0, 1e6), Most: cents("most", 0, 1e9)}
		got := l.Set([]int{0}, levels, nil, list{n: 1, numbers: map[string][]float64{"a": {x}, "b": {y}}})[0]
		bound := max(0, min(x, y))
		if l.Most > 0 {
			bound = min(bound, l.Most)
		}
		if got.Amount > bound || got.Amount < 0 {
			t.Fatalf("%v, above %v or below 0", got.Amount, bound)
		}
		if l.Step > 0 && bound-got.Amount >= l.Step {
			t.Fatalf("%v is a step below %v", got.Amount, bound)
		}
		if l.Step > 0 && new(big.Int).Rem(units(got.Amount, 2), units(l.Step, 2)).Sign() != 0 {
			t.Fatalf("%v is no multiple of %v", got.Amount, l.Step)
		}
		if got.Capped != (l.Most > 0 && min(x, y) > l.Most) {
			t.Fatalf("capped is %v", got.Capped)
		}
	})
}

func TestLimitsCheck(t *testing.T) {
	tests := []struct {
		l    Limits
		want []string
	}{
		{Limits{}, nil},
		{Limits{Step: 100, Most: 100}, nil},
		{Limits{Step: -1}, []string{"limits can't be rounded to a multiple of -1"}},
		{Limits{Most: math.NaN(), Step: nan}, []string{"limits can't be rounded to a multiple of –", "the ceiling of limits can't be –"}},
		{Limits{Step: 1000, Most: 999}, []string{
			"every limit is 0: the ceiling, 999, is below the step, 1000 | limits are rounded down to a multiple of the step"}},
	}
	for _, tt := range tests {
		diff(t, tt.want, faults(tt.l.Check()))
	}
}
