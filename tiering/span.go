package tiering

import (
	"strconv"
	"strings"
	"time"

	"tier/scoring"
)

// Unit is what a span of time is counted in.
type Unit uint8

// The units. A year is twelve months, a quarter three.
const (
	Days Unit = iota
	WorkingDays
	Weeks
	Months
)

// Span is a span of time as people state it: 2 weeks, 3 months, 5 working days. The zero Span is none.
type Span struct {
	Count int
	Unit  Unit
}

// unitWords are what people call the units, and how many of a unit each is. Longer words come before those that they begin
// with.
func unitWords() []struct {
	word string
	unit Unit
	n    int
} {
	return []struct {
		word string
		unit Unit
		n    int
	}{
		{"working days", WorkingDays, 1}, {"working day", WorkingDays, 1}, {"个工作日", WorkingDays, 1}, {"工作日", WorkingDays, 1},
		{"days", Days, 1}, {"day", Days, 1}, {"天", Days, 1}, {"日", Days, 1},
		{"weeks", Weeks, 1}, {"week", Weeks, 1}, {"周", Weeks, 1}, {"双周", Weeks, 2}, {"两周", Weeks, 2}, {"个星期", Weeks, 1}, {"星期", Weeks, 1},
		{"months", Months, 1}, {"month", Months, 1}, {"个月", Months, 1}, {"月", Months, 1}, {"双月", Months, 2}, {"两个月", Months, 2},
		{"quarters", Months, 3}, {"quarter", Months, 3}, {"个季度", Months, 3}, {"季度", Months, 3}, {"季", Months, 3},
		{"half-year", Months, 6}, {"half a year", Months, 6}, {"半年", Months, 6},
		{"years", Months, 12}, {"year", Months, 12}, {"年", Months, 12},
	}
}

// maxSpan is the most of a unit that a span may have: more than anybody plans.
const maxSpan = 1000

// ParseSpan reads a span: 3 months, quarter, 10 days, 5 working days, 2 周, 双周, 半年, 每月. A span of none is no span.
func ParseSpan(text string) (Span, bool) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "每"))
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	count := 1
	if digits != "" {
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > maxSpan {
			return Span{}, false
		}
		count = n
	}
	word := strings.TrimSpace(text[len(digits):])
	for _, u := range unitWords() {
		if word == u.word {
			return Span{Count: count * u.n, Unit: u.unit}, true
		}
	}
	return Span{}, false
}

// IsZero reports whether there is no span.
func (s Span) IsZero() bool { return s.Count == 0 }

// Every says how often something is due that comes back after the span.
func (s Span) Every() scoring.Message {
	switch {
	case s.Unit == Months && s.Count == 12:
		return scoring.Say("every year")
	case s.Unit == Months && s.Count == 6:
		return scoring.Say("every half-year")
	case s.Unit == Months && s.Count == 3:
		return scoring.Say("every quarter")
	case s.Unit == Months && s.Count == 1:
		return scoring.Say("every month")
	case s.Unit == Months:
		return scoring.Say("every %d months", s.Count)
	case s.Unit == Weeks && s.Count == 1:
		return scoring.Say("every week")
	case s.Unit == Weeks:
		return scoring.Say("every %d weeks", s.Count)
	case s.Unit == WorkingDays:
		return scoring.Say("every %d working days", s.Count)
	case s.Count == 1:
		return scoring.Say("every day")
	}
	return scoring.Say("every %d days", s.Count)
}

// Within says how soon something is to be done.
func (s Span) Within() scoring.Message {
	switch s.Unit {
	case WorkingDays:
		return scoring.Say("within %d working days", s.Count)
	case Weeks:
		return scoring.Say("within %d weeks", s.Count)
	case Months:
		return scoring.Say("within %d months", s.Count)
	}
	return scoring.Say("within %d days", s.Count)
}

// After is the day a span after another. A month later is the same day of the next month, or its last one; n working days
// later is the n-th working day after it.
func (s Span) After(day time.Time, w *Workdays) time.Time {
	day = dateOf(day)
	switch s.Unit {
	case WorkingDays:
		for n := s.Count; n > 0; n-- {
			day = w.next(day.AddDate(0, 0, 1))
		}
		return day
	case Weeks:
		return day.AddDate(0, 0, 7*s.Count)
	case Months:
		first := time.Date(day.Year(), day.Month()+time.Month(s.Count), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, min(day.Day(), daysIn(first))-1)
	}
	return day.AddDate(0, 0, s.Count)
}

// days is about how many days the span has.
func (s Span) days() int {
	switch s.Unit {
	case WorkingDays:
		return s.Count * 7 / 5
	case Weeks:
		return s.Count * 7
	case Months:
		return s.Count * 30
	}
	return s.Count
}

// dateOf is a day as people write it, whatever the time zone.
func dateOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// daysIn is how many days a month has, given its first one.
func daysIn(first time.Time) int { return first.AddDate(0, 1, -1).Day() }
