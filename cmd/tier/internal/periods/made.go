package periods

import (
	"tier/cmd/tier/internal/origins"
	"tier/fileio"
)

// Made is what a result was made with, as far as its file says it: enough to score customers as they would have been scored
// then.
type Made struct {
	Origin *origins.Origin      // nil where the file doesn't carry it
	Points map[string][]float64 // of criteria that a panel rated: per customer, NaN without
	Table  *fileio.Table        // the list that was judged, as the result's own rows; nil of a .json
	Rows   []int                // by customer: the row in Table
}

// BeforeOverrides are the levels that customers had before overrides: what was computed, or what a hold left of it.
func (s *Snapshot) BeforeOverrides() []int {
	if s.Held != nil {
		return s.Held
	}
	return s.Computed
}
