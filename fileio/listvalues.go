package fileio

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// Numbers are the values of a field as numbers, NaN where there is none or it can't be read, and false if no column was
// found for the field. The caller must not change them.
func (l *List) Numbers(field string) ([]float64, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.field(field)
	if f == nil {
		return nil, false
	}
	if f.numbers == nil {
		f.numbers = l.parseNumbers(f)
	}
	return f.numbers, true
}

// parseNumbers reads the field in all tables.
func (l *List) parseNumbers(f *field) []float64 {
	values := make([]float64, l.Len())
	for i := range values {
		values[i] = math.NaN()
	}
	forms := make([]percentForms, len(l.tables))
	l.cells(f, func(row, table int, in *cellStore, p packed) {
		c := &f.columns[table]
		if p.isFigure() && c.shift == 0 && !c.percent { // nearly always
			values[row] = p.figure()
			return
		}
		x, form, problem := c.number(in.cell(p))
		if !problem.IsZero() {
			f.problem(row, problem)
			return
		}
		values[row] = x
		forms[table].count(form, x)
	})
	for i, c := range f.columns {
		if c.index < 0 || !c.percent {
			continue
		}
		header := oneLine(l.tables[i].Headers()[c.index].Raw)
		for _, m := range forms[i].notes(header, c.shift != 0) {
			l.note(l.tables[i], m)
		}
	}
	return values
}

// Texts are the values of a field as trimmed texts, "" where there is none, and false if no column was found for the
// field. Ids stay as they are: a number cell 1001 is "1001". The caller must not change them.
func (l *List) Texts(field string) ([]string, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.field(field)
	if f == nil {
		return nil, false
	}
	if f.texts == nil {
		f.texts = make([]string, l.Len())
		l.cells(f, func(row, _ int, in *cellStore, p packed) {
			cell := in.cell(p)
			if cell.Kind == ErrorValue {
				f.problem(row, errorCell(cell))
				return
			}
			f.texts[row] = trimSpace(cell.String())
		})
	}
	return f.texts, true
}

// Dates are the values of a field as dates in UTC, the zero time where there is none or it can't be read, and false if
// no column was found for the field. The caller must not change them.
func (l *List) Dates(field string) ([]time.Time, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f := l.field(field)
	if f == nil {
		return nil, false
	}
	if f.dates == nil {
		f.dates = make([]time.Time, l.Len())
		l.cells(f, func(row, _ int, in *cellStore, p packed) {
			t, problem := dateOf(in.cell(p))
			if !problem.IsZero() {
				f.problem(row, problem)
			}
			f.dates[row] = t
		})
	}
	return f.dates, true
}

// errorCell says what is wrong with an error cell.
func errorCell(c Cell) Message {
	if c.Text == Uncalculated {
		return say("the cell holds a formula without a value")
	}
	return say("the cell holds the error %s", c.Text)
}

// shown is a cell's text for a message, cut where it is long.
func shown(s string) string {
	const most = 40
	s = strings.Join(strings.Fields(trimSpace(s)), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
