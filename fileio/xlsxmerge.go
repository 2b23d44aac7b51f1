package fileio

import (
	"slices"
	"sort"
)

// fillMerges gives every cell of a merge the value at its top left, which is the only one a file holds. Only rows and
// columns that hold values are filled: a title merged over the whole sheet is no reason to grow it. It returns how many
// merges put values into rows below the first row of figures, where they count as data.
func (x *xlsxSheetReader) fillMerges() (inData int, err error) {
	width, firstFigures := 0, len(x.rows)
	for i, r := range x.rows {
		width = max(width, len(r.cells))
		if i < firstFigures && slices.ContainsFunc(r.cells, func(c Cell) bool { return c.Kind == Number || c.Kind == Date }) {
			firstFigures = i
		}
	}
	for _, m := range x.merges {
		m.col2 = min(m.col2, width)
		filled, err := x.fillMerge(m)
		if err != nil {
			return inData, err
		}
		if filled && firstFigures < len(x.rows) && m.row2 > x.rows[firstFigures].number {
			inData++
		}
	}
	return inData, nil
}

// fillMerge fills one merge; a cell of it that has a value of its own keeps it.
func (x *xlsxSheetReader) fillMerge(m xlsxRange) (filled bool, err error) {
	top := sort.Search(len(x.rows), func(i int) bool { return x.rows[i].number >= m.row1 })
	if top == len(x.rows) || x.rows[top].number != m.row1 || len(x.rows[top].cells) < m.col1 {
		return false, nil
	}
	value := x.rows[top].cells[m.col1-1]
	if value.Kind == Empty {
		return false, nil
	}
	for i := top; i < len(x.rows) && x.rows[i].number <= m.row2; i++ {
		if err := x.budget.spendCells(m.col2 - m.col1 + 1); err != nil {
			return filled, err
		}
		line := &x.rows[i].cells
		for col := m.col1 - 1; col < m.col2; col++ {
			if col >= len(*line) || (*line)[col].Kind == Empty {
				xlsxSetCell(line, col, value)
				filled = true
			}
		}
	}
	return filled, nil
}
