package fileio

import "strings"

// MissingColumns says which required fields have no column in a table.
type MissingColumns struct {
	Table  *Table
	Wanted []Wanted
	Found  []string // the headers that the table has, as written, each on one line
}

// Wanted is a field without a column.
type Wanted struct {
	Spec    Spec
	Nearest string  // the header found that it may be, or ""
	Hint    Message // what to do, where whoever asks knows better than to draft a configuration from the table
}

// complete fills in what was found, and which of it is near to what is wanted. A column that another field has is not
// offered.
func (e *MissingColumns) complete(l *List, table int) {
	taken := map[int]bool{}
	for _, f := range l.fields {
		taken[f.columns[table].index] = true
	}
	var free []string
	for i, h := range e.Table.Headers() {
		if h.Raw == "" {
			continue
		}
		e.Found = append(e.Found, oneLine(h.Raw))
		if !taken[i] {
			free = append(free, oneLine(h.Raw))
		}
	}
	for i := range e.Wanted {
		w := &e.Wanted[i]
		for _, name := range w.Spec.Headers {
			wanted, _ := NormalHeader(name)
			if w.Nearest = nearest(wanted, free, func(s string) string { n, _ := NormalHeader(s); return n }); w.Nearest != "" {
				break
			}
		}
	}
}

// Place is the header row of the table.
func (e *MissingColumns) Place() Place { return e.Table.HeaderPlace(-1) }

// Lines are the error sentence by sentence: one per missing field, and one that lists what was found.
func (e *MissingColumns) Lines() []Message {
	var lines []Message
	for _, w := range e.Wanted {
		line := say("no column for %s: looked for %s", w.Spec.Name, quoteAll(w.Spec.Headers))
		if w.Nearest != "" {
			line = say("no column for %s: looked for %s; the nearest is %q", w.Spec.Name, quoteAll(w.Spec.Headers), w.Nearest)
		}
		lines = append(lines, line)
	}
	const most = 60 // that anybody reads
	if more := len(e.Found) - most; more > 0 {
		return append(lines, say("found: %s … and %d more", quoteAll(e.Found[:most]), more))
	}
	return append(lines, say("found: %s", quoteAll(e.Found)))
}

func (e *MissingColumns) Error() string {
	var b strings.Builder
	for i, line := range e.Lines() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Place().String() + ": " + line.String())
	}
	return b.String()
}

// UnitConflict says that a column is in a unit that can't be converted to its field's: 美元 where 万元 is wanted. It is an
// error and no note, since every figure of the column would be wrong.
type UnitConflict struct {
	Place         Place
	Field, Header string
	Found, Wanted string
}

// Message is the error without its place.
func (e *UnitConflict) Message() Message {
	return say("%q is in %s, which can't be converted to %s, the unit of %s", e.Header, e.Found, e.Wanted, e.Field)
}

func (e *UnitConflict) Error() string { return e.Place.String() + ": " + e.Message().String() }
