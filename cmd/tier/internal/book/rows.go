package book

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf8"

	"tier/fileio"
)

// writeSheet writes a sheet's part: the XML that excelize made of the empty sheet, with the rows in their place.
func writeSheet(w io.Writer, empty []byte, c content) error {
	// excelize says of every sheet with a filter that the filter hides rows; none does.
	empty = bytes.Replace(empty, []byte(` filterMode="true"`), nil, 1)
	before, after, ok := aroundRows(empty)
	if !ok {
		return fmt.Errorf("a sheet without room for its rows")
	}
	if _, err := w.Write(before); err != nil {
		return err
	}
	if err := writeRows(w, c); err != nil {
		return err
	}
	_, err := w.Write(after)
	return err
}

// aroundRows cuts a sheet's XML where its rows belong.
func aroundRows(xml []byte) (before, after []byte, ok bool) {
	start := bytes.Index(xml, []byte("<sheetData"))
	if start < 0 {
		return nil, nil, false
	}
	before, after = xml[:start], xml[start:]
	if rest, isEmpty := bytes.CutPrefix(after, []byte("<sheetData/>")); isEmpty {
		return before, rest, true
	}
	_, after, ok = bytes.Cut(after, []byte("</sheetData>"))
	return before, after, ok
}

// maxNumber is the greatest number that Excel takes.
const maxNumber = 9.99999999999999e307

// writeRows writes the sheetData element in blocks.
func writeRows(w io.Writer, c content) error {
	const block = 64 << 10
	letters := make([]string, c.columns)
	for i := range letters {
		letters[i] = column(i)
	}
	buf := append(make([]byte, 0, 2*block), "<sheetData>"...)
	number := 0
	for r := range c.rows {
		number++
		if len(r.cells) > c.columns || number > c.count {
			return fmt.Errorf("row %d lies outside the sheet's %d rows and %d columns", number, c.count, c.columns)
		}
		buf = appendRow(buf, r, number, letters)
		if len(buf) >= block {
			if _, err := w.Write(buf); err != nil {
				return err
			}
			buf = buf[:0]
		}
	}
	_, err := w.Write(append(buf, "</sheetData>"...))
	return err
}

func appendRow(b []byte, r row, number int, letters []string) []byte {
	start := len(b)
	b = append(b, `<row r="`...)
	b = strconv.AppendInt(b, int64(number), 10)
	if r.height > 0 {
		b = append(b, `" ht="`...)
		b = strconv.AppendFloat(b, r.height, 'f', -1, 64)
		b = append(b, `" customHeight="1`...)
	}
	b = append(b, `">`...)
	first := len(b)
	for i, c := range r.cells {
		if c.Kind != fileio.Empty || c.style != 0 {
			b = appendCell(b, c, letters[i], number)
		}
	}
	if len(b) == first && r.height == 0 {
		return b[:start]
	}
	return append(b, "</row>"...)
}

func appendCell(b []byte, c cell, letters string, number int) []byte {
	b = append(append(b, `<c r="`...), letters...)
	b = strconv.AppendInt(b, int64(number), 10)
	if c.style != 0 {
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(c.style), 10)
	}
	switch c.Kind {
	case fileio.Number, fileio.Date:
		if x := math.Abs(c.Num); !(x <= maxNumber) {
			return appendText(b, c.String())
		}
		b = append(b, `"><v>`...)
		b = appendNumber(b, c.Num)
	case fileio.Bool:
		b = append(b, `" t="b"><v>`...)
		b = append(b, '0'+byte(min(1, math.Abs(c.Num))))
	case fileio.ErrorValue:
		if !isErrorValue(c.Text) {
			return appendText(b, c.Text)
		}
		b = append(b, `" t="e"><v>`...)
		b = append(b, c.Text...)
	case fileio.Text:
		return appendText(b, c.Text)
	default:
		return append(b, `"/>`...)
	}
	return append(b, "</v></c>"...)
}

// appendText ends a cell as one of text. Text is never run: only an f element is a formula, and here is none.
func appendText(b []byte, s string) []byte {
	b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
	b = appendEscaped(b, cut(s))
	return append(b, "</t></is></c>"...)
}

// appendNumber writes the shortest decimal that reads back as x; there is no −0 in a spreadsheet.
func appendNumber(b []byte, x float64) []byte {
	const small, large = 1e-7, 1e15
	if x == 0 {
		return append(b, '0')
	}
	if a := math.Abs(x); a < small || a >= large {
		return strconv.AppendFloat(b, x, 'E', -1, 64)
	}
	return strconv.AppendFloat(b, x, 'f', -1, 64)
}

// isErrorValue knows the error values that every spreadsheet knows; others would be damage in a file.
func isErrorValue(s string) bool {
	switch s {
	case "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!":
		return true
	}
	return false
}

// appendEscaped writes text as XML, and as workbooks do what XML can't hold: _x000D_ is a carriage return, and an
// underscore that looks like the beginning of such an escape is _x005F_.
func appendEscaped(b []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		with := escape(r, size, s[i:])
		if with == "" {
			i += size
			continue
		}
		b = append(append(b, s[last:i]...), with...)
		i += size
		last = i
	}
	return append(b, s[last:]...)
}

// escape is what stands for a character, or "" where it stands for itself. rest is the text from it on.
func escape(r rune, size int, rest string) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '_' && looksEscaped(rest):
		return "_x005F_"
	case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
		return fmt.Sprintf("_x%04X_", r)
	case r == utf8.RuneError && size == 1:
		return "\uFFFD"
	}
	return ""
}

// looksEscaped reports whether a reader would take the beginning of s for an escape.
func looksEscaped(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
