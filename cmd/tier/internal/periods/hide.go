package periods

import "tier/tiering"

// Hidden is what of the customers may not be told.
type Hidden struct {
	ID, Name, Value, Reasons bool
	// ValueOf tells of a name whether values that a result calls so may not be told, whatever they are called today; nil: all may.
	ValueOf func(name string) bool
}

// hides reports whether the values of a result may not be told.
func (h *Hidden) hides(s *Snapshot) bool {
	return h.Value || h.ValueOf != nil && s.Values != nil && h.ValueOf(s.Value)
}

// Hide is the same comparison without what may not be told: the ids and names of customers, which guesses quote, their
// values, and reasons, which may quote anything.
func (m *Moves) Hide(h Hidden) *Moves {
	if !h.ID && !h.Name && !h.Value && !h.Reasons && h.ValueOf == nil {
		return m
	}
	out := *m
	if h.ID || h.Name {
		out.Guesses = nil
	}
	if h.ID {
		out.IDs = make([]string, m.Len())
	}
	if h.Name {
		out.Names = make([]string, m.Len())
	}
	out.Results = nil
	for _, s := range m.Results {
		shown := *s
		if h.ID {
			shown.IDs = nil
		}
		if h.Name {
			shown.Names = make([]string, s.Len())
		}
		if h.hides(s) {
			shown.Values, shown.Value, shown.Unit = nil, "", ""
		}
		if h.Reasons {
			shown.Reasons = nil
		}
		out.Results = append(out.Results, &shown)
	}
	out.Trend = tiering.Trace(out.Periods())
	return &out
}
