package fileio

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"time"
)

// List is the rows of one or several tables as one population, in input order, by field. It may be used by several
// goroutines at once.
type List struct {
	tables  []*Table
	workers int   // goroutines that parse at once
	starts  []int // the row of the list that each table begins at, and the length at the end
	fields  []*field
	columns []Column
	sources [][]int // per column of columns and table: index into the table's Headers, or -1

	mu    sync.Mutex // guards what is parsed on demand, and the notes and problems of it
	notes []Message

	of   *List // the list of which these are rows, as Only chose them; nil for a list of its own
	rows []int // those rows

	taken *takenValues // what comes from other rows than those; nil for nothing
}

// field is one field of the list and what was parsed of it so far.
type field struct {
	spec     Spec
	columns  []column // per table
	numbers  []float64
	texts    []string // nil where all cells are texts, which need no second place
	read     bool     // the texts were looked at
	dates    []time.Time
	problems map[int]Message // by row; the first that was met
	missing  []missingCell   // by row, of the first reading that met any
}

func newList(tables []*Table, specs []Spec) *List {
	l := &List{tables: tables, starts: make([]int, 1, len(tables)+1)}
	for _, t := range tables {
		l.starts = append(l.starts, l.Len()+t.Len())
		l.workers = max(l.workers, t.workers)
	}
	for _, s := range specs {
		l.fields = append(l.fields, &field{spec: s, columns: make([]column, len(tables))})
	}
	l.joinColumns()
	return l
}

func (f *field) bound() bool {
	return slices.ContainsFunc(f.columns, func(c column) bool { return c.index >= 0 })
}

// field finds a field that has a column in at least one table.
func (l *List) field(name string) *field {
	for _, f := range l.fields {
		if f.spec.Name == name && f.bound() {
			return f
		}
	}
	return nil
}

// Len is the number of rows of all tables together.
func (l *List) Len() int {
	if l.of != nil {
		return len(l.rows)
	}
	return l.starts[len(l.starts)-1]
}

// Has reports whether a column was found for the field.
func (l *List) Has(field string) bool { return l.field(field) != nil }

// Tables are the tables in the order in which their rows follow each other.
func (l *List) Tables() []*Table { return l.tables }

// Source is the table and the data row in it, both from 0, that a row of the list comes from.
func (l *List) Source(row int) (table, tableRow int) {
	if l.of != nil {
		return l.of.Source(l.rows[row])
	}
	if len(l.tables) == 1 {
		return 0, row
	}
	table = sort.SearchInts(l.starts, row+1) - 1
	return table, row - l.starts[table]
}

// Place is where the value of a field is in its file. For the field "" or one without a column it is the row.
func (l *List) Place(row int, field string) Place {
	if l.of != nil {
		return l.of.Place(l.below(row, field), field)
	}
	table, tableRow := l.Source(row)
	if f := l.field(field); f != nil {
		return l.tables[table].Place(tableRow, f.columns[table].index)
	}
	return l.tables[table].Place(tableRow, -1)
}

// Header is what the field's column is called in the first table that has one, "" for a field without a column.
func (l *List) Header(field string) string {
	f := l.field(field)
	if f == nil {
		return ""
	}
	for i, c := range f.columns {
		if c.index >= 0 {
			return l.tables[i].Headers()[c.index].Raw
		}
	}
	return ""
}

// Shift is by how many decimal places bare numbers of the field's column are moved to the field's unit, in the first table
// that has one: -4 from 元 to 万元.
func (l *List) Shift(field string) int {
	if f := l.field(field); f != nil {
		for _, c := range f.columns {
			if c.index >= 0 {
				return c.shift
			}
		}
	}
	return 0
}

// CellProblem is a cell that can't be read as what its field is.
type CellProblem struct {
	Row     int
	Field   string
	Place   Place
	Message Message
}

