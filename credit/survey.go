package credit

import (
	"fmt"
	"time"

	"tier/scoring"
)

// Survey is the credit survey (信用调查) that a limit hangs on.
type Survey struct {
	Date string // the field of the day it was made on; "": no survey is asked for
	Term int    // in months; 0: it holds for ever
}

// Lacks says why a customer has no survey as of a day, and nothing where there is one, though it may have run out: Limits.Set
// takes it. Without a field of surveys none is asked for.
func (s Survey) Lacks(f scoring.Columns, asOf time.Time) func(row int) scoring.Message {
	if s.Date == "" {
		return func(int) scoring.Message { return scoring.Message{} }
	}
	made, r := dates(f, s.Date), of(f)
	r.add(s.Date, scoring.Date, f)
	return func(row int) scoring.Message {
		if why := r.unreadable(row); !why.IsZero() {
			return why
		}
		return lacksOn(made[row], asOf)
	}
}

// lacksOn says why a survey of that day is none as of another.
func lacksOn(made, asOf time.Time) scoring.Message {
	switch {
	case made.IsZero():
		return scoring.Say("there is no credit survey")
	case after(made, asOf):
		return scoring.Say("the credit survey is dated %s, after %s", date(made), date(asOf))
	}
	return scoring.Message{}
}

// ranOut says that a survey ran out before a day; zero where it didn't.
func (s Survey) ranOut(made, asOf time.Time) scoring.Message {
	last := s.Last(made)
	if last.IsZero() || !after(asOf, last) {
		return scoring.Message{}
	}
	return scoring.Say("the credit survey of %s held through %s", date(made), date(last))
}

// Last is the last day on which a survey holds: its term in calendar months later, or the last day of a month that has no
// such day. It is zero where the survey holds for ever.
func (s Survey) Last(made time.Time) time.Time {
	if s.Term <= 0 {
		return time.Time{}
	}
	y, m, d := made.Date()
	end := time.Date(y, m+time.Month(s.Term)+1, 0, 0, 0, 0, 0, time.UTC) // of the month
	return end.AddDate(0, 0, min(d, end.Day())-end.Day())
}

// Check returns what is wrong with the term.
func (s Survey) Check() []scoring.Fault {
	if s.Term < 0 {
		return []scoring.Fault{fault(scoring.Say("a credit survey can't hold for %d months", s.Term))}
	}
	return nil
}

// dayOf is the day of a time as people write it, whatever the time zone.
func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// after reports whether a is a later day than b; nothing is after a day that nobody says.
func after(a, b time.Time) bool { return !b.IsZero() && dayOf(a).After(dayOf(b)) }

// date writes a day.
func date(t time.Time) string {
	y, m, d := t.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
