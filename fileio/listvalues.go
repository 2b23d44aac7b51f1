package fileio

import (
	"time"
)

// Numbers are the values of a field as numbers, NaN where there is none or it can't be read, and false if no column was
// found for the field. The caller must not change them.
func (l *List) Numbers(field string) ([]float64, bool) {
	if l.taken != nil {
		return l.takenNumbers(field)
	}
	if l.of != nil {
		all, ok := l.of.Numbers(field)
		if !ok {
			return nil, false
		}
		return valuesOf(all, l.rows), true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.loaded(field, asNumbers)
	if f == nil {
		return nil, false
	}
	return f.numbers, true
}

// Texts are the values of a field as trimmed texts, "" where there is none, and false if no column was found for the
// field. Ids stay as they are: a number cell 1001 is "1001".
func (l *List) Texts(field string) (func(row int) string, bool) {
	if l.of != nil {
		all, ok := l.of.Texts(field)
		if !ok {
			return nil, false
		}
		if taken := l.taken.of(field); len(taken) > 0 {
			return l.takenTexts(all, taken), true
		}
		return func(row int) string { return all(l.rows[row]) }, true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.loaded(field, asTexts)
	if f == nil {
		return nil, false
	}
	if f.texts != nil {
		return func(row int) string { return f.texts[row] }, true
	}
	texts := l.storedTexts(f)
	if len(f.missing) == 0 {
		return texts, true
	}
	missing := newRowSet(l.Len(), f.missing)
	return func(row int) string {
		if missing.has(row) {
			return ""
		}
		return texts(row)
	}, true
}

// storedTexts are the texts of a field whose cells are texts, as they lie in the tables.
func (l *List) storedTexts(f *field) func(row int) string {
	if len(l.tables) == 1 {
		rows, at := l.tables[0].rows, f.columns[0].cell+1
		return func(row int) string { return rows[row].storedText(at) }
	}
	return func(row int) string {
		table, tableRow := l.Source(row)
		if at := f.columns[table].cell; at >= 0 {
			return l.tables[table].rows[tableRow].storedText(at + 1)
		}
		return ""
	}
}

// storedText is the trimmed text of the cell in a column from 1, "" where it holds none.
func (r gridRow) storedText(col int) string {
	p := r.packedAt(col)
	if p.isFigure() || p.tag() != tagText && p.tag() != tagWritten {
		return ""
	}
	return trimSpace(r.in.text(p))
}

// Dates are the values of a field as dates in UTC, the zero time where there is none or it can't be read, and false if
// no column was found for the field. The caller must not change them.
func (l *List) Dates(field string) ([]time.Time, bool) {
	if l.of != nil {
		all, ok := l.of.Dates(field)
		if !ok {
			return nil, false
		}
		return l.takenDates(all, field), true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.loaded(field, asDates)
	if f == nil {
		return nil, false
	}
	return f.dates, true
}

// Load parses the fields that Numbers, Texts and Dates are going to be asked for: all of them in one pass over the rows,
// which is faster than a pass for each. Fields without a column are passed over.
func (l *List) Load(numbers, texts, dates []string) {
	if l.of != nil {
		l.of.Load(numbers, texts, dates)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	var wants []want
	for as, names := range [][]string{asNumbers: numbers, asTexts: texts, asDates: dates} {
		for _, name := range names {
			if f := l.field(name); f != nil {
				wants = append(wants, want{field: f, as: reading(as)})
			}
		}
	}
	l.load(wants...)
}

// errorCell says what is wrong with an error cell.
func errorCell(c Cell) Message {
	if c.Text == Uncalculated {
		return say("the cell holds a formula without a value")
	}
	return say("the cell holds the error %s", c.Text)
}
