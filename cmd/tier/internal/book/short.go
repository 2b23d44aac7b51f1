package book

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"
)

// short is a text of up to maxShort bytes. All of its room is copied, whatever its length: of what is copied forty times a
// row, asking for the length would cost more than the copy.
type short struct {
	bytes [maxShort]byte
	n     int
}

const maxShort = 64

// newShort cuts a text that is longer.
func newShort(s string) (made short) {
	made.n = copy(made.bytes[:], s)
	return made
}

// append appends the text.
func (s *short) append(b []byte) []byte {
	at := len(b)
	if cap(b)-at < maxShort {
		b = slices.Grow(b, maxShort)
	}
	*(*[maxShort]byte)(b[at : at+maxShort]) = s.bytes
	return b[:at+s.n]
}

// digits are those of a row's number, which has seven at most.
type digits struct {
	bytes uint64 // the first lowest
	n     int
}

const maxDigits = 8

func newDigits(number int) digits {
	var room [20]byte
	b := strconv.AppendInt(room[:0], int64(number), 10)
	return digits{binary.LittleEndian.Uint64(room[:maxDigits]), len(b)}
}

// append appends the digits.
func (d digits) append(b []byte) []byte {
	at := len(b)
	if cap(b)-at < maxDigits {
		b = slices.Grow(b, maxDigits)
	}
	binary.LittleEndian.PutUint64(b[at:at+maxDigits], d.bytes)
	return b[:at+d.n]
}

// common is how many of the first digits other bytes begin with, the first lowest.
func (d digits) common(other uint64) int {
	return min(bits.TrailingZeros64(d.bytes^other)/8, d.n)
}
