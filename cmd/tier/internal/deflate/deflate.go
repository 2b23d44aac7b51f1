// Package deflate compresses text whose repetitions its writer knows.
//
// A general compressor spends its time looking for what repeats: it hashes every few bytes of a sheet's XML to find out,
// forty times a row, that a cell begins like the one above it. Whoever writes the cell knows. So it says so (Repeat), and
// this package only checks that, and codes what is true with Huffman codes made for the block (RFC 1951).
//
// What is said wrongly costs some compression and nothing else: a block always unpacks to the bytes that it was made of.
package deflate

import (
	"bytes"
	"math/bits"
	"slices"
)

// Encoder compresses blocks of bytes. It keeps its buffers, and belongs to one goroutine. The zero Encoder is ready.
type Encoder struct {
	sequences []sequence
	at        int // how far they go
	literals  [maxLiteral]uint32
	lengths   [maxLength + 1]uint32 // how often each is used
	distances [maxDistance]uint32
	codes     codes
}

// sequence is some bytes as they are, and then some that stood there before.
type sequence struct {
	plain    uint32 // bytes
	length   uint16 // 0 at the end of the block
	distance uint16 // less 1
}

// The limits of RFC 1951.
const (
	minLength   = 3
	maxLength   = 258
	endOfBlock  = 256
	maxLiteral  = 286
	maxDistance = 30
)

// Window is how far back a repetition can lie.
const Window = 1 << 15

// least is how long a repetition must be to be worth its two codes.
const least = 4

// Repeat says that the n bytes of the block at a position are those at from, before them. Positions don't go back from
// one call to the next. raw is the block as far as it is there.
func (e *Encoder) Repeat(raw []byte, at, from, n int) {
	for ; n > maxLength; n -= maxLength {
		e.Repeat(raw, at, from, maxLength)
		at, from = at+maxLength, from+maxLength
	}
	if n < least || at < e.at || at == e.at && e.goOn(raw, n) ||
		from < 0 || at-from > Window || from >= at || !bytes.Equal(raw[at:at+n], raw[from:from+n]) {
		return
	}
	for _, c := range raw[e.at:at] {
		e.literals[c]++
	}
	distance := at - from - 1
	e.lengths[n]++
	symbol, _ := distanceSymbol(distance)
	e.distances[symbol]++
	e.sequences = append(e.sequences, sequence{uint32(at - e.at), uint16(n), uint16(distance)})
	e.at = at + n
}

// goOn lets the last repetition go on for n bytes if it does, whatever else these repeat: one is cheaper than two.
func (e *Encoder) goOn(raw []byte, n int) bool {
	if len(e.sequences) == 0 {
		return false
	}
	s := &e.sequences[len(e.sequences)-1]
	from := e.at - int(s.distance) - 1
	if int(s.length)+n > maxLength || !bytes.Equal(raw[e.at:e.at+n], raw[from:from+n]) {
		return false
	}
	e.lengths[s.length]--
	s.length += uint16(n)
	e.lengths[s.length]++
	e.at += n
	return true
}

// Block appends the block to dst, compressed, and begins the next one. Compressed blocks are put together as they are:
// each ends at a whole byte, and refers to nothing before it. The last one ends the stream.
func (e *Encoder) Block(dst, raw []byte, last bool) []byte {
	for _, c := range raw[e.at:] {
		e.literals[c]++
	}
	e.sequences = append(e.sequences, sequence{plain: uint32(len(raw) - e.at)})
	e.literals[endOfBlock] = 1
	for n, count := range e.lengths {
		if count > 0 {
			symbol, _ := lengthSymbol(n)
			e.literals[symbol] += count
		}
	}
	e.codes.make(e.literals[:], e.distances[:])
	w := writer{out: slices.Grow(dst, e.codes.size(e.literals[:], e.distances[:])+slack)}
	w.header(&e.codes, last)
	e.write(&w, raw)
	w.end(last)
	e.sequences, e.at = e.sequences[:0], 0
	clear(e.literals[:])
	clear(e.lengths[:])
	clear(e.distances[:])
	return w.out
}

// lengthSymbol is the symbol of a length, and how many bits follow it.
func lengthSymbol(length int) (symbol, extra int) {
	switch x := length - minLength; {
	case length == maxLength:
		return 285, 0
	case x < 8:
		return 257 + x, 0
	default:
		extra = bits.Len(uint(x)) - 3
		return 257 + 4*extra + x>>extra, extra
	}
}

// distanceSymbol is the symbol of a distance less 1, and how many bits follow it.
func distanceSymbol(x int) (symbol, extra int) {
	if x < 4 {
		return x, 0
	}
	extra = bits.Len(uint(x)) - 2
	return 2*extra + x>>extra, extra
}
