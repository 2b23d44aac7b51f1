package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestReadXLSXLimits pins that each limit holds, at its edge and past it.
func TestReadXLSXLimits(t *testing.T) {
	book := testBook{
		strings: `<si><t>ab</t></si><si><t>cd</t></si>`,
		sheet: `<sheetData><row r="1"><c r="C1"><v>1</v></c></row><row r="2"><c t="inlineStr"><is><t>efg</t></is></c></row></sheetData>` +
			`<mergeCells><mergeCell ref="C1:C2"/></mergeCells>`,
	}.bytes(t)
	tests := []struct {
		name   string
		limits func(n int64) Limits
		enough int64
		want   string
	}{
		{"rows", func(n int64) Limits { return Limits{Rows: n} }, 2, "list.xlsx!Sheet1: the sheet has more rows than the 1 allowed"},
		{"columns", func(n int64) Limits { return Limits{Columns: n} }, 3, "list.xlsx!Sheet1: the sheet has more than the 2 columns allowed: row 1 has a cell in column C"},
		{"cells", func(n int64) Limits { return Limits{Cells: n} }, 8, "list.xlsx!Sheet1: the workbook holds more cells than the 7 allowed"},
		{"strings", func(n int64) Limits { return Limits{Strings: n} }, 2, "list.xlsx: the workbook holds more than the 1 different texts allowed"},
		{"text", func(n int64) Limits { return Limits{TextBytes: n} }, 7, "list.xlsx!Sheet1: the workbook holds more than the 6 bytes of text allowed"},
		{"entries", func(n int64) Limits { return Limits{Entries: n} }, 6, "list.xlsx: the workbook holds 6 files, more than the 5 allowed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := readXLSX(book, "list.xlsx", ReadOptions{Limits: tt.limits(tt.enough), Workers: 2}); err != nil {
				t.Errorf("at the limit: %v", err)
			}
			if _, err := readXLSX(book, "list.xlsx", ReadOptions{Limits: tt.limits(tt.enough - 1), Workers: 2}); err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

// TestReadXLSXBombs refuses workbooks that unpack to far more than they are, in bounded time and memory, whether their
// directory says so or lies.
func TestReadXLSXBombs(t *testing.T) {
	const tooMuch = "list.xlsx: xl/worksheets/sheet1.xml inside the workbook unpacks to 25 MB, more than the 20 MB allowed"
	blanks := func(w io.Writer) error { return repeat(w, "<worksheet><sheetData>", strings.Repeat(" ", 1<<16), 400) }
	farCells := func(w io.Writer) error {
		return repeat(w, "<worksheet><sheetData>", `<row><c r="XFD1"><v>1</v></c></row>`, 20_000)
	}
	oneText := func(w io.Writer) error {
		return repeat(w, `<worksheet><sheetData><row><c t="str"><v>`, strings.Repeat("x", 1<<16), 280)
	}
	deep := func(w io.Writer) error { return repeat(w, "<worksheet>", strings.Repeat("<a>", 1<<10), 1<<10) }
	tests := []struct {
		name  string
		sheet func(w io.Writer) error
		lie   bool
		want  string
	}{
		{"blanks", blanks, false, tooMuch},
		{"blanks, and a directory that lies", blanks, true, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged"},
		{"a cell in the last column of every row", farCells, false, "list.xlsx!Sheet1: the workbook holds more cells than the 1048576 allowed"},
		{"one endless text", oneText, false, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook holds a text of more than 16 MB; a cell holds 32,767 characters at most"},
		{"elements in elements", deep, false, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook nests more than 256 elements, which no spreadsheet program writes"},
	}
	limits := Limits{Bytes: 20 << 20, Cells: 1 << 20}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if raceDetector && strings.Contains(tt.want, "unusual way") {
				t.Skip("it is the slower reader that takes long, in which nothing runs at once")
			}
			data := bomb(t, tt.sheet, tt.lie)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := readXLSX(data, "list.xlsx", ReadOptions{Limits: limits, Workers: 2})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			var known *Error
			if errors.As(err, &known) && known.Hint.IsZero() {
				t.Error("no hint")
			}
			if took > time.Minute { // it would hang
				t.Errorf("took %v", took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
				t.Errorf("allocated %d bytes of a file of %d", used, len(data))
			}
		})
	}
}

func repeat(w io.Writer, head, body string, times int) error {
	_, err := io.WriteString(w, head)
	for range times {
		if err == nil {
			_, err = io.WriteString(w, body)
		}
	}
	return err
}

// bomb packs a sheet that is never complete; a lying directory says that it unpacks to 1,000 bytes.
func bomb(t *testing.T, sheet func(w io.Writer) error, lie bool) []byte {
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
		part, err := w.Create(f.Name)
		if err == nil {
			err = sheet(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if lie {
		return lieAboutSize(t, out.Bytes())
	}
	return out.Bytes()
}

// lieAboutSize rewrites the directory so that the sheet unpacks to 1,000 bytes.
func lieAboutSize(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		header := f.FileHeader
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			header.UncompressedSize64 = 1000
		}
		packed, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := w.CreateRaw(&header)
		if err == nil {
			_, err = io.Copy(raw, packed)
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

// TestReadXLSXManyMerges bounds what overlapping merges cost.
func TestReadXLSXManyMerges(t *testing.T) {
	var sheet strings.Builder
	sheet.WriteString(`<sheetData>`)
	for i := range 2000 {
		fmt.Fprintf(&sheet, `<row><c><v>%d</v></c><c r="Z%d"><v>1</v></c></row>`, i, i+1)
	}
	sheet.WriteString(`</sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 5000) + `</mergeCells>`)
	_, err := readXLSX(testBook{sheet: sheet.String()}.bytes(t), "list.xlsx", ReadOptions{Limits: Limits{Cells: 1 << 20}, Workers: 2})
	if want := "list.xlsx!Sheet1: the workbook holds more cells than the 1048576 allowed"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// TestReadXLSXRowInPieces bounds what a row costs that comes in thousands of pieces, one of them as wide as a sheet.
func TestReadXLSXRowInPieces(t *testing.T) {
	sheet := `<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row>` + strings.Repeat(`<row r="1"><c r="A1"><v>2</v></c></row>`, 3000) + `</sheetData>`
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	grids, err := readXLSX(testBook{sheet: sheet}.bytes(t), "list.xlsx", ReadOptions{Workers: 2})
	runtime.ReadMemStats(&after)
	if err != nil || len(grids[0].rows) != 1 || grids[0].rows[0].at(1).Num != 2 || grids[0].rows[0].at(maxSheetColumns).Num != 1 {
		t.Errorf("%d rows, %v", len(grids[0].rows), err)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
		t.Errorf("allocated %d bytes", used)
	}
}

// TestReadXLSXFarMerge counts the cells that rows grow by to hold a merge's value.
func TestReadXLSXFarMerge(t *testing.T) {
	sheet := `<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row>` + strings.Repeat(`<row><c><v>1</v></c></row>`, 3000) + `</sheetData>` +
		`<mergeCells><mergeCell ref="XFD1:XFD1048576"/></mergeCells>`
	_, err := readXLSX(testBook{sheet: sheet}.bytes(t), "list.xlsx", ReadOptions{Limits: Limits{Cells: 1 << 20}, Workers: 2})
	if want := "list.xlsx!Sheet1: the workbook holds more cells than the 1048576 allowed"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// TestReadXLSXThroughExcelizeLimits hands to excelize what makes it panic, and what takes it minutes.
func TestReadXLSXThroughExcelizeLimits(t *testing.T) {
	if raceDetector {
		t.Skip("nothing runs at once")
	}
	for _, tt := range []struct{ name, rows string }{
		{"cells out of order", `<row r="1"><c r="Z1"><v>1</v></c><c r="F1"><v>2</v></c></row>`},
		{"cells in the last column", strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 100)},
		{"many rows", strings.Repeat(`<row><c><v>1</v></c><c><v>1</v></c></row>`, 200_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book := testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE worksheet><worksheet ` + testNS + `><sheetData>` + tt.rows + `</sheetData></worksheet>`}}
			start := time.Now()
			_, err := readXLSX(book.bytes(t), "list.xlsx", ReadOptions{Workers: 2})
			if want := "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is written in an unusual way"; err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if took := time.Since(start); took > 20*time.Second { // it would hang
				t.Errorf("took %v", took)
			}
		})
	}
}
