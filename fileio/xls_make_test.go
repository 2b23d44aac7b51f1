package fileio

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"unicode/utf16"
)

// xlsRec makes a record of fields: uint8, int (two bytes), uint32, float64, and bytes or strings as they are.
func xlsRec(kind xlsRecordKind, fields ...any) []byte {
	content := xlsFields(fields...)
	out := binary.LittleEndian.AppendUint16(nil, uint16(kind))
	out = binary.LittleEndian.AppendUint16(out, uint16(len(content)))
	return append(out, content...)
}

func xlsFields(fields ...any) (out []byte) {
	le := binary.LittleEndian
	for _, f := range fields {
		switch f := f.(type) {
		case uint8:
			out = append(out, f)
		case int:
			out = le.AppendUint16(out, uint16(f))
		case uint32:
			out = le.AppendUint32(out, f)
		case float64:
			out = le.AppendUint64(out, math.Float64bits(f))
		case []byte:
			out = append(out, f...)
		case string:
			out = append(out, f...)
		default:
			panic(fmt.Sprintf("%T", f))
		}
	}
	return out
}

// xlsWideText is the characters of a text in UTF-16, and how many there are.
func xlsWideText(s string) (units []byte, n int) {
	for _, u := range utf16.Encode([]rune(s)) {
		units = binary.LittleEndian.AppendUint16(units, u)
		n++
	}
	return units, n
}

// xlsSized is a text of BIFF8 with two bytes a character, behind its length of two bytes.
func xlsSized(s string) []byte {
	units, n := xlsWideText(s)
	return xlsFields(n, uint8(xlsWide), units)
}

// testXLS is a stream of records, written by hand.
type testXLS struct {
	version int // 0 is BIFF8
	globals []byte
	sheets  []testXLSSheet
	shift   int // what the entries of the sheets are wrong by
}

type testXLSSheet struct {
	name    string // in the bytes of the file; "" is Sheet1
	state   uint8  // 1 hidden, 2 very hidden
	kind    uint8  // 0 worksheet, 2 chart
	records []byte
	noEnd   bool
}

// oneXLS is a stream with one sheet of such records.
func oneXLS(records ...[]byte) testXLS {
	return testXLS{sheets: []testXLSSheet{{records: bytes.Join(records, nil)}}}
}

// with adds records to the globals.
func (b testXLS) with(records ...[]byte) testXLS {
	b.globals = append(bytes.Clone(b.globals), bytes.Join(records, nil)...)
	return b
}

func (b testXLS) bytes() []byte {
	version := b.version
	if version == 0 {
		version = 0x0600
	}
	bof := func(kind int) []byte { return xlsRec(xlsBOFRecord, version, kind, 0x0DBB, 1997, uint32(0), uint32(0)) }
	end := xlsRec(xlsEOFRecord)
	at := len(bof(xlsGlobalsStream)) + len(b.globals) + len(end)
	for _, s := range b.sheets {
		at += len(b.boundSheet(s, 0))
	}
	out := append(bof(xlsGlobalsStream), b.globals...)
	var sheets []byte
	for _, s := range b.sheets {
		out = append(out, b.boundSheet(s, at+len(sheets)+b.shift)...)
		kind := xlsSheetStream
		if s.kind != 0 {
			kind = 0x20
		}
		sheets = append(append(sheets, bof(kind)...), s.records...)
		if !s.noEnd {
			sheets = append(sheets, end...)
		}
	}
	return append(append(out, end...), sheets...)
}

func (b testXLS) boundSheet(s testXLSSheet, at int) []byte {
	name := s.name
	if name == "" {
		name = "Sheet1"
	}
	if b.version == 0 {
		units, n := xlsWideText(name)
		return xlsRec(xlsBoundSheetRecord, uint32(at), s.state, s.kind, uint8(n), uint8(xlsWide), units)
	}
	return xlsRec(xlsBoundSheetRecord, uint32(at), s.state, s.kind, uint8(len(name)), name)
}

