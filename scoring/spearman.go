package scoring

import "math"

// Ranks are the places of numbers among each other, the lowest 1, equal ones all in the middle of theirs.
type Ranks struct {
	values []float64 // NaN is no number
	at     []float64 // NaN where there is no number
	count  int
}

// RanksOf ranks numbers; NaN has no place.
func RanksOf(values []float64) Ranks {
	rows, sorted := Ascending(values)
	return Ranks{values: values, at: Midranks(len(values), rows, sorted), count: len(rows)}
}

// Spearman is the rank correlation of two columns, with ties: Pearson's correlation of the places, among those who have both
// numbers, of whom there are so many. It is NaN where one of the two is the same for all of them. It takes n log n.
func Spearman(a, b Ranks) (rho float64, customers int) {
	for row := range a.at {
		if a.at[row] == a.at[row] && b.at[row] == b.at[row] {
			customers++
		}
	}
	if customers < a.count || customers < b.count { // places among others
		a, b = a.among(b), b.among(a)
	}
	var m Moments
	for row := range a.at {
		if a.at[row] == a.at[row] {
			m.Add(a.at[row], b.at[row])
		}
	}
	return m.Correlation(), customers
}

// among ranks the numbers of those only who have one in the other column too.
func (r Ranks) among(other Ranks) Ranks {
	values := make([]float64, len(r.values))
	for row, x := range r.values {
		values[row] = x
		if other.at[row] != other.at[row] {
			values[row] = math.NaN()
		}
	}
	return RanksOf(values)
}