// problem keeps the first problem of a cell.
func (f *field) problem(row int, m Message) {
	if f.problems == nil {
		f.problems = map[int]Message{}
	}
	if _, ok := f.problems[row]; !ok {
		f.problems[row] = m
	}
}

// Unreadable are the cells that could not be read so far, by row and in it by field in the order of the specs.
func (l *List) Unreadable() []CellProblem {
	if l.of != nil {
		return l.onlyUnreadable()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []CellProblem
	for _, f := range l.fields {
		for row, m := range f.problems {
			all = append(all, CellProblem{Row: row, Field: f.spec.Name, Place: l.Place(row, f.spec.Name), Message: m})
		}
	}
	order := map[string]int{}
	for i, f := range l.fields {
		order[f.spec.Name] = i
	}
	slices.SortFunc(all, func(a, b CellProblem) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return order[a.Field] - order[b.Field]
	})
	return all
}

// Notes say what was assumed in binding, and in parsing so far.
func (l *List) Notes() []Message {
	if l.of != nil {
		return l.of.Notes()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.notes)
}

// Column is one column of the input, for writing it out as it was.
type Column struct {
	Header string // as written in the first table that has it
	index  int
}

// Columns are the columns of all tables: those of the first in order, then what further tables have besides. Columns
// are one where their headers and units are, and of repeated headers the first is one with the first.
func (l *List) Columns() []Column { return l.columns }

// FieldColumns are the columns that a field is read from: several where the tables call it differently, none where no
// table has it.
func (l *List) FieldColumns(field string) []Column {
	f := l.field(field)
	if f == nil {
		return nil
	}
	var all []Column
	for _, c := range l.columns {
		for table, index := range l.sources[c.index] {
			if index >= 0 && index == f.columns[table].index {
				all = append(all, c)
				break
			}
		}
	}
	return all
}

// Cell is the cell of a row in a column, Empty where the row's table has no such column.
func (l *List) Cell(row int, col Column) Cell {
	if l.of != nil {
		if value := l.taken.in(col)[row]; value != nil {
			return l.of.takenCell(value, col)
		}
		return l.of.Cell(l.rows[row], col)
	}
	table, tableRow := l.Source(row)
	index := l.sources[col.index][table]
	if index < 0 {
		return Cell{}
	}
	return l.tables[table].Cell(tableRow, index)
}

// Cells is Cell for many rows of one column. Any number of goroutines may use it.
func (l *List) Cells(col Column) func(row int) Cell {
	if l.of != nil {
		if len(l.taken.in(col)) > 0 {
			return func(row int) Cell { return l.Cell(row, col) }
		}
		all := l.of.Cells(col)
		return func(row int) Cell { return all(l.rows[row]) }
	}
	if len(l.tables) > 1 {
		return func(row int) Cell { return l.Cell(row, col) }
	}
	t, index := l.tables[0], l.sources[col.index][0]
	rows, at := t.rows, t.headers[index].Col
	return func(row int) Cell { return rows[row].at(at) }
}

// columnKey tells the columns of several tables apart.
type columnKey struct {
	name, unit string
	nth        int // among the columns of that name; for one without a name its place in the sheet
}

// joinColumns finds out which columns of the tables are one.
func (l *List) joinColumns() {
	known := map[columnKey]int{}
	for i, t := range l.tables {
		seen := map[columnKey]int{}
		for index, h := range t.Headers() {
			key := columnKey{name: normalName(h.Name), unit: h.Unit}
			if h.Raw == "" {
				key.nth = h.Col
			} else {
				seen[key]++
				key.nth = seen[key]
			}
			n, ok := known[key]
			if !ok {
				n = len(l.columns)
				known[key] = n
				l.columns = append(l.columns, Column{Header: strings.TrimSpace(h.Raw), index: n})
				l.sources = append(l.sources, absent(len(l.tables)))
			}
			l.sources[n][i] = index
		}
	}
}

func absent(n int) []int {
	indexes := make([]int, n)
	for i := range indexes {
		indexes[i] = -1
	}
	return indexes
}
