package tiering

import "tier/scoring"

// Unplaced returns the levels that nobody can come to: those for overrides only into which no override places or
// lifts. A fault's Index is the level.
func Unplaced(levels []Level, overrides []Override) []scoring.Fault {
	reached := map[int]bool{}
	for _, o := range overrides {
		reached[o.Tier], reached[o.AtLeast] = true, true
		if o.AtMost >= 0 { // who is capped comes from a better level
			reached[o.AtMost] = true
		}
	}
	var faults []scoring.Fault
	for i, level := range levels {
		if level.OverrideOnly && !reached[i] {
			faults = append(faults, scoring.Fault{Index: i,
				Message: scoring.Say("nobody comes to %q: it is for overrides only, and no override leads to it", level.Name),
				Hint:    scoring.Say("add an override with tier: %s", level.Name)})
		}
	}
	return faults
}
