package fileio

import (
	"bufio"
	"io"
	"iter"
	"strings"
)

// WriteCSV writes rows as CSV that a spreadsheet opens by a double click: UTF-8 with a byte-order mark, commas, and
// lines ending in CR LF.
//
// A text that a spreadsheet would run as a formula, one that begins with = + - @ or a tab or carriage return, gets an
// apostrophe before it; so does +86 138. A number never gets one, nor does a text that a spreadsheet reads as one, as
// -5% or -1,234.50. A number is its Text as long as that is a plain number, or else its shortest decimal.
func WriteCSV(w io.Writer, rows iter.Seq[[]Cell]) error {
	const buffer = 64 << 10
	out := bufio.NewWriterSize(w, buffer)
	_, err := out.WriteString("\ufeff")
	var line []byte
	for row := range rows {
		line = appendCSVRow(line[:0], row)
		if _, err = out.Write(line); err != nil {
			break
		}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func appendCSVRow(line []byte, row []Cell) []byte {
	for i, c := range row {
		if i > 0 {
			line = append(line, ',')
		}
		line = appendCSVField(line, csvText(c))
	}
	if len(row) == 1 && len(line) == 0 { // else the row would be a blank line, which readers pass over
		line = append(line, `""`...)
	}
	return append(line, "\r\n"...)
}

// csvText is a cell as text that a spreadsheet takes for what the cell is.
func csvText(c Cell) string {
	switch c.Kind {
	case Number:
		if isPlainNumber(c.Text) {
			return c.Text
		}
		return plainDecimal(c.Num)
	case Text, ErrorValue:
		text := strings.ToValidUTF8(c.Text, "\uFFFD")
		if runs(text) {
			return "'" + text
		}
		return text
	}
	return c.String()
}

// runs reports whether a spreadsheet would take a text for a formula.
func runs(text string) bool {
	if text == "" || strings.IndexByte("=+-@\t\r", text[0]) < 0 {
		return false
	}
	if text[0] != '-' || strings.Trim(text[1:], "0123456789.,%") != "" {
		return true
	}
	_, _, _, number := ParseNumber(text)
	return !number
}

// isPlainNumber knows a decimal number with nothing else around it: no separator, sign in brackets, or currency.
func isPlainNumber(s string) bool {
	mantissa, exponent, hasExponent := strings.Cut(strings.ToLower(withoutSign(s)), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if !isDigits(whole + fraction) {
		return false
	}
	return !hasExponent || isDigits(withoutSign(exponent))
}

func withoutSign(s string) string {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[1:]
	}
	return s
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// appendCSVField quotes a field that would not come back as it is: also one with a separator of other readers, and one
// with space at its ends.
func appendCSVField(line []byte, field string) []byte {
	trimmed := strings.TrimSpace(field)
	if len(trimmed) == len(field) && !strings.ContainsAny(field, ",\"\r\n;\t") {
		return append(line, field...)
	}
	line = append(line, '"')
	for i := range len(field) {
		if field[i] == '"' {
			line = append(line, '"')
		}
		line = append(line, field[i])
	}
	return append(line, '"')
}
