package periods

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"tier/scoring"
)

// Together is how far the changes of two criteria's points go together, from one result to the next.
type Together struct {
	A, B      string
	Customers int     // whose points of both changed or stayed: those who have all four
	Rho       float64 // Spearman's
}

// leastTogether is how many customers a correlation needs to be worth telling.
const leastTogether = 10

// Together are the correlations of the changes of each two criteria that both of the last two results name, the strongest
// first. Criteria whose points changed for nobody, or for all by as much, go together with none.
func (m *Moves) Together() []Together {
	last := len(m.Results) - 1
	var names []string
	for _, name := range slices.Sorted(maps.Keys(m.Results[last].Points)) {
		if m.Results[last-1].Points[name] != nil {
			names = append(names, name)
		}
	}
	ranks := make([]scoring.Ranks, len(names))
	for i, name := range names {
		ranks[i] = scoring.RanksOf(m.changes(name, last))
	}
	var all []Together
	for i := range names {
		for k := i + 1; k < len(names); k++ {
			rho, customers := scoring.Spearman(ranks[i], ranks[k])
			if customers >= leastTogether && !math.IsNaN(rho) {
				all = append(all, Together{names[i], names[k], customers, scoring.Round(rho, 4)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Together) int { return cmp.Compare(math.Abs(b.Rho), math.Abs(a.Rho)) })
	return all
}

// changes are what a criterion's points changed by since the result before, by customer; NaN where one of the two has none.
func (m *Moves) changes(criterion string, result int) []float64 {
	all := make([]float64, m.Len())
	for c := range all {
		now := m.figure(m.Results[result].Points[criterion], result, c)
		all[c] = scoring.Round9(now - m.figure(m.Results[result-1].Points[criterion], result-1, c))
	}
	return all
}
