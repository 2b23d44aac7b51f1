package planning

import (
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/scoring"
	"tier/tiering"
)

// Complaints are those of a table, in the order in which they are to be settled.
type Complaints struct {
	Path, SHA256 string
	Rows         int
	Open         []Complaint
	Settled      int // not among the open ones
	Late         int // of the settled ones, after their last day
	Problems     []directory.Problem
	Odd          []directory.Problem // of complaints that count, but can hardly be as they say
	Note         scoring.Message     // in which order days such as 9/10/2026 were read; zero where there are none
}

// Complaint is an open one.
type Complaint struct {
	tiering.Complaint
	About    string
	Overdue  bool
	DaysLeft int // to the last day; below 0 once it is over; of no meaning without a last day
}

// Overdue is how many of the open complaints are overdue.
func (c *Complaints) Overdue() int {
	n := 0
	for i := range c.Open {
		if c.Open[i].Overdue {
			n++
		}
	}
	return n
}

// daysLeft counts from one day to another.
func daysLeft(asOf, due time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(due).Sub(day(asOf)).Hours()) / 24
}
