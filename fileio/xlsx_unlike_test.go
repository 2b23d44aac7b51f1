package fileio

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
)

// TestExcelizeReadsOtherwise shows, for each kind of workbook that excelize is not the judge of, what is in the file and
// what excelize makes of it. TestMadeWorkbooks leaves out these cells and no others.
func TestExcelizeReadsOtherwise(t *testing.T) {
	const one, two = `<c r="A1"><v>1</v></c>`, `<row r="2"><c r="A2"><v>2</v></c></row>`
	rows := func(inside string) testBook { return testBook{sheet: `<sheetData>` + inside + `</sheetData>`} }
	row := func(cells string) testBook { return rows(`<row r="1">` + cells + `</row>` + two) }
	parts := func(pairs ...string) testBook {
		b := testBook{strings: `<si><t>a</t></si>`, sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>` + two + `</sheetData>`, parts: map[string]string{}}
		for i := 0; i < len(pairs); i += 2 {
			b.parts[pairs[i]] = pairs[i+1]
		}
		return b
	}
	sheet := func(xml string) testBook { return parts("xl/worksheets/sheet1.xml", xml) }
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<worksheet><sheetData><row r="1">` + one + `</row></sheetData></worksheet>`)
	if err != nil {
		t.Fatal(err)
	}
	const plainRows = `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>`
	tests := []struct {
		name     string
		book     testBook
		file     string // what the file holds, as showGrid writes it, its rows behind each other
		excelize string
	}{
		// A cell alone.
		{"a style that is no number", row(`<c r="A1" s=""><v>1</v></c><c r="B1" s="x"><v>2</v></c><c r="C1"><v>3</v></c>`), "1 | 1 | 2 | 3 / 2 | 2", "1 |  |  | 3 / 2 | 2"},
		{"a style that is no number, before the reference", row(`<c s="" r="C1"><v>1</v></c><c><v>2</v></c>`), "1 |  |  | 1 | 2 / 2 | 2", "1 |  | 2 / 2 | 2"},
		{"an attribute of another namespace", row(`<c r="A1" t="str" y:t="s" xmlns:y="n"><v>0</v></c><c r="B1" y:r="F1"><v>2</v></c>`), `1 | "0" | 2 / 2 | 2`, "1 |  |  |  |  |  | 2 / 2 | 2"},
		{"a formula without a value", row(`<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c>` + `<c r="C1"><v>3</v></c>`), "1 | !formula without a value | !formula without a value | 3 / 2 | 2", "1 |  |  | 3 / 2 | 2"},
		{"escapes in a formula's text", row(`<c r="A1" t="str"><f>A2</f><v>a_x000D_b</v></c>`), "1 | \"a\\rb\" / 2 | 2", "1 | a_x000D_b / 2 | 2"},
		{"escapes of a surrogate pair", row(`<c r="A1" t="inlineStr"><is><t>a_xD83D__xDE00_b</t></is></c>`), `1 | "a😀b" / 2 | 2`, "1 | ab / 2 | 2"},
		{"an inline text without its type", row(`<c r="A1"><is><t>a</t></is></c><c r="B1" t="str"><is><t>b</t></is></c><c r="C1" t="s"><is><t>c</t></is></c>`), `1 | "a" | "b" | "c" / 2 | 2`, "2 | 2"},
		{"an inline text in v, escaped", row(`<c r="A1" t="inlineStr"><v>a_x0041_</v></c>`), `1 | "aA" / 2 | 2`, "1 | a_x0041_ / 2 | 2"},
		{"blanks alone", row(`<c r="A1"><v> </v></c><c r="B1" t="b"><v>   </v></c><c r="C1"><v>3</v></c>`), "1 |  |  | 3 / 2 | 2", "1 |   |     | 3 / 2 | 2"},
		{"a v that is not the cell's", row(`<c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c>`), "1 | 1 / 2 | 2", "1 | 9 / 2 | 2"},
		{"a text in two runs around a text", testBook{strings: `<si><r><t>a</t></r><t>b</t><r><t>c</t></r></si>`, sheet: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`}, `1 | "abc"`, "1 | bac"},
		{"a shared text that isn't there", row(`<c r="A1" t="s"><v>7</v></c><c r="B1"><v>2</v></c>`), "list.xlsx!Sheet1!A1: the cell's text is missing: it is no. 8 of the workbook's shared texts, which are 0", "1 |  | 2 / 2 | 2"},
		{"a shared text by a number that is none", parts("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>x</v></c></row></sheetData></worksheet>`), `list.xlsx!Sheet1!A1: the cell refers to a shared text by "x", which is no number`, "1 | a"},
		// The cells of a row.
		{"cells out of order", row(`<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>`), "1 | 1 |  | 3 / 2 | 2", "1 |  |  | 3 | 1 / 2 | 2"},
		{"a cell twice", row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`), `list.xlsx!Sheet1!A1: this cell is in the file twice, as "1" and as "2"`, "1 | 1 | 2 / 2 | 2"},
		{"blanks around a reference", row(one + `<c r=" B1 "><v>2</v></c>`), "1 | 1 | 2 / 2 | 2", ""},
		{"past the last column", row(one + `<c r="XFE1"><v>2</v></c>`), `list.xlsx!Sheet1: "XFE1" lies outside any sheet, whose last cell is XFD1048576`, ""},
		{"cells in a foreign element", row(one + `<foo><c r="B1"><v>9</v></c></foo><c r="C1"><v>3</v></c>`), "1 | 1 |  | 3 / 2 | 2", "1 | 1 | 9 | 3 / 2 | 2"},
		// Rows.
		{"rows out of order", rows(`<row r="3"><c r="A3"><v>3</v></c></row>` + two + `<row r="4"><c r="A4"><v>4</v></c></row>`), "2 | 2 / 3 | 3 / 4 | 4", "3 | 3 | 2 / 4 | 4"},
		{"a row twice", rows(two + `<row r="2"><c r="A2"><v>3</v></c></row>`), `list.xlsx!Sheet1!A2: row 2 is in the file twice, and this cell as "2" and as "3"`, "2 | 2 | 3"},
		{"a row whose number is empty", rows(`<row r="1">` + one + `</row><row r=""><c><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>`), "1 | 1 / 2 | 2 / 3 | 3", ""},
		{"blanks around a row's number", rows(`<row r="1">` + one + `</row><row r=" 2 "><c><v>2</v></c></row>`), "1 | 1 / 2 | 2", ""},
		// Whole sheets.
		{"cut off in a row", sheet(`<worksheet><sheetData><row r="1">` + one + `</row><row r="2"><c r="A2"><v>2`), `list.xlsx: sheet "Sheet1" is cut off after row 2: the file ends in the middle`, "1 | 1"},
		{"cut off between rows", sheet(`<worksheet><sheetData><row r="1">` + one + `</row>`), `list.xlsx: sheet "Sheet1" is cut off after row 1: the file ends in the middle`, "1 | 1"},
		{"crossed tags", sheet(`<worksheet><sheetData><row r="1">` + one + `</row><row r="2"></c></row></sheetData></worksheet>`), "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged", "1 | 1"},
		{"an entity that nobody knows", row(`<c r="A1" t="str"><v>a&nbsp;b</v></c>`), `1 | "a&nbsp;b" / 2 | 2`, ""},
		{"a control character", row("<c r=\"A1\" t=\"str\"><v>a\x01b&#2;</v></c>"), "1 | \"a\x01b\x02\" / 2 | 2", ""},
		{"not UTF-8", row("<c r=\"A1\" t=\"str\"><v>a\xffb</v></c>"), `1 | "a�b" / 2 | 2`, ""},
		{"XML 1.1", sheet(`<?xml version="1.1"?><worksheet>` + plainRows + `</worksheet>`), "1 | 1", ""},
		{"UTF-16", sheet(utf16), "1 | 1", ""},
		{"blanks before the encoding", sheet(`<?xml version="1.0" encoding = "GBK"?><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>` + "\xbf\xcd" + `</v></c></row></sheetData></worksheet>`), `1 | "客"`, ""},
		{"no sheet's root", sheet(`<html>` + plainRows + `</html>`), "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged", "1 | 1"},
		// The package.
		{"shared texts without a namespace", parts("xl/sharedStrings.xml", `<sst><si><t>a</t></si></sst>`), `1 | "a" / 2 | 2`, ""},
		{"shared texts elsewhere", parts("xl/sharedStrings.xml", "-", "xl/texts.xml", `<sst `+testNS+`><si><t>a</t></si></sst>`,
			"xl/_rels/workbook.xml.rels", testRels("rId1", "worksheet", "worksheets/sheet1.xml", "x", "sharedStrings", "texts.xml")), `1 | "a" / 2 | 2`, "2 | 2"},
		{"a target in other case", parts("xl/_rels/workbook.xml.rels", testRels("rId1", "worksheet", "Worksheets/Sheet1.xml", "x", "sharedStrings", "sharedStrings.xml")), `1 | "a" / 2 | 2`, "sheet Sheet1 does not exist"},
		{"a target from the root without a slash", parts("xl/_rels/workbook.xml.rels", testRels("rId1", "worksheet", "xl/worksheets/sheet1.xml", "x", "sharedStrings", "sharedStrings.xml")), `1 | "a" / 2 | 2`, "sheet Sheet1 does not exist"},
		{"a target escaped as a URL", parts("xl/my sheets/s.xml", `<worksheet>`+plainRows+`</worksheet>`,
			"xl/_rels/workbook.xml.rels", testRels("rId1", "worksheet", "my%20sheets/s.xml")), "1 | 1", "sheet Sheet1 does not exist"},
		{"a namespace written with an entity", parts("xl/sharedStrings.xml", `<sst xmlns="http:&#x2F;/purl.oclc.org/ooxml/spreadsheetml/main"><si><t>a</t></si></sst>`), `1 | "a" / 2 | 2`, ""},
		{"a workbook without a namespace", parts("xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>`), `1 | "a" / 2 | 2`, "expected element <workbook> in name space http://schemas.openxmlformats.org/spreadsheetml/2006/main but have no name space"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := tt.book.bytes(t)
			var file string
			if grids, err := readXLSX(data, "list.xlsx", ReadOptions{Workers: 2}); err != nil {
				file = err.Error()
			} else {
				file = inOneLine(showGrid(grids[0]))
			}
			if diff := cmp.Diff([]string{tt.file, tt.excelize}, []string{file, excelizeRows(data)}); diff != "" {
				t.Errorf("file, excelize\n%s", diff)
			}
		})
	}
}

func inOneLine(rows string) string {
	return strings.ReplaceAll(strings.TrimSuffix(rows, "\n"), "\n", " / ")
}

// excelizeRows is what excelize reads of the first sheet, the rows that hold anything behind each other, or its error.
func excelizeRows(data []byte) string {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return err.Error()
	}
	defer f.Close()
	rows, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for i, r := range rows {
		if len(r) > 0 {
			fmt.Fprintf(&out, "%d | %s\n", i+1, strings.Join(r, " | "))
		}
	}
	return inOneLine(out.String())
}
