// Package period knows stretches of time as people name them, most of them by a day that they hang on: this year, last
// quarter, 去年同季, the last 12 months, 2026Q3.
//
// Parse reads a name once; Period.On says which days it is as of a day. Days are dates in UTC; the last day of a Span
// belongs to it.
package period

import (
	"math"
	"strings"
	"time"
	"unicode"
)

// Unit is a stretch of the calendar.
type Unit uint8

const (
	Day Unit = iota + 1
	Month
	Quarter
	Year
)

// Period is a stretch of time that has a name. The zero Period is all the time.
type Period struct {
	text    string
	kind    kind
	unit    Unit
	back    int // units before the one of the day; of a window how many units it has
	earlier int // years by which the day itself is moved back
	from    time.Time
	to      time.Time
}

type kind uint8

const (
	always   kind = iota
	calendar      // the unit that the day is in, or one before it
	same          // the unit that the day is in, in an earlier year: all of it
	window        // so many units up to the day
	fixed         // from day to day
)

// String is the period as it was written.
func (p Period) String() string { return p.text }

// Is reports whether two periods are the same, however they are written.
func (p Period) Is(other Period) bool {
	p.text, other.text = "", ""
	return p == other
}

// YearEarlier is the same period as of the same day a year earlier; false where it doesn't hang on a day.
func (p Period) YearEarlier() (Period, bool) {
	if strings.ContainsFunc(p.text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return Parse(p.text + "的上年同期")
	}
	return Parse(p.text + " a year earlier")
}

// IsAll reports whether the period is all the time.
func (p Period) IsAll() bool { return p.kind == always }

// IsRelative reports whether the period hangs on a day.
func (p Period) IsRelative() bool { return p.kind != always && p.kind != fixed }

// Span is a period's days, the first and the last included.
type Span struct {
	From, To time.Time
	Until    time.Time // the last day that is over as of the day; before From where none is
	window   int       // how many months it is long; 0 where it is not a window of months
}

// On are the days of a period as of a day, which may be zero for a period that doesn't hang on one: then all of it is over.
func (p Period) On(day time.Time) Span {
	if p.kind == fixed {
		return Span{From: p.from, To: p.to, Until: earliest(p.to, day)}
	}
	day = yearsBefore(day, p.earlier)
	switch p.kind {
	case window:
		return Span{windowBefore(day, p.unit, p.back), day, day, p.back * p.unit.months()}
	case same:
		from := yearsBefore(p.unit.start(day), p.back)
		to := p.unit.add(from, 1).AddDate(0, 0, -1)
		return Span{From: from, To: to, Until: to}
	default:
		from := p.unit.add(p.unit.start(day), -p.back)
		to := p.unit.add(from, 1).AddDate(0, 0, -1)
		return Span{From: from, To: to, Until: earliest(to, day)}
	}
}

// earliest is the earlier of two days, of which the second may be zero.
func earliest(to, day time.Time) time.Time {
	if !day.IsZero() && day.Before(to) {
		return day
	}
	return to
}

// yearsBefore is the same day of an earlier year; of February's last day its last, lest the 29th be in no period.
func yearsBefore(day time.Time, years int) time.Time {
	return monthsAfter(day, -12*years)
}

// monthsAfter is the same day of another month, or that month's last, which a month's last day always becomes.
func monthsAfter(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	if isLast(day) || day.Day() > last.Day() {
		return last
	}
	return first.AddDate(0, 0, day.Day()-1)
}

// isLast reports whether a day is its month's last.
func isLast(day time.Time) bool { return day.AddDate(0, 0, 1).Day() == 1 }

// windowBefore is the first day of so many units that end with a day. Those that end with a month's last day are months.
func windowBefore(day time.Time, unit Unit, n int) time.Time {
	if unit == Day {
		return day.AddDate(0, 0, 1-n)
	}
	return monthsAfter(day, -n*unit.months()).AddDate(0, 0, 1)
}

// months is how many months a unit has; a day has none.
func (u Unit) months() int { return [...]int{Day: 0, Month: 1, Quarter: 3, Year: 12}[u] }

// start is the first day of the unit that a day is in.
func (u Unit) start(day time.Time) time.Time {
	month := (int(day.Month())-1)/u.months()*u.months() + 1
	return time.Date(day.Year(), time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}

// add is the first day so many units later; first is one too.
func (u Unit) add(first time.Time, n int) time.Time { return first.AddDate(0, n*u.months(), 0) }

// Days is how many days a span has, and how many of them are over.
func (s Span) Days() (all, over int) {
	return daysBetween(s.From, s.To), max(0, daysBetween(s.From, s.Until))
}

func daysBetween(from, to time.Time) int {
	const day = 24 * time.Hour
	return int(math.Round(float64(to.Sub(from))/float64(day))) + 1
}

// IsPartial reports whether some of the span's days are still to come.
func (s Span) IsPartial() bool { return s.Until.Before(s.To) }

// Begun is how many months, quarters or years have begun in the span so far: those of the calendar, or of a window of months
// those that are counted from its first day.
func (s Span) Begun(u Unit) int {
	switch {
	case s.Until.Before(s.From):
		return 0
	case s.window > 0:
		return (s.window + u.months() - 1) / u.months()
	}
	index := func(day time.Time) int { return (day.Year()*12 + int(day.Month()) - 1) / u.months() }
	return index(s.Until) - index(s.From) + 1
}
