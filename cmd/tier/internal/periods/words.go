package periods

import (
	"time"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// Word is what people call a state.
func Word(s tiering.State) scoring.Message {
	switch s {
	case tiering.Up:
		return scoring.Say("Upgraded")
	case tiering.Down:
		return scoring.Say("Downgraded")
	case tiering.Same:
		return scoring.Say("Unchanged")
	case tiering.New:
		return scoring.Say("New")
	case tiering.Returned:
		return scoring.Say("Returned")
	case tiering.Lost:
		return scoring.Say("Lost")
	case tiering.Untiered:
		return scoring.Say("Without a tier")
	case tiering.Unlike:
		return scoring.Say("Not comparable")
	default:
		return scoring.Message{}
	}
}

// Notes are what must be known of a comparison: by what tiers were compared, whose order nobody said, values that may be
// of different things, days that go backwards, and how many customers were known again by a guess.
func (m *Moves) Notes() []scoring.Message {
	var all []scoring.Message
	switch m.Trend.How {
	case tiering.ByPlace:
		all = append(all, scoring.Say("Tiers are called differently in the results: they were compared by their places from the top"))
	case tiering.NotComparable:
		all = append(all, scoring.Say("Some results have tiers of other names, and more or fewer of them or some names at other places: these can't be compared, and nobody moves between them"))
	}
	for _, s := range m.Results {
		if !s.Ordered {
			all = append(all, scoring.Say("%s doesn't say the order of its tiers: they stand by their mean scores", s.Called()))
		}
		if s.Repeats > 0 {
			all = append(all, scoring.Say("%s: rows that repeat a customer, and don't count: %d", s.Called(), s.Repeats))
		}
		if s.KnockedOut > 0 {
			all = append(all, scoring.Say("%s: customers who were knocked out, and so have no tier: %d", s.Called(), s.KnockedOut))
		}
	}
	all = append(all, m.valueNotes()...)
	for i, s := range m.Results[1:] {
		if before := m.Results[i]; !s.AsOf.IsZero() && s.AsOf.Before(before.AsOf) {
			all = append(all, scoring.Say("%s is as of %s, and %s, named before it, as of %s: the oldest result should come first",
				s.Called(), s.AsOf.Format(time.DateOnly), before.Called(), before.AsOf.Format(time.DateOnly)))
		}
	}
	if m.Causes != nil {
		if !m.Causes.Unknown {
			all = append(all, m.Causes.Order())
		}
		all = append(all, m.Causes.Notes...)
	}
	return append(all, m.guessNotes()...)
}

// valueNotes say which results have no values, or values of other things.
func (m *Moves) valueNotes() []scoring.Message {
	var all []scoring.Message
	newest := m.Results[len(m.Results)-1]
	for i, s := range m.Results {
		switch {
		case !m.HasValue(i):
			all = append(all, scoring.Say("%s says no value of its customers, or not which column it is", s.Called()))
		case s.UnitBefore != "":
			all = append(all, scoring.Say("the value of %s is converted from %s to %s", s.Called(), s.UnitBefore, s.Unit))
		case !m.HasValue(len(m.Results) - 1): // which says so itself
		case !isOneValue(s, newest):
			all = append(all, scoring.Say("the value of %s is %s, and of %s %s: the sums are of different things, and no difference is taken", s.Called(), words.InUnit(s.Value, s.Unit), newest.Called(), words.InUnit(newest.Value, newest.Unit)))
		}
	}
	return all
}

// guessNotes count the guesses.
func (m *Moves) guessNotes() []scoring.Message {
	taken := 0
	for _, g := range m.Guesses {
		if g.Taken {
			taken++
		}
	}
	var all []scoring.Message
	if taken > 0 {
		all = append(all, scoring.Say("Customers who are written otherwise in another result, and were taken as one: %d", taken))
	}
	if others := len(m.Guesses) - taken; others > 0 {
		all = append(all, scoring.Say("Customers who may be one with another, and count as two: %d", others))
	}
	return all
}
