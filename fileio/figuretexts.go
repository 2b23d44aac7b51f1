package fileio

import "math"

// figureTexts keeps how figures are written, since the points and weights of a list are few: to look one up takes a
// fraction of the time that it takes to write one. It belongs to one goroutine.
type figureTexts [1 << figureBits]struct {
	bits uint64
	size uint8 // 0: nothing is kept here
	text [22]byte
}

const figureBits = 9

// append appends what appendPlain does.
func (f *figureTexts) append(b []byte, x float64) []byte {
	const mixer = 0x9E3779B97F4A7C15 // spreads the bits that differ over the upper ones
	bits := math.Float64bits(x)
	known := &f[bits*mixer>>(64-figureBits)]
	if known.size > 0 && known.bits == bits {
		return append(b, known.text[:known.size]...)
	}
	start := len(b)
	b = appendPlain(b, x)
	if n := len(b) - start; n <= len(known.text) {
		known.bits, known.size = bits, uint8(n)
		copy(known.text[:], b[start:])
	}
	return b
}
