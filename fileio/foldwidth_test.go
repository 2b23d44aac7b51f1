package fileio

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// TestFoldWidth folds every character as the library does.
func TestFoldWidth(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		if got, want := foldWidth("中"+string(r)), width.Fold.String("中"+string(r)); got != want {
			t.Errorf("%U: %q, want %q", r, got, want)
		}
	}
}
