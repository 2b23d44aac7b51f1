package fileio_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/fileio"
)

// TestTables: a table of each sheet that has a known header, with what stands above it; hidden sheets only for want of others.
func TestTables(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	write := func(sheet string, rows ...[]any) {
		t.Helper()
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	write("王总", []any{"评价人", "王总"}, []any{}, []any{"编号", "忠诚度"}, []any{"C1", "优秀"}, []any{"C2", nil})
	write("说明", []any{"请填写", "黄色单元格"}, []any{"然后", "发回"})
	write("空表", []any{"编号", "忠诚度"})
	write("选项", []any{"编号", "忠诚度"}, []any{"C3", "优秀"})
	hide := func(sheet string) {
		t.Helper()
		if err := f.SetSheetVisible(sheet, false); err != nil {
			t.Fatal(err)
		}
	}
	hide("选项")
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	read := func(name string) (tables, others []string, first *fileio.Table) {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		if err := f.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		file, err := fileio.Open(path, fileio.ReadOptions{Known: []string{"编号", "忠诚度", "评价人"}})
		if err != nil {
			t.Fatal(err)
		}
		found, others, err := file.Tables()
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range found {
			tables = append(tables, fmt.Sprintf("%s: header in row %d, rows %d", table.Sheet(), table.HeaderRow(), table.Len()))
			if table.SHA256() != file.SHA256() {
				t.Errorf("%s: another hash than the file's", table.Sheet())
			}
		}
		return tables, others, found[0]
	}
	tables, others, first := read("all.xlsx")
	if d := cmp.Diff([]string{"王总: header in row 3, rows 2", "空表: header in row 1, rows 0"}, tables); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"说明"}, others); d != "" {
		t.Error(d)
	}
	above := []fileio.Line{{Row: 1, Cells: []fileio.Cell{{Kind: fileio.Text, Text: "评价人"}, {Kind: fileio.Text, Text: "王总"}}}}
	if d := cmp.Diff(above, first.Above()); d != "" {
		t.Error(d)
	}
	for _, sheet := range []string{"王总", "空表"} {
		if err := f.DeleteSheet(sheet); err != nil {
			t.Fatal(err)
		}
	}
	if tables, _, _ := read("hidden.xlsx"); !cmp.Equal(tables, []string{"选项: header in row 1, rows 1"}) {
		t.Errorf("for want of visible tables: %q", tables)
	}
}
