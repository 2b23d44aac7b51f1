package scored

import (
	"math"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/tiering"
)

// TestSummarisedRest: what those of no class bring is what is left to the last decimal.
func TestSummarisedRest(t *testing.T) {
	a, b := 23456789.0, 99999999.99
	classes := []result.ClassSummary{{Name: "a", Value: &a}, {Name: "b", Value: &b}}
	for _, tc := range []struct{ all, want float64 }{{123456789.01, 0.02}, {math.NaN(), math.NaN()}} {
		c := summarised("", classes, result.Cross{Value: tc.all}, nil, tiering.NoClass)
		if got := c.Groups[2].Value; got != tc.want && !math.IsNaN(tc.want) || math.IsNaN(got) != math.IsNaN(tc.want) {
			t.Errorf("rest of %v: %v, want %v", tc.all, got, tc.want)
		}
	}
}
