package book

import (
	"math"

	"tier/fileio"
)

// cell is one cell to be written, with the number of its style.
type cell struct {
	fileio.Cell
	style int
}

func textCell(s string, style int) cell {
	if s == "" {
		return cell{style: style}
	}
	return cell{fileio.Cell{Kind: fileio.Text, Text: s}, style}
}

// numberCell is blank where there is no number.
func numberCell(x float64, style int) cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return cell{style: style}
	}
	return cell{fileio.Cell{Kind: fileio.Number, Num: x}, style}
}
