package fileio

import (
	"bytes"
	"strings"
	"sync/atomic"
	"unicode/utf8"
	"unsafe" //nolint:depguard // a copy costs 150 MB and a tenth of a second for a million rows

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

func decodeUTF8(data []byte) (string, bool) { return sameText(data), utf8.Valid(data) }

// sameText is data as a string without a copy of it: the content of a file, which nobody changes once it is read.
func sameText(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// validInPieces is utf8.Valid by several goroutines.
func validInPieces(data []byte, workers int) bool {
	n := max(1, min(workers, len(data)/smallestPiece))
	var wrong atomic.Bool
	inParallel(n, workers, func(i int) {
		from, to := 0, len(data)
		if i > 0 {
			from = runeStart(data, len(data)/n*i)
		}
		if i+1 < n {
			to = runeStart(data, len(data)/n*(i+1))
		}
		if !utf8.Valid(data[from:to]) {
			wrong.Store(true)
		}
	})
	return !wrong.Load()
}

// runeStart is the first index from at on where no character is continued.
func runeStart(data []byte, at int) int {
	for at < len(data) && !utf8.RuneStart(data[at]) {
		at++
	}
	return at
}

// decodeUTF16 decodes without a byte-order mark; an odd byte at the end is left out.
func decodeUTF16(order unicode.Endianness) func([]byte) (string, bool) {
	return func(data []byte) (string, bool) {
		enc := unicode.UTF16(order, unicode.IgnoreBOM)
		text, ok := decodeStrictly(enc)(data[:len(data)&^1])
		return strings.TrimRight(text, padding), ok
	}
}

// decodeStrictly decodes and refuses what has no place in the encoding, as soon as it is met: of a large file there is
// never more in memory than what was decoded so far.
func decodeStrictly(enc encoding.Encoding) func([]byte) (string, bool) {
	return func(data []byte) (string, bool) {
		const atOnce = 1 << 16
		d := enc.NewDecoder()
		buf := make([]byte, min(atOnce, 3*len(data)+16))
		var out strings.Builder
		for {
			written, read, err := d.Transform(buf, data, true)
			if bytes.ContainsRune(buf[:written], utf8.RuneError) {
				return "", false
			}
			if out.Cap()-out.Len() < written {
				out.Grow(written + len(data[read:])/max(1, read)*written + len(data)/16) // as the rest will be if it is like this
			}
			out.Write(buf[:written])
			if data = data[read:]; err != transform.ErrShortDst { //nolint:errorlint // a transformer returns it as it is
				return out.String(), err == nil
			}
		}
	}
}

// utf16ByNULs tells UTF-16 without a mark: digits, delimiters and line ends have a NUL in one half, and always the same.
// Units that are NUL are padding and tell nothing. Text of single bytes that is padded has mostly letters, or mostly bytes
// beyond ASCII, in both halves.
func utf16ByNULs(data []byte) (charset, bool) {
	data = data[:len(data)&^1]
	var nuls [2]int
	units, judged, alike := 0, 0, 0
	for i := 0; i < len(data) && units < 1<<15; i += 2 {
		units++
		switch first, second := data[i], data[i+1]; {
		case first == 0 && second == 0:
			continue
		case first == 0:
			nuls[0]++
		case second == 0:
			nuls[1]++
		case (first < 0x80) == (second < 0x80):
			alike++
		}
		judged++
	}
	name := "utf-16le"
	many, few := nuls[1], nuls[0]
	if few > many {
		name, many, few = "utf-16be", few, many
	}
	c, _ := charsetNamed(name)
	return c, many > 0 && many >= 4*few && many*25 >= judged && alike < 2*(judged-alike)
}

// countUTF8 counts the characters of several bytes that are whole, and the bytes that belong to none.
func countUTF8(data []byte) (whole, strays int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			strays++
		} else {
			whole++
		}
		i += size
	}
	return whole, strays
}

// decodeStrays decodes UTF-8 and takes each byte that is none, of which there are so many, for Windows-1252.
func decodeStrays(data []byte, strays int) string {
	var b strings.Builder
	b.Grow(len(data) + strays + strays/4) // most take two bytes, a quarter of them three
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[i])
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}
