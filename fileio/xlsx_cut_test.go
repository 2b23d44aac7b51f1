package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/flate"
)

// brokenBooks is how many made workbooks are broken.
func brokenBooks() int {
	switch {
	case raceDetector:
		return 15
	case testing.Short():
		return 40
	}
	return 200
}

// brokenSize is the size of a workbook to be broken; some are unpacked ahead.
func brokenSize(number int) sheetSize {
	if number%100 == 39 {
		return sheetSize{rows: 10, columns: 12, bytes: worthReadingAhead + 1}
	}
	return sheetSize{rows: 2 + number%30, columns: 2 + number%6}
}

// readResult is what a workbook is read as.
type readResult struct {
	rows [][]keptRow // of each sheet
	err  error
}

// readInTime reads a workbook, and fails where that takes too long to be anything but a loop without an end.
func readInTime(data []byte, workers int) (readResult, error) {
	done := make(chan readResult, 1)
	go func() {
		var r readResult
		var grids []grid
		if grids, r.err = readXLSX(data, "list.xlsx", ReadOptions{Workers: workers}); r.err == nil {
			for _, g := range grids {
				r.rows = append(r.rows, keep(g.rows))
			}
		}
		done <- r
	}()
	select {
	case r := <-done:
		return r, nil
	case <-time.After(time.Minute):
		return readResult{}, errors.New("reading does not end")
	}
}

