package directory

import "tier/scoring"

// Lookup finds the customers of lines, of which each customer has many: by the id, or by the name where a line has no id or
// the whole list has none. A name beside an id may be written as the lines like.
type Lookup struct {
	*Directory
	who    Customers
	hasIDs bool
	known  map[string]found // by what lines call them
	beside map[int]beside   // by row
}

// beside is the name that stood last beside a customer's id, and whether it is another customer's.
type beside struct {
	name     string
	isOthers bool
}

// found is what a customer's id or name turned out to be.
type found struct {
	row   int
	wrong scoring.Message
}

// NewLookup enters all customers.
func NewLookup(who Customers) *Lookup {
	c := &Lookup{Directory: New(who), who: who, known: make(map[string]found), beside: make(map[int]beside)}
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

// IsOthers reports whether the name beside the id of a row's customer is that of another one, so that the line may be the other's.
func (c *Lookup) IsOthers(row int, id, name string) bool {
	if id == "" || name == "" || !c.hasIDs {
		return false
	}
	b, known := c.beside[row]
	if !known || b.name != name {
		other, ok := c.named(name)
		b = beside{name, ok && other != several && int(other) != row && Fold(c.who.Name(row)) != Fold(name) && !c.also.fits(row, id, name)}
		c.beside[row] = b
	}
	return b.isOthers
}

// Called is a customer's id, or else the name.
func (c *Lookup) Called(row int) string {
	if id := c.who.ID(row); id != "" {
		return id
	}
	return c.who.Name(row)
}
