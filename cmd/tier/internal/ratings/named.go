package ratings

import (
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
)

// Named are the customers that files of ratings name, for where there is no list: those of every id, and those of every
// name in rows without an id. Their owners, and the words of other fields that name raters, are those of columns that are
// called like the fields; the first that a customer has in any file counts.
func Named(cfg *config.Config, files []*Source) Customers {
	n := &named{byID: make(map[string]int), byName: make(map[string]int), words: make(map[string][]string)}
	fields := wordFields(cfg)
	var tables []namedTable
	c := newCollector(cfg, Customers{})
	for _, f := range files {
		for _, t := range f.Tables {
			if l, is := c.layoutOf(t); is {
				tables = append(tables, newNamedTable(cfg, t, l, fields))
			}
		}
	}
	for _, withID := range []bool{true, false} {
		for i := range tables {
			n.read(&tables[i], withID)
		}
	}
	return n.customers(cfg)
}

// wordFields are the fields that name owners and raters.
func wordFields(cfg *config.Config) []string {
	var fields []string
	if cfg.Panel.Owner != "" {
		fields = append(fields, cfg.Panel.Owner)
	}
	for _, m := range cfg.Panel.Members {
		if m.Field != "" && !slices.Contains(fields, m.Field) {
			fields = append(fields, m.Field)
		}
	}
	return fields
}

// namedTable is a table that names customers, and where it says what of them.
type namedTable struct {
	t        *fileio.Table
	id, name int
	words    map[string]int // by field
}

func newNamedTable(cfg *config.Config, t *fileio.Table, l layout, fields []string) namedTable {
	n := namedTable{t: t, id: l.id, name: l.name, words: make(map[string]int)}
	for _, field := range fields {
		if col := columnOf(t, fieldHeaders(cfg, field, nil)); col >= 0 {
			n.words[field] = col
		}
	}
	return n
}

func (n *namedTable) text(line, col int) string {
	if col < 0 {
		return ""
	}
	if cell := n.t.Cell(line, col); cell.Kind != fileio.ErrorValue {
		return textOf(cell)
	}
	return ""
}

// named are the customers that were named so far.
type named struct {
	ids, names []string
	byID       map[string]int
	byName     map[string]int      // folded
	words      map[string][]string // by field; of as many customers as had one when the last was entered
}

// read enters the customers of a table's rows, of those with an id or of those without.
func (n *named) read(t *namedTable, withID bool) {
	for line := range t.t.Len() {
		id, name := t.text(line, t.id), t.text(line, t.name)
		if (id != "") != withID || id == "" && name == "" {
			continue
		}
		row := n.row(id, name)
		for field, col := range t.words {
			n.enter(field, row, t.text(line, col))
		}
	}
}

// row is the customer of an id, or without one of a name.
func (n *named) row(id, name string) int {
	row, known := n.byID[id]
	if id == "" {
		row, known = n.byName[directory.Fold(name)]
	}
	if !known {
		row = len(n.ids)
		n.ids, n.names = append(n.ids, id), append(n.names, "")
		if id != "" {
			n.byID[id] = row
		}
	}
	if n.names[row] == "" && name != "" {
		n.names[row] = name
		n.byName[directory.Fold(name)] = row
	}
	return row
}

// enter keeps the first word of a customer.
func (n *named) enter(field string, row int, word string) {
	words := n.words[field]
	for len(words) <= row {
		words = append(words, "")
	}
	if words[row] == "" {
		words[row] = word
	}
	n.words[field] = words
}

func (n *named) customers(cfg *config.Config) Customers {
	who := Customers{
		Len: len(n.ids), ID: func(row int) string { return n.ids[row] }, Name: func(row int) string { return n.names[row] },
		Words: func(field string) (func(row int) string, bool) {
			words, ok := n.words[field]
			return func(row int) string {
				if row < len(words) {
					return words[row]
				}
				return ""
			}, ok
		},
	}
	if owner, ok := who.Words(cfg.Panel.Owner); ok {
		who.Owner = owner
	}
	return who
}
