package credit

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"tier/scoring"
)

func TestUnits(t *testing.T) {
	tests := []struct {
		x        float64
		decimals int
		want     string
	}{
		{0, 2, "0"}, {.29, 2, "29"}, {1.005, 2, "101"}, {-1.005, 2, "-101"}, {-.5, 2, "-50"}, {123456789012.34, 9, "123456789012340000000"},
		{1e22, 2, "1000000000000000000000000"}, {1e-12, 9, "0"}, {79.99999999999999, 2, "8000"}, {5, 0, "5"}, {math.Copysign(0, -1), 2, "0"},
	}
	for _, tt := range tests {
		if got := units(tt.x, tt.decimals).String(); got != tt.want {
			t.Errorf("%v at %d decimals: %s, want %s", tt.x, tt.decimals, got, tt.want)
		}
	}
}

// TestUnitsAndBack: a figure of up to 15 digits is the same after being counted in units.
func TestUnitsAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "n")
		decimals := rapid.IntRange(0, 9).Draw(t, "decimals")
		x := amount(big.NewInt(n), decimals)
		if got := units(x, decimals).Int64(); got != n {
			t.Fatalf("%v: %d, want %d", x, got, n)
		}
	})
}

func TestLess(t *testing.T) {
	for _, tt := range []struct{ a, b, want float64 }{{.3, .1, .2}, {1, 1, 0}, {.1, .3, -.2}, {1e12, .01, 999999999999.99}} {
		if got := less(tt.a, tt.b); got != tt.want {
			t.Errorf("%v - %v: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestShare(t *testing.T) {
	for _, tt := range []struct {
		n        int64
		fraction float64
		want     int64
	}{{5, .5, 3}, {5, .3, 2}, {270, .15, 41}, {1, .5, 1}, {1, .499999999, 0}, {0, 1, 0}, {1000, 1, 1000}, {7, 0, 0}} {
		if got := share(big.NewInt(tt.n), tt.fraction).Int64(); got != tt.want {
			t.Errorf("%v of %d: %d, want %d", tt.fraction, tt.n, got, tt.want)
		}
	}
}

// TestShortcuts: what is counted in cents or in whole steps comes to the same as what is counted in big integers.
func TestShortcuts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		money := func(name string) float64 {
			return scoring.Round9(float64(rapid.Int64Range(0, 1e12).Draw(t, name)) / rapid.SampledFrom([]float64{1, 10, 100, 1000}).Draw(t, "unit"))
		}
		a, b := money("a"), money("b")
		x, y := units(a, ofNumbers), units(b, ofNumbers)
		if got, want := less(a, b), amount(new(big.Int).Sub(x, y), ofNumbers); got != want {
			t.Fatalf("%v - %v: %v, want %v", a, b, got, want)
		}
		want := a
		if y.Sign() > 0 {
			want = amount(new(big.Int).Sub(x, new(big.Int).Mod(x, y)), ofNumbers)
		}
		if got := roundDown(a, b); got != want {
			t.Fatalf("%v down to a multiple of %v: %v, want %v", a, b, got, want)
		}
	})
}
