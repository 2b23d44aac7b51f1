package book

import (
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// piece is a stretch of a part: compressed, with what a zip file says of the bytes that it stands for.
type piece struct {
	data []byte
	size int64
	crc  uint32
}

// Write appends what is compressed.
func (p *piece) Write(b []byte) (int, error) {
	p.data = append(p.data, b...)
	return len(b), nil
}

// packer compresses pieces one after the other, each without regard to the one before: so their bytes are the same
// wherever and whenever they are compressed.
type packer struct {
	flate *flate.Writer
	piece *piece
	room  []byte // for what is to be compressed next
}

// spillSize is how much is collected before it is compressed: as much as stays in a core's cache.
const spillSize = 48 << 10

func newPacker() *packer {
	const row = 8 << 10
	w, err := flate.NewWriter(io.Discard, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is none that there is
	}
	return &packer{flate: w, room: make([]byte, 0, spillSize+row)}
}

// begin makes p an empty piece, for what is packed from now on.
func (k *packer) begin(p *piece) {
	*p = piece{data: p.data[:0]}
	k.piece = p
	k.flate.Reset(p)
}

// pack compresses the next bytes of the piece. What goes wrong, end says.
func (k *packer) pack(raw []byte) {
	k.piece.crc = crc32.Update(k.piece.crc, crc32.IEEETable, raw)
	k.piece.size += int64(len(raw))
	_, _ = k.flate.Write(raw) // its error stays
}

// end ends the piece: where another follows at a whole byte, and behind the last one the stream.
func (k *packer) end(last bool) error {
	if last {
		return k.flate.Close()
	}
	return k.flate.Flush()
}

// joinCRC is the CRC-32 of two stretches of bytes one after the other, of which the second is size bytes long. A CRC is
// the remainder of a polynomial; behind the first come 8·size more bits, so it is multiplied by x to that power.
func joinCRC(first, second uint32, size int64) uint32 {
	power, square := uint32(1)<<31, uint32(1)<<(31-8) // x^0 and x^8: the highest power of x is the lowest bit
	for ; size > 0; size >>= 1 {
		if size&1 != 0 {
			power = multiply(power, square)
		}
		square = multiply(square, square)
	}
	return multiply(first, power) ^ second
}

// multiply multiplies two polynomials modulo that of CRC-32.
func multiply(a, b uint32) uint32 {
	product := uint32(0)
	for ; a != 0; a <<= 1 {
		if a&(1<<31) != 0 {
			product ^= b
		}
		b = b>>1 ^ crc32.IEEE&-(b&1)
	}
	return product
}
