package fileio

import "math/bits"

// huffmanTable finds the symbol that the next bits are the code of: by the first eleven of them, and by the next four
// where its code is longer.
type huffmanTable struct {
	first [huffmanFirst]huffmanEntry
	more  [][huffmanMore]huffmanEntry
}

const (
	huffmanFirstBits = 11
	huffmanFirst     = 1 << huffmanFirstBits
	huffmanLongest   = 15
	huffmanMore      = 1 << (huffmanLongest - huffmanFirstBits)
)

// huffmanEntry is what a code stands for; 0 is no code. From the lowest bit on: how many bits the code and its extra bits
// are, how many the code alone is, what kind it is, and the value that extra bits are added to.
type huffmanEntry uint32

const (
	huffmanLiteral huffmanEntry = 1 << 31 // the value is a byte, or a length of a code
	huffmanMatch   huffmanEntry = 1 << 15 // the value is a length or a distance
	huffmanEnd     huffmanEntry = 1 << 14 // of the block
	huffmanLink    huffmanEntry = 1 << 13 // the value is an index of more

	entryCodeShift  = 8
	entryValueShift = 16
)

func (e huffmanEntry) size() uint    { return uint(e & 63) }
func (e huffmanEntry) literal() byte { return byte(e >> entryValueShift) }

// value is what the entry stands for, with the extra bits behind its code.
func (e huffmanEntry) value(bits uint64) int {
	return int(e&^huffmanLiteral>>entryValueShift) + int(bits&(1<<e.size()-1)>>(e>>entryCodeShift&15))
}

// find is the entry of the code that bits begin with.
func (t *huffmanTable) find(bits uint64) huffmanEntry {
	e := t.first[bits%huffmanFirst]
	if e&huffmanLink != 0 {
		e = t.follow(e, bits)
	}
	return e
}

// follow is the entry that another leads to.
func (t *huffmanTable) follow(e huffmanEntry, bits uint64) huffmanEntry {
	return t.more[e>>entryValueShift][bits>>huffmanFirstBits%huffmanMore]
}

// build makes the table of a code from the lengths of its symbols' codes, 0 for those without one. Every code must be
// taken, unless there is a single one, of one bit, or none at all.
func (t *huffmanTable) build(lengths []uint8, entry func(symbol int) huffmanEntry) error {
	var count, next [huffmanLongest + 1]int
	for _, l := range lengths {
		count[l]++
	}
	count[0] = 0
	free, longest := 1, 0
	for l := 1; l <= huffmanLongest; l++ {
		next[l] = (next[l-1] + count[l-1]) << 1
		if free = free<<1 - count[l]; free < 0 {
			return errDeflate
		}
		if count[l] > 0 {
			longest = l
		}
	}
	if free > 0 && longest > 0 && !(longest == 1 && count[1] == 1) {
		return errDeflate
	}
	clear(t.first[:])
	t.more = t.more[:0]
	for symbol, l := range lengths {
		if l > 0 {
			code := bits.Reverse16(uint16(next[l]) << (16 - l))
			next[l]++
			t.put(int(code), int(l), entry(symbol)+huffmanEntry(l)<<entryCodeShift+huffmanEntry(l))
		}
	}
	return nil
}

// put enters a code wherever bits begin with it.
func (t *huffmanTable) put(code, length int, e huffmanEntry) {
	if length <= huffmanFirstBits {
		for i := code; i < huffmanFirst; i += 1 << length {
			t.first[i] = e
		}
		return
	}
	link := &t.first[code%huffmanFirst]
	if *link == 0 {
		*link = huffmanLink | huffmanEntry(len(t.more))<<entryValueShift
		t.more = append(t.more, [huffmanMore]huffmanEntry{})
	}
	more := &t.more[*link>>entryValueShift]
	for i := code >> huffmanFirstBits; i < huffmanMore; i += 1 << (length - huffmanFirstBits) {
		more[i] = e
	}
}

// What symbols of the code of literals stand for.
const (
	endSymbol     = 256
	lengthSymbols = 257 // from here on
	mostLiterals  = 286
	mostDistances = 30
	unusedSymbols = 2 // of either fixed code, which stand for nothing
)

