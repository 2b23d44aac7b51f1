package backtest

import (
	"math"
	"testing"
)

// TestWilson has the examples of Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
func TestWilson(t *testing.T) {
	for _, tt := range []struct {
		part, n   int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		got := NewTally(tt.n, tt.part).Interval
		if math.Abs(got.Low-tt.low) > 0.00005 || math.Abs(got.High-tt.high) > 0.00005 {
			t.Errorf("%d of %d: %.4f, want %.4f to %.4f", tt.part, tt.n, got, tt.low, tt.high)
		}
	}
	if none := NewTally(0, 0); !math.IsNaN(none.Rate) || !math.IsNaN(none.Interval.Low) || !math.IsNaN(none.Interval.High) {
		t.Errorf("of nobody: %v", none)
	}
	if all := NewTally(7, 7); all.Interval.High != 1 {
		t.Errorf("7 of 7: %v, want up to 1 exactly", all.Interval)
	}
}
