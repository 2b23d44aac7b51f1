package fileio

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unescapeXString resolves the escapes of a workbook's own texts, which hold what XML can't: _x000D_ is a carriage
// return, and _x005F_ an underscore that begins no escape.
func unescapeXString(s []byte) []byte {
	if !bytes.Contains(s, []byte("_x")) {
		return s
	}
	out := make([]byte, 0, len(s))
	for len(s) > 0 {
		unit, ok := xStringUnit(s)
		if !ok {
			out, s = append(out, s[0]), s[1:]
			continue
		}
		s = s[xStringEscape:]
		if low, ok := xStringUnit(s); ok && utf16.IsSurrogate(unit) {
			if r := utf16.DecodeRune(unit, low); r != utf8.RuneError {
				unit, s = r, s[xStringEscape:]
			}
		}
		out = utf8.AppendRune(out, unit)
	}
	return out
}

const xStringEscape = len("_x000D_")

// xStringUnit is the UTF-16 unit of the escape that s begins with.
func xStringUnit(s []byte) (rune, bool) {
	if len(s) < xStringEscape || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	unit := rune(0)
	for _, c := range s[2:6] {
		digit := strings.IndexByte("0123456789ABCDEFabcdef", c)
		if digit < 0 {
			return 0, false
		}
		if digit > 0xF {
			digit -= 6
		}
		unit = unit<<4 | rune(digit)
	}
	return unit, true
}

// appendStringItem appends the text of the element just opened, a shared or an inline string: that of its t elements,
// in runs or not, and not the phonetic ones.
func (s *xmlScanner) appendStringItem(dst []byte) ([]byte, error) {
	start := len(dst)
	item := s.depth()
	phonetic, taken := 0, 0 // the depth of the phonetic run and of the t that we are in
	for {
		token, err := s.next()
		if err != nil {
			return dst, err
		}
		switch token {
		case xmlStart:
			switch {
			case phonetic == 0 && string(s.name) == "rPh":
				phonetic = s.depth()
			case phonetic == 0 && taken == 0 && string(s.name) == "t":
				taken = s.depth()
			}
		case xmlText:
			if taken == 0 || taken != s.depth() {
				continue
			}
			if dst, err = s.appendText(dst); err != nil {
				return dst, err
			}
		case xmlEnd:
			switch closed := s.depth() + 1; closed {
			case phonetic:
				phonetic = 0
			case taken:
				taken = 0
			case item:
				return append(dst[:start], unescapeXString(dst[start:])...), nil
			}
		case xmlEOF:
			return dst, errXMLBroken
		}
	}
}
