package fileio

import "math"

// CellKind is what a file says a cell is.
type CellKind uint8

const (
	Empty      CellKind = iota
	Text                // Text holds it
	Number              // Num holds it; in a text file Text is the number as written
	Bool                // Num is 0 or 1
	Date                // Num is the serial day of the 1900 system, with the time of day as its fraction
	ErrorValue          // Text is the error as written: #N/A
)

// Cell is one cell as the file holds it: the raw value, never displayed text.
type Cell struct {
	Kind CellKind
	// Percent says that the file shows the number as a percentage; the number itself is the fraction.
	Percent bool
	Num     float64
	Text    string
}

// Figure is the number of a cell, be it written as a text; NaN where there is none.
func (c Cell) Figure() float64 {
	switch c.Kind {
	case Number:
		return c.Num
	case Text:
		if x, _, _, ok := ParseNumber(c.Text); ok {
			return x
		}
	}
	return math.NaN()
}

// isBlank reports whether there is nothing to see in the cell.
func (c Cell) isBlank() bool { return c.Kind == Empty || c.Kind == Text && isBlankText(c.Text) }
