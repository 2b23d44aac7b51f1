package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Fold is a name in the form in which names are compared: width, case and blanks don't matter.
func Fold(s string) string {
	if strings.ContainsFunc(s, hasWidth) { // the transformer takes its time, and Chinese names mostly have nothing for it
		s = width.Fold.String(s)
	}
	if strings.ContainsFunc(s, isUnseen) {
		s = strings.Map(func(r rune) rune {
			if isUnseen(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.ToLower(s)
}

// hasWidth knows the full-width and half-width forms, among them the ideographic space.
func hasWidth(r rune) bool {
	return r == '\u3000' || '\uff00' <= r && r <= '\uffef' || r == utf8.RuneError
}

// Trim takes off what nobody sees around a text.
func Trim(s string) string { return strings.TrimFunc(s, isUnseen) }

// isUnseen knows blanks of all kinds, and the marks that copying leaves around a text.
func isUnseen(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff'
}
