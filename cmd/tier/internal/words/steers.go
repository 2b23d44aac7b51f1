package words

import "unicode"

// Steers reports whether a character would do something to a terminal or a page instead of standing there: control
// characters but the line feed, those that turn the direction of a text, those that take no room, and the line ends that only
// some programs know.
func Steers(r rune) bool {
	return r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp))
}
