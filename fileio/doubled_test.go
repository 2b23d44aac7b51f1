package fileio

import (
	"errors"
	"strings"
	"testing"
)

// TestDoubledCells: what two values of one cell are refused for, and what is read although it comes in pieces or out of
// order. Excel calls such a file damaged.
func TestDoubledCells(t *testing.T) {
	const (
		hint = "Excel calls such a file damaged, and mends it by dropping one of the two: have the program that wrote it write it anew"
		two  = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`
	)
	for _, tt := range []struct{ name, rows, want string }{
		{"a cell twice", `<row r="9"><c r="D9"><v>1</v></c><c r="D9" t="inlineStr"><is><t>二</t></is></c></row>`,
			`list.xlsx!Sheet1!D9: this cell is in the file twice, as "1" and as "二"`},
		{"a cell twice, apart", `<row r="9"><c r="D9"><v>1</v></c><c r="A9"><v>0</v></c><c r="D9"><v>2</v></c></row>`,
			`list.xlsx!Sheet1!D9: this cell is in the file twice, as "1" and as "2"`},
		{"a cell named where another follows", `<row r="9"><c r="B9"><v>1</v></c><c r="A9"><v>0</v></c><c><v>2</v></c></row>`,
			`list.xlsx!Sheet1!B9: this cell is in the file twice, as "1" and as "2"`},
		{"a row twice", two + `<row r="1"><c r="A2"><v>1</v></c><c r="B2"><v>3</v></c></row>`,
			`list.xlsx!Sheet1!B1: row 1 is in the file twice, and this cell as "2" and as "3"`},
		{"a row twice, apart", two + `<row r="3"><c r="A3"><v>1</v></c></row><row r="1"><c r="C1"><v>1</v></c><c r="B1"><v>3</v></c></row>`,
			`list.xlsx!Sheet1!B1: row 1 is in the file twice, and this cell as "2" and as "3"`},
		{"a row without a number after one that comes late", two + `<row r="3"><c><v>3</v></c></row><row r="2"><c><v>2</v></c></row><row><c><v>4</v></c></row>`,
			`list.xlsx!Sheet1!A3: row 3 is in the file twice, and this cell as "3" and as "4"`},
		{"the same twice", two + `<row r="1"><c r="A1"><v>1.0</v></c><c r="A1"><v>1</v></c></row>`, "1 | 1 | 2\n"},
		{"the same text twice", `<row r="1"><c t="str"><v>a</v></c><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>`, "1 | \"a\"\n"},
		{"empty the second time", two + `<row r="1"><c r="A1"/></row>`, "1 | 1 | 2\n"},
		{"a row in pieces", two + `<row r="1"><c r="C1"><v>3</v></c></row>`, "1 | 1 | 2 | 3\n"},
		{"out of order", `<row r="3"><c r="B3"><v>6</v></c><c r="A3"><v>5</v></c></row>` + two + `<row r="2"><c r="A2"><v>4</v></c></row>`,
			"1 | 1 | 2\n2 | 4\n3 | 5 | 6\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			grids, err := readXLSX(testBook{sheet: `<sheetData>` + tt.rows + `</sheetData>`}.bytes(t), "list.xlsx", ReadOptions{Workers: 2})
			checkDoubled(t, grids, err, tt.want, hint)
		})
	}
	cell := func(attrs, value string) string {
		return `<Cell` + attrs + `><Data ss:Type="Number">` + value + `</Data></Cell>`
	}
	for _, tt := range []struct{ name, rows, want string }{
		{"XML 2003, an index that goes back", `<Row>` + cell("", "1") + cell("", "2") + cell(` ss:Index="1"`, "3") + `</Row>`,
			`list.xml!S!A1: this cell is in the file twice, as "1" and as "3"`},
		{"XML 2003, a row's index that goes back", `<Row>` + cell("", "1") + `</Row><Row ss:Index="1">` + cell("", "2") + `</Row>`,
			`list.xml!S!A1: row 1 is in the file twice, and this cell as "1" and as "2"`},
		{"XML 2003, a row in pieces", `<Row>` + cell("", "1") + `</Row><Row ss:Index="1">` + cell(` ss:Index="2"`, "2") + `</Row>`, "1 | 1 | 2\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			grids, err := readXML2003([]byte(xml2003Of(tt.rows)), "list.xml", ReadOptions{})
			checkDoubled(t, grids, err, tt.want, hint)
		})
	}
}

func checkDoubled(t *testing.T, grids []grid, err error, want, hint string) {
	t.Helper()
	got := errorText(err)
	if err != nil {
		if e := new(Error); !errors.As(err, &e) || e.Hint.String() != hint {
			t.Errorf("hint of %v", err)
		}
	} else {
		got = showGrid(grids[0])
	}
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestDoubledXLSCells: programs that write .xls replace a cell by a second record for it, and Excel takes the later one.
func TestDoubledXLSCells(t *testing.T) {
	number := func(row, col int, x float64) []byte { return xlsRec(xlsNumberRecord, row, col, 0, x) }
	for _, tt := range []struct {
		name    string
		records [][]byte
		want    string
	}{
		{"in order", [][]byte{number(0, 0, 1), number(0, 0, 2), number(0, 1, 3), number(0, 1, 4)},
			"1 | 2 | 4\ncells that the file has twice, of which the later value counts: 2, the first in A1\n"},
		{"behind other rows", [][]byte{number(0, 0, 1), number(8, 3, 5), number(1, 0, 2), number(8, 3, 6)},
			"1 | 1\n2 | 2\n9 |  |  |  | 6\ncells that the file has twice, of which the later value counts: 1, the first in D9\n"},
		{"the same", [][]byte{number(0, 0, 1), number(0, 0, 1)}, "1 | 1\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := showXLS(oneXLS(tt.records...).bytes()); got != tt.want {
				t.Errorf("got  %swant %s", got, tt.want)
			}
		})
	}
}

// TestDoubledThroughExcelize: excelize puts cells that are out of order somewhere else, and says nothing.
func TestDoubledThroughExcelize(t *testing.T) {
	if raceDetector {
		t.Skip("nothing runs at once")
	}
	const cell, unread = `<c r="A1"><v>1</v></c>`, "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is written in an unusual way"
	for _, tt := range []struct{ name, rows, want string }{
		{"in order", `<row r="1">` + cell + `<c r="B1"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>`, "1 | 1 | 2\n3 | 3\n"},
		{"a cell twice", `<row r="1">` + cell + `<c r="A1"><v>2</v></c></row>`, unread},
		{"cells out of order", `<row r="1"><c r="B1"><v>2</v></c>` + cell + `</row>`, unread},
		{"a row twice", `<row r="1">` + cell + `</row><row r="1">` + cell + `</row>`, unread},
		{"rows out of order", `<row r="2"><c r="A2"><v>2</v></c></row><row r="1">` + cell + `</row>`, unread},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book := testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE worksheet><worksheet ` + testNS + `><sheetData>` + tt.rows + `</sheetData></worksheet>`}}
			grids, err := readXLSX(book.bytes(t), "list.xlsx", ReadOptions{Workers: 2})
			got := errorText(err)
			if err == nil {
				got = showGrid(grids[0])
			}
			if got = strings.TrimSpace(got); got != strings.TrimSpace(tt.want) {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}
