package ledger

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tier/scoring"
)

// Customers are whom lines may name, by row. The functions return "" for what is not known.
type Customers struct {
	Len      int
	ID, Name func(row int) string
}

// several stands for a row where several customers have the id or the name.
const several = -1

// directory finds customers by their ids and names.
type directory struct {
	who         Customers
	ids, names  map[string]int
	twins       map[string][]string // ids by what is left of them without case and leading zeros; made when one is asked for
	knownByText map[string]found
}

// found is what a text turned out to be.
type found struct {
	row   int
	wrong scoring.Message
}

func newDirectory(who Customers) *directory {
	d := &directory{who: who, ids: make(map[string]int, who.Len), names: make(map[string]int), knownByText: make(map[string]found)}
	for row := range who.Len {
		enter(d.ids, who.ID(row), row)
		enter(d.names, fold(who.Name(row)), row)
	}
	return d
}

func enter(rows map[string]int, key string, row int) {
	if _, again := rows[key]; again {
		row = several
	}
	if key != "" {
		rows[key] = row
	}
}

// fold is a name in the form in which names are compared: width, case and blanks don't matter.
func fold(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, width.Fold.String(s)))
}

// find is the row of a customer; wrong says why there is none. The name counts where there is no id, in the line or in the
// whole list.
func (d *directory) find(id, name string) (row int, wrong scoring.Message) {
	if len(d.ids) == 0 && name != "" { // the list has none
		id = ""
	}
	key := id
	if id == "" {
		key = "\x00" + name
	}
	f, known := d.knownByText[key]
	if !known {
		f.row, f.wrong = d.search(id, name)
		d.knownByText[key] = f
	}
	return f.row, f.wrong
}

func (d *directory) search(id, name string) (int, scoring.Message) {
	if id == "" {
		return d.byName(name)
	}
	row, ok := d.ids[id]
	switch {
	case ok && row != several:
		return row, scoring.Message{}
	case ok:
		return -1, scoring.Say("several customers have the id %q", id)
	}
	if twin := d.twin(id); twin != "" {
		return -1, scoring.Say("no customer has the id %q, but one has %q: has a spreadsheet changed it? write it as it is in the list", id, twin)
	}
	return -1, scoring.Say("no customer has the id %q; is a list missing, or another one meant?", id)
}

func (d *directory) byName(name string) (int, scoring.Message) {
	row, ok := d.names[fold(name)]
	switch {
	case ok && row != several:
		return row, scoring.Message{}
	case ok:
		return -1, scoring.Say("several customers are called %q: name this one by its id", name)
	}
	if row, ok := d.ids[name]; ok && row != several { // a column headed 客户 may hold ids
		return row, scoring.Message{}
	}
	return -1, scoring.Say("no customer is called %q; is a list missing, or another one meant?", name)
}

// twin is an id that differs only in case, width or leading zeros; "" where there is none, or several.
func (d *directory) twin(id string) string {
	bare := func(id string) string { return strings.TrimLeft(fold(id), "0") }
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
