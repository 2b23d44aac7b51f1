// Package directory finds the customers that other tables than the list name: by their ids, or by their names as people
// write them.
package directory

import (
	"strings"

	"tier/scoring"
)

// Customers are those of a list, as other tables may name them.
type Customers struct {
	Len      int
	ID, Name func(row int) string                               // "" where a row has none
	Excluded func(row int) (why scoring.Message, excluded bool) // of rows that are not judged; nil where all are
	Aliases  []Alias
}

// Directory finds customers by their ids and names.
type Directory struct {
	who   Customers
	ids   map[string]int32
	names map[string]int32    // by folded names; made when the first is asked for
	twins map[string][]string // ids by what is left of them without case and leading zeros; made when the first is asked for
	hints int                 // how many names were compared with all others

	hasIDs bool // some customer has one
	also   alsoCalled
}

// several stands for a row where several customers have the id or the name.
const several = -1

// New enters all customers.
func New(who Customers) *Directory {
	d := &Directory{who: who, ids: make(map[string]int32, who.Len)}
	d.enter(d.ids, who.ID)
	d.hasIDs = len(d.ids) > 0
	d.enterAliases()
	return d
}

// enter enters all rows by their texts. Of rows with one text the one that is judged counts; several such are several.
func (d *Directory) enter(rows map[string]int32, text func(row int) string) {
	for row := range d.who.Len {
		key := text(row)
		if key == "" {
			continue
		}
		first, again := rows[key]
		switch {
		case !again || first != several && !d.judgeable(int(first)):
			rows[key] = int32(row)
		case d.judgeable(row):
			rows[key] = several
		}
	}
}

func (d *Directory) judgeable(row int) bool {
	_, excluded := d.excluded(row)
	return !excluded
}

func (d *Directory) excluded(row int) (why scoring.Message, excluded bool) {
	if d.who.Excluded == nil {
		return scoring.Message{}, false
	}
	return d.who.Excluded(row)
}

// Find is the row of the customer with an id and a name, either of which may be "". Otherwise wrong says why there is none,
// and byName that it is the name's fault; the row is then the one with the id, or -1.
func (d *Directory) Find(id, name string) (row int, wrong scoring.Message, byName bool) {
	if !d.hasIDs {
		if name == "" && d.IsAlias(id) {
			name = id
		}
		id = ""
	}
	switch {
	case id != "":
		row, wrong = d.byID(id, name)
		if wrong.IsZero() && name != "" {
			if listed := d.who.Name(row); listed != "" && Fold(listed) != Fold(name) && !d.also.fits(row, id, name) {
				return row, scoring.Say("%s is %q in the list, not %q; has the row slipped? it doesn't count", id, listed, name), true
			}
		}
	case name != "":
		row, wrong = d.byName(name)
		byName = true
	default:
		return -1, scoring.Say("a row without a customer: it has no id and no name"), false
	}
	if wrong.IsZero() {
		if why, excluded := d.excluded(row); excluded {
			return row, scoring.Say("what is said of %s doesn't count, as it is not judged in this list: %s", first(id, name), why), byName
		}
	}
	return row, wrong, byName
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func (d *Directory) byID(id, name string) (int, scoring.Message) {
	if row, ok := d.ids[id]; ok && row != several {
		return int(row), scoring.Message{}
	} else if ok {
		return -1, scoring.Say("several customers have the id %q", id)
	}
	if twin := d.twin(id); twin != "" {
		return -1, scoring.Say("no customer has the id %q, but one has %q: has a spreadsheet changed it? write it as it is in the list", id, twin)
	}
	if row, ok := d.named(name); ok && row != several {
		if listed := d.who.ID(int(row)); listed != "" {
			return -1, scoring.Say("no customer has the id %q; %s has the id %q", id, name, listed)
		}
	}
	return -1, scoring.Say("no customer has the id %q; is a list missing, or another one meant?", id)
}

// twin is an id that differs only in case, width or leading zeros; "" where there is none, or several.
func (d *Directory) twin(id string) string {
	bare := func(id string) string { return strings.TrimLeft(Fold(id), "0") }
	if d.twins == nil {
		d.twins = make(map[string][]string)
		for id := range d.ids {
			d.twins[bare(id)] = append(d.twins[bare(id)], id)
		}
	}
	if twins := d.twins[bare(id)]; len(twins) == 1 {
		return twins[0]
	}
	return ""
}

func (d *Directory) named(name string) (row int32, ok bool) {
	if name == "" {
		return 0, false
	}
	if d.names == nil {
		d.names = make(map[string]int32, d.who.Len)
		d.enter(d.names, func(row int) string { return Fold(d.who.Name(row)) })
		d.enterAliasNames()
	}
	row, ok = d.names[Fold(name)]
	return row, ok
}

func (d *Directory) byName(name string) (int, scoring.Message) {
	row, ok := d.named(name)
	switch {
	case ok && row != several:
		return int(row), scoring.Message{}
	case ok:
		return -1, scoring.Say("several customers are called %q: name this one by its id", name)
	}
	if row, ok := d.ids[name]; ok && row != several { // a column headed 客户 may hold ids
		return int(row), scoring.Message{}
	}
	if near := d.nearest(name); near != "" {
		return -1, scoring.Say("no customer is called %q; did you mean %q?", name, near)
	}
	return -1, scoring.Say("no customer is called %q; is a list missing, or another one meant?", name)
}

// nearest is the name that was probably meant; "" where there is none, or to look would take too long.
func (d *Directory) nearest(name string) string {
	const mostRows, mostHints = 20_000, 20
	if d.hints++; d.who.Len > mostRows || d.hints > mostHints {
		return ""
	}
	all := make([]string, d.who.Len)
	for row := range all {
		all[row] = d.who.Name(row)
	}
	return scoring.Nearest(name, all)
}
