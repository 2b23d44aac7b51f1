package result

import (
	"cmp"
	"slices"

	"tier/tiering"
)

// Apart is a customer whom the first model and another don't place alike.
type Apart struct {
	tiering.Apart
	Other *Model
}

// FarthestApart are the customers whom some model does not place as the first does, those first who lie most tiers apart, then those
// whose scores do. Who does in several models stands there for each.
func (r *Result) FarthestApart() []Apart {
	m := &r.Models[0]
	var all []Apart
	for i := 1; i < len(r.Models); i++ {
		other := &r.Models[i]
		for _, a := range tiering.FarApart(m.Final, other.Final, m.Spec.Scheme.Levels, other.Spec.Scheme.Levels, m.Scores.Total, other.Scores.Total) {
			all = append(all, Apart{a, other})
		}
	}
	slices.SortStableFunc(all, func(x, y Apart) int { return cmp.Or(cmp.Compare(y.Steps, x.Steps), cmp.Compare(y.Gap, x.Gap)) })
	return all
}
