package fileio

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// An OLE2 container has a directory of 128-byte entries, which begin with the stream's name in UTF-16, its length in
// bytes with the zero at its end, and the kind of entry.
const (
	oleHeaderSize  = 512
	oleEntrySize   = 128
	oleLengthAt    = 64
	oleKindAt      = 66
	oleKindStream  = 2
	oleMaxNameSize = 64
)

// sniffOLE tells by the names of the streams in an OLE2 container whether it is an old workbook, an encrypted new one,
// or something else.
//
// It looks at every place where a directory entry can be instead of following the directory's sectors: so a container
// that is cut off is known as well, and nothing is believed of a hostile one. Rejected: mscfb, which allocates by three
// counts in the header and by the depth of nesting (a fuzz test made it ask for 32 GB), and excelize, which begins to
// decrypt.
func sniffOLE(data []byte) format {
	encrypted := oleName("EncryptedPackage")
	workbooks := [][]byte{oleName("Workbook"), oleName("WORKBOOK"), oleName("Book"), oleName("BOOK")}
	found := formatOLE
	for at := oleHeaderSize; at+oleEntrySize <= len(data); at += oleEntrySize {
		name := oleStreamName(data[at : at+oleEntrySize])
		if bytes.Equal(name, encrypted) {
			return formatEncrypted
		}
		for _, workbook := range workbooks {
			if bytes.Equal(name, workbook) {
				found = formatXLS
			}
		}
	}
	if found == formatOLE && isOLECut(data) {
		return formatOLECut
	}
	return found
}

// refuseOLE is the refusal of a container without a workbook that can be read.
func refuseOLE(data []byte) *Error {
	if isOLECut(data) {
		return formatOLECut.refusal("")
	}
	return formatOLE.refusal("")
}

// isOLECut reports whether a container says that it has more sectors than there are: by where its tables and its directory
// are, how many sectors its FAT has, or which of them the FAT links.
func isOLECut(data []byte) bool {
	const orderAt, order = 28, "\xfe\xff" // of bytes, the same in all containers
	if len(data) >= orderAt+len(order) && string(data[orderAt:orderAt+len(order)]) != order {
		return false
	}
	if len(data) < oleHeaderSize {
		return true
	}
	f := &oleFile{data: data, shift: uint(le16(data[oleShiftAt:]))}
	if f.shift != 9 && f.shift != 12 {
		return false
	}
	const fatsAt, links = 44, 4 // bytes of a link
	most := int64(-1)
	if fats := int64(le32(data[fatsAt:])); fats > 0 {
		most = (fats - 1) << f.shift / links // the last of them is there for one sector at least
	}
	for _, n := range []uint32{le32(data[oleDirAt:]), le32(data[oleMiniFATAt:]), le32(data[oleFirstFATs:])} {
		if n <= oleLastSector {
			most = max(most, int64(n))
		}
	}
	f.readFAT()
	const free = 0xFFFFFFFF
	for n, next := range f.fat {
		if next != free {
			most = max(most, int64(n))
		}
	}
	return most >= int64(len(data)>>f.shift)-1 // the sectors that are there as a whole, without the header's
}

// oleStreamName is the name of a directory entry for a stream, in UTF-16 with the zero at its end, or nil.
func oleStreamName(entry []byte) []byte {
	size := int(binary.LittleEndian.Uint16(entry[oleLengthAt:]))
	if entry[oleKindAt] != oleKindStream || size > oleMaxNameSize {
		return nil
	}
	return entry[:size]
}

// oleName is a name as a directory entry has it.
func oleName(name string) []byte { return utf16Bytes(name + "\x00") }

// utf16Bytes is a text in UTF-16LE.
func utf16Bytes(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}
