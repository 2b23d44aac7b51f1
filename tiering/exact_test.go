package tiering

import (
	"math/big"
	"testing"

	"tier/scoring/exact"
)

func TestBoundaryRoundsHalfUp(t *testing.T) {
	for _, test := range []struct {
		percent float64
		n, want int
	}{
		{10, 100, 10}, {12.5, 100, 13}, {12.5, 4, 1}, {10, 4, 0}, {10, 5, 1}, {33.3, 1000, 333},
		{100, 7, 7}, {2.675, 100000, 2675}, {0.5, 100, 1}, {0.49, 100, 0}, {14.5, 1e6, 145000}, {50, 0, 0},
	} {
		if got := boundary(ofPercent(exact.Of(test.percent)), test.n); got != test.want {
			t.Errorf("%v%% of %d = %d, want %d", test.percent, test.n, got, test.want)
		}
	}
	if got := boundary(big.NewRat(1, 3), 2); got != 1 {
		t.Errorf("a third of 2 = %d, want 1", got)
	}
}
