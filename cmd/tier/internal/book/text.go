package book

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// units is the length of a text as Excel counts it.
func units(s string) int {
	if len(s) <= maxUnits { // at most one unit a byte
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// tooLong reports whether no cell holds the text.
func tooLong(s string) bool { return len(s) > maxUnits && units(s) > maxUnits }

// cut shortens a text to what a cell holds.
func cut(s string) string {
	if !tooLong(s) {
		return s
	}
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > maxUnits-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// clean makes a text of one line that XML can hold, for names and properties.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7F:
			return ' '
		case r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError:
			return utf8.RuneError
		}
		return r
	}, s)
}
