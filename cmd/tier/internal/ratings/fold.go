package ratings

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tier/fileio"
)

// Fold is a rater's name in the form in which raters are told apart, for who gives them forms.
func Fold(name string) string { return fold(name) }

// fold is a name in the form in which names are compared: width, case and blanks don't matter.
func fold(s string) string {
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

// trim takes off what nobody sees around a text.
func trim(s string) string { return strings.TrimFunc(s, isUnseen) }

// isUnseen knows blanks of all kinds, and the marks that copying leaves around a text.
func isUnseen(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' || r == '\ufeff'
}

// textOf is a cell as trimmed text.
func textOf(c fileio.Cell) string { return trim(c.String()) }

// isError reports whether a cell holds an error, in a text file as its text.
func isError(c fileio.Cell) bool { return c.Kind == fileio.ErrorValue || isErrorText(textOf(c)) }

func isErrorText(text string) bool {
	switch strings.ToUpper(text) {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", strings.ToUpper(fileio.Uncalculated):
		return true
	}
	return false
}

// errorCell says what is wrong with an error cell.
func errorCell(c fileio.Cell) fileio.Message {
	if c.Text == fileio.Uncalculated {
		return fileio.Say("the cell holds a formula without a value")
	}
	return fileio.Say("the cell holds the error %s", textOf(c))
}
