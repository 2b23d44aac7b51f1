package credit

import (
	"time"

	"tier/scoring"
)

// Trigger is a rule that makes a customer due for a new survey (需重新调查).
type Trigger struct {
	Name   string
	When   *scoring.Expr
	Reason string // for the reader
}

// Due is why a customer is due for a new survey; zero for who isn't.
type Due struct {
	Since   time.Time         // the first day on which the survey no longer held; zero where it holds
	Never   bool              // there is no survey
	Reasons []scoring.Message // all of them, the survey's first
}

// DueFor finds who is due for a new survey as of a day: who has none, whose survey ran out or is dated after that day, and
// whom a trigger meets. Due is zero for the others, and for rows that a frame has excluded. The problems are of triggers that
// miss a value to tell, or have one that could not be read: by trigger, then row.
func DueFor(survey Survey, triggers []Trigger, f scoring.Columns, asOf time.Time) ([]Due, []scoring.Problem) {
	due := survey.due(f, asOf)
	var problems []scoring.Problem
	for _, t := range triggers {
		r := read(f, t.When)
		for row, truth := range t.When.Truths(f) {
			switch unreadable := r.unreadable(row); {
			case r.excluded(row):
			case !unreadable.IsZero():
				problems = append(problems, scoring.Problem{Row: row,
					Message: scoring.Say("%s does not apply: %s", t.said(), unreadable)})
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

// said is what messages call the trigger.
func (t Trigger) said() scoring.Message { return scoring.Say("trigger %q", t.Name) }

// reason says why the trigger makes a customer due.
func (t Trigger) reason() scoring.Message {
	if t.Reason == "" {
		return scoring.Say("%s", t.Name)
	}
	return scoring.Say("%s: %s", t.Name, t.Reason)
}

// undecided says what the trigger misses to tell. It names the field only where it is the only one.
func (t Trigger) undecided(r *reading, row int) scoring.Problem {
	rule := t.said()
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
