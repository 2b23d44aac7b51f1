package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// showXLS shows the sheets of a file, or the error.
func showXLS(data []byte) string {
	grids, err := readXLS(data, "list.xls", ReadOptions{Workers: 1})
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for i, g := range grids {
		if i > 0 || g.sheet != "Sheet1" {
			fmt.Fprintf(&out, "[%s]\n", g.sheet)
		}
		out.WriteString(showGrid(g))
		for _, n := range g.notes {
			fmt.Fprintf(&out, "%s\n", n)
		}
	}
	return out.String()
}

// TestXLSCells reads each kind of record that holds a cell.
func TestXLSCells(t *testing.T) {
	formula := func(value []byte, flags int) []byte {
		return xlsRec(xlsFormulaRecord, 0, 0, 0, value, flags, uint32(0), 3, uint8(0x1E), 1)
	}
	special := func(kind, value uint8) []byte { return []byte{kind, 0, value, 0, 0, 0, 0xFF, 0xFF} }
	text := formula(special(xlsTextValue, 0), 0)
	last := xlsRec(xlsNumberRecord, 0, 1, 0, 7.0)
	tests := []struct {
		what   string
		record []byte
		want   string
	}{
		{"NUMBER", xlsRec(xlsNumberRecord, 0, 0, 0, 0.1234567890123456), "0.1234567890123456"},
		{"NUMBER of 17 digits", xlsRec(xlsNumberRecord, 0, 0, 0, 1234567.8901234567), "1234567.8901234567"},
		{"NUMBER that is none", xlsRec(xlsNumberRecord, 0, 0, 0, []byte{0, 0, 0, 0, 0, 0, 0xF0, 0x7F}), "!#NUM!"},
		{"NUMBER cut short", xlsRec(xlsNumberRecord, 0, 0, 0, uint32(0)), "list.xls!Sheet1!A1: a record is shorter than it must be"},
		{"NUMBER past the last column", xlsRec(xlsNumberRecord, 0, 0x4000, 0, 1.0), `list.xls!Sheet1: "XFE1" lies outside any sheet, whose last cell is XFD1048576`},
		{"RK float", xlsRec(xlsRKRecord, 0, 0, 0, uint32(0x3FF00000)), "1"},
		{"RK whole", xlsRec(xlsRKRecord, 0, 0, 0, uint32(12345<<2|2)), "12345"},
		{"RK below zero", xlsRec(xlsRKRecord, 0, 0, 0, ^uint32(0)&^3|2), "-1"},
		{"RK hundredths", xlsRec(xlsRKRecord, 0, 0, 0, uint32(12345<<2|3)), "123.45"},
		{"RK cut short", xlsRec(xlsRKRecord, 0, 0, 0, 0), "list.xls!Sheet1!A1: a record is shorter than it must be"},
		{"MULRK", xlsRec(xlsMulRKRecord, 0, 0, 0, uint32(1<<2|2), 1, uint32(2<<2|2), 0, uint32(3<<2|3), 2), "1 | @1900-01-02 | 0.03"},
		{"MULRK of the wrong length", xlsRec(xlsMulRKRecord, 0, 0, 0, uint32(6), 5), "list.xls!Sheet1!A1: a record is shorter than it must be"},
		{"BLANK", xlsRec(0x0201, 0, 0, 0), ""},
		{"MULBLANK", xlsRec(0x00BE, 0, 0, 0, 0, 1), ""},
		{"BOOLERR true", xlsRec(xlsBoolErrRecord, 0, 0, 0, uint8(1), uint8(0)), "?TRUE"},
		{"BOOLERR false", xlsRec(xlsBoolErrRecord, 0, 0, 0, uint8(0), uint8(0)), "?FALSE"},
		{"BOOLERR error", xlsRec(xlsBoolErrRecord, 0, 0, 0, uint8(0x2A), uint8(1)), "!#N/A"},
		{"BOOLERR unknown error", xlsRec(xlsBoolErrRecord, 0, 0, 0, uint8(0x99), uint8(1)), "!#ERROR!"},
		{"LABELSST", xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(1)), `"乙"`},
		{"LABELSST of an empty text", xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(2)), ""},
		{"LABELSST past the texts", xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(3)), "list.xls!Sheet1!A1: the cell's text is missing: it is no. 4 of the workbook's shared texts, which are 3"},
		{"LABEL", xlsRec(xlsLabelRecord, 0, 0, 0, xlsSized("甲公司")), `"甲公司"`},
		{"LABEL of one byte a character", xlsRec(xlsLabelRecord, 0, 0, 0, 3, uint8(0), "a\xe9b"), `"aéb"`},
		{"LABEL cut short", xlsRec(xlsLabelRecord, 0, 0, 0, 3, uint8(0), "ab"), "list.xls!Sheet1!A1: a record is shorter than it must be"},
		{"RSTRING", xlsRec(xlsRStringRecord, 0, 0, 0, xlsSized("粗体"), 1, uint32(0)), `"粗体"`},
		{"percent", xlsRec(xlsNumberRecord, 0, 0, 2, 0.125), "0.125%"},
		{"own date format", xlsRec(xlsNumberRecord, 0, 0, 3, 45000.5), "@2023-03-15 12:00:00"},
		{"style past the styles", xlsRec(xlsNumberRecord, 0, 0, 99, 1.5), "1.5"},
		{"FORMULA number", formula(xlsFields(2.5), 0), "2.5"},
		{"FORMULA zero", formula(xlsFields(0.0), 0), "0"},
		{"FORMULA volatile zero", formula(xlsFields(0.0), 1), "0"},
		{"FORMULA never calculated", formula(xlsFields(0.0), 2), "!formula without a value"},
		{"FORMULA true", formula(special(xlsBoolValue, 1), 0), "?TRUE"},
		{"FORMULA error", formula(special(xlsErrorValue, 0x07), 0), "!#DIV/0!"},
		{"FORMULA empty", formula(special(xlsEmptyValue, 0), 0), ""},
		{"FORMULA text", append(bytes.Clone(text), xlsRec(xlsStringRecord, xlsSized("是"))...), `"是"`},
		{"FORMULA text behind what is shared", bytes.Join([][]byte{text, xlsRec(xlsSharedRecord, 0, 0, uint32(0)), xlsRec(xlsStringRecord, xlsSized("是"))}, nil), `"是"`},
		{"FORMULA text behind an array", bytes.Join([][]byte{text, xlsRec(xlsArrayRecord, 0, 0, uint32(0)), xlsRec(xlsStringRecord, xlsSized("是"))}, nil), `"是"`},
		{"FORMULA text over two records", bytes.Join([][]byte{text, xlsRec(xlsStringRecord, 2, uint8(1), "\x32\x75"), xlsRec(xlsContinueRecord, uint8(1), "\x59\x4e")}, nil), `"甲乙"`},
		{"FORMULA text that is missing", text, "!formula without a value"},
		{"FORMULA of Excel 4", append(xlsRec(xlsFormula4Record, 0, 0, 0, special(xlsTextValue, 0), 0), xlsRec(xlsStringRecord, xlsSized("是"))...), `"是"`},
		{"record of no cell", xlsRec(0x01B6, 0, 0, 0, "note"), ""},
		{"cell record without a cell", xlsRec(xlsNumberRecord, 0, 0), "list.xls!Sheet1: a record is shorter than it must be"},
	}
	globals := [][]byte{
		xlsRec(xlsFormatRecord, 164, 17, uint8(0), `yyyy/mm/dd hh:mm;`),
		xlsRec(xlsXFRecord, 0, 0), xlsRec(xlsXFRecord, 0, 14), xlsRec(xlsXFRecord, 0, 10), xlsRec(xlsXFRecord, 0, 164),
		xlsRec(xlsSSTRecord, uint32(3), uint32(3), xlsSized("甲"), xlsSized("乙"), xlsSized("")),
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			got := showXLS(oneXLS(tt.record).with(globals...).bytes())
			got, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSuffix(got, "\n"), "1 | "), "\n")
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if strings.HasPrefix(tt.want, "list.xls") {
				return
			}
			got = showXLS(oneXLS(tt.record, last).with(globals...).bytes()) // the record takes no more than its own
			if !strings.Contains(got, " | 7\n") && !strings.Contains(tt.what, "MULRK") {
				t.Errorf("the cell behind it: %s", got)
			}
		})
	}
}

