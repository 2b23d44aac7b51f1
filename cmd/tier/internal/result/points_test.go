package result_test

import (
	"testing"

	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/scoring/panel"
)

// TestPointsInReasons writes points in the reasons as the report's tables do: with four decimals at most.
func TestPointsInReasons(t *testing.T) {
	r := result.NewRatings(&ratings.Collected{
		Panel: panel.Panel{Raters: []panel.Rater{{Name: "甲", Weight: 1}, {Name: "乙", Weight: 1}, {Name: "丙", Weight: 1}}},
		Ratings: panel.Ratings{
			Criteria: []panel.Criterion{{Name: "c", Full: 10}}, Rows: 1, Owns: func(rater, _ int) bool { return rater == 2 },
			Given: []panel.Rating{{Rater: 0, Points: 6.66666667}, {Rater: 1, Points: 7.5}, {Rater: 2, Points: 9.00004}},
		},
	}, 1)
	if got, want := r.Why(0, 0).String(), "mean of 2 raters, from 6.6667 to 7.5; not counted: 丙 9 (own customer)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
