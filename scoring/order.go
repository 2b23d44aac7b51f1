package scoring

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Ascending returns the rows that have a number, the lowest number first and equal ones in the order of their rows, and
// their numbers in this order. There is no place for NaN, and -0 equals 0.
//
// It is a radix sort, because comparisons of numbers that lie all over the memory cost a second for a million rows, twenty
// times as much. What is sorted are the first 32 bits in which the numbers differ, each beside its row in one word; the few
// that are alike so far are compared.
func Ascending(values []float64) (rows []uint32, numbers []float64) {
	lowest, shift, n := spread(values)
	if n == 0 {
		return nil, nil
	}
	var counts digitCounts
	words := make([]uint64, 0, n)
	for row, x := range values {
		if x == x {
			key := (orderedBits(x) - lowest) >> shift
			words = append(words, key<<32|uint64(row))
			counts.add(key)
		}
	}
	words = counts.sort(words)
	rows, numbers = make([]uint32, n), make([]float64, n)
	for i, w := range words {
		rows[i] = uint32(w)
		numbers[i] = values[uint32(w)]
	}
	if shift > 0 {
		sortAlike(words, rows, numbers, values)
	}
	return rows, numbers
}

// orderedBits are the bits of a number as an integer that is the greater the greater the number is.
func orderedBits(x float64) uint64 {
	b := math.Float64bits(x + 0) // -0 becomes 0
	return b ^ (uint64(int64(b)>>63) | 1<<63)
}

// spread returns the lowest of the ordered bits, by how many places the bits of all numbers must be shifted so that their
// distance to it fits into 32, and how many numbers there are.
func spread(values []float64) (lowest uint64, shift, n int) {
	lowest, highest := uint64(math.MaxUint64), uint64(0)
	for _, x := range values {
		if x == x {
			b := orderedBits(x)
			lowest, highest = min(lowest, b), max(highest, b)
			n++
		}
	}
	if n == 0 {
		return 0, 0, 0
	}
	return lowest, max(0, bits.Len64(highest-lowest)-32), n
}

// A key of 32 bits is sorted in three digits of 11 bits, the last one first.
const (
	digitBits = 11
	lastDigit = 1<<digitBits - 1
)

// digitCounts says how often each value of each digit of the keys occurs, the last digit first.
type digitCounts [3][lastDigit + 1]uint32

func (c *digitCounts) add(key uint64) {
	c[0][key&lastDigit]++
	c[1][key>>digitBits&lastDigit]++
	c[2][key>>(2*digitBits)]++
}

// sort sorts the words by their keys, the upper 32 bits of each, and keeps the order of equal ones. It uses the words as
// room and returns them or new ones.
func (c *digitCounts) sort(words []uint64) []uint64 {
	to := make([]uint64, len(words))
	for d := range c {
		shift := 32 + digitBits*d
		next := &c[d]
		if int(next[words[0]>>shift&lastDigit]) == len(words) {
			continue // all have the same digit
		}
		starts(next)
		for _, w := range words {
			at := &next[w>>shift&lastDigit]
			to[*at] = w
			*at++
		}
		words, to = to, words
	}
	return words
}

// starts turns counts into the places where the words of each digit begin.
func starts(counts *[lastDigit + 1]uint32) {
	sum := uint32(0)
	for i, n := range counts {
		counts[i] = sum
		sum += n
	}
}

// sortAlike sorts the rows whose keys are alike by the numbers themselves.
func sortAlike(words []uint64, rows []uint32, numbers, values []float64) {
	for from := 0; from < len(words); {
		upTo, sorted := from+1, true
		for upTo < len(words) && words[upTo]>>32 == words[from]>>32 {
			sorted = sorted && numbers[upTo-1] <= numbers[upTo]
			upTo++
		}
		if !sorted {
			slices.SortStableFunc(rows[from:upTo], func(a, b uint32) int { return cmp.Compare(values[a], values[b]) })
			for i := from; i < upTo; i++ {
				numbers[i] = values[rows[i]]
			}
		}
		from = upTo
	}
}
