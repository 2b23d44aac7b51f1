package fileio

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// TestTrimSpaceQuickly: what is seen at the ends of a text without decoding it is what decoding says, of bytes that are no
// text too.
func TestTrimSpaceQuickly(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"a", "9", " ", "\t", "客", "优秀", "\u3000", "\u00a0", "\ufeff", "\u200b", "！", "\xe4", "\xe5", "\x80",
		"\xc2\xa0", "\u4000", "\u9fff", "\U00020000"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(pieces, 0, 6).Draw(t, "pieces"), "")
		want := strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) })
		if got := trimSpace(s); got != want {
			t.Fatalf("trimSpace(%q) = %q, want %q", s, got, want)
		}
	})
}
