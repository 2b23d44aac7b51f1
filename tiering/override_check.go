package tiering

import "tier/scoring"

// CheckOverrides returns all that is wrong with the overrides of a scheme; a fault's Index is the override.
func CheckOverrides(overrides []Override) []scoring.Fault {
	var faults []scoring.Fault
	seen := map[string]bool{}
	for i, o := range overrides {
		for _, f := range o.check(seen[o.Name]) {
			f.Index = i
			faults = append(faults, f)
		}
		seen[o.Name] = true
	}
	return faults
}

// check returns the faults of one override; named says that an earlier one has its name.
func (o Override) check(named bool) []scoring.Fault {
	var faults []scoring.Fault
	add := func(message, hint scoring.Message) {
		faults = append(faults, scoring.Fault{Message: message, Hint: hint})
	}
	switch {
	case o.Name == "":
		add(scoring.Say("the override has no name"), scoring.Message{})
	case named:
		add(scoring.Say("an earlier override is called %q too", o.Name), scoring.Message{})
	}
	if o.When == nil {
		add(scoring.Say("override %q has no when", o.Name), scoring.Say("say whom it meets, as in when: 'overdue_days > 180'"))
	}
	switch o.effects() {
	case 0:
		add(scoring.Say("override %q changes nothing", o.Name), scoring.Say("give it tier, at_least or at_most"))
	case 1:
		if o.AtMost < 0 && o.Until.IsZero() {
			add(scoring.Say("override %q has no until, so it would hold for ever", o.Name),
				scoring.Say("write its last day, as in until: 2026-12-31"))
		}
	default:
		add(scoring.Say("override %q has more than one of tier, at_least and at_most", o.Name),
			scoring.Say("make each an override of its own; they apply in order"))
	}
	return faults
}

// effects counts what the override does; it should be one.
func (o Override) effects() int {
	count := 0
	for _, level := range []int{o.Tier, o.AtLeast, o.AtMost} {
		if level >= 0 {
			count++
		}
	}
	return count
}

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
