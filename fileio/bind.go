package fileio

import (
	"errors"
	"slices"
	"strings"
)

// Type is what the values of a field are.
type Type uint8

const (
	AutoType    Type = iota // the use decides
	NumberType              // amounts, counts
	PercentType             // fractions that people write as percentages: 12.5% is 0.125
	TextType                // words, ids
	DateType
)

// Spec says where a field comes from.
type Spec struct {
	Name     string   // of the field
	Headers  []string // what its column may be called, the likeliest first
	Type     Type
	Unit     string // what its numbers are kept in: 元 千元 万元 百万元 亿元, or any other word; "" as they are
	Bare     string // the unit of numbers where neither header nor cell names one; "" is Unit
	Required bool   // a table without such a column is an error
	Missing  *MissingValues
	Slashes  bool // dates such as 4/6/2013 are read too, in the order that the column tells
}

// unit is the unit that the field is kept in: the one stated, or that of the first header that names one.
func (s Spec) unit() string {
	if s.Unit != "" || s.Type == PercentType {
		return s.Unit
	}
	for _, h := range s.Headers {
		if _, unit := NormalHeader(h); unit != "" {
			return unit
		}
	}
	return ""
}

// column is where a field comes from in one table, and how its numbers are converted.
type column struct {
	index   int    // into the table's Headers; -1: there is none
	cell    int    // its place among a row's cells, from 0; -1: there is none
	unit    string // that bare numbers are in; "" unknown
	target  string // that numbers are kept in; "" as they are
	percent bool   // fractions are wanted
	assumed bool   // bare numbers are in a unit that nothing in the file names
	stated  bool   // it is what lines around the table say
	shift   int    // from the one to the other, in decimal places
}

// Bind joins the headers of tables to fields. The tables are one population: their rows follow each other in order. From
// now on their places tell them apart: where two files have one name, it shows as much of their paths as differs.
//
// The error holds everything that is wrong at once: a *MissingColumns for each table that lacks required columns, a
// *UnitConflict for each column whose unit can't be converted to its field's. Several are joined as by errors.Join.
func Bind(tables []*Table, specs []Spec) (*List, error) {
	labelTables(tables)
	l := newList(tables, specs)
	var faults []error
	for i, t := range tables {
		missing := &MissingColumns{Table: t}
		for _, f := range l.fields {
			c, err := l.bindColumn(t, f.spec)
			if err != nil {
				faults = append(faults, err)
			}
			f.columns[i] = c
			if c.index < 0 && f.spec.Required {
				missing.Wanted = append(missing.Wanted, Wanted{Spec: f.spec})
			}
		}
		if len(missing.Wanted) > 0 {
			missing.complete(l, i)
			faults = append(faults, missing)
		}
	}
	if len(faults) == 1 {
		return nil, faults[0]
	}
	if len(faults) > 1 {
		return nil, errors.Join(faults...)
	}
	l.noteUnits()
	l.noteGaps()
	return l, nil
}

// bindColumn finds the column of a field in one table, and notes what a reader must know of it.
func (l *List) bindColumn(t *Table, spec Spec) (column, error) {
	indexes := findColumns(t.Headers(), spec)
	c := column{index: -1, cell: -1, target: spec.unit(), percent: spec.Type == PercentType}
	if len(indexes) == 0 {
		return c, nil
	}
	c.index = indexes[0]
	h := t.Headers()[c.index]
	c.cell = h.Col - 1
	if len(indexes) > 1 {
		l.note(t, t.severalNote(indexes))
	}
	if spec.Type == TextType || spec.Type == DateType {
		return c, nil
	}
	return c, l.bindUnit(t, spec, h, &c)
}

