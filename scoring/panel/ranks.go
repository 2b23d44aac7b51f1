package panel

import "iter"

// midranks are the ranks from 1 of the values of rows, where equal ones share the mean of theirs; rows are those of the
// sorted values.
func midranks(rows []uint32, sorted []float64) []float64 {
	ranks, from := make([]float64, len(rows)), 0
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
