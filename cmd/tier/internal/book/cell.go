package book

import (
	"math"

	"tier/fileio"
)

// cell is one cell to be written, with the number of its style.
type cell struct {
	fileio.Cell
	style   int
	shared  int    // of a Text: 1 + its number among the workbook's shared texts; 0 writes it in the cell
	formula string // without =; the rest of the cell is then its value as it was when the workbook was written
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
