package fileio

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// checkXLS reads what may be an .xls: it must be sound rows or an error for people, in memory that the file's size bounds.
func checkXLS(t *testing.T, data []byte) {
	t.Helper()
	limits := Limits{TextBytes: 1 << 20, Rows: 1 << 12, Columns: 256, Cells: 1 << 16, Strings: 1 << 12}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	grids, err := readXLS(data, "list.xls", ReadOptions{Limits: limits, Workers: 1})
	runtime.ReadMemStats(&after)
	if most := uint64(16<<20 + 64*len(data)); after.TotalAlloc-before.TotalAlloc > most {
		t.Errorf("%d bytes of memory for a file of %d", after.TotalAlloc-before.TotalAlloc, len(data))
	}
	if err != nil {
		var known *Error
		if !errors.As(err, &known) || known.Place == "" || known.Message.IsZero() {
			t.Errorf("not an error for people: %#v", err)
		}
		return
	}
	for _, g := range grids {
		checkRows(t, g.rows)
	}
}

func FuzzXLS(f *testing.F) {
	files, err := filepath.Glob("testdata/xls/*.xls")
	if err != nil || len(files) == 0 {
		f.Fatal(err, "no files")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	_, content, broken := splitTexts()
	text := []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}
	stream := oneXLS(
		xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(4)), xlsRec(xlsMulRKRecord, 1, 0, 1, uint32(3), 2, uint32(7), 1),
		xlsRec(xlsFormulaRecord, 0, 3, 0, text, 0, uint32(0)), xlsRec(xlsSharedRecord, 0), xlsRec(xlsStringRecord, xlsSized("是")),
		xlsRec(xlsRowRecord, 0, 0, 0, 0, 0, 0, 0x20, 0), xlsRec(xlsMergesRecord, 1, 0, 9, 0, 9), xlsRec(xlsBoolErrRecord, 5, 0, 0, 7),
	).with(
		xlsRec(xlsCodePageRecord, 936), xlsRec(xlsDateModeRecord, 1), xlsRec(xlsFormatRecord, 164, xlsSized("yyyy-mm-dd")),
		xlsRec(xlsXFRecord, 0, 0), xlsRec(xlsXFRecord, 0, 164), xlsRec(xlsXFRecord, 0, 9), xlsSplit(xlsSSTRecord, content, broken, 20, 31, 60),
	).bytes()
	f.Add(stream)
	f.Add(oleOf("Workbook", string(stream)))
	f.Add(oleOf("Book", string(append(stream, make([]byte, 4096)...))))
	older := oneXLS(xlsRec(xlsLabelRecord, 0, 0, 0, 4, "\xbf\xcd\xbb\xa7"), xlsRec(xlsRStringRecord, 3, 0, 0, 2, "ab", uint8(1)))
	older.version = 0x0500
	f.Add(older.bytes())
	f.Fuzz(checkXLS)
}
