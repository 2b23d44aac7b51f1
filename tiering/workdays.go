package tiering

import (
	"time"
)

// Workdays say on which days people work.
type Workdays struct {
	week     [7]bool // by weekday, Sunday first
	holidays map[time.Time]bool
	makeup   map[time.Time]bool
}

// NewWorkdays are the given days of the week, but no holidays, and besides them the days that make up for these (调休). Without
// any day of the week, those from Monday to Friday are.
func NewWorkdays(week []time.Weekday, holidays, makeup []time.Time) *Workdays {
	w := &Workdays{holidays: make(map[time.Time]bool), makeup: make(map[time.Time]bool)}
	if len(week) == 0 {
		week = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	}
	for _, d := range week {
		w.week[d] = true
	}
	for _, d := range holidays {
		w.holidays[dateOf(d)] = true
	}
	for _, d := range makeup {
		w.makeup[dateOf(d)] = true
	}
	return w
}

// Is reports whether people work on a day.
func (w *Workdays) Is(day time.Time) bool {
	day = dateOf(day)
	return w.makeup[day] || w.week[day.Weekday()] && !w.holidays[day]
}

// closes reports whether there is a holiday from one day to another, on which people would work otherwise.
func (w *Workdays) closes(from, to time.Time) bool {
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		if w.week[day.Weekday()] && !w.Is(day) {
			return true
		}
	}
	return false
}

// Count is how many working days there are from one day to another, both included.
func (w *Workdays) Count(from, to time.Time) int {
	n := 0
	for day := dateOf(from); !day.After(dateOf(to)); day = day.AddDate(0, 0, 1) {
		if w.Is(day) {
			n++
		}
	}
	return n
}

// next is the first working day from a day on. As holidays are days of some years, there is one.
func (w *Workdays) next(day time.Time) time.Time {
	for !w.Is(day) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

// between are the working days from one day to another, both included.
func (w *Workdays) between(from, to time.Time) []time.Time {
	var days []time.Time
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		if w.Is(day) {
			days = append(days, day)
		}
	}
	return days
}