// xlsSplit writes content as a record with CONTINUE records after it, none with more than size bytes of the content.
// broken says before which bytes of it a text's characters are broken off, and with which flags they go on.
func xlsSplit(kind xlsRecordKind, content []byte, broken []int, cuts ...int) (out []byte) {
	from := 0
	for i, to := range append(cuts, len(content)) {
		piece := bytes.Clone(content[from:to])
		if i > 0 {
			if kind = xlsContinueRecord; from < len(broken) && broken[from] >= 0 {
				piece = append([]byte{byte(broken[from])}, piece...)
			}
		}
		out = append(out, xlsRec(kind, piece)...)
		from = to
	}
	return out
}

// oleStreamOf is a container with streams in its root, by pairs of name and content. Small ones lie in the mini stream.
func oleOf(streams ...string) []byte {
	le := binary.LittleEndian
	const free, end = 0xFFFFFFFF, 0xFFFFFFFE
	var sectors, fat, mini, miniFAT []byte
	add := func(content []byte) (start uint32) {
		start = uint32(len(sectors) / 512)
		for n := 0; n < len(content); n += 512 {
			next := start + uint32(n/512) + 1
			if n+512 >= len(content) {
				next = end
			}
			fat = le.AppendUint32(fat, next)
			sectors = append(sectors, append(bytes.Clone(content[n:min(n+512, len(content))]), make([]byte, max(0, n+512-len(content)))...)...)
		}
		return start
	}
	entry := func(name string, kind uint8, right, child, start, size uint32) []byte {
		units, n := xlsWideText(name + "\x00")
		e := xlsFields(units, make([]byte, oleMaxNameSize-len(units)), 2*n, kind, uint8(1), uint32(free), right, child)
		return append(e, xlsFields(make([]byte, 36), start, size, uint32(0))...)
	}
	var entries []byte
	for i := 0; i < len(streams); i += 2 {
		content, start, right := []byte(streams[i+1]), uint32(end), uint32(i/2+2)
		if i+2 == len(streams) {
			right = free
		}
		if len(content) >= 4096 {
			start = add(content)
		} else if len(content) > 0 {
			start = uint32(len(mini) / 64)
			for n := 0; n < len(content); n += 64 {
				next := start + uint32(n/64) + 1
				if n+64 >= len(content) {
					next = end
				}
				miniFAT = le.AppendUint32(miniFAT, next)
				mini = append(mini, append(bytes.Clone(content[n:min(n+64, len(content))]), make([]byte, max(0, n+64-len(content)))...)...)
			}
		}
		entries = append(entries, entry(streams[i], oleKindStream, right, free, start, uint32(len(content)))...)
	}
	miniAt, miniFATAt := add(mini), add(miniFAT)
	if len(mini) == 0 {
		miniAt, miniFATAt = end, end
	}
	dirAt := add(append(entry("Root Entry", 5, free, 1, miniAt, uint32(len(mini))), entries...))
	fatAt := len(sectors) / 512
	fatSectors := len(fat)/512 + 1
	fat = append(fat, bytes.Repeat([]byte("\xfd\xff\xff\xff"), fatSectors)...)
	fat = append(fat, bytes.Repeat([]byte{0xFF}, max(0, 512*fatSectors-len(fat)))...)
	header := xlsFields(oleHead, make([]byte, 16), 0x3E, 3, 0xFFFE, 9, 6, make([]byte, 10), uint32(fatSectors), dirAt,
		uint32(0), uint32(4096), miniFATAt, uint32(len(miniFAT)/512+1), uint32(end), uint32(0))
	for i := range 109 {
		if i < fatSectors {
			header = le.AppendUint32(header, uint32(fatAt+i))
		} else {
			header = le.AppendUint32(header, free)
		}
	}
	return append(append(header, sectors...), fat...)
}
