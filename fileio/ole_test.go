package fileio

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"testing"
)

// TestOLEStreams finds the stream of a workbook among others.
func TestOLEStreams(t *testing.T) {
	book := func(x float64) string { return string(oneXLS(xlsRec(xlsNumberRecord, 0, 0, 0, x)).bytes()) }
	long := func(x float64) string { return book(x) + strings.Repeat("\x00", 5000) }
	tests := []struct {
		what string
		data []byte
		want string
	}{
		{"small", oleOf("Workbook", book(1)), "1 | 1\n"},
		{"large", oleOf("Workbook", long(1)), "1 | 1\n"},
		{"any case", oleOf("WORKBOOK", long(1)), "1 | 1\n"},
		{"Book", oleOf("\x05SummaryInformation", "x", "book", book(1)), "1 | 1\n"},
		{"the newer of two", oleOf("Book", long(1), "Workbook", long(2)), "1 | 2\n"},
		{"the newer is empty", oleOf("Book", long(1), "Workbook", ""), "1 | 1\n"},
		{"neither", oleOf("WordDocument", long(1)), "list.xls: this is an old Office file without a workbook in it, or a damaged one"},
	}
	for _, tt := range tests {
		if got := showXLS(tt.data); got != tt.want {
			t.Errorf("%s: %s", tt.what, got)
		}
	}
}

// TestOLEEmbedded: a workbook inside a document is not the document.
func TestOLEEmbedded(t *testing.T) {
	data := oleOf("Object", "", "Workbook", string(oneXLS().bytes()))
	at := bytes.Index(data, oleName("Object"))
	data[at+oleKindAt] = 1 // a storage
	le := binary.LittleEndian
	le.PutUint32(data[at+oleChildAt:], le.Uint32(data[at+oleRightAt:]))
	le.PutUint32(data[at+oleRightAt:], 0xFFFFFFFF)
	if got := showXLS(data); got != "list.xls: this is an old Office file without a workbook in it, or a damaged one" {
		t.Error(got)
	}
}

// TestOLEFragments reads a stream whose sectors lie in disorder, and refuses one that leads back to itself.
func TestOLEFragments(t *testing.T) {
	stream := bytes.Repeat([]byte("0123456789abcdef"), 512) // 16 sectors
	for i := range stream {
		stream[i] ^= byte(i / 512)
	}
	data := oleOf("Workbook", string(stream))
	f, err := openOLE(data)
	if err != nil {
		t.Fatal(err)
	}
	fat := len(data) - 512
	le := binary.LittleEndian
	link := func(from, to uint32) { le.PutUint32(data[fat+4*int(from):], to) }
	swapped := bytes.Clone(f.sector(3))
	copy(f.sector(3), f.sector(5))
	copy(f.sector(5), swapped)
	link(2, 5)
	link(5, 4)
	link(4, 3)
	link(3, 6)
	read := func() ([]byte, error) {
		f, err := openOLE(data)
		if err != nil {
			return nil, err
		}
		got, _, err := f.stream("Workbook")
		return got, err
	}
	if got, err := read(); err != nil || !bytes.Equal(got, stream) {
		t.Errorf("sectors in disorder: %v", err)
	}
	link(6, 2)
	if _, err := read(); err == nil {
		t.Error("a chain that leads back to itself is no error")
	}
}

// TestOLESmallLoop refuses a small stream that leads back to itself, of whatever size it says it is, before it is more than
// the stream that it lies in.
func TestOLESmallLoop(t *testing.T) {
	le := binary.LittleEndian
	for _, size := range []uint32{4000, 0xFFFFFFF0} {
		data := oleOf("Workbook", strings.Repeat("x", 100))
		at := bytes.Index(data, oleName("Workbook"))
		le.PutUint32(data[at+oleSizeAt:], size)
		le.PutUint32(data[oleMiniBelowAt:], 0xFFFFFFFF)
		le.PutUint32(data[(int(le.Uint32(data[oleMiniFATAt:]))+1)<<9:], 0)
		f, err := openOLE(data)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := f.stream("Workbook")
		if size <= 4096 && err == nil || len(got) > len(data) {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	}
}

// TestOLELongFAT reads a file whose FAT does not fit into the header: 109 sectors of it are named there, the others in a
// chain.
func TestOLELongFAT(t *testing.T) {
	const sectors = 110*128 + 50
	le := binary.LittleEndian
	data := oleOf("Workbook", string(make([]byte, 4096)))
	f, err := openOLE(data)
	if err != nil {
		t.Fatal(err)
	}
	own := bytes.Clone(data[512:])
	fat := f.fat[:9:9] // the stream and the directory; the FAT itself is given up
	data = append(bytes.Clone(data[:512]), own...)
	data = append(data, make([]byte, 512*(sectors+1)-len(data))...)
	fatAt := sectors - 112
	for len(fat) < sectors {
		fat = append(fat, 0xFFFFFFFF)
	}
	link := make([]byte, 0, 4*sectors)
	for _, n := range fat {
		link = le.AppendUint32(link, n)
	}
	copy(data[512*(fatAt+1):], link)
	difat := fatAt + 111
	for i := range 109 {
		le.PutUint32(data[oleFirstFATs+4*i:], uint32(fatAt+i))
	}
	le.PutUint32(data[oleDIFATAt:], uint32(difat))
	for i := range 127 {
		le.PutUint32(data[512*(difat+1)+4*i:], 0xFFFFFFFF)
	}
	le.PutUint32(data[512*(difat+1):], uint32(fatAt+109))
	le.PutUint32(data[512*(difat+1)+4:], uint32(fatAt+110))
	le.PutUint32(data[512*(difat+1)+508:], 0xFFFFFFFE)
	if f, err = openOLE(data); err != nil {
		t.Fatal(err)
	}
	if len(f.fat) < sectors {
		t.Errorf("%d links for %d sectors", len(f.fat), sectors)
	}
	if s, ok, err := f.stream("Workbook"); !ok || err != nil || len(s) != 4096 {
		t.Errorf("%d bytes, %v, %v", len(s), ok, err)
	}
}

// TestOLEBent bends every field of the header, the directory and the table of sectors: no panic, and little memory.
func TestOLEBent(t *testing.T) {
	data, err := os.ReadFile("testdata/xls/mtcars.xls")
	if err != nil {
		t.Fatal(err)
	}
	for at := 24; at < len(data); at += 4 {
		if at == oleHeaderSize {
			at = len(data) - 6*512
		}
		for _, value := range []string{"\xff\xff\xff\xff", "\xff\xff\xff\x7f", "\x00\x00\x00\x00", "\x05\x00\x00\x00"} {
			bent := bytes.Clone(data)
			copy(bent[at:], value)
			checkXLS(t, bent)
		}
	}
}
