package directory

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Fold is a name in the form in which names are compared: width, case and blanks don't matter.
func Fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			s, plain = width.Fold.String(s), false
			break
		}
	}
	if !plain || strings.ContainsFunc(s, isUnseen) {
		s = strings.Map(func(r rune) rune {
			if isUnseen(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.ToLower(s)
}

// Trim takes off what nobody sees around a text.
func Trim(s string) string { return strings.TrimFunc(s, isUnseen) }

// isUnseen knows blanks of all kinds, and the marks that copying leaves around a text.
func isUnseen(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff'
}
