package fileio

import (
	"strings"

	"golang.org/x/text/width"
)

// foldWidth makes full-width letters, digits and signs narrow, and half-width kana wide. Most texts have none, and to
// see that takes a fraction of the time: all of them begin with one byte but the ideographic space.
func foldWidth(s string) string {
	const firstOfForms = 0xEF // U+F000 to U+FFFF
	if strings.IndexByte(s, firstOfForms) < 0 && !strings.Contains(s, "\u3000") {
		return s
	}
	return width.Fold.String(s)
}
