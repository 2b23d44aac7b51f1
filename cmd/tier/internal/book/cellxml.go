package book

import (
	"math"
	"strconv"

	"tier/fileio"
)

// maxNumber is the greatest number that Excel takes.
const maxNumber = 9.99999999999999e307

// kind is how a cell is written.
type kind uint8

const (
	emptyCell kind = iota
	figureCell
	boolCell
	errorCell
	sharedCell
	// From here on the value is a text.
	plainCell   // a text that stands in XML as it is
	escapedCell // one that doesn't
	spacedCell  // one that would lose blanks unless the XML says that they are to stay
	formulaCell // that gave a number
	wordCell    // a formula that gave a text
	faultCell   // a formula that gave an error value
	kinds
)

// markup is what stands in a cell of one style between its reference and its value, by kind. It is the same a million
// times, and is put together once.
type markup [kinds]string

func newMarkup(style int) markup {
	s := `"`
	if style != 0 {
		s = `" s="` + strconv.Itoa(style) + `"`
	}
	inline := s + ` t="inlineStr"><is><t`
	return markup{
		emptyCell: s, figureCell: s + "><v>", boolCell: s + ` t="b"><v>`, errorCell: s + ` t="e"><v>`, sharedCell: s + ` t="s"><v>`,
		plainCell: inline + ">", escapedCell: inline + ">", spacedCell: inline + spaced, formulaCell: s + ">", wordCell: s + ` t="str">`,
		faultCell: s + ` t="e">`,
	}
}

// spaced ends the tag of a text whose blanks are to stay.
const spaced = ` xml:space="preserve">`

// markups are those of the styles from 0 to the last.
func markups(last int) []markup {
	all := make([]markup, 0, last+1)
	for style := range last + 1 {
		all = append(all, newMarkup(style))
	}
	return all
}

// end is how a cell ends, behind its value.
type end uint8

const (
	beginOfRow end = iota // there is no cell
	endOfEmpty
	endOfValue
	endOfText
	opened // it has ended, and the next cell has begun
)

// ends are the ends, by number.
var ends = [...]string{"", "/>", "</v></c>", "</t></is></c>", ""}

func (k kind) end() end {
	switch k {
	case emptyCell:
		return endOfEmpty
	case plainCell, escapedCell, spacedCell:
		return endOfText
	}
	return endOfValue
}

// kind is how the cell is written. Text is never run: only a formula is one.
func (c *cell) kind() kind {
	if c.formula != nil {
		if c.isNumber() {
			return formulaCell
		}
		if c.Kind == fileio.ErrorValue {
			return faultCell
		}
		return wordCell
	}
	switch c.Kind {
	case fileio.Empty:
		return emptyCell
	case fileio.Text:
		if c.shared != 0 {
			return sharedCell
		}
		return textKind(c.Text)
	case fileio.Bool:
		return boolCell
	case fileio.ErrorValue:
		if isErrorValue(c.Text) {
			return errorCell
		}
		return textKind(c.Text)
	}
	if c.isNumber() {
		return figureCell
	}
	return escapedCell
}

// isNumber reports whether the cell is a number that a sheet can hold.
func (c *cell) isNumber() bool {
	return (c.Kind == fileio.Number || c.Kind == fileio.Date) && math.Abs(c.Num) <= maxNumber
}

// appendValue appends the value.
func appendValue(b []byte, c *cell, k kind) []byte {
	switch k {
	case figureCell:
		return appendNumber(b, c.Num)
	case sharedCell:
		return strconv.AppendInt(b, int64(c.shared-1), 10)
	case plainCell, errorCell:
		return append(b, c.Text...)
	case escapedCell, spacedCell:
		return appendEscaped(b, cut(c.String()))
	case boolCell:
		return append(b, '0'+byte(min(1, math.Abs(c.Num))))
	case formulaCell:
		return appendNumber(append(c.formula.append(b, c.row), "<v>"...), c.Num)
	case wordCell, faultCell:
		return appendEscaped(append(c.formula.append(b, c.row), "<v>"...), cut(c.Text))
	}
	return b
}

// appendNumber appends the shortest decimal that reads back as x; there is no −0 in a spreadsheet.
func appendNumber(b []byte, x float64) []byte {
	const small, large = 1e-7, 1e15
	if x == 0 {
		return append(b, '0')
	}
	if a := math.Abs(x); a < small || a >= large {
		return strconv.AppendFloat(b, x, 'E', -1, 64)
	}
	return fileio.AppendShortest(b, x)
}

// isErrorValue knows the error values that every spreadsheet knows; others would be damage in a file.
func isErrorValue(s string) bool {
	switch s {
	case "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!":
		return true
	}
	return false
}