// TestXLSDates reads days of both systems.
func TestXLSDates(t *testing.T) {
	records := [][]byte{xlsRec(xlsNumberRecord, 0, 0, 1, 43538.0), xlsRec(xlsNumberRecord, 0, 1, 2, 0.5)}
	styles := [][]byte{xlsRec(xlsXFRecord, 0, 0), xlsRec(xlsXFRecord, 0, 14), xlsRec(xlsXFRecord, 0, 20)}
	for mode, want := range []string{"1 | @2019-03-14 | @12:00:00\n", "1 | @2023-03-15 | @12:00:00\n"} {
		if got := showXLS(oneXLS(records...).with(xlsRec(xlsDateModeRecord, mode)).with(styles...).bytes()); got != want {
			t.Errorf("mode %d: %s", mode, got)
		}
	}
}

// TestXLSCodePages reads texts as Excel 95 wrote them: names of sheets, cells, formats.
func TestXLSCodePages(t *testing.T) {
	tests := []struct {
		page       int // 0 is none
		text, want string
	}{
		{936, "\xbf\xcd\xbb\xa7", "客户"},
		{936, "\xbf\xcd\xff", "客\uFFFD"},
		{54936, "\x81\x30\x81\x30\xbf\xcd", "\u0080客"},
		{950, "\xab\xc8\xa4\xe1", "客戶"},
		{932, "\x93\xfa\x96\x7b", "日本"},
		{949, "\xc7\xd1\xb1\xdb", "한글"},
		{1250, "\xe8\xf8", "čř"},
		{1251, "\xca\xeb\xe8\xe5\xed\xf2", "Клиент"},
		{1252, "M\xfcller", "Müller"},
		{437, "M\x81ller", "Müller"},
		{10000, "M\x9fller", "Müller"},
		{32768, "M\x9fller", "Müller"},
		{32769, "M\xfcller", "Müller"},
		{0, "\xbf\xcd\xbb\xa7", "客户"},
		{0, "客户", "客户"},
		{0, "M\xfcller \xff", "Müller ÿ"},
		{9999, "plain", "plain"},
	}
	for _, tt := range tests {
		book := testXLS{version: 0x0500, sheets: []testXLSSheet{{name: tt.text, records: bytes.Join([][]byte{
			xlsRec(xlsLabelRecord, 0, 0, 0, len(tt.text), tt.text),
			xlsRec(xlsRStringRecord, 0, 1, 0, len(tt.text), tt.text, uint8(1), uint8(0), uint8(0)),
			xlsRec(xlsFormulaRecord, 0, 2, 0, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 0, uint32(0)),
			xlsRec(xlsStringRecord, len(tt.text), tt.text),
			xlsRec(xlsNumberRecord, 0, 3, 0, 46295.0),
		}, nil)}}}
		if tt.page > 0 {
			book = book.with(xlsRec(xlsCodePageRecord, tt.page))
		}
		code := `yyyy"` + tt.text + `"m`
		book = book.with(xlsRec(xlsFormatRecord, 164, uint8(len(code)), code), xlsRec(xlsXFRecord, 0, 164))
		want := fmt.Sprintf("[%[1]s]\n1 | \"%[1]s\" | \"%[1]s\" | \"%[1]s\" | @2026-09-30\n", tt.want)
		if diff := cmp.Diff(want, showXLS(book.bytes())); diff != "" {
			t.Errorf("code page %d: %s", tt.page, diff)
		}
	}
}

