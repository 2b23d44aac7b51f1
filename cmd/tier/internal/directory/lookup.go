package directory

import "tier/scoring"

// Lookup finds the customers of lines, of which each customer has many: by the id, or by the name where a line has no id or
// the whole list has none. A name beside an id may be written as the lines like.
type Lookup struct {
	*Directory
	who    Customers
	hasIDs bool
	known  map[string]found // by what lines call them
}

// found is what a customer's id or name turned out to be.
type found struct {
	row   int
	wrong scoring.Message
}

// NewLookup enters all customers.
func NewLookup(who Customers) *Lookup {
	c := &Lookup{Directory: New(who), who: who, known: make(map[string]found)}
	for row := 0; row < who.Len && !c.hasIDs; row++ {
		c.hasIDs = who.ID(row) != ""
	}
	return c
}

// Line is the row of the customer whom a line names; wrong says why there is none, and the row is then -1.
func (c *Lookup) Line(id, name string) (row int, wrong scoring.Message) {
	key := id
	if id == "" || !c.hasIDs && name != "" {
		id, key = "", "\x00"+name
	} else {
		name = ""
	}
	f, known := c.known[key]
	if !known {
		if id != "" && !c.hasIDs && !c.IsAlias(id) { // a line of an id alone, in a list of names alone
			f = found{-1, scoring.Say("no customer has the id %q; is a list missing, or another one meant?", id)}
		} else {
			f.row, f.wrong, _ = c.Find(id, name)
		}
		if !f.wrong.IsZero() {
			f.row = -1
		}
		c.known[key] = f
	}
	return f.row, f.wrong
}

// Called is a customer's id, or else the name.
func (c *Lookup) Called(row int) string {
	if id := c.who.ID(row); id != "" {
		return id
	}
	return c.who.Name(row)
}
