package deflate

import "encoding/binary"

// writer appends bits, the first lowest. What out has room for must be enough.
type writer struct {
	out  []byte
	bits uint64
	n    uint
}

// slack is room for what stands around the sequences: the header, the empty block behind, and what put writes ahead.
const slack = 512

// put adds up to 32 bits.
func (w *writer) put(bits uint64, n uint) {
	w.bits |= bits << w.n
	if w.n += n; w.n >= 32 {
		w.out = binary.LittleEndian.AppendUint32(w.out, uint32(w.bits))
		w.bits >>= 32
		w.n -= 32
	}
}

// align fills up the last byte.
func (w *writer) align() {
	for w.n > 0 {
		w.out = append(w.out, byte(w.bits))
		w.bits >>= 8
		w.n -= min(w.n, 8)
	}
	w.bits = 0
}

// header begins a block with its codes. The lengths of codes are themselves written with a code of four bits for each, which
// wastes a hundred bytes in a block of a hundred thousand.
func (w *writer) header(c *codes, last bool) {
	const ownCodes, fourBits = 2, 4
	final := uint64(0)
	if last {
		final = 1
	}
	w.put(final, 1)
	w.put(ownCodes, 2)
	w.put(maxLiteral-257, 5)
	w.put(maxDistance-1, 5)
	w.put(19-4, 4)
	for _, symbol := range [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		if symbol > 15 { // shorthands for runs
			w.put(0, 3)
		} else {
			w.put(fourBits, 3)
		}
	}
	for _, code := range c.literals {
		w.put(reversed(code.len), fourBits)
	}
	for _, code := range c.distances {
		w.put(reversed(code.len), fourBits)
	}
}

// reversed is four bits the other way round, as codes are written.
func reversed(n uint8) uint64 { return uint64(n&1<<3 | n&2<<1 | n&4>>1 | n&8>>3) }

// end ends the stream, or, where another block follows, fills the last byte up with an empty block.
func (w *writer) end(last bool) {
	if !last {
		w.put(0, 3)
	}
	w.align()
	if !last {
		w.out = append(w.out, 0, 0, 0xFF, 0xFF)
	}
}

// write writes the sequences, up to the end of the block. The bits are put by hand: here is where the time goes.
func (e *Encoder) write(w *writer, raw []byte) {
	lengths := e.codes.lengthCodes()
	literals, distances := &e.codes.literals, &e.codes.distances
	out := w.out[:cap(w.out)]
	b, pos := bitBuffer{w.bits, w.n}.flush(out, len(w.out))
	for _, s := range e.sequences {
		plain := raw[:s.plain]
		for len(plain) >= 4 {
			b = b.put(literals[plain[0]]).put(literals[plain[1]]).put(literals[plain[2]]).put(literals[plain[3]])
			b, pos = b.flush(out, pos)
			plain = plain[4:]
		}
		for _, c := range plain {
			b = b.put(literals[c])
		}
		if s.length == 0 {
			break
		}
		b, pos = b.flush(out, pos)
		length := lengths[s.length]
		symbol, extra := distanceSymbol(int(s.distance))
		b = b.add(uint64(length.bits), uint(length.len)).put(distances[symbol])
		b = b.add(uint64(s.distance)&(1<<(extra&63)-1), uint(extra))
		b, pos = b.flush(out, pos)
		raw = raw[int(s.plain)+int(s.length):]
	}
	b, pos = b.flush(out, pos)
	b, pos = b.put(literals[endOfBlock]).flush(out, pos)
	w.out, w.bits, w.n = out[:pos], b.bits, b.n
}

// bitBuffer adds bits without asking each time whether there is room: from less than a byte on, it holds four codes, or a
// length and a distance. It is passed by value, and so kept in registers.
type bitBuffer struct {
	bits uint64
	n    uint
}

func (b bitBuffer) put(c code) bitBuffer { return b.add(uint64(c.bits), uint(c.len)) }

func (b bitBuffer) add(bits uint64, n uint) bitBuffer {
	return bitBuffer{b.bits | bits<<(b.n&63), b.n + n}
}

// flush writes the whole bytes.
func (b bitBuffer) flush(out []byte, pos int) (bitBuffer, int) {
	binary.LittleEndian.PutUint64(out[pos:], b.bits)
	return bitBuffer{b.bits >> (b.n &^ 7 & 63), b.n & 7}, pos + int(b.n>>3)
}
