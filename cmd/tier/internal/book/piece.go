package book

import (
	"hash/crc32"

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

// packer compresses parts that are all there.
type packer struct{ flate *flate.Writer }

func newPacker() (packer, error) {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	return packer{w}, err
}

func (k packer) pack(content []byte) (*piece, error) {
	p := &piece{size: int64(len(content)), crc: crc32.ChecksumIEEE(content)}
	k.flate.Reset(p)
	if _, err := k.flate.Write(content); err != nil {
		return nil, err
	}
	return p, k.flate.Close()
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