// differs says how two readings differ: in cells, or in what they say is wrong.
func (r readResult) differs(other readResult) error {
	if r.err != nil || other.err != nil {
		if r.err == nil || other.err == nil || r.err.Error() != other.err.Error() {
			return fmt.Errorf("%v, or %v", r.err, other.err)
		}
		return nil
	}
	for i := range r.rows {
		if err := compareRows(r.rows[i], other.rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// leavesNothing holds that no goroutine stays behind.
func leavesNothing(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 100 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
	})
}

// sheetParts are the parts that hold rows or shared texts.
func (book *madeBook) sheetParts() []int {
	var at []int
	for i, p := range book.parts {
		if p.content == book.texts || slices.ContainsFunc(book.sheets, func(s *madeSheet) bool { return s.xml == p.content }) {
			at = append(at, i)
		}
	}
	return at
}

// TestCutSheets cuts the XML of sheets and shared texts anywhere, in a package that is whole otherwise: the workbook is
// refused as cut off, or all is there.
func TestCutSheets(t *testing.T) {
	leavesNothing(t)
	seed := madeSeed(t)
	inParallel(brokenBooks(), runtime.GOMAXPROCS(0), func(i int) {
		m := newMaker(seed+3, i)
		book := makeBook(seed+4, i, brokenSize(i))
		whole, err := readInTime(book.zip(t, m), 2)
		if err != nil || whole.err != nil {
			t.Errorf("workbook %d: %v %v", i, err, whole.err)
			return
		}
		for _, at := range book.sheetParts() {
			content := book.parts[at].content
			for _, length := range []int{m.IntN(len(content)), len(content) - 1 - m.IntN(min(len(content), 40))} {
				book.parts[at].content = content[:length]
				data := book.zip(t, m)
				cut, err := readInTime(data, 2)
				if err != nil {
					t.Errorf("workbook %d, %s cut at %d: %v", i, book.parts[at].name, length, err)
					return
				}
				alone, _ := readInTime(data, 1)
				if err := cut.differs(alone); err != nil {
					t.Errorf("workbook %d, %s cut at %d: read ahead and not: %v", i, book.parts[at].name, length, err)
				}
				halved := length%2 == 1 && (strings.HasPrefix(content, "\xff\xfe") || strings.HasPrefix(content, "\xfe\xff")) // a character of UTF-16
				if cut.err != nil && (halved || strings.Contains(cut.err.Error(), "cut off")) {
					continue
				}
				if err := cut.differs(whole); err != nil {
					t.Errorf("workbook %d, %s cut at %d of %d: %v; %v", i, book.parts[at].name, length, len(content), err, cut.err)
				}
			}
			book.parts[at].content = content
		}
	})
}

// TestCutStreams cuts the packed sheet: whatever the directory says of its length, the workbook is refused.
func TestCutStreams(t *testing.T) {
	leavesNothing(t)
	for _, rows := range []int{10, 60_000} { // unpacked ahead or not
		sheet := `<worksheet><sheetData>` + strings.Repeat(`<row><c><v>1</v></c></row>`, rows) + `</sheetData></worksheet>`
		packed := deflated(sheet)
		for _, c := range []struct {
			name    string
			packed  int // bytes of the stream that are there
			claimed int // bytes it claims to unpack to
			sum     uint32
			wanted  string
		}{
			{"whole", len(packed), len(sheet), crc32.ChecksumIEEE([]byte(sheet)), ""},
			{"half", len(packed) / 2, len(sheet), crc32.ChecksumIEEE([]byte(sheet)), "cut off"},
			{"all but the end mark", len(packed) - 1, len(sheet), crc32.ChecksumIEEE([]byte(sheet)), "cut off"},
			{"less than it claims", len(packed), len(sheet) + 1, crc32.ChecksumIEEE([]byte(sheet)), "cut off"},
			{"another checksum", len(packed), len(sheet), 1, "checksum"},
		} {
			t.Run(fmt.Sprintf("%s of %d rows", c.name, rows), func(t *testing.T) {
				data := withSheet(t, &zip.FileHeader{Method: zip.Deflate, CRC32: c.sum, CompressedSize64: uint64(c.packed), UncompressedSize64: uint64(c.claimed)}, packed[:c.packed])
				var results []readResult
				for workers := range 2 {
					r, err := readInTime(data, workers+1)
					if err != nil {
						t.Fatal(err)
					}
					if c.wanted == "" && r.err != nil || c.wanted != "" && (r.err == nil || !strings.Contains(r.err.Error(), c.wanted)) {
						t.Errorf("%d workers: got %v, want %q", workers+1, r.err, c.wanted)
					}
					results = append(results, r)
				}
				if err := results[0].differs(results[1]); err != nil {
					t.Errorf("alone and ahead: %v", err)
				}
			})
		}
	}
}

// withSheet is a workbook whose sheet is packed already.
func withSheet(t *testing.T, header *zip.FileHeader, packed []byte) []byte {
	t.Helper()
	skeleton := testBook{}.bytes(t)
	r, err := zip.NewReader(bytes.NewReader(skeleton), int64(len(skeleton)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "sheet1.xml") {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		header.Name = f.Name
		part, err := w.CreateRaw(header)
		if err == nil {
			_, err = part.Write(packed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// deflated is a deflate stream as another compressor writes it.
func deflated(s string) []byte {
	var out bytes.Buffer
	w := flate.NewStatelessWriter(&out)
	_, err := io.WriteString(w, s)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// TestFlippedBytes changes bytes of the XML at random, in a package that is whole otherwise. Whatever comes of it, the
// workbook is read to its end or refused by an error for people, and alike in all ways.
func TestFlippedBytes(t *testing.T) {
	leavesNothing(t)
	seed := madeSeed(t)
	inParallel(brokenBooks(), runtime.GOMAXPROCS(0), func(i int) {
		m := newMaker(seed+5, i)
		book := makeBook(seed+6, i, brokenSize(i))
		for _, at := range book.sheetParts() {
			content := book.parts[at].content
			for range 20 * 1000 / (1000 + len(content)) {
				flipped := m.flip(content)
				if err := readsAlike(flipped, m.Rand); err != nil {
					t.Errorf("workbook %d, %s: %v\n%.3000q", i, book.parts[at].name, err, flipped)
				}
			}
			book.parts[at].content = m.flip(content)
			if err := book.readBroken(t, m); err != nil {
				t.Errorf("workbook %d, %s: %v\n%.3000q", i, book.parts[at].name, err, book.parts[at].content)
			}
			book.parts[at].content = content
		}
	})
}

// flip changes some bytes, most of them into what XML is made of.
func (m *maker) flip(content string) string {
	b := []byte(content)
	for range 1 + m.IntN(4) {
		if i := m.IntN(len(b)); m.once(3) {
			b[i] ^= 1 << m.IntN(8)
		} else {
			b[i] = ("<>/\"'&; =cvr0![]?-\x00\xff")[m.IntN(20)]
		}
	}
	return string(b)
}

// readBroken reads a workbook ahead and alone.
func (book *madeBook) readBroken(t *testing.T, m *maker) error {
	data := book.zip(t, m)
	ahead, err := readInTime(data, 2)
	if err != nil {
		return err
	}
	alone, err := readInTime(data, 1)
	if err != nil {
		return err
	}
	var known *Error
	if ahead.err != nil && (!errors.As(ahead.err, &known) || known.Place == "" || known.Message.IsZero()) {
		return fmt.Errorf("not an error for people: %#v", ahead.err)
	}
	return ahead.differs(alone)
}
