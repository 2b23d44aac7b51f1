package fileio

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestMark: of a marked workbook the list is the sheet that its program calls so, however much others look like it.
func TestMark(t *testing.T) {
	mark := Mark{Property: "prog", Value: "v1:", Sheets: []string{"评分", "Scores"}}
	for _, tt := range []struct {
		name, property, value string
		opt                   ReadOptions
		want                  string
		marked                bool
	}{
		{"marked", "prog", "v1:abc & <d>", ReadOptions{Mark: mark}, "Scores", true},
		{"another value", "prog", "other", ReadOptions{Mark: mark}, "top", false},
		{"another property", "progs", "v1:abc", ReadOptions{Mark: mark}, "top", false},
		{"nobody asks", "prog", "v1:abc", ReadOptions{}, "top", false},
		{"a sheet is named", "prog", "v1:abc", ReadOptions{Mark: mark, Sheet: "top"}, "top", false},
		{"that sheet is named", "prog", "v1:abc", ReadOptions{Mark: mark, Sheet: "Scores"}, "Scores", true},
		{"it is blank", "prog", "v1:abc", ReadOptions{Mark: Mark{Property: "prog", Sheets: []string{"blank"}}}, "top", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "list.xlsx")
			if err := os.WriteFile(path, markedBook(t, tt.property, tt.value), 0o644); err != nil {
				t.Fatal(err)
			}
			tt.opt.Known = []string{"id", "name", "sales"}
			table, err := Read(path, tt.opt)
			if err != nil {
				t.Fatal(err)
			}
			rivals := 0
			for _, note := range table.Notes() {
				if note.Format == "sheets with the same headers are not read: %s; --sheet, once for each, names those to read (sheet: at a table of the configuration)" {
					rivals++
				}
			}
			if table.Sheet() != tt.want || table.Marked() != tt.marked || rivals > 0 && tt.marked {
				t.Errorf("sheet %q, marked %v, %d notes of other sheets", table.Sheet(), table.Marked(), rivals)
			}
		})
	}
}

// markedBook has a list on several sheets, least of it where the mark says.
func markedBook(t *testing.T, property, value string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, s := range []struct {
		name string
		rows [][]any
	}{
		{"top", [][]any{{"id", "name", "sales"}, {1, "a", 2}}},
		{"Scores", [][]any{{"id", "x"}, {1, 2}}},
		{"again", [][]any{{"id", "name", "sales"}, {1, "a", 2}}},
		{"blank", nil},
	} {
		if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for i, row := range s.rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(s.name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCustomProps(excelize.CustomProperty{Name: "a", Value: "v1:no"}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCustomProps(excelize.CustomProperty{Name: property, Value: value}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSheet gives the rows of a sheet as they are, and nil where there is none.
func TestSheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := os.WriteFile(path, markedBook(t, "x", "y"), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]Cell{{{Kind: Text, Text: "id"}, {Kind: Text, Text: "x"}}, {{Kind: Number, Num: 1}, {Kind: Number, Num: 2}}}
	if diff := cmp.Diff(want, f.Sheet("评分", "Scores", "top")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if rows := f.Sheet("", "none"); rows != nil {
		t.Errorf("rows of no sheet: %v", rows)
	}
}

// TestWithout leaves columns out, says why, and leaves the table as it was.
func TestWithout(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("a,b,c\n1,2,3\n4,5,6\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := Read(path, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	notes := len(all.Notes())
	rest := all.Without([]int{1}, Say("why"))
	if len(rest.Headers()) != 2 || rest.Cell(1, 1).String() != "6" || rest.Notes()[notes].Format != "why" {
		t.Errorf("%v, %v, %v", rest.Headers(), rest.Cell(1, 1), rest.Notes())
	}
	if len(all.Headers()) != 3 || len(all.Notes()) != notes {
		t.Errorf("the table itself has changed: %v, %v", all.Headers(), all.Notes())
	}
}
