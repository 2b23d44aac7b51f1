package fileio

import (
	"math"
	"slices"
	"sync"
	"time"
)

// Taken is a value of a row that comes from other rows: from one, or it is the sum of several.
type Taken struct {
	Row     int      // of the list that is made
	Fields  []string // whose value it is, all of the same columns
	Columns []Column // all that the fields are read from
	From    []int    // rows of the list below
	Sum     float64  // in the fields' unit, where From are several
}

// Taking is a list of some of the rows, in ascending order, as Only makes it, in which some values come from other rows. What of a value
// can't be read, or is missing, is so where it comes from.
func (l *List) Taking(rows []int, taken []Taken) *List {
	made := l.Only(rows)
	made.taken = &takenValues{byField: make(map[string]map[int]*Taken), byColumn: make(map[int]map[int]*Taken), numbers: make(map[string][]float64)}
	for i := range taken {
		made.taken.enter(&taken[i])
	}
	return made
}

// takenValues are the values that a list takes from other rows. The nil one has none.
type takenValues struct {
	byField  map[string]map[int]*Taken // by row
	byColumn map[int]map[int]*Taken    // by the column's index, and by row

	mu      sync.Mutex           // guards numbers
	numbers map[string][]float64 // made when first asked for
}

func (t *takenValues) enter(value *Taken) {
	for _, field := range value.Fields {
		if t.byField[field] == nil {
			t.byField[field] = make(map[int]*Taken)
		}
		t.byField[field][value.Row] = value
	}
	for _, c := range value.Columns {
		if t.byColumn[c.index] == nil {
			t.byColumn[c.index] = make(map[int]*Taken)
		}
		t.byColumn[c.index][value.Row] = value
	}
}

// of are the values of a field, by row.
func (t *takenValues) of(field string) map[int]*Taken {
	if t == nil {
		return nil
	}
	return t.byField[field]
}

// in are the values in a column, by row.
func (t *takenValues) in(c Column) map[int]*Taken {
	if t == nil {
		return nil
	}
	return t.byColumn[c.index]
}

// below is the row of the list below whose place and value a field has; of a sum, the first one.
func (l *List) below(row int, field string) int {
	if t := l.taken.of(field)[row]; t != nil {
		return t.From[0]
	}
	return l.rows[row]
}

// Places are where the value of a field is in its file: several for a sum.
func (l *List) Places(row int, field string) []Place {
	if l.of == nil {
		return []Place{l.Place(row, field)}
	}
	t := l.taken.of(field)[row]
	if t == nil {
		return l.of.Places(l.rows[row], field)
	}
	var all []Place
	for _, from := range t.From {
		all = append(all, l.of.Place(from, field))
	}
	return all
}

// takenNumbers are the numbers of a list that takes some.
func (l *List) takenNumbers(field string) ([]float64, bool) {
	t := l.taken
	t.mu.Lock()
	defer t.mu.Unlock()
	if own, known := t.numbers[field]; known {
		return own, true
	}
	all, ok := l.of.Numbers(field)
	if !ok {
		return nil, false
	}
	own := valuesOf(all, l.rows)
	for row, value := range t.byField[field] {
		if own[row] = value.Sum; len(value.From) == 1 {
			own[row] = all[value.From[0]]
		}
	}
	t.numbers[field] = own
	return own, true
}

// takenDates are the dates of a list that takes some from all of those below.
func (l *List) takenDates(all []time.Time, field string) []time.Time {
	own := valuesOf(all, l.rows)
	for row, value := range l.taken.of(field) {
		own[row] = all[value.From[0]]
	}
	return own
}

// takenTexts are the texts of a list that takes some.
func (l *List) takenTexts(all func(row int) string, taken map[int]*Taken) func(row int) string {
	return func(row int) string {
		switch value := taken[row]; {
		case value == nil:
			return all(l.rows[row])
		case len(value.From) == 1:
			return all(value.From[0])
		default:
			sum := Cell{Kind: Number, Num: value.Sum}
			return sum.String()
		}
	}
}

// takenCell is the cell of a value that another list takes from this one: of a sum it stands in the column that the first of its
// rows has, in the unit of that column.
func (l *List) takenCell(value *Taken, col Column) Cell {
	if len(value.From) == 1 {
		return l.Cell(value.From[0], col)
	}
	table, _ := l.Source(value.From[0])
	index := l.sources[col.index][table]
	for _, name := range value.Fields {
		f := l.field(name)
		if f == nil || index < 0 || f.columns[table].index != index {
			continue
		}
		if x, ok := shiftFloat(value.Sum, -f.columns[table].shift); ok {
			return Cell{Kind: Number, Num: x}
		}
		return Cell{Kind: Number, Num: value.Sum * math.Pow10(-f.columns[table].shift)}
	}
	return Cell{}
}

// rowsOf are the rows whose value of a field comes from a row of the list below, ascending.
func (l *List) rowsOf(below int, field string) []int {
	var rows []int
	taken := l.taken.of(field)
	if row, isOwn := slices.BinarySearch(l.rows, below); isOwn && taken[row] == nil {
		rows = append(rows, row)
	}
	for row, value := range taken {
		if slices.Contains(value.From, below) {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	return rows
}

// IsBlank reports whether a row has nothing in a field: no column, no text, or what is read as missing.
func (l *List) IsBlank(row int, field string) bool {
	f := l.field(field)
	if f == nil {
		return true
	}
	table, tableRow := l.Source(row)
	if f.columns[table].index < 0 {
		return true
	}
	c := l.tables[table].Cell(tableRow, f.columns[table].index)
	return c.isBlank() || f.spec.Missing.find(c) >= 0
}

// IsBlankIn reports whether a row has nothing in a column.
func (l *List) IsBlankIn(row int, col Column) bool {
	return l.Cell(row, col).isBlank()
}

// PlaceIn is where a row's cell in a column is in its file.
func (l *List) PlaceIn(row int, col Column) Place {
	table, tableRow := l.Source(row)
	return l.tables[table].Place(tableRow, l.sources[col.index][table])
}
