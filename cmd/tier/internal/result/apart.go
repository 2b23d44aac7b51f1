package result

import "tier/tiering"

// Apart are the customers whom the first model and another don't place alike, the farthest apart first.
func (r *Result) Apart(other *Model) []tiering.Apart {
	m := &r.Models[0]
	return tiering.FarApart(m.Final, other.Final, m.Spec.Scheme.Levels, other.Spec.Scheme.Levels, m.Scores.Total, other.Scores.Total)
}
