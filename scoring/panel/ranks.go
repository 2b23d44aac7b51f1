package panel

import (
	"iter"

	"tier/scoring"
)

// midranks are the ranks of values from 1, where equal ones share the mean of theirs.
func midranks(values []float64) []float64 {
	rows, sorted := scoring.Ascending(values)
	ranks, from := make([]float64, len(values)), 0
	for equal := range runs(sorted) {
		for _, row := range rows[from : from+equal] {
			ranks[row] = float64(from) + float64(equal+1)/2
		}
		from += equal
	}
	return ranks
}

// runs are how many of sorted values are equal, one number for each different value.
func runs(sorted []float64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; from < len(sorted); {
			upTo := from + 1
			for upTo < len(sorted) && sorted[upTo] == sorted[from] {
				upTo++
			}
			if !yield(upTo - from) {
				return
			}
			from = upTo
		}
	}
}
