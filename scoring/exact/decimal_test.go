package exact

import (
	"math"
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
		m, e := Digits(x)
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
		if m, e := Digits(test.x); m != test.m || e != test.e {
			t.Errorf("digits(%v) = %d × 10^%d, want %d × 10^%d", test.x, m, e, test.m, test.e)
		}
	}
}
