package tiering

import (
	"cmp"
	"slices"
	"time"
)

// Complaint is one that a customer made.
type Complaint struct {
	Row     int // of the customer
	Tier    int // index of the level, -1 for none
	ID      string
	Filed   time.Time // zero where nobody says
	Due     time.Time // the last day to settle it; zero where none is set
	Settled time.Time // zero while it is open
	Closed  bool      // settled, be it on a day that nobody says
	Line    int       // where it stands: the last resort of the order
}

// IsOverdue reports whether a complaint is open after its last day.
func (c *Complaint) IsOverdue(asOf time.Time) bool {
	return !c.Closed && !c.Due.IsZero() && dateOf(asOf).After(dateOf(c.Due))
}

// WasLate reports whether a complaint was settled after its last day.
func (c *Complaint) WasLate() bool {
	return c.Closed && !c.Due.IsZero() && !c.Settled.IsZero() && dateOf(c.Settled).After(dateOf(c.Due))
}

// SortComplaints puts complaints in the order in which they are to be settled: the customer of the better tier first, then
// the earlier last day, the earlier day of the complaint, and the id. Whoever has no tier, and what has no day, comes last.
// No two complaints of different lines are equal, so that the order hangs on nothing else.
func SortComplaints(all []Complaint) {
	slices.SortFunc(all, func(a, b Complaint) int {
		return cmp.Or(lastly(a.Tier < 0, b.Tier < 0), cmp.Compare(a.Tier, b.Tier), ByDay(a.Due, b.Due), ByDay(a.Filed, b.Filed),
			cmp.Compare(a.ID, b.ID), cmp.Compare(a.Line, b.Line))
	})
}

// ByDay compares days; no day comes last.
func ByDay(a, b time.Time) int {
	return cmp.Or(lastly(a.IsZero(), b.IsZero()), a.Compare(b))
}

// lastly puts what lacks something last.
func lastly(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