// TestXLSSheets reads sheets as they come: hidden, between charts, wrongly announced, in disorder.
func TestXLSSheets(t *testing.T) {
	number := func(row, col int, x float64) []byte { return xlsRec(xlsNumberRecord, row, col, 0, x) }
	text := func(row, col int, s string) []byte { return xlsRec(xlsLabelRecord, row, col, 0, xlsSized(s)) }
	row := func(n, flags int) []byte { return xlsRec(xlsRowRecord, n, 0, 1, 255, 0, 0, flags, 15) }
	chart := bytes.Join([][]byte{xlsRec(xlsBOFRecord, 0x0600, 0x20, uint32(0)), number(9, 9, 9), xlsRec(xlsEOFRecord)}, nil)
	one := number(0, 0, 1)
	several := testXLS{sheets: []testXLSSheet{
		{name: "图", kind: 2, records: number(0, 0, 5)}, {name: "甲", state: 1, records: one}, {name: "乙", state: 2, records: number(0, 0, 2)},
	}}
	shifted := several
	shifted.shift = 3
	cut := several
	cut.sheets = append([]testXLSSheet{}, several.sheets...)
	cut.sheets[2] = testXLSSheet{name: "乙", records: bytes.Join([][]byte{number(0, 0, 2), number(4, 0, 2)}, nil), noEnd: true}
	gone := testXLS{sheets: []testXLSSheet{{name: "甲", records: one}}, shift: 1 << 20}.bytes()
	lone := bytes.Join([][]byte{xlsRec(xlsBOFRecord, 0, 0x10, 0, 0), xlsRec(xlsLabelRecord, 0, 0, 0, 4, "\xbf\xcd\xbb\xa7"), xlsRec(xlsEOFRecord)}, nil)
	tests := []struct {
		what string
		data []byte
		want string
	}{
		{"charts left out", several.bytes(), "[甲]\n1 | 1\n[乙]\n1 | 2\n"},
		{"places wrong", shifted.bytes(), "[甲]\n1 | 1\n[乙]\n1 | 2\n"},
		{"sheet missing", gone[:len(gone)-len(one)-24], `list.xls: sheet "甲" is missing from the workbook`},
		{"no end", cut.bytes(), `list.xls: sheet "乙" is cut off after row 5: the file ends in the middle`},
		{"no sheet", testXLS{}.bytes(), "list.xls: the workbook has no worksheet"},
		{"one sheet alone", lone, "1 | \"客户\"\n"},
		{"rows unsorted", oneXLS(number(2, 0, 3), one, number(1, 1, 2)).bytes(), "1 | 1\n2 |  | 2\n3 | 3\n"},
		{"cells late", oneXLS(number(0, 1, 2), number(1, 0, 3), one, number(0, 1, 4)).bytes(), "1 | 1 | 4\n2 | 3\ncells that the file has twice, of which the later value counts: 1, the first in B1\n"},
		{"size wrong", oneXLS(xlsRec(0x0200, uint32(0), uint32(1), 0, 1, 0), one, number(9, 0, 2)).bytes(), "1 | 1\n10 | 2\n"},
		{"rows hidden", oneXLS(row(0, 0x120), one, number(1, 0, 2), number(2, 0, 3), row(2, 0x20)).bytes(), "1* | 1\n2 | 2\n3* | 3\nhidden rows, read like the others: 2\n"},
		{"columns hidden", oneXLS(xlsRec(xlsColumnsRecord, 1, 2, 0, 15, 1, 0), xlsRec(xlsColumnsRecord, 0, 0, 0, 15, 0x1000), one, number(0, 2, 3)).bytes(), "1 | 1 |  | 3\nhidden columns, read like the others: C\n"},
		{"merges", oneXLS(one, text(1, 0, "华东"), number(1, 1, 5), number(2, 1, 6), xlsRec(xlsMergesRecord, 1, 1, 2, 0, 0)).bytes(),
			"1 | 1\n2 | \"华东\" | 5\n3 | \"华东\" | 6\nmerged cells among the data, filled with the value at their top left: 1\n"},
		{"merges cut short", oneXLS(one, xlsRec(xlsMergesRecord, 2, 0, 0, 0)).bytes(), "1 | 1\n"},
		{"chart within", oneXLS(one, chart, number(1, 0, 2)).bytes(), "1 | 1\n2 | 2\n"},
		{"chart within, rows unsorted", oneXLS(number(1, 0, 2), chart, one).bytes(), "1 | 1\n2 | 2\n"},
		{"last row", oneXLS(number(65535, 255, 2), row(65535, 0x20)).bytes(), "65536*" + strings.Repeat(" | ", 256) + "2\nhidden rows, read like the others: 1\n"},
		{"formulas without a value", oneXLS(xlsRec(xlsFormulaRecord, 0, 0, 0, 0.0, 2, uint32(0))).bytes(),
			"1 | !formula without a value\nformulas without a stored value: 1, the first in A1; open the file in Excel or WPS and save it there\n"},
		{"password", oneXLS(one).with(xlsRec(xlsFilePassRecord, 0, 1, 2)).bytes(), "list.xls: this workbook is encrypted in a way that can't be read"},
		{"Excel 4", []byte("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), "list.xls: this is a workbook of Excel 4 or older, which can't be read"},
		{"no workbook", xlsRec(xlsNumberRecord, 0, 0, 0, 1.0), "list.xls: the workbook can't be read"},
		{"fewer texts than announced", oneXLS(one).with(xlsRec(xlsSSTRecord, uint32(2), uint32(2), xlsSized("甲"))).bytes(), "1 | 1\n"},
		{"texts cut off", oneXLS(xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(1))).with(xlsRec(xlsSSTRecord, uint32(2), uint32(2), xlsSized("甲"))).bytes(), "list.xls!Sheet1!A1: the workbook's texts are cut off after 1 of 2"},
		{"texts cut off within", oneXLS(one).with(xlsRec(xlsSSTRecord, uint32(2), uint32(2), xlsSized("甲"), 9)).bytes(), "list.xls: the workbook's texts are cut off after 1 of 2"},
		{"padding behind texts", oneXLS(xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(0))).with(xlsRec(xlsSSTRecord, uint32(1), uint32(1), xlsSized("甲"), 9)).bytes(), "1 | \"甲\"\n"},
		{"not a container", []byte(oleHead + strings.Repeat("x", 600)), "list.xls: this is an old Office file without a workbook in it, or a damaged one"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, showXLS(tt.data)); diff != "" {
				t.Error(diff)
			}
		})
	}
	grids, err := readXLS(several.bytes(), "list.xls", ReadOptions{})
	if err != nil || !grids[0].hidden || !grids[1].hidden {
		t.Errorf("hidden sheets are not: %v", err)
	}
}

