package fileio

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// appendXMLText appends text as written in XML: entities resolved, line ends made \n. An entity that XML does not know
// stays as it is.
func appendXMLText(dst, src []byte) []byte {
	if bytes.IndexByte(src, '&') < 0 && bytes.IndexByte(src, '\r') < 0 { // nearly always
		return append(dst, src...)
	}
	for {
		i := bytes.IndexAny(src, "&\r")
		if i < 0 {
			return append(dst, src...)
		}
		dst, src = append(dst, src[:i]...), src[i:]
		if src[0] == '\r' {
			dst = append(dst, '\n')
			src = bytes.TrimPrefix(src[1:], []byte("\n"))
			continue
		}
		r, size := xmlEntity(src)
		if size == 0 {
			dst, src = append(dst, '&'), src[1:]
			continue
		}
		dst, src = utf8.AppendRune(dst, r), src[size:]
	}
}

// xmlEntity decodes the entity that src begins with; size is 0 where it is none.
func xmlEntity(src []byte) (r rune, size int) {
	const longest = 12 // &#x0010FFFF;
	end := bytes.IndexByte(src[:min(len(src), longest)], ';')
	if end < 0 {
		return 0, 0
	}
	name := string(src[1:end])
	switch name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !isNumber || err != nil || n > utf8.MaxRune {
		return 0, 0
	}
	return rune(n), end + 1
}

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

// validText makes a string of text, with U+FFFD for what is no UTF-8.
func validText(s []byte) string { return string(validUTF8(s)) }

func validUTF8(s []byte) []byte {
	if utf8.Valid(s) {
		return s
	}
	return bytes.ToValidUTF8(s, []byte("\uFFFD"))
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

// appendText appends the text at hand to those that came before it. The error is errXMLLong.
func (s *xmlScanner) appendText(dst []byte) ([]byte, error) {
	if s.cdata { // entities are none there, but line ends are line ends
		text := bytes.ReplaceAll(s.text, []byte("\r\n"), []byte("\n"))
		dst = append(dst, bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))...)
	} else {
		dst = appendXMLText(dst, s.text)
	}
	if s.tooLong(len(dst)) {
		return dst, errXMLLong
	}
	return dst, nil
}
