package identity

import (
	"bytes"
	"hash/maphash"
	"iter"
	"math/bits"
	"runtime"
	"slices"
	"sync"
)

// fold appends what a row is compared by; nothing where it is not compared.
type fold func(dst []byte, row int) []byte

// alike are the groups of two and more rows that fold to the same, each in order, by their first rows.
//
// All is hashed by several goroutines at once. Nearly all hashes of a list are its only ones, which a set of bits that fits
// into a processor's cache tells of most; only the others go through a map, and are compared.
func alike(rows, workers int, of fold) [][]int { return alikeIn(hashAll(rows, workers, of), of) }

// alikeIn is alike where the hashes are known; 0 is that of a row that is not compared.
func alikeIn(hashes []uint64, of fold) [][]int {
	var groups [][]int
	byHash := make(map[uint64][]int) // the groups of a hash, nearly always one
	var a, b []byte
	for _, row := range repeated(hashes) {
		b = of(b[:0], row)
		isNew := true
		for _, i := range byHash[hashes[row]] {
			if a = of(a[:0], groups[i][0]); bytes.Equal(a, b) {
				groups[i], isNew = append(groups[i], row), false
				break
			}
		}
		if isNew {
			byHash[hashes[row]] = append(byHash[hashes[row]], len(groups))
			groups = append(groups, []int{row})
		}
	}
	return slices.DeleteFunc(groups, func(group []int) bool { return len(group) < 2 })
}

// repeated are the rows, in order, whose hashes may stand again: all that do, and very few more. 0 is no hash.
func repeated(hashes []uint64) []int {
	rows := func(yield func(row int) bool) {
		for row, hash := range hashes {
			if hash != 0 && !yield(row) {
				return
			}
		}
	}
	const half = 32
	few := again(hashes, rows, len(hashes), 0)
	return again(hashes, slices.Values(few), len(few), half)
}

// again are those of about n rows whose hashes, turned round by so many bits, share a bit of a set.
func again(hashes []uint64, rows iter.Seq[int], n, turn int) []int {
	size := 64
	for size < 8*n {
		size *= 2
	}
	once, twice := make([]uint64, size/64), make([]uint64, size/64)
	place := func(row int) (word int, bit uint64) {
		hash := bits.RotateLeft64(hashes[row], turn)
		return int(hash >> 6 & uint64(size/64-1)), 1 << (hash >> 58)
	}
	for row := range rows {
		word, bit := place(row)
		twice[word] |= once[word] & bit
		once[word] |= bit
	}
	var found []int
	for row := range rows {
		if word, bit := place(row); twice[word]&bit != 0 {
			found = append(found, row)
		}
	}
	return found
}

// hashAll are the hashes of all rows; 0 for a row that is not compared.
func hashAll(rows, workers int, of fold) []uint64 {
	const block = 1 << 13
	seed, hashes := maphash.MakeSeed(), make([]uint64, rows)
	inBlocks(rows, workers, block, func(from, to int) {
		var folded []byte
		for row := from; row < to; row++ {
			if folded = of(folded[:0], row); len(folded) > 0 {
				hashes[row] = maphash.Bytes(seed, folded) | 1
			}
		}
	})
	return hashes
}

// inBlocks does all rows in blocks, with so many goroutines; 0 is as many as Go runs.
func inBlocks(rows, workers, size int, do func(from, to int)) {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	blocks := (rows + size - 1) / size
	if workers < 2 || blocks < 2 {
		do(0, rows)
		return
	}
	next := make(chan int, blocks)
	for i := range blocks {
		next <- i * size
	}
	close(next)
	var all sync.WaitGroup
	for range min(workers, blocks) {
		all.Go(func() {
			for from := range next {
				do(from, min(rows, from+size))
			}
		})
	}
	all.Wait()
}