// TestXLSOverlap: a sheet within a sheet would be read again and again.
func TestXLSOverlap(t *testing.T) {
	blank := bytes.Repeat(xlsRec(0x0201, 0, 0, 0), 1000)
	book := testXLS{}
	for range 10 {
		book.sheets = append(book.sheets, testXLSSheet{})
	}
	book.sheets[9].records = blank
	data := book.bytes()
	first := bytes.Index(data, xlsRec(xlsBoundSheetRecord)[:2])
	entry := len(book.boundSheet(testXLSSheet{}, 0))
	for i := range 9 {
		copy(data[first+i*entry+4:], data[first+9*entry+4:][:4])
	}
	if got, want := showXLS(data), `list.xls: sheet "Sheet1" lies over another one`; got != want {
		t.Errorf("got %s", got)
	}
}

// TestXLSLimits spends from the budgets of all readers.
func TestXLSLimits(t *testing.T) {
	data := oneXLS(xlsRec(xlsNumberRecord, 0, 3, 0, 1.0), xlsRec(xlsLabelRecord, 1, 3, 0, xlsSized("0123456789"))).
		with(xlsRec(xlsSSTRecord, uint32(2), uint32(2), xlsSized("甲乙丙丁"), xlsSized("乙"))).bytes()
	tests := []struct {
		limits Limits
		want   string
	}{
		{Limits{}, ""},
		{Limits{Cells: 7}, "list.xls!Sheet1: the workbook holds more cells than the 7 allowed"},
		{Limits{Rows: 1}, "list.xls!Sheet1: the sheet has more rows than the 1 allowed"},
		{Limits{Columns: 3}, "list.xls!Sheet1: the sheet has more than the 3 columns allowed: row 1 has a cell in column D"},
		{Limits{Strings: 1}, "list.xls: the workbook holds more than the 1 different texts allowed"},
		{Limits{TextBytes: 12}, "list.xls: the workbook holds more than the 12 bytes of text allowed"},
		{Limits{TextBytes: 20}, "list.xls!Sheet1: the workbook holds more than the 20 bytes of text allowed"},
	}
	for _, tt := range tests {
		got := ""
		if _, err := readXLS(data, "list.xls", ReadOptions{Limits: tt.limits}); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%+v: %s", tt.limits, got)
		}
	}
}

