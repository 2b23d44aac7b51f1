package credit

import (
	"fmt"
	"time"

	"tier/scoring"
)

// DueFor finds who is due for a new survey as of a day: who has none, whose survey ran out or is dated after that day, and
// whom a trigger meets. Due is zero for the others, and for rows that a frame has excluded. The problems are of triggers that
// miss a value to tell: by trigger, then row.
func DueFor(survey Survey, triggers []Trigger, f scoring.Columns, asOf time.Time) ([]Due, []scoring.Problem) {
	due := survey.due(f, asOf)
	var problems []scoring.Problem
	for _, t := range triggers {
		r := read(f, t.When)
		for row, truth := range t.When.Truths(f) {
			switch {
			case r.excluded(row):
			case truth == scoring.True:
				due[row].Reasons = append(due[row].Reasons, t.reason())
			case truth == scoring.Undecided:
				problems = append(problems, t.undecided(r, row))
			}
		}
	}
	return due, problems
}

// IsDue reports whether the customer is due at all.
func (d Due) IsDue() bool { return len(d.Reasons) > 0 }

// due finds who is due for the survey's own sake.
func (s Survey) due(f scoring.Columns, asOf time.Time) []Due {
	due := make([]Due, f.Len())
	if s.Date == "" {
		return due
	}
	r, lacks, made := of(f), s.Lacks(f, asOf), dates(f, s.Date)
	r.add(s.Date, scoring.Date, f)
	for row := range due {
		d := &due[row]
		if r.excluded(row) {
			continue
		}
		if why := lacks(row); !why.IsZero() {
			d.Never = made[row].IsZero() && r.unreadable(row).IsZero()
			d.Reasons = append(d.Reasons, why)
		} else if why := s.ranOut(made[row], asOf); !why.IsZero() {
			d.Since = dayOf(s.Last(made[row])).AddDate(0, 0, 1)
			d.Reasons = append(d.Reasons, why)
		}
	}
	return due
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

// reason says why the trigger makes a customer due.
func (t Trigger) reason() scoring.Message {
	if t.Reason == "" {
		return scoring.Say("%s", t.Name)
	}
	return scoring.Say("%s: %s", t.Name, t.Reason)
}

// undecided says what the trigger misses to tell. It names the field only where it is the only one.
func (t Trigger) undecided(r *reading, row int) scoring.Problem {
	rule := scoring.Say("trigger %q", t.Name)
	switch lacks := r.lacks(row); len(lacks) {
	case 0:
		return scoring.Problem{Row: row, Message: scoring.Say("%s does not apply, because its condition has no answer", rule)}
	case 1:
		return scoring.Problem{Row: row, Field: lacks[0],
			Message: scoring.Say("%s does not apply, because %s is missing", rule, lacks[0])}
	default:
		return scoring.Problem{Row: row,
			Message: scoring.Say("%s does not apply, because it misses one of: %s", rule, scoring.List(lacks))}
	}
}

// dayOf is the day of a time as people write it, whatever the time zone.
func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// after reports whether a is a later day than b.
func after(a, b time.Time) bool { return dayOf(a).After(dayOf(b)) }

// date writes a day.
func date(t time.Time) string {
	y, m, d := t.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
