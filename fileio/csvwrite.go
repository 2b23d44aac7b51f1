package fileio

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSV is a table to be written as CSV.
type CSV struct {
	Header []string
	Rows   int // below the header
	// Fill fills in the cells of a row, from 0, one for each header. It is called by several goroutines at once, each
	// with cells of its own, which hold those of an earlier row.
	Fill    func(row int, cells []Cell)
	Workers int // goroutines at once; 0 is as many as Go runs
}

// csvBlock is how many rows are made at a time.
const csvBlock = 2_000

// WriteCSV writes a table as CSV that a spreadsheet opens by a double click: UTF-8 with a byte-order mark, commas, and
// lines ending in CR LF. It writes the same bytes with every number of workers.
//
// A text that a spreadsheet would run as a formula, one that begins with = + - @ or a tab or carriage return, gets an
// apostrophe before it; so does +86 138. A number never gets one, nor does a text that a spreadsheet reads as one, as
// -5% or -1,234.50. A number is its Text as long as that is a plain number, or else its shortest decimal.
func WriteCSV(w io.Writer, t CSV) error {
	blocks := max(1, (t.Rows+csvBlock-1)/csvBlock)
	return InOrder(blocks, t.Workers, t.maker, func(block *[]byte) error {
		_, err := w.Write(*block)
		return err
	})
}

// maker makes the lines of one block after the other.
func (t *CSV) maker() func(block int, lines *[]byte) error {
	cells := make([]Cell, len(t.Header))
	return func(block int, lines *[]byte) error {
		b := (*lines)[:0]
		if block == 0 {
			b = t.appendHeader(append(b, "\ufeff"...))
		}
		for row := block * csvBlock; row < min(t.Rows, (block+1)*csvBlock); row++ {
			t.Fill(row, cells)
			b = appendCSVRow(b, cells)
		}
		*lines = b
		return nil
	}
}

func (t *CSV) appendHeader(b []byte) []byte {
	cells := make([]Cell, len(t.Header))
	for i, h := range t.Header {
		cells[i] = Cell{Kind: Text, Text: h}
	}
	return appendCSVRow(b, cells)
}

func appendCSVRow(b []byte, row []Cell) []byte {
	start := len(b)
	for i := range row {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCSVCell(b, &row[i])
	}
	if len(row) == 1 && len(b) == start { // else the row would be a blank line, which readers pass over
		b = append(b, `""`...)
	}
	return append(b, "\r\n"...)
}

// appendCSVCell appends a cell as text that a spreadsheet takes for what the cell is.
func appendCSVCell(b []byte, c *Cell) []byte {
	switch c.Kind {
	case Empty:
		return b
	case Number:
		if isPlainNumber(c.Text) {
			return append(b, c.Text...)
		}
		return appendPlain(b, c.Num)
	case Text, ErrorValue:
		return appendCSVText(b, c.Text)
	}
	return append(b, c.String()...) // never with anything that needs quotes
}

// appendCSVText quotes a text that would not come back as it is: also one with a separator of other readers, and one
// with space at its ends.
func appendCSVText(b []byte, text string) []byte {
	quotes, valid := scanCSVText(text)
	if !valid {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	quotes = quotes || spaceAtEnds(text)
	apostrophe := runs(text)
	switch {
	case !quotes && !apostrophe:
		return append(b, text...)
	case !quotes:
		return append(append(b, '\''), text...)
	}
	b = append(b, '"')
	if apostrophe {
		b = append(b, '\'')
	}
	for i := range len(text) {
		if text[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, text[i])
	}
	return append(b, '"')
}

// scanCSVText reports whether a character of the text needs quotes, and whether the text is UTF-8.
func scanCSVText(text string) (quotes, valid bool) {
	ascii := true
	for i := range len(text) {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case c > ';': // all that need quotes are below it
		case c == ',', c == '"', c == '\r', c == '\n', c == ';', c == '\t':
			quotes = true
		}
	}
	return quotes, ascii || utf8.ValidString(text)
}

// spaceAtEnds reports whether strings.TrimSpace would shorten the text.
func spaceAtEnds(text string) bool {
	n := len(text)
	if n == 0 {
		return false
	}
	if first := text[0]; first <= ' ' || beginsSpace(first) {
		r, _ := utf8.DecodeRuneInString(text)
		if unicode.IsSpace(r) {
			return true
		}
	}
	if last := text[n-1]; last <= ' ' || last >= utf8.RuneSelf && n > 1 && (beginsSpace(text[n-2]) || n > 2 && beginsSpace(text[n-3])) {
		r, _ := utf8.DecodeLastRuneInString(text)
		return unicode.IsSpace(r)
	}
	return false
}

// beginsSpace reports whether a byte is the first of one of the spaces beyond ASCII: U+0085, U+00A0, U+1680, U+2000 to
// U+205F, U+3000. Few other characters of a list begin so, no Chinese one among them.
func beginsSpace(b byte) bool { return b == 0xC2 || b >= 0xE1 && b <= 0xE3 }

// runs reports whether a spreadsheet would take a text for a formula.
func runs(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '=', '+', '@', '\t', '\r':
		return true
	case '-':
	default:
		return false
	}
	if strings.Trim(text[1:], "0123456789.,%") != "" {
		return true
	}
	_, _, _, number := ParseNumber(text)
	return !number
}

// isPlainNumber knows a decimal number with nothing else around it: no separator, sign in brackets, or currency.
func isPlainNumber(s string) bool {
	s = withoutSign(s)
	n := digitsOf(s)
	digits := n
	if n < len(s) && s[n] == '.' {
		fraction := digitsOf(s[n+1:])
		digits += fraction
		n += 1 + fraction
	}
	if digits == 0 || n == len(s) {
		return digits > 0
	}
	if s[n]|0x20 != 'e' {
		return false
	}
	exponent := withoutSign(s[n+1:])
	return exponent != "" && digitsOf(exponent) == len(exponent)
}

func withoutSign(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

// digitsOf is how many digits a text begins with.
func digitsOf(s string) int {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return i
		}
	}
	return len(s)
}
