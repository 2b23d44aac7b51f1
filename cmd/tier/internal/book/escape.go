package book

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// textKind is how a text is written in a cell of its own.
func textKind(s string) kind {
	switch {
	case s == "":
		return plainCell
	case isBlank(s[0]), isBlank(s[len(s)-1]):
		return spacedCell
	case isPlain(s):
		return plainCell
	case strings.ContainsAny(s, "\n\t"):
		return spacedCell
	}
	return escapedCell
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// isPlain reports whether a text can stand in a cell's XML as it is. It is false for some that can, with an underscore.
func isPlain(s string) bool {
	if len(s) > maxUnits { // perhaps too long
		return false
	}
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
			if c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE { // U+FFFE, U+FFFF
				return false
			}
		case isOdd(c):
			return false
		}
	}
	return ascii || utf8.ValidString(s)
}

// isOdd reports whether an ASCII character may not stand in XML as it is: always, or where it begins what looks like an
// escape. Line breaks are among them, though they may.
func isOdd(c byte) bool {
	const odd = 1<<' ' - 1 | 1<<'&' | 1<<'<' | 1<<'>' // of the characters up to ?
	return c <= '?' && uint64(odd)>>c&1 != 0 || c == '_'
}

// appendEscaped writes text as XML, and as workbooks do what XML can't hold: _x000D_ is a carriage return, and an
// underscore that looks like the beginning of such an escape is _x005F_.
func appendEscaped(b []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && !isOdd(s[i]) {
			i++
			continue
		}
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
