package periods

import "tier/scoring"

// Why is how two customers seem to be one.
type Why uint8

// How customers are known again, but for those with one id, or without ids one name, written alike.
const (
	Renamed    Why = iota // one id, two names
	FoldedID              // ids that differ in case, width or leading zeros only
	FoldedName            // without ids: names that differ in case, width or blanks only
	ByName                // one of them has no id: the names are alike
	Alias                 // an alias of this run says so
	Merged                // an alias says so, but the customer is already known again by the own id
	OtherID               // one name, two ids
)

// Guess is a customer of an earlier result who is, or seems to be, one of a later result.
type Guess struct {
	Why      Why
	Result   int  // the earlier one
	Row      int  // in it
	Customer int  // among all
	Taken    bool // as one customer; otherwise they stay two
}

// Said are the guesses in words, each with how people call the customer in both results.
func (m *Moves) Said(g Guess) scoring.Message {
	s := m.Results[g.Result]
	before, now := called(s.ID(g.Row), s.Names[g.Row]), called(m.IDs[g.Customer], m.Names[g.Customer])
	switch g.Why {
	case Renamed:
		return scoring.Say("%s was called %s in %s: the id is the same, and so the customer is taken to be", now, quoted(s.Names[g.Row]), s.Called())
	case Alias:
		return scoring.Say("%s is %s in %s, as the aliases say", now, before, s.Called())
	case Merged:
		return scoring.Say("%s of %s is part of %s now, as the aliases say; it counts as lost", before, s.Called(), now)
	case OtherID:
		return scoring.Say("%s of %s is likely %s: the names are the same, the ids are not; they count as two", before, s.Called(), now)
	case FoldedID:
		if !g.Taken {
			return scoring.Say("%s of %s may be %s: the ids are nearly the same, the names are not; they count as two", before, s.Called(), now)
		}
		return scoring.Say("%s is likely %s in %s, whose id is written otherwise: taken as one", now, before, s.Called())
	case FoldedName:
		return scoring.Say("%s is likely %s in %s, whose name is written otherwise: taken as one", now, before, s.Called())
	default:
		return scoring.Say("%s is likely %s in %s, which is known by the name only: taken as one", now, before, s.Called())
	}
}

func called(id, name string) string {
	switch {
	case id == "":
		return name
	case name == "":
		return id
	}
	return id + " " + name
}

func quoted(name string) string { return "\"" + name + "\"" }
