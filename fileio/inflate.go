package fileio

import (
	"encoding/binary"
	"errors"
	"io"
)

// inflater unpacks a deflate stream (RFC 1951) as it is read. What it unpacks stays in one buffer, so that a match is
// copied from where it lies: 32 KB of it are kept, and handed out is what came behind.
//
// There are two decoders of symbols. fast takes eight bytes of the stream at a time and never asks whether there is
// enough of anything; it stops before whatever is no literal and no sound match. symbol takes one symbol of any kind,
// at the ends of the buffers too, and is the one that knows what is wrong.
//
// compress/flate and its kin need twice the time for a worksheet, whose markup is matches of some twenty bytes.
type inflater struct {
	src  io.Reader
	in   []byte // what was read of src
	pos  int    // in[pos:] is not yet in bits
	bits uint64 // the next bits of the stream, the first of them lowest
	n    uint   // how many of bits count; above them are zeros, or bits that in[pos:] holds too

	out      []byte // what was unpacked
	from, at int    // out[from:at] is not yet handed out
	err      error  // why unpacking ended

	step      func(*inflater) error // unpacks what comes next: a header, or some of a block
	final     bool                  // the block at hand is the last
	stored    int                   // what is left of a stored block, in bytes
	fixed     bool                  // the codes are the fixed ones
	literals  huffmanTable          // and lengths
	distances huffmanTable
}

// errDeflate is a stream that is not well-formed.
var errDeflate = errors.New("deflate stream is not well-formed")

const (
	inflateWindow = 32 << 10
	inflateOut    = inflateWindow + 96<<10
	inflateIn     = 16 << 10
	longestMatch  = 258
	// inflateRoom is what must be free in out for fast to begin: for literals and a match, which may write more than it
	// is long.
	inflateRoom = longestMatch + 64
	// inflateAhead is what must be unread of in for fast to begin.
	inflateAhead = 16
)

func newInflater(src io.Reader) *inflater {
	return &inflater{src: src, in: make([]byte, 0, inflateIn), out: make([]byte, inflateOut), step: (*inflater).header}
}

// Read implements io.Reader. The error is errDeflate, io.ErrUnexpectedEOF for a stream that is cut off, or the source's
// own; what was unpacked before it is handed out first.
func (f *inflater) Read(b []byte) (int, error) {
	for f.from == f.at {
		if f.err != nil {
			return 0, f.err
		}
		if f.at > inflateWindow {
			copy(f.out, f.out[f.at-inflateWindow:f.at])
			f.from, f.at = inflateWindow, inflateWindow
		}
		for f.err == nil && f.at <= len(f.out)-inflateRoom {
			f.err = f.step(f)
		}
	}
	n := copy(b, f.out[f.from:f.at])
	f.from += n
	return n, nil
}

// more reads more of the stream, all of what was read before being in bits.
func (f *inflater) more() error {
	for range 100 { // as bufio does
		n, err := f.src.Read(f.in[:cap(f.in)])
		f.in, f.pos = f.in[:n], 0
		switch {
		case n > 0:
			return nil
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		}
	}
	return io.ErrNoProgress
}

// need sees to it that so many bits count, up to 56.
func (f *inflater) need(n uint) error {
	for f.n < n {
		if f.pos == len(f.in) {
			if err := f.more(); err != nil {
				return err
			}
		}
		f.bits |= uint64(f.in[f.pos]) << f.n
		f.pos++
		f.n += 8
	}
	return nil
}

// take reads a figure of so many bits.
func (f *inflater) take(n uint) (int, error) {
	if err := f.need(n); err != nil {
		return 0, err
	}
	v := f.bits & (1<<n - 1)
	f.bits >>= n
	f.n -= n
	return int(v), nil
}

// header reads the beginning of a block.
func (f *inflater) header() error {
	if f.final {
		return io.EOF
	}
	head, err := f.take(3)
	if err != nil {
		return err
	}
	f.final = head&1 == 1
	f.step = (*inflater).symbols
	switch head >> 1 {
	case 0:
		f.step = (*inflater).copyStored
		return f.readStoredLength()
	case 1:
		return f.setFixedCodes()
	case 2:
		return f.readCodes()
	}
	return errDeflate
}

