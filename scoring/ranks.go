package scoring

import "iter"

// Midranks are the ranks from 1 of n values, where equal ones share the mean of theirs; NaN has none. Rows and sorted are
// what Ascending makes of the values.
func Midranks(n int, rows []uint32, sorted []float64) []float64 {
	ranks, from := missing(n), 0
	for equal := range Runs(sorted) {
		for _, row := range rows[from : from+equal] {
			ranks[row] = float64(from) + float64(equal+1)/2
		}
		from += equal
	}
	return ranks
}

// Runs are how many of sorted values are equal, one number for each different value.
func Runs(sorted []float64) iter.Seq[int] {
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
