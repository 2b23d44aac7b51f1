package periods

import (
	"math"
	"slices"

	"tier/fileio"
	"tier/scoring"
)

// HasValue reports whether a result has values.
func (m *Moves) HasValue(result int) bool { return m.Results[result].Values != nil }

// HasDifference reports whether the values of both results of a step are of one thing and in one unit, so that one can be
// taken from the other.
func (m *Moves) HasDifference(step int) bool {
	return m.HasValue(step) && m.HasValue(step+1) && isOneValue(m.Results[step], m.Results[step+1])
}

func isOneValue(a, b *Snapshot) bool {
	return (a.Value == b.Value || a.Value == "" || b.Value == "") && a.Unit == b.Unit
}

// inUnit are results with their values in the unit of the newest one, where they are of the same thing and can be converted.
func inUnit(results []*Snapshot) []*Snapshot {
	newest, all := results[len(results)-1], slices.Clone(results)
	for i, s := range all {
		shift, ok := fileio.UnitShift(s.Unit, newest.Unit)
		if !ok || s.Unit == newest.Unit || s.Unit == "" || newest.Unit == "" || s.Value != newest.Value || s.Values == nil {
			continue
		}
		converted := *s
		converted.Values, converted.Unit, converted.UnitBefore = make([]float64, len(s.Values)), newest.Unit, s.Unit
		for row, x := range s.Values {
			converted.Values[row] = shifted(x, shift)
		}
		all[i] = &converted
	}
	return all
}

// shifted moves the point of a figure by some places; dividing by a whole power of ten is exact where multiplying by 0.0001
// isn't.
func shifted(x float64, places int) float64 {
	if places < 0 {
		return scoring.Round9(x / math.Pow10(-places))
	}
	return scoring.Round9(x * math.Pow10(places))
}
