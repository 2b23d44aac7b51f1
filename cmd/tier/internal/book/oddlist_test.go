package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// shownAs is a number with the format it is shown in.
type shownAs struct {
	value  any
	format int // one of the built-in ones
}

// The built-in formats.
const (
	percentFormat = 10
	dayFormat     = 14
)

// errorCellOf is a cell that holds an error value.
type errorCellOf string

// excelize writes no errors: a number from errorStands on stands for each until the file is there.
const (
	errorStands = 98765432100
	errorValues = "#N/A #DIV/0! #REF! #SPILL!"
)

// workbookOf writes a list with cells of all kinds: a string is a text, whatever it says, and computed a formula that was
// never computed. Its dates are those of the 1904 system where it has that.
func workbookOf(t testing.TB, header []string, rows [][]any, has1904 ...bool) (path string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, is := range has1904 {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &is}); err != nil {
			t.Fatal(err)
		}
	}
	for col, text := range header {
		putCell(t, f, col, 0, text)
	}
	for row, cells := range rows {
		for col, c := range cells {
			putCell(t, f, col, row+1, c)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return saved(t, "a & b.xlsx", withErrors(t, out.Bytes()))
}

// putCell writes a cell; its column and row count from 0.
func putCell(t testing.TB, f *excelize.File, col, row int, c any) {
	t.Helper()
	ref, err := excelize.CoordinatesToCellName(col+1, row+1)
	if err != nil {
		t.Fatal(err)
	}
	const sheet = "Sheet1"
	switch c := c.(type) {
	case nil:
	case shownAs:
		style, err2 := f.NewStyle(&excelize.Style{NumFmt: c.format})
		if err2 != nil {
			t.Fatal(err2)
		}
		if err = f.SetCellValue(sheet, ref, c.value); err == nil {
			err = f.SetCellStyle(sheet, ref, ref, style)
		}
	case errorCellOf:
		err = f.SetCellValue(sheet, ref, errorStands+strings.Index(errorValues, string(c)))
	case computed:
		err = f.SetCellFormula(sheet, ref, string(c))
	case string:
		err = f.SetCellStr(sheet, ref, c)
	default:
		err = f.SetCellValue(sheet, ref, c)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// withErrors puts the errors into a workbook that excelize wrote.
func withErrors(t testing.TB, data []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, value := range strings.Fields(errorValues) {
			stands := fmt.Sprint("><v>", errorStands+strings.Index(errorValues, value), "</v>")
			part = bytes.ReplaceAll(part, []byte(stands), []byte(` t="e"><v>`+value+"</v>"))
		}
		w, err := out.Create(f.Name)
		if err == nil {
			_, err = w.Write(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
