package report

import (
	"math"
	"strconv"
)

// Cell is one cell of a table: its text, and where it is a figure, the number behind it, which a workbook writes.
type Cell struct {
	Text     string
	Kind     Kind
	Number   float64 // of a PercentCell the fraction
	Decimals int     // that the text has
	IsSigned bool    // a NumberCell is a difference: gains have their sign too
}

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	TextCell    Kind = iota // also "20%" where it is the name of something
	NumberCell              // a count or a figure
	PercentCell             // a share
)

// Row makes a row of texts.
func Row(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, text := range texts {
		cells[i] = Cell{Text: text}
	}
	return cells
}

func count(n int) Cell { return Cell{Text: strconv.Itoa(n), Kind: NumberCell, Number: float64(n)} }

// figure is a figure with fixed decimals; where there is none, the text says so.
func figure(x float64, decimals int) Cell {
	if math.IsNaN(x) {
		return Cell{Text: Figure(x, decimals)}
	}
	return Cell{Text: Figure(x, decimals), Kind: NumberCell, Number: x, Decimals: decimals}
}

func percent(x float64) Cell {
	if math.IsNaN(x) {
		return Cell{Text: Percent(x)}
	}
	return Cell{Text: Percent(x), Kind: PercentCell, Number: x, Decimals: 1}
}
