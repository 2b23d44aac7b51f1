package fileio

import (
	"bytes"
	"strconv"
	"strings"
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

// validText makes a string of text, with U+FFFD for what is no UTF-8.
func validText(s []byte) string { return string(validUTF8(s)) }

func validUTF8(s []byte) []byte {
	if utf8.Valid(s) {
		return s
	}
	return bytes.ToValidUTF8(s, []byte("\uFFFD"))
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

// trimXMLSpace trims what XML calls space, without the allocation of bytes.TrimSpace's tables.
func trimXMLSpace(b []byte) []byte {
	for len(b) > 0 && isXMLSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isXMLSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
