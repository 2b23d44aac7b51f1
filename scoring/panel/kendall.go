package panel

import "tier/scoring"

// concordance is Kendall's W of cases that all k raters rated, corrected for ties: M. Kendall and J. D. Gibbons, Rank
// Correlation Methods (5th ed. 1990), chapter 6.
//
//	W = 12 S / (k² (n³ - n) - k Σ (t³ - t))
//
// S is the sum of squares of the cases' sums of ranks, and t the size of each set of ties of each rater.
func concordance(cases [][]float64, k int) Figure {
	if why := few(len(cases), k); !why.IsZero() {
		return lacking(why)
	}
	n := float64(len(cases))
	sums, column, ties := make([]float64, len(cases)), make([]float64, len(cases)), 0.0
	for rater := range k {
		for i, values := range cases {
			column[i] = values[rater]
		}
		rows, sorted := scoring.Ascending(column)
		for i, rank := range scoring.Midranks(len(column), rows, sorted) {
			sums[i] += rank
		}
		for equal := range scoring.Runs(sorted) {
			t := float64(equal)
			ties += t*t*t - t
		}
	}
	all := float64(k) * (n*n*n - n)
	most := float64(k) * (all - ties)
	if all-ties <= tiny*all {
		return lacking(scoring.Say("every rater gives everyone the same"))
	}
	return figure(min(12*squares(sums)/most, 1))
}
