package book

import (
	"fmt"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// workings is the hidden sheet of what formulas need between the list and the points: fields as they are read, derived
// fields, places, levels by number. Each customer has the row that he has among the scores.
type workings struct {
	name    string
	columns []working
	longest int // rows below the header
}

// working is a column of figures.
type working struct {
	header string
	count  int // rows below the header
	cell   func(row int) fileio.Cell
	live
	array bool // one formula fills all rows
}

// live is how the cells of a column of customers are calculated: all alike, but for some.
type live struct {
	text  func(row int) string // the formula of a row, from 0; nil where the figures are fixed
	own   map[int]string       // rows that have another formula; "" for none
	skips func(row int) bool   // rows that are no customers'; may be nil
	first int                  // the row where it is written for all, if it can be
	last  int
	group int      // 1 + the number of the formula; 0 where each row has its own
	usual *formula // of the rows behind the first; nil where each must be asked for
}

// workingsName is the name of the sheet of intermediate figures.
func workingsName(p words.Printer) string { return p.Sprintf("Workings") }

// add adds a column, and returns its number.
func (w *workings) add(c working) int {
	w.columns = append(w.columns, c)
	w.longest = max(w.longest, c.count)
	return len(w.columns)
}

// place is a column that formulas refer to.
type place struct {
	sheet string
	col   int
	count int // rows below the header
}

// at is the place's cell in a row of customers, from 0, as a formula of a sheet names it.
func (p place) at(in string, row int) string {
	if p.sheet == in {
		return at(p.col, row+2)
	}
	return called(p.sheet) + "!" + at(p.col, row+2)
}

// all are its cells, wherever the formula is.
func (p place) all() string { return called(p.sheet) + "!" + p.allIn(p.sheet) }

// allIn are its cells, as a formula of a sheet names them.
func (p place) allIn(in string) string {
	if p.sheet != in {
		return p.all()
	}
	c := column(p.col - 1)
	return fmt.Sprintf("$%s$2:$%[1]s$%[2]d", c, 1+p.count)
}

// one is its first cell, wherever the formula is.
func (p place) one() string { return fmt.Sprintf("%s!$%s$2", called(p.sheet), column(p.col-1)) }

func (w *workings) sheet(b *workbook) sheet {
	head := b.style(headLook())
	var header []cell
	var widths []float64
	for _, c := range w.columns {
		header = append(header, textCell(cut(c.header), head))
		widths = append(widths, 16)
	}
	for i := range w.columns {
		if c := &w.columns[i]; !c.array {
			c.prepare(b, c.count)
		}
	}
	rows := func(n int, cells []cell) row {
		if n == 0 {
			return row{height: 32, cells: header}
		}
		for i := range w.columns {
			cells[i] = w.columns[i].at(i+1, n-1)
		}
		return row{cells: cells}
	}
	return sheet{name: w.name, tab: faint, widths: widths, frozenRows: 1, hidden: true,
		content: content{count: 1 + w.longest, columns: len(w.columns), row: rows}}
}

// group numbers a formula that is written once for many cells.
func (b *workbook) group() int {
	b.groups++
	return b.groups
}

// prepare finds out how the formula of all is written: once, or in each row.
func (l *live) prepare(b *workbook, count int) {
	if l.text == nil {
		return
	}
	if !isShareable(l.text(0)) {
		if parts := rowless(l.text); parts != nil {
			l.usual = &formula{parts: parts}
		}
		return
	}
	l.group, l.first, l.last = b.group(), count, count-1
	l.usual = &formula{group: l.group}
	for row := range count {
		if l.isUsual(row) {
			l.first = row
			return
		}
	}
}

// isUsual reports whether a row has the formula of all.
func (l *live) isUsual(row int) bool {
	_, own := l.own[row]
	return !own && (l.skips == nil || !l.skips(row))
}

// formula is that of the column's cell in a row; nil where there is none.
func (l *live) formula(col, row int) *formula {
	switch own, has := l.own[row]; {
	case has && own != "":
		return &formula{text: own}
	case l.text == nil || !l.isUsual(row):
		return nil
	case l.group > 0 && row == l.first:
		return &formula{text: l.text(row), group: l.group, over: area(col, 2+row, col, 2+l.last)}
	case l.usual == nil:
		return &formula{text: l.text(row)}
	}
	return l.usual
}

// at is the column's cell in a row of customers, from 0.
func (c *working) at(col, row int) cell {
	if row >= c.count || c.skips != nil && c.skips(row) {
		return cell{}
	}
	out := cell{Cell: c.cell(row), row: row + 2}
	switch {
	case !c.array:
		out.formula = c.formula(col, row)
	case row == 0:
		out.formula = &formula{text: c.text(0), over: area(col, 2, col, 1+c.count)}
	}
	return out
}
