package fileio

import (
	"unicode/utf16"
	"unicode/utf8"
)

// xlsText reads what may go on in CONTINUE records: texts. Where the characters of a text are broken off, the CONTINUE
// begins with a byte of flags, which says anew whether the characters have one byte or two.
type xlsText struct {
	records *xlsRecords
	rest    []byte // of the record that is being read
	short   bool   // a byte was wanted that isn't there
	high    uint16 // the first half of a pair of units, 0 for none
	text    []byte // the last text, in UTF-8
}

// The flags of a text.
const (
	xlsWide     = 0x01 // two bytes a character
	xlsPhonetic = 0x04
	xlsRich     = 0x08
)

// more goes on to the next CONTINUE; false where there is none.
func (x *xlsText) more() bool {
	for len(x.rest) == 0 {
		next, ok := x.records.nextContinue()
		if !ok {
			return false
		}
		x.rest = next
	}
	return true
}

func (x *xlsText) byte() byte {
	if !x.more() {
		x.short = true
		return 0
	}
	b := x.rest[0]
	x.rest = x.rest[1:]
	return b
}

func (x *xlsText) uint16() int { return int(x.byte()) | int(x.byte())<<8 }

func (x *xlsText) uint32() uint32 { return uint32(x.uint16()) | uint32(x.uint16())<<16 }

// skip passes over bytes that are no characters.
func (x *xlsText) skip(n int64) {
	for n > 0 && !x.short {
		if !x.more() {
			x.short = true
			return
		}
		step := min(n, int64(len(x.rest)))
		x.rest = x.rest[step:]
		n -= step
	}
}

// read reads a text of BIFF8 with so many characters from its flags on; ok is false where it is cut off. The text is good
// until the next one is read.
func (x *xlsText) read(characters int) (text []byte, ok bool) {
	flags := x.byte()
	runs, phonetic := 0, uint32(0)
	if flags&xlsRich != 0 {
		runs = x.uint16()
	}
	if flags&xlsPhonetic != 0 {
		phonetic = x.uint32()
	}
	x.characters(characters, flags&xlsWide != 0)
	x.skip(4*int64(runs) + int64(phonetic))
	return x.text, !x.short
}

// characters reads characters into the text.
func (x *xlsText) characters(n int, wide bool) {
	x.text, x.high = x.text[:0], 0
	for n > 0 && !x.short {
		if len(x.rest) == 0 {
			wide = x.byte()&xlsWide != 0
			continue
		}
		if wide {
			n -= x.wide(n)
			continue
		}
		step := min(n, len(x.rest))
		for _, b := range x.rest[:step] {
			x.unit(uint16(b))
		}
		x.rest = x.rest[step:]
		n -= step
	}
	if x.high != 0 {
		x.text = utf8.AppendRune(x.text, utf8.RuneError)
	}
}

// wide reads characters of two bytes from the record, and tells how many. One whose bytes lie in two records is taken
// together across the flags between them.
func (x *xlsText) wide(n int) int {
	if len(x.rest) == 1 {
		low := x.byte()
		for len(x.rest) == 0 && !x.short {
			x.byte()
		}
		x.unit(uint16(low) | uint16(x.byte())<<8)
		return 1
	}
	n = min(n, len(x.rest)/2)
	for i := range n {
		x.unit(uint16(le16(x.rest[2*i:])))
	}
	x.rest = x.rest[2*n:]
	return n
}

// unit adds a unit of UTF-16 to the text.
func (x *xlsText) unit(u uint16) {
	switch {
	case u < utf8.RuneSelf && x.high == 0:
		x.text = append(x.text, byte(u))
		return
	case x.high != 0:
		r := utf16.DecodeRune(rune(x.high), rune(u))
		x.high = 0
		x.text = utf8.AppendRune(x.text, r)
		if r != utf8.RuneError {
			return
		}
		x.unit(u)
	case utf16.IsSurrogate(rune(u)) && u < 0xDC00:
		x.high = u
	default:
		x.text = utf8.AppendRune(x.text, rune(u))
	}
}

// bytes reads so many bytes, which are a text of BIFF5.
func (x *xlsText) bytes(n int) []byte {
	x.text = x.text[:0]
	for n > 0 && x.more() {
		step := min(n, len(x.rest))
		x.text = append(x.text, x.rest[:step]...)
		x.rest = x.rest[step:]
		n -= step
	}
	x.short = x.short || n > 0
	return x.text
}

// sizedText reads a text behind its length, which takes one byte or two; ok is false where it is cut off.
func (b *xlsBook) sizedText(x *xlsText, lengthBytes int) (text []byte, ok bool) {
	n := int(x.byte())
	if lengthBytes == 2 {
		n |= int(x.byte()) << 8
	}
	if b.biff8 {
		return x.read(n)
	}
	return b.codePage.decode(x.bytes(n)), !x.short
}
