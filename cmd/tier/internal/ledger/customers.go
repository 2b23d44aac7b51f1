package ledger

import (
	"tier/cmd/tier/internal/directory"
	"tier/scoring"
)

// Customers are whom lines may name, by row.
type Customers = directory.Customers

// customers finds the customers of lines: by the id, or by the name where a line has no id or the whole list has none. A
// name beside an id may be written as the ledger likes.
type customers struct {
	*directory.Directory
	who    Customers
	hasIDs bool
	known  map[string]found // by what lines call them, since each has many lines
}

// found is what a customer's id or name turned out to be.
type found struct {
	row   int
	wrong scoring.Message
}

func newCustomers(who Customers) *customers {
	c := &customers{Directory: directory.New(who), who: who, known: make(map[string]found)}
	for row := 0; row < who.Len && !c.hasIDs; row++ {
		c.hasIDs = who.ID(row) != ""
	}
	return c
}

// find is the row of a customer; wrong says why there is none, and the row is then -1.
func (c *customers) find(id, name string) (row int, wrong scoring.Message) {
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

// called is a customer's id, or else the name.
func (c *customers) called(row int) string {
	if id := c.who.ID(row); id != "" {
		return id
	}
	return c.who.Name(row)
}
