package backtest

import "tier/scoring"

// Order is whether the default rate rises from each grade to the next worse one.
type Order struct {
	Steps   []Step   // between neighbours among the grades that have customers, best first
	Breaks  []Step   // those of them where the rate does not rise
	Skipped []string // grades without a customer of known outcome
	Message scoring.Message
}

// Rises reports whether the rate rises at every step, of which there is one at least.
func (o Order) Rises() bool { return len(o.Steps) > 0 && len(o.Breaks) == 0 }

// orderOf goes through the grades, best first.
func orderOf(grades []Grade) Order {
	var out Order
	var last Grade
	for _, grade := range grades {
		if grade.Customers == 0 {
			out.Skipped = append(out.Skipped, grade.Name)
			continue
		}
		if last.Customers > 0 {
			out.take(newStep(last, grade))
		}
		last = grade
	}
	out.Message = out.verdict()
	if len(out.Skipped) > 0 {
		out.Message = scoring.Say("%s; skipped, as nobody's outcome is known there: %s", out.Message, scoring.List(out.Skipped))
	}
	return out
}

// take adds a step.
func (o *Order) take(s Step) {
	o.Steps = append(o.Steps, s)
	if s.Trend != Rises {
		o.Breaks = append(o.Breaks, s)
	}
}

// verdict is the message, but for the grades that were skipped.
func (o Order) verdict() scoring.Message {
	switch {
	case len(o.Steps) == 0:
		return scoring.Say("fewer than two grades have customers of known outcome: there is no order to judge")
	case o.Rises():
		return scoring.Say("the default rate rises from each grade to the next worse one")
	}
	var breaks, none []string
	for _, s := range o.Breaks {
		pair := s.Better.Name + " → " + s.Worse.Name
		if s.Better.Defaulted+s.Worse.Defaulted == 0 {
			none = append(none, pair)
			continue
		}
		breaks = append(breaks, pair+" ("+percent(s.Better.Rate)+" → "+percent(s.Worse.Rate)+", "+chance(s.P)+")")
	}
	switch {
	case len(breaks) == 0:
		return scoring.Say("the default rate rises but where there are no defaults in either grade: %s", scoring.List(none))
	case len(none) > 0:
		return scoring.Say("the default rate does not rise with every worse grade: %s; no defaults in either: %s", scoring.List(breaks), scoring.List(none))
	}
	return scoring.Say("the default rate does not rise with every worse grade: %s", scoring.List(breaks))
}
