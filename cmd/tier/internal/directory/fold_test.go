package directory

import (
	"testing"

	"golang.org/x/text/width"
)

// Every character that has another width is one that Fold knows.
func TestFoldKnowsAllWidths(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		if folded := width.Fold.String(string(r)); folded != string(r) && !hasWidth(r) {
			t.Errorf("%U is folded to %q, and not taken for one with a width", r, folded)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for _, name := range []string{"哈尔滨联瑞信息有限责任公司", "ACME Ltd", "ＡＣＭＥ　（中国）"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Fold(name)
			}
		})
	}
}
