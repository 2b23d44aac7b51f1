package book

import (
	"math"

	"tier/fileio"
)

// cell is one cell to be written, with the number of its style.
type cell struct {
	entry int // 1 + which of its column's entries it is; all else of it then says nothing
	fileio.Cell
	style   int
	shared  int      // of a Text: 1 + its number among the workbook's shared texts; 0 writes it in the cell
	row     int      // of the sheet, from 1, of a cell with a formula that needs it
	formula *formula // the rest of the cell is then its value as it was when the workbook was written
}

// isShown reports whether there is anything of the cell to be written.
func (c *cell) isShown() bool {
	return c.entry != 0 || c.Kind != fileio.Empty || c.style != 0 || c.formula != nil
}

func textCell(s string, style int) cell {
	if s == "" {
		return cell{style: style}
	}
	return cell{Cell: fileio.Cell{Kind: fileio.Text, Text: s}, style: style}
}

// numberCell is blank where there is no number.
func numberCell(x float64, style int) cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return cell{style: style}
	}
	return cell{Cell: fileio.Cell{Kind: fileio.Number, Num: x}, style: style}
}