// TestXLSManyEntries counts the sheets, styles and formats of a workbook.
func TestXLSManyEntries(t *testing.T) {
	one := oneXLS(xlsRec(xlsNumberRecord, 0, 0, 0, 1.0))
	two := one
	two.sheets = append(two.sheets, testXLSSheet{name: "乙"})
	const tooMuch = "list.xls: what is held of the file in memory comes to more than the 200000 bytes allowed"
	for _, tt := range []struct {
		book testXLS
		want string
	}{
		{two, "list.xls: the workbook has more than the 1 sheets allowed"},
		{one.with(bytes.Repeat(xlsRec(xlsXFRecord, 0, 0), 7_000)), tooMuch},
		{one.with(bytes.Repeat(xlsRec(xlsFormatRecord, 0, xlsSized("0")), 2_500)), tooMuch},
	} {
		data := tt.book.bytes()
		_, err := readXLS(data, "list.xls", ReadOptions{Limits: Limits{Entries: 1, Memory: 200_000}})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%d bytes: %v, want %s", len(data), err, tt.want)
		}
	}
}

// TestReadXLSFiles reads files as other programs wrote them; testdata/xls/README.md says where they come from.
func TestReadXLSFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/xls/*.xls")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			f, err := Open(file, ReadOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, g := range f.grids {
				got.WriteString("[" + g.sheet + "]\n" + showGrid(g))
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".xls") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestXLSLikeXLSX reads the same lists from both formats: same sheets, cells, notes, and tables.
func TestXLSLikeXLSX(t *testing.T) {
	for _, name := range []string{"customers", "customers-messy"} {
		xls, err := Open("../testdata/"+name+".xls", ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		xlsx, err := Open("../testdata/"+name+".xlsx", ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		compareSheets(t, name, xlsx.grids, xls.grids)
	}
}

// compareSheets compares sheets to the bit.
func compareSheets(t *testing.T, name string, want, got []grid) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%s: %d sheets and %d", name, len(want), len(got))
	}
	for i, w := range want {
		g := got[i]
		if w.sheet != g.sheet || w.hidden != g.hidden || sayAll(w.notes) != sayAll(g.notes) {
			t.Errorf("%s: sheet %q %v %s, and %q %v %s", name, w.sheet, w.hidden, sayAll(w.notes), g.sheet, g.hidden, sayAll(g.notes))
		}
		if err := compareRows(keep(w.rows), keep(g.rows)); err != nil {
			t.Errorf("%s, sheet %q: %v", name, w.sheet, err)
		}
	}
}

// TestXLSCut cuts a file at each of its bytes: it is an error, or all of it is there.
func TestXLSCut(t *testing.T) {
	sheets := []testXLSSheet{
		{records: xlsRec(xlsLabelSSTRecord, 0, 0, 0, uint32(0))},
		{name: "乙", records: bytes.Join([][]byte{xlsRec(xlsNumberRecord, 0, 0, 0, 1.0), xlsRec(xlsNumberRecord, 7, 0, 0, 2.0)}, nil)},
	}
	stream := testXLS{sheets: sheets}.with(xlsRec(xlsSSTRecord, uint32(1), uint32(1), xlsSized("甲"))).bytes()
	padded := append(bytes.Clone(stream), make([]byte, 4200)...)
	for i, data := range [][]byte{stream, oleOf("Workbook", string(stream)), oleOf("Workbook", string(padded))} {
		step := []int{1, 1, 61}[i] // most of the last one is padding
		want := showXLS(data)
		if want != "1 | \"甲\"\n[乙]\n1 | 1\n8 | 2\n" {
			t.Fatal(want)
		}
		for n := 0; n < len(data); n += step {
			_, err := readXLS(data[:n], "list.xls", ReadOptions{})
			if err == nil && showXLS(data[:n]) != want {
				t.Errorf("cut at %d of %d: %s", n, len(data), showXLS(data[:n]))
			}
			if known := (*Error)(nil); err != nil && (!errors.As(err, &known) || known.Place == "" || known.Hint.IsZero()) {
				t.Errorf("cut at %d: not an error for people: %#v", n, err)
			}
		}
	}
}
