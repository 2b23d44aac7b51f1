package fileio

import (
	"slices"
	"sort"
)

// fillMerges gives every cell of a merge the value at its top left, which is the only one a file holds. Only rows and
// columns that hold values are filled: a title merged over the whole sheet is no reason to grow it. It returns how many
// merges put values into rows below the first row of figures, where they count as data.
func (x *sheetReader) fillMerges() (inData int, err error) {
	if len(x.merges) == 0 {
		return 0, nil
	}
	width, firstFigures := 0, len(x.rows)
	for i, r := range x.rows {
		width = max(width, r.len())
		if i < firstFigures && slices.ContainsFunc(r.packed(), isNumberOrDate) {
			firstFigures = i
		}
	}
	for _, m := range x.merges {
		m.col2 = min(m.col2, width)
		filled, err := x.fillMerge(m)
		if err != nil {
			return inData, err
		}
		if filled && firstFigures < len(x.rows) && m.row2 > x.rows[firstFigures].number() {
			inData++
		}
	}
	return inData, nil
}

// fillMerge fills one merge; a cell of it that has a value of its own keeps it.
func (x *sheetReader) fillMerge(m cellRange) (filled bool, err error) {
	top := sort.Search(len(x.rows), func(i int) bool { return x.rows[i].number() >= m.row1 })
	if top == len(x.rows) || x.rows[top].number() != m.row1 {
		return false, nil
	}
	value := x.rows[top].packedAt(m.col1)
	if value == 0 {
		return false, nil
	}
	for i := top; i < len(x.rows) && x.rows[i].number() <= m.row2; i++ {
		if err := x.budget.spendCells(max(m.col2-m.col1+1, m.col2-x.rows[i].len())); err != nil {
			return filled, err
		}
		filled = x.rows[i].fill(m.col1, m.col2, value) || filled
	}
	return filled, nil
}

func isNumberOrDate(p packed) bool { return p.kind() == Number || p.kind() == Date }

// fill puts a value into the empty cells of some columns; false where none is empty. A row that has to grow is kept
// anew.
func (r *gridRow) fill(from, to int, value packed) (filled bool) {
	line := r.packed()
	if len(line) < to {
		grown := make([]packed, to)
		copy(grown, line)
		r.start, r.width = r.in.addRow(grown), uint32(to)
		line = r.packed()
	}
	for i := from - 1; i < to; i++ {
		if line[i] == 0 {
			line[i], filled = value, true
		}
	}
	return filled
}
