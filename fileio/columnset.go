package fileio

import (
	"math"
	"math/bits"
)

// columnSet is a set of the columns of a sheet, from 1. Adding a run again and again costs little: a small file can name
// all columns thousands of times.
type columnSet struct {
	words []uint64 // by 64 columns; nil while the set is empty
	left  int      // columns that are not in it, once it has any
}

// add adds the columns from first to last; those outside of any sheet are left out.
func (s *columnSet) add(first, last int) {
	first, last = max(first, 1), min(last, maxSheetColumns)
	if s.words == nil {
		s.words, s.left = make([]uint64, maxSheetColumns/64), maxSheetColumns
	}
	for from := first - 1; from < last && s.left > 0; from = from&^63 + 64 {
		run := uint64(math.MaxUint64) << (from % 64)
		if rest := last - from&^63; rest < 64 {
			run &= 1<<rest - 1
		}
		word := &s.words[from/64]
		s.left -= bits.OnesCount64(run &^ *word)
		*word |= run
	}
}

func (s *columnSet) has(col int) bool {
	return s.words != nil && s.words[(col-1)/64]&(1<<((col-1)%64)) != 0
}

func (s *columnSet) remove(col int) {
	s.words[(col-1)/64] &^= 1 << ((col - 1) % 64)
	s.left++
}