// readStoredLength reads how long a stored block is; it begins at a whole byte.
func (f *inflater) readStoredLength() error {
	f.bits >>= f.n % 8
	f.n -= f.n % 8
	twice, err := f.take(32)
	if err != nil {
		return err
	}
	if f.stored = twice & 0xFFFF; f.stored^twice>>16 != 0xFFFF {
		return errDeflate
	}
	return nil
}

// copyStored hands on as much of a stored block as there is room for.
func (f *inflater) copyStored() error {
	for ; f.stored > 0 && f.n > 0; f.stored-- {
		b, _ := f.take(8) // which are there: at a whole byte n counts whole bytes
		f.out[f.at] = byte(b)
		f.at++
	}
	if f.stored == 0 {
		f.step = (*inflater).header
		return nil
	}
	f.bits = 0
	if f.pos == len(f.in) {
		if err := f.more(); err != nil {
			return err
		}
	}
	n := copy(f.out[f.at:], f.in[f.pos:min(f.pos+f.stored, len(f.in))])
	f.at += n
	f.pos += n
	f.stored -= n
	return nil
}

// symbols unpacks some of a block with codes.
func (f *inflater) symbols() error {
	f.fast()
	return f.symbol()
}

// symbol unpacks the next symbol.
func (f *inflater) symbol() error {
	if f.at > len(f.out)-longestMatch {
		return nil
	}
	e, value, err := f.code(&f.literals)
	switch {
	case err != nil:
		return err
	case e&huffmanLiteral != 0:
		f.out[f.at] = byte(value)
		f.at++
		return nil
	case e&huffmanEnd != 0:
		f.step = (*inflater).header
		return nil
	}
	d, distance, err := f.code(&f.distances)
	if err != nil {
		return err
	}
	if e&d&huffmanMatch == 0 || distance > f.at {
		return errDeflate
	}
	for range value {
		f.out[f.at] = f.out[f.at-distance]
		f.at++
	}
	return nil
}

// code reads a code, and its value with the extra bits that follow it.
func (f *inflater) code(t *huffmanTable) (e huffmanEntry, value int, err error) {
	for {
		e = t.find(f.bits)
		if e == 0 {
			return e, 0, errDeflate
		}
		if e.size() <= f.n {
			break
		}
		if err := f.need(f.n + 1); err != nil {
			return e, 0, err
		}
	}
	value = e.value(f.bits)
	f.bits >>= e.size()
	f.n -= e.size()
	return e, value, nil
}

// fast unpacks literals and matches while there is room and stream enough.
func (f *inflater) fast() {
	in, out, bits, n, pos, at := f.in, f.out, f.bits, f.n, f.pos, f.at
	for at <= len(out)-inflateRoom && pos <= len(in)-inflateAhead {
		bits |= binary.LittleEndian.Uint64(in[pos:]) << (n & 63)
		pos += int(63-n) >> 3
		n |= 56
		e := f.literals.find(bits)
		if e&huffmanLiteral != 0 {
			out[at] = e.literal()
			at++
			bits >>= e.size()
			n -= e.size()
			continue
		}
		behind := bits >> e.size()
		d := f.distances.find(behind)
		length, distance := e.value(bits), d.value(behind)
		start := at - distance
		if e&d&huffmanMatch == 0 || start < 0 {
			break
		}
		bits = behind >> d.size()
		n -= e.size() + d.size()
		switch {
		case distance < 16 && length < 64:
			for i := range length {
				out[at+i] = out[start+i]
			}
		case distance < 16: // what is repeated doubles with each copy
			for n := 0; n < length; {
				n += copy(out[at+n:at+length], out[start:at+n])
			}
		default:
			copy(out[at:at+16], out[start:start+16])
			copy(out[at+16:at+32], out[start+16:start+32])
			for i := 32; i < length; i += 16 {
				copy(out[at+i:at+i+16], out[start+i:start+i+16])
			}
		}
		at += length
	}
	f.bits, f.n, f.pos, f.at = bits, n, pos, at
}
