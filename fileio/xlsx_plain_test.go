package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
)

// wholly makes scanners that get all there is at once, so that whatever can be is read as a plain cell.
func wholly(src io.Reader) *xmlScanner {
	all, err := io.ReadAll(src)
	src = bytes.NewReader(all)
	if err != nil {
		src = io.MultiReader(src, iotest.ErrReader(err))
	}
	return &xmlScanner{src: src, buf: make([]byte, len(all)+1)}
}

// readAsSheet reads bytes as a sheet, and as shared texts for the sheet to refer to.
func readAsSheet(data string, bend func(src io.Reader) *xmlScanner) (rows []keptRow, texts int, err error) {
	book := newCellBook()
	book.styles = []cellFormat{plainFormat, dateFormat, percentFormat, timeFormat}
	budget := &readBudget{limits: Limits{Cells: 1 << 18, Rows: 1000}.withDefaults()}
	textsFault := book.readTextsAgain(data, budget, bend)
	texts = len(book.strings)
	book.strings = append(book.strings, book.textCell([]byte("a")), 0)
	src, err := decodeXML(strings.NewReader(data))
	if err != nil {
		return nil, texts, err
	}
	x := &sheetReader{book: book, budget: budget, xml: bend(src), cells: book.cells}
	if err = x.read(); err == nil {
		rows = keep(x.rows)
	}
	return rows, texts, errors.Join(textsFault, err)
}

// readsAlike says where bytes are read otherwise at once, token by token, and in scraps.
func readsAlike(data string, r *rand.Rand) error {
	want, texts, fault := readAsSheet(data, wholly)
	for _, bend := range []func(src io.Reader) *xmlScanner{tokenwise, inScraps(r)} {
		got, gotTexts, gotFault := readAsSheet(data, bend)
		if gotTexts != texts || (fault == nil) != (gotFault == nil) || fault != nil && fault.Error() != gotFault.Error() {
			return fmt.Errorf("%d texts and %w, or %d texts and %w", texts, fault, gotTexts, gotFault)
		}
		if err := compareRows(want, got); err != nil {
			return err
		}
	}
	return nil
}

// FuzzXLSXPlain reads any bytes as a sheet and as shared texts: at once, so that plain cells are read straight from the
// buffer; token by token; and in scraps. The same comes out, or the same fault.
func FuzzXLSXPlain(f *testing.F) {
	for _, sheet := range fuzzSheets() {
		f.Add([]byte(sheet), uint64(1))
	}
	for i := range 40 {
		book := makeBook(1, i, sheetSize{rows: 3, columns: 4})
		f.Add([]byte(book.sheets[0].xml), uint64(i))
		f.Add([]byte(book.texts), uint64(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, seed uint64) {
		if err := readsAlike(string(data), rand.New(rand.NewPCG(seed, 1))); err != nil {
			t.Fatal(err)
		}
	})
}

// TestPlainCells reads what looks like a plain cell and is none.
func TestPlainCells(t *testing.T) {
	const room = `<!-- so that a cell and what follows are in the buffer together, and the beginning of the sheet is not with them -->`
	for _, tt := range []struct{ name, cells, want string }{
		{"in an element that nobody knows", `<foo><c r="B1"><v>9</v></c></foo><c r="C1"><v>3</v></c>`, "1 |  |  | 3\n"},
		{"in two of them", `<a><b><c t="inlineStr"><is><t>no</t></is></c></b></a><c><v>1</v></c>`, "1 | 1\n"},
		{"in a comment", `<!--<c r="B1"><v>9</v></c>--><c r="C1"><v>3</v></c>`, "1 |  |  | 3\n"},
		{"a > in quotes", `<c r="A1"><f ref="A>B" t='>'/><v>1</v></c><c r="B1"><f a="/>">1/2</f><v>2</v></c>`, "1 | 1 | 2\n"},
		{"a quote that never closes", `<c r="A1"><f t="shared>1</f><v>2</v></c><c r="B1"><v>3</v></c>`, "XML ends in the middle"},
		{"a quote that closes in the next cell", `<c r="A1"><f t="shared>1</f><v>2</v></c><c r="B1" s="><f>1</f><v>3</v></c>`, "XML is not well-formed"},
		{"a tag in a tag", `<c r="A1"><f <>1</f><v>2</v></c>`, "XML is not well-formed"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sheet := `<worksheet>` + room + room + room + `<sheetData><row r="1">` + tt.cells + room + `</row></sheetData></worksheet>`
			checkSheet(t, sheet, tt.want)
		})
	}
}

