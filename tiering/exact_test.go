package tiering

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// drawAny draws any figure: of few decimals as in lists, or any float at all.
func drawAny(t *rapid.T) float64 {
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		return rapid.Float64Range(-math.MaxFloat64/2, math.MaxFloat64/2).Draw(t, "float")
	case 1:
		return rapid.Float64Range(-1e6, 1e6).Draw(t, "mid")
	case 2:
		return float64(rapid.Int64().Draw(t, "int"))
	default:
		return float64(rapid.IntRange(-1e9, 1e9).Draw(t, "n")) / tens[rapid.IntRange(0, 9).Draw(t, "decimals")]
	}
}

func TestDigitsAreTheShortestText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := drawAny(t)
		m, e := digits(x)
		if want := decimal.NewFromFloat(x); !decimal.New(m, int32(e)).Equal(want) {
			t.Fatalf("digits(%v) = %d × 10^%d, want %s", x, m, e, want)
		}
	})
}

func TestDigits(t *testing.T) {
	for _, test := range []struct {
		x float64
		m int64
		e int
	}{
		{0, 0, 0}, {1.2e4, 12000, 0}, {-0.25, -25, -2}, {0.30000000000000004, 30000000000000004, -17},
		{1 << 55, 3602879701896397, 1}, // not 36028797018963968: its text has a 0 at the end
		{5e-324, 5, -324}, {-math.MaxFloat64, -17976931348623157, 292},
	} {
		if m, e := digits(test.x); m != test.m || e != test.e {
			t.Errorf("digits(%v) = %d × 10^%d, want %d × 10^%d", test.x, m, e, test.m, test.e)
		}
	}
}

func TestSumIsExactInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures := rapid.SliceOfN(rapid.Custom(drawAny), 0, 30).Draw(t, "figures")
		want := decimal.Zero
		var s sum
		for _, x := range figures {
			s.add(x)
			want = want.Add(decimal.NewFromFloat(x))
		}
		if s.rat().Cmp(want.Rat()) != 0 {
			t.Fatalf("sum of %v = %s, want %s", figures, s.rat(), want)
		}
		var left, right sum
		for i, x := range permuted(figures, drawOrder(t, len(figures))) {
			if i%3 == 0 {
				left.add(x)
			} else {
				right.add(x)
			}
		}
		left.addSum(&right)
		if left.rat().Cmp(s.rat()) != 0 {
			t.Fatalf("sum of two parts = %s, want %s", left.rat(), s.rat())
		}
	})
}

func TestSum(t *testing.T) {
	for _, test := range []struct {
		figures []float64
		want    float64
	}{
		{nil, 0},
		{[]float64{0.1, 0.2}, 0.3},
		{[]float64{1e16, 1, -1e16}, 1},
		{[]float64{math.MaxInt64, math.MaxInt64, -math.MaxInt64, -math.MaxInt64, 5}, 5},
		{[]float64{1e300, 1e-300, -1e300}, 1e-300},
		{[]float64{0.001, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, 9e14, -108e14}, 0.001},
		{[]float64{5e-324, 5e-324}, 1e-323},
		{[]float64{math.Copysign(0, -1), 0}, 0},
	} {
		var s sum
		for _, x := range test.figures {
			s.add(x)
		}
		if got := s.float(); got != test.want {
			t.Errorf("sum of %v = %v, want %v", test.figures, got, test.want)
		}
	}
}

func TestBoundaryRoundsHalfUp(t *testing.T) {
	for _, test := range []struct {
		percent float64
		n, want int
	}{
		{10, 100, 10}, {12.5, 100, 13}, {12.5, 4, 1}, {10, 4, 0}, {10, 5, 1}, {33.3, 1000, 333},
		{100, 7, 7}, {2.675, 100000, 2675}, {0.5, 100, 1}, {0.49, 100, 0}, {14.5, 1e6, 145000}, {50, 0, 0},
	} {
		if got := boundary(ofPercent(exactly(test.percent)), test.n); got != test.want {
			t.Errorf("%v%% of %d = %d, want %d", test.percent, test.n, got, test.want)
		}
	}
	if got := boundary(big.NewRat(1, 3), 2); got != 1 {
		t.Errorf("a third of 2 = %d, want 1", got)
	}
}
