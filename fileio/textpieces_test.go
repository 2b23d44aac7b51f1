package fileio

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestValidInPieces takes utf8.Valid as the judge, with what is no UTF-8 near the ends and the cuts.
func TestValidInPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 0))
	for i := range 300 {
		size := 1 + r.IntN(4*smallestPiece)
		data := []byte(strings.Repeat("a客é😀", size/10+1))[r.IntN(4):size]
		for range r.IntN(3) {
			at := []int{0, 1, len(data) / 2, len(data) / 3, len(data) - 1, r.IntN(len(data))}[r.IntN(6)] + r.IntN(5) - 2
			if at >= 0 && at < len(data) {
				data[at] = []byte{0x80, 0xbf, 0xc3, 0xe5, 0xf0, 0xff, 'a'}[r.IntN(7)]
			}
		}
		for _, workers := range []int{1, 2, 3, 8} {
			if got, want := validInPieces(data, workers), utf8.Valid(data); got != want {
				t.Errorf("text %d of %d bytes, %d workers: %v, want %v", i, len(data), workers, got, want)
			}
		}
	}
}