// TestPlainRows reads rows that begin as the one before did, and rows that only seem to.
func TestPlainRows(t *testing.T) {
	const cell, room = `<c><v>1</v></c></row>`, `<!-- so that the beginning of a row and what follows are in the buffer together -->`
	for _, tt := range []struct{ name, rows, want string }{
		{"alike", `<row r="2" spans="1:1">` + cell + `<row r="4" spans="1:1">` + cell, "2 | 1\n4 | 1\n"},
		{"hidden", `<row r="2" hidden="1">` + cell + `<row r="4" hidden="1">` + cell + `<row r="5" >` + cell, "2 | 1\n4 | 1\n5 | 1\n"},
		{"numbered twice", `<row r="2" r="7">` + cell + `<row r="4" r="7">` + cell, "7 | 1\n"},
		{"numbered twice, the second time with nothing", `<row r="2" r="">` + cell + `<row r="4" r="">` + cell, "2 | 1\n4 | 1\n"},
		{"numbered by entities", `<row r="1&#50;">` + cell + `<row r="3&#50;">` + cell, "12 | 1\n32 | 1\n"},
		{"numbered with space", `<row r="1 ">` + cell + `<row r="3 ">` + cell, "1 | 1\n3 | 1\n"},
		{"numbered later", `<row spans="1:1" r="2">` + cell + `<row spans="1:1" r="3">` + cell, "2 | 1\n3 | 1\n"},
		{"numbered by nobody", `<row>` + cell + `<row r="4">` + cell + `<row>` + cell + `<row r="">` + cell, "1 | 1\n4 | 1\n5 | 1\n6 | 1\n"},
		{"with a number that is none", `<row r="2">` + cell + `<row r="0">` + cell, `"0" is not the number of a row`},
		{"past the last", `<row r="2">` + cell + `<row r="1048577">` + cell, `"1048577" lies outside any sheet, whose last cell is XFD1048576`},
		{"closed at once", `<row r="2"/><row r="3"/><row r="4">` + cell, "4 | 1\n"},
		{"closed by another name", `<a:row r="2"><c><v>1</v></c></a:row><row r="3">` + cell, "2 | 1\n3 | 1\n"},
		{"closed by a prefix", `<row r="2">` + cell + `<row r="3"><c><v>1</v></c></a:row>`, "XML is not well-formed"},
		{"in an element that nobody knows", `<row r="2">` + cell + `<a><row r="3">` + cell + `</a><row r="4">` + cell, "2 | 1\n4 | 1\n"},
		{"out of order", `<row r="2">` + cell + `<row r="1">` + cell + `<row r="2"><c r="B2"><v>2</v></c></row>`, "1 | 1\n2 | 1 | 2\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sheet := `<worksheet>` + room + `<sheetData>` + tt.rows + room + `</sheetData></worksheet>`
			checkSheet(t, sheet, tt.want)
		})
	}
}

// checkSheet reads a sheet wholly and in all other ways. It gives these rows, or this error.
func checkSheet(t *testing.T, sheet, want string) {
	t.Helper()
	got := ""
	if rows, _, err := readAsSheet(sheet, wholly); err != nil {
		got = err.Error()[strings.LastIndex(err.Error(), "\n")+1:] // the sheet's, and not the texts'
	} else {
		for _, r := range rows {
			got += r.show()
		}
	}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := readsAlike(sheet, rand.New(rand.NewPCG(1, 1))); err != nil {
		t.Error(err)
	}
}
