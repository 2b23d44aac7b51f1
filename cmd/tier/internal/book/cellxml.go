package book

import (
	"math"
	"strconv"

	"tier/fileio"
)

// maxNumber is the greatest number that Excel takes.
const maxNumber = 9.99999999999999e307

// markup is what stands in a cell of one style between its reference and its value, by what the cell is. It is the same
// a million times, and is put together once.
type markup struct {
	empty, number, boolean, fault, shared, inline, formula, textFormula string
}

func newMarkup(style int) markup {
	s := `"`
	if style != 0 {
		s = `" s="` + strconv.Itoa(style) + `"`
	}
	return markup{
		empty: s + "/>", number: s + "><v>", boolean: s + ` t="b"><v>`, fault: s + ` t="e"><v>`, shared: s + ` t="s"><v>`,
		inline: s + ` t="inlineStr"><is>`, formula: s + "><f>", textFormula: s + ` t="str"><f>`,
	}
}

// markups are those of the styles from 0 to the last.
func markups(last int) []markup {
	all := make([]markup, 0, last+1)
	for style := range last + 1 {
		all = append(all, newMarkup(style))
	}
	return all
}

// appendCell appends a cell. open is its beginning with the letters of its column, and row the digits of its row.
func appendCell(b []byte, c *cell, m *markup, open string, row []byte) []byte {
	b = append(append(b, open...), row...)
	if c.formula != "" {
		return appendFormula(b, c, m)
	}
	switch c.Kind {
	case fileio.Number, fileio.Date:
		if x := math.Abs(c.Num); !(x <= maxNumber) {
			return appendInline(b, m, c.String())
		}
		b = appendNumber(append(b, m.number...), c.Num)
	case fileio.Text:
		if c.shared == 0 {
			return appendInline(b, m, c.Text)
		}
		b = strconv.AppendInt(append(b, m.shared...), int64(c.shared-1), 10)
	case fileio.Bool:
		b = append(append(b, m.boolean...), '0'+byte(min(1, math.Abs(c.Num))))
	case fileio.ErrorValue:
		if !isErrorValue(c.Text) {
			return appendInline(b, m, c.Text)
		}
		b = append(append(b, m.fault...), c.Text...)
	default:
		return append(b, m.empty...)
	}
	return append(b, "</v></c>"...)
}

// appendInline ends a cell as one of text. Text is never run: only an f element is a formula.
func appendInline(b []byte, m *markup, s string) []byte {
	b = appendT(append(b, m.inline...), cut(s))
	return append(b, "</is></c>"...)
}

// appendFormula ends a cell as a formula and what it gave: a number, or a text.
func appendFormula(b []byte, c *cell, m *markup) []byte {
	if (c.Kind == fileio.Number || c.Kind == fileio.Date) && math.Abs(c.Num) <= maxNumber {
		b = appendEscaped(append(b, m.formula...), c.formula)
		b = appendNumber(append(b, "</f><v>"...), c.Num)
	} else {
		b = appendEscaped(append(b, m.textFormula...), c.formula)
		b = appendEscaped(append(b, "</f><v>"...), cut(c.Text))
	}
	return append(b, "</v></c>"...)
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