// bindUnit settles how the numbers of a column are converted.
func (l *List) bindUnit(t *Table, spec Spec, h Header, c *column) error {
	c.unit = h.Unit
	label := oneLine(h.Raw)
	if c.percent {
		if h.Unit == "%" || h.Unit == "‰" {
			c.shift = map[string]int{"%": -2, "‰": -3}[h.Unit]
		}
		return nil
	}
	l.findUnit(t, spec, h, c)
	switch {
	case c.target == "" && c.unit == "":
	case c.target == "":
		c.target = c.unit
		if IsMoney(c.unit) || scaleOf(c.unit) > 0 {
			l.note(t, say("%q is in %s and kept so", label, c.unit))
		}
	case c.unit == "":
		c.unit = c.target
		l.note(t, say("%q has no unit: taken to be in %s", label, c.target))
	default:
		shift, ok := convertible(c.unit, c.target)
		if !ok {
			return &UnitConflict{Place: t.HeaderPlace(c.index), Field: spec.Name, Header: label, Found: c.unit, Wanted: c.target}
		}
		if c.shift = shift; shift != 0 {
			l.note(t, say("%q is converted from %s to %s", label, c.unit, c.target))
		}
	}
	return nil
}

// findUnit finds the unit of a column whose header names none that is known.
func (l *List) findUnit(t *Table, spec Spec, h Header, c *column) {
	if c.unit == "" && normalUnit(bracketed(h.Raw)) == normalUnit(c.target) {
		c.unit = c.target // a unit that only the spec knows: 销量(桶)
	}
	if c.unit == "" && IsMoney(c.target) {
		c.unit = l.statedAround(t, h)
		c.stated = c.unit != "" && h.GroupUnit() == ""
	}
	if c.unit == "" {
		c.assumed = IsMoney(c.target) || c.target == "" && spec.Type == NumberType
		c.unit = spec.Bare
	}
}

// bracketed is what stands in the last bracket of a header.
func bracketed(raw string) string {
	_, inside, _ := cutLastBracket(trimSpace(raw))
	return inside
}

// findColumns are the columns that a field may come from, the best one first. A header written exactly so is better than
// one that differs in its unit, of those one in the field's own unit is better than one in another, and an earlier name
// of the field is better than a later one.
func findColumns(headers []Header, spec Spec) []int {
	for _, wanted := range spec.Headers {
		var exact, sameUnit, others []int
		name, unit := NormalHeader(wanted)
		if unit == "" {
			unit = spec.unit()
		}
		for i, h := range headers {
			switch {
			case h.Raw == "" || name == "":
			case normalName(h.Raw) == normalName(wanted):
				exact = append(exact, i)
			case normalName(h.Name) == name && h.Unit == unit, isBracketed(h, name, unit):
				sameUnit = append(sameUnit, i)
			case normalName(h.Name) == name:
				others = append(others, i)
			}
		}
		for _, found := range [][]int{exact, sameUnit, others} {
			if len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// isBracketed reports whether the header is the name with the unit in a bracket, which NormalHeader leaves if it does not
// know the word for a unit.
func isBracketed(h Header, name, unit string) bool {
	if unit == "" || h.Unit != "" {
		return false
	}
	body, inside, ok := cutLastBracket(trimSpace(h.Raw))
	return ok && normalUnit(inside) == normalUnit(unit) && normalName(body) == name
}

// columnList names columns by their letters, which a spreadsheet shows for a text file too.
func columnList(t *Table, indexes []int) string {
	letters := make([]string, len(indexes))
	for i, index := range indexes {
		letters[i] = columnLetters(t.Headers()[index].Col)
	}
	return strings.Join(letters, ", ")
}

// note keeps what a reader must know of a table once; with several tables it names the one it is about.
func (l *List) note(t *Table, m Message) {
	if len(l.tables) > 1 {
		m = say("%s: %s", Place{File: t.file, Label: t.label, Sheet: t.sheet}.String(), m)
	}
	if !slices.ContainsFunc(l.notes, func(other Message) bool { return other.String() == m.String() }) {
		l.notes = append(l.notes, m)
	}
}

// noteGaps says which fields are in some tables and not in others.
func (l *List) noteGaps() {
	for _, f := range l.fields {
		if !f.bound() {
			continue
		}
		for i, c := range f.columns {
			if c.index < 0 {
				l.note(l.tables[i], say("there is no column for %s (%s)", f.spec.Name, quoteAll(f.spec.Headers)))
			}
		}
	}
}