// literalEntry is what a symbol of the code of literals and lengths stands for.
func literalEntry(symbol int) huffmanEntry {
	switch i := symbol - lengthSymbols; {
	case symbol < endSymbol:
		return plainEntry(symbol)
	case symbol == endSymbol:
		return huffmanEnd
	case symbol == mostLiterals-1:
		return matchEntry(longestMatch, 0)
	case symbol >= mostLiterals:
		return 0
	case i < 8:
		return matchEntry(i+3, 0)
	default: // each four have a bit more
		extra := i/4 - 1
		return matchEntry((4+i%4)<<extra+3, extra)
	}
}

// distanceEntry is what a symbol of the code of distances stands for.
func distanceEntry(symbol int) huffmanEntry {
	switch {
	case symbol >= mostDistances:
		return 0
	case symbol < 4:
		return matchEntry(symbol+1, 0)
	default: // each two have a bit more
		extra := symbol/2 - 1
		return matchEntry((2+symbol%2)<<extra+1, extra)
	}
}

func matchEntry(base, extra int) huffmanEntry {
	return huffmanMatch | huffmanEntry(base)<<entryValueShift | huffmanEntry(extra)
}

func plainEntry(symbol int) huffmanEntry {
	return huffmanLiteral | huffmanEntry(symbol)<<entryValueShift
}

// setFixedCodes takes the codes that the standard gives. It keeps those that are there: a stream may be made of nothing
// but blocks without content, of ten bits each.
func (f *inflater) setFixedCodes() error {
	if f.fixed {
		return nil
	}
	f.fixed = true
	var lengths [mostLiterals + unusedSymbols]uint8
	for symbol := range lengths {
		switch {
		case symbol < 144, symbol >= 280:
			lengths[symbol] = 8
		case symbol < 256:
			lengths[symbol] = 9
		default:
			lengths[symbol] = 7
		}
	}
	if err := f.literals.build(lengths[:], literalEntry); err != nil {
		return err
	}
	for symbol := range mostDistances + unusedSymbols {
		lengths[symbol] = 5
	}
	return f.distances.build(lengths[:mostDistances+unusedSymbols], distanceEntry)
}

// codeOrder is the order in which the lengths of the code of lengths come.
var codeOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// readCodes reads the codes that a block brings along, which are coded themselves.
func (f *inflater) readCodes() error {
	f.fixed = false
	head, err := f.take(14)
	if err != nil {
		return err
	}
	literals, distances, codes := head&31+lengthSymbols, head>>5&31+1, head>>10+4
	if literals > mostLiterals || distances > mostDistances {
		return errDeflate
	}
	var lengths [mostLiterals + mostDistances]uint8
	for _, symbol := range codeOrder[:codes] {
		n, err := f.take(3)
		if err != nil {
			return err
		}
		lengths[symbol] = uint8(n)
	}
	if err := f.literals.build(lengths[:len(codeOrder)], plainEntry); err != nil {
		return err
	}
	clear(lengths[:])
	if err := f.readLengths(lengths[:literals+distances]); err != nil {
		return err
	}
	if err := f.literals.build(lengths[:literals], literalEntry); err != nil {
		return err
	}
	return f.distances.build(lengths[literals:literals+distances], distanceEntry)
}

// readLengths reads the lengths of codes, by the code that is in literals for the time being.
func (f *inflater) readLengths(lengths []uint8) error {
	for i := 0; i < len(lengths); {
		_, symbol, err := f.code(&f.literals)
		if err != nil {
			return err
		}
		length, times, extra := uint8(symbol), 1, uint(0)
		switch symbol {
		case 16:
			if i == 0 {
				return errDeflate
			}
			length, times, extra = lengths[i-1], 3, 2
		case 17:
			length, times, extra = 0, 3, 3
		case 18:
			length, times, extra = 0, 11, 7
		}
		more, err := f.take(extra)
		if err != nil {
			return err
		}
		if times += more; times > len(lengths)-i {
			return errDeflate
		}
		for range times {
			lengths[i] = length
			i++
		}
	}
	return nil
}
