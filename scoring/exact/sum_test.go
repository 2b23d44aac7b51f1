package exact_test

import (
	"math"
	"testing"

	"tier/scoring/exact"
)

// TestSum adds up what floats don't, in any order and beyond what an int64 counts.
func TestSum(t *testing.T) {
	for name, test := range map[string]struct {
		of   []float64
		want float64
	}{
		"nothing":       {nil, 0},
		"missing":       {[]float64{math.NaN(), 2, math.Inf(1)}, 2},
		"tenths":        {[]float64{0.1, 0.2, 0.3, 0.1, 0.2, 0.3, -1.2}, 0},
		"cancelled":     {[]float64{1e15, 0.01, -1e15}, 0.01},
		"large first":   {[]float64{123456789012.34, 0.000000001, -123456789012.34}, 0.000000001},
		"nine decimals": {[]float64{0.123456789, 0.000000001, 999999.5}, 999999.62345679},
		"tenth decimal": {[]float64{0.00000000049, 0.00000000051}, 0.000000001},
		"huge":          {[]float64{1e300, 1, -1e300}, 1},
	} {
		var sum exact.Sum
		for _, x := range test.of {
			sum.Add(x)
		}
		if got := sum.Figure(); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	var sum exact.Sum
	for range 100_000 {
		sum.Add(9999999999999.99)
	}
	if got, want := sum.Figure(), 999_999_999_999_999_000.0; got != want {
		t.Errorf("many: %v, want %v", got, want)
	}
}
