package receivables

import "time"

// day is a calendar day: days since 1970-01-01. Days are counted as they stand in the calendar, so that neither leap years
// nor the hours of a time zone matter.
type day int32

const secondsOfDay = 24 * 60 * 60

// dayOf is the day that a time's own clock shows.
func dayOf(t time.Time) day {
	_, offset := t.Zone()
	seconds := t.Unix() + int64(offset)
	days := seconds / secondsOfDay
	if seconds%secondsOfDay < 0 {
		days--
	}
	return day(days)
}

// time is the day at midnight, in UTC.
func (d day) time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// year is the day's year.
func (d day) year() int { return d.time().Year() }
