package fileio

import "math"

// keyedTexts keeps short texts by a key: to look one up takes a fraction of the time that it takes to write one. It belongs
// to one goroutine.
type keyedTexts [1 << keyBits]struct {
	key  uint64
	size uint8 // 0: nothing is kept here
	text [22]byte
}

const keyBits = 9

// append appends what write does, which must be the same for the same key.
func (k *keyedTexts) append(b []byte, key uint64, write func([]byte) []byte) []byte {
	const mixer = 0x9E3779B97F4A7C15 // spreads the bits that differ over the upper ones
	kept := &k[key*mixer>>(64-keyBits)]
	if kept.size > 0 && kept.key == key {
		return append(b, kept.text[:kept.size]...)
	}
	start := len(b)
	b = write(b)
	if n := len(b) - start; n <= len(kept.text) {
		kept.key, kept.size = key, uint8(n)
		copy(kept.text[:], b[start:])
	}
	return b
}

// figureTexts keeps how figures are written, since the points and weights of a list are few.
type figureTexts struct{ keyedTexts }

// append appends what appendPlain does.
func (f *figureTexts) append(b []byte, x float64) []byte {
	return f.keyedTexts.append(b, math.Float64bits(x), func(b []byte) []byte { return appendPlain(b, x) })
}
