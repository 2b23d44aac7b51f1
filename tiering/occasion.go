package tiering

import (
	"strings"
	"time"

	"golang.org/x/text/width"
)

// MonthDay is a day that comes back every year: a birthday, a festival of the solar calendar.
type MonthDay struct {
	Month time.Month
	Day   int
}

// MonthDayOf is the day of the year of a date; the zero MonthDay of the zero time.
func MonthDayOf(t time.Time) MonthDay {
	if t.IsZero() {
		return MonthDay{}
	}
	return MonthDay{t.Month(), t.Day()}
}

// ParseMonthDay reads a day without its year: 05-12, 5/12, 5.12, 5月12日. There is no 31 April, but a 29 February.
func ParseMonthDay(text string) (MonthDay, bool) {
	text = strings.TrimSpace(width.Fold.String(text))
	text = strings.NewReplacer("月", "-", "日", "", "号", "", "/", "-", ".", "-").Replace(text)
	// A year that has a 29 February makes a date of it.
	t, err := time.Parse("2006-1-2", "2000-"+text)
	if err != nil {
		return MonthDay{}, false
	}
	return MonthDayOf(t), true
}

// IsZero reports whether there is no day.
func (d MonthDay) IsZero() bool { return d == MonthDay{} }

// In is the day in a year: 29 February is 28 February in years that have none.
func (d MonthDay) In(year int) time.Time {
	first := time.Date(year, d.Month, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(d.Day, daysIn(first))-1)
}

// Between are the days from one day to another, both included, one for each year at most.
func (d MonthDay) Between(from, to time.Time) []time.Time {
	if d.IsZero() {
		return nil
	}
	from, to = dateOf(from), dateOf(to)
	var days []time.Time
	for year := from.Year(); year <= to.Year(); year++ {
		if day := d.In(year); !day.Before(from) && !day.After(to) {
			days = append(days, day)
		}
	}
	return days
}

// Festival is a day on which customers are greeted: every year's, or days of single years, as those of the lunar calendar.
type Festival struct {
	Name   string
	Yearly MonthDay
	Days   []time.Time
	Tiers  []int // of the customers who are greeted; nil: all
}

// roams is how many days at most a festival of the lunar calendar is away from where it is in another year.
const roams = 30

// Between are the festival's days from one day to another, both included. Known is false where some year between them has
// none, and nobody knows whether there is one: it may lie between them as far as the days of other years tell.
func (f *Festival) Between(from, to time.Time) (days []time.Time, known bool) {
	if !f.Yearly.IsZero() {
		return f.Yearly.Between(from, to), true
	}
	from, to = dateOf(from), dateOf(to)
	years := make(map[int]bool)
	for _, day := range f.Days {
		years[day.Year()] = true
		if day = dateOf(day); !day.Before(from) && !day.After(to) {
			days = append(days, day)
		}
	}
	known = true
	for year := from.Year(); year <= to.Year(); year++ {
		known = known && (years[year] || !f.mayLie(year, from, to))
	}
	return days, known
}

// mayLie reports whether the festival of a year may be between two days, by the days of other years.
func (f *Festival) mayLie(year int, from, to time.Time) bool {
	for _, day := range f.Days {
		near := MonthDayOf(day).In(year)
		if !near.AddDate(0, 0, roams).Before(from) && !near.AddDate(0, 0, -roams).After(to) {
			return true
		}
	}
	return len(f.Days) == 0
}
