package fileio

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// formatted is a workbook of rows whose figures have formats: a cell is a value and its format.
func formatted(t *testing.T, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for r, row := range rows {
		for c, v := range row {
			at, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if pair, ok := v.(shownAs); ok {
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &pair.code})
				if err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellStyle("Sheet1", at, at, style); err != nil {
					t.Fatal(err)
				}
				v = pair.value
			}
			if err := f.SetCellValue("Sheet1", at, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type shownAs struct {
	value any
	code  string
}

func formatsOf(t *testing.T, files ...[]byte) []Formats {
	t.Helper()
	var tables []*Table
	for _, data := range files {
		table, err := Read("-", ReadOptions{Stdin: bytes.NewReader(data)})
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	l := bound(t, tables, Spec{Name: "id", Headers: []string{"客户"}})
	var all []Formats
	for _, c := range l.Columns() {
		all = append(all, l.Formats(c))
	}
	return all
}

func TestFormats(t *testing.T) {
	head := []any{"客户", "金额"}
	money := func(id string, v any, code string) []any { return []any{id, shownAs{v, code}} }
	title := []any{"名单", shownAs{45000, "yyyy-mm-dd"}}
	csv := []byte("客户,金额\nC,3.25\n")
	one := formatted(t, [][]any{head, money("A", 1, "#,##0"), money("B", 2, "#,##0")})
	tests := []struct {
		name  string
		files [][]byte
		want  Formats
	}{
		{"one", [][]byte{one}, Formats{Number: "#,##0"}},
		{"a title above", [][]byte{formatted(t, [][]any{title, head, money("A", 1, "¥#,##0"), money("B", 2, "¥#,##0")})}, Formats{Number: "¥#,##0"}},
		{"a total below", [][]byte{formatted(t, [][]any{head, money("A", 1, "0"), money("B", 2, "0"), money("合计", 3, "0.00")})}, Formats{Number: "0"}},
		{"kinds", [][]byte{formatted(t, [][]any{head, money("A", 1, "0.0"), money("B", 0.5, "0.0%"), money("C", 45000, "yyyy/m/d")})}, Formats{"0.0", "0.0%", "yyyy/m/d"}},
		{"some in another", [][]byte{formatted(t, [][]any{head, money("A", 1, "0"), money("B", 2.5, "0.0")})}, Formats{}},
		{"some in General", [][]byte{formatted(t, [][]any{head, money("A", 1, "0"), {"B", 2.5}})}, Formats{}},
		{"damaged", [][]byte{formatted(t, [][]any{head, money("A", 1, `0"`), money("B", 2, `0"`)})}, Formats{}},
		{"a text file", [][]byte{csv}, Formats{}},
		{"with a text file", [][]byte{one, csv}, Formats{}},
		{"two alike", [][]byte{one, one}, Formats{Number: "#,##0"}},
		{"two that differ", [][]byte{one, formatted(t, [][]any{head, money("C", 1, "0")})}, Formats{}},
		{"two kinds", [][]byte{one, formatted(t, [][]any{head, money("C", 0.5, "0%")})}, Formats{Number: "#,##0", Percent: "0%"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := formatsOf(t, tt.files...); got[1] != tt.want {
				t.Errorf("got %+v, want %+v", got[1], tt.want)
			}
		})
	}
}

// TestFormatsThatChange have too many runs to keep.
func TestFormatsThatChange(t *testing.T) {
	rows := [][]any{{"客户", "金额"}}
	for i := range 3 * mostRuns {
		rows = append(rows, []any{string(rune('A' + i)), shownAs{i, []string{"0", "0%"}[i%2]}})
	}
	if got := formatsOf(t, formatted(t, rows)); got[1] != (Formats{}) {
		t.Errorf("got %+v", got[1])
	}
}
