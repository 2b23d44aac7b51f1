package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const testStyles = `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
	`<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="14" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>` +
	`<xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="999"/></cellXfs>`

// TestReadXLSXCells reads one row of cells each.
func TestReadXLSXCells(t *testing.T) {
	const texts = `<si><t>客户</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">富 </t></r><r><t>文本</t></r></si>` +
		`<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t/></si>` +
		`<si><t>a&amp;b &lt;c&gt; &#x4E2D;&#25991; _x000D__x005F_x000D_ _xD83D__xDE00_</t></si><si><t><![CDATA[<&>]]></t></si>`
	tests := []struct{ name, cells, want string }{
		{"numbers", `<c r="A1"><v>1</v></c><c r="B1" t="n"><v>-0.15</v></c><c r="C1"><v>1.001E+3</v></c>`, `1 | -0.15 | 1001`},
		{"17 digits", `<c><v>0.30000000000000004</v></c><c><v>123456789012345680</v></c>`, `0.30000000000000004 | 123456789012345680`},
		{"space around a number", "<c><v> 12\n</v></c>", `12`},
		{"no number", `<c><v>NaN</v></c><c><v>0x10</v></c><c><v>1_000</v></c><c><v>1e999</v></c><c><v>1,5</v></c>`,
			`"NaN" | "0x10" | "1_000" | "1e999" | "1,5"`},
		{"shared", `<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>`, `"客户" | "富 文本" | "課"`},
		{"shared and empty", `<c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v></v></c><c><v>1</v></c>`, ` |  |  | 1`},
		{"escapes", `<c t="s"><v>5</v></c><c t="s"><v>6</v></c>`, `"a&b <c> 中文 \r_x000D_ 😀" | "<&>"`},
		{"inline", `<c t="inlineStr"><is><t> a </t></is></c><c t="inlineStr"><is><r><t>b</t></r><r><t>c</t></r></is></c>`, `" a " | "bc"`},
		{"inline both ways", `<c t="inlineStr"><is><t>a</t></is><v>b</v></c><c t="inlineStr"><v>b</v><is><t>a</t></is></c>`, `"a" | "a"`},
		{"inline without is", `<c t="inlineStr"><v>b</v></c>`, `"b"`},
		{"formula text", `<c t="str"><f>A2</f><v>_x0041_ &amp; b</v></c><c t="str"><f>A2</f><v></v></c><c><v>1</v></c>`, `"A & b" |  | 1`},
		{"line ends in text", "<c t=\"str\"><v>a\r\nb\rc</v></c>", `"a\nb\nc"`},
		{"line ends in CDATA", "<c t=\"str\"><v><![CDATA[a\r\nb\rc\n\r]]></v></c>", `"a\nb\nc\n\n"`},
		{"formula number", `<c><f>SUM(B1:B2)</f><v>3</v></c><c><f t="shared" si="0"/><v>4</v></c>`, `3 | 4`},
		{"formula without value", `<c><f>SUM(B1:B2)</f></c><c><f>1+1</f><v></v></c><c><f>1+1</f><v/></c><c t="str"><f>"a"</f></c>`,
			`!formula without a value | !formula without a value | !formula without a value | !formula without a value`},
		{"bool", `<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>true</v></c>`, `?TRUE | ?FALSE | ?TRUE`},
		{"error", `<c t="e"><v>#N/A</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c>`, `!#N/A | !#DIV/0!`},
		{"dates", `<c s="1"><v>46295</v></c><c s="2"><v>46295.354166666664</v></c><c s="5"><v>0.5</v></c>`,
			`@2026-09-30 | @2026-09-30 08:30:00 | @12:00:00`},
		{"no dates", `<c s="1"><v>-1</v></c><c s="1"><v>2958466</v></c><c s="4"><v>1.5</v></c>`, `-1 | 2958466 | 1.5`},
		{"iso dates", `<c t="d"><v>2026-09-30</v></c><c t="d"><v>2026-09-30T08:30:00Z</v></c><c t="d"><v>2026-09-30T08:30:00.000</v></c><c t="d"><v>T06:00:00</v></c><c t="d"><v>soon</v></c>`,
			`@2026-09-30 | @2026-09-30 08:30:00 | @2026-09-30 08:30:00 | @06:00:00 | "soon"`},
		{"percent", `<c s="3"><v>0.125</v></c>`, `0.125%`},
		{"style out of range", `<c s="77"><v>5</v></c><c s="6"><v>6</v></c><c s=""><v>7</v></c><c s="x"><v>8</v></c>`, `5 | 6 | 7 | 8`},
		{"attributes in any order", `<c t="s" x14:y="1" s="0" r='B1' cm="1"><v>0</v></c>`, ` | "客户"`},
		{"entities in attributes", `<c r="&#66;1" s="&#51;" t="&#110;"><v>0.5</v></c><c r="&#x43;1" t="&#115;"><v>0</v></c><c r="D1" t="&#98;"><v>1</v></c>`, ` | 0.5% | "客户" | ?TRUE`},
		{"gaps and missing places", `<c r="B1"><v>2</v></c><c><v>3</v></c><c r="E1"><v>5</v></c><c r=""><v>6</v></c>`, ` | 2 | 3 |  | 5 | 6`},
		{"small letters", `<c r="b1"><v>2</v></c>`, ` | 2`},
		{"cells out of order", `<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>`, `1 |  | 3`},
		{"a cell twice, the same", `<c r="A1"><v>1</v></c><c r="A1"><v>1</v></c>`, `1`},
		{"styled and empty to the last column", `<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>`, `1`},
		{"unknown elements", `<c><v>1</v><extLst><ext><v>9</v></ext></extLst></c><foo><c><v>9</v></c></foo><c><v>2</v></c>`, `1 | 2`},
		{"comments", `<!-- > --><c><!-- <v>9</v> --><v>1<!-- 2 -->3</v><?pi <v>9</v>?></c>`, `13`},
		{"unknown type", `<c t="z"><v>1</v></c>`, `"1"`},
		{"not UTF-8", "<c t=\"str\"><v>a\xffb</v></c>", "\"a\uFFFDb\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := testBook{sheet: `<sheetData><row r="1">` + tt.cells + `</row></sheetData>`, strings: texts, styles: testStyles}
			got := strings.TrimSuffix(strings.TrimPrefix(showGrid(mustReadXLSX(t, book.bytes(t))[0]), "1 | "), "\n")
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestReadXLSXSheets reads whole sheets: rows, merges, prefixes, encodings.
func TestReadXLSXSheets(t *testing.T) {
	row := func(n, v string) string { return `<row r="` + n + `"><c r="A` + n + `"><v>` + v + `</v></c></row>` }
	utf16 := func(s string) string {
		out := "\xff\xfe"
		for _, r := range s {
			out += string([]byte{byte(r), byte(r >> 8)})
		}
		return out
	}
	tests := []struct {
		name string
		book testBook
		want string
	}{
		{"ghost rows", testBook{sheet: `<sheetData>` + row("1", "1") + `<row r="2"/><row r="3"><c r="A3" s="1"/></row>` + row("9", "9") + `</sheetData>`}, "1 | 1\n9 | 9\n"},
		{"rows without numbers", testBook{sheet: `<sheetData><row><c><v>1</v></c></row><row/><row><c><v>3</v></c></row></sheetData>`}, "1 | 1\n3 | 3\n"},
		{"rows out of order", testBook{sheet: `<sheetData>` + row("5", "5") + row("2", "2") + `<row r="5"><c r="B5"><v>6</v></c></row></sheetData>`}, "2 | 2\n5 | 5 | 6\n"},
		{"hidden rows", testBook{sheet: `<sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="0"><c><v>2</v></c></row></sheetData>`}, "1* | 1\n2 | 2\n"},
		{"entities in a row's attributes", testBook{sheet: `<sheetData><row r="&#50;" hidden="&#x31;"><c><v>1</v></c></row></sheetData>`}, "2* | 1\n"},
		{"the last cell", testBook{sheet: `<sheetData>` + row("1048576", "1") + `</sheetData>`}, "1048576 | 1\n"},
		{"no rows", testBook{sheet: `<sheetData/>`}, ""},
		{"no sheetData", testBook{sheet: `<sheetPr/>`}, ""},
		{"merges", testBook{sheet: `<sheetData>` + row("1", "1") + `<row r="2"><c r="B2"><v>2</v></c></row><row r="4"><c r="C4"><v>4</v></c></row></sheetData>` +
			`<mergeCells count="3"><mergeCell ref="A1:XFD1"/><mergeCell ref="B2:A2"/><mergeCell ref="B2:B1048576"/></mergeCells>`},
			"1 | 1 | 1 | 1\n2 |  | 2\n4 |  | 2 | 4\n"},
		{"prefixes", testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="n"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`}}, "1 | \"a\"\n"},
		{"UTF-16", testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": utf16(`<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>客户</v></c></row></sheetData></worksheet>`)}}, "1 | \"客户\"\n"},
		{"GBK", testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": "<?xml version=\"1.0\" encoding=\"GBK\"?><worksheet><sheetData><row><c t=\"str\"><v>\xbf\xcd\xbb\xa7</v></c></row></sheetData></worksheet>"}}, "1 | \"客户\"\n"},
		{"byte-order mark", testBook{parts: map[string]string{"xl/worksheets/sheet1.xml": "\ufeff<worksheet><sheetData>" + row("1", "1") + "</sheetData></worksheet>\n"}}, "1 | 1\n"},
		{"1904", testBook{pr: `date1904="1"`, styles: testStyles, sheet: `<sheetData><row><c s="1"><v>44833</v></c><c s="5"><v>0.5</v></c><c s="1"><v>-3000</v></c><c><v>44833</v></c></row></sheetData>`},
			"1 | @2026-09-30 | @12:00:00 | -3000 | 44833\n"},
		{"1904, and an extension that has the same element", testBook{styles: testStyles, sheet: `<sheetData><row><c s="1"><v>44833</v></c></row></sheetData>`,
			parts: map[string]string{"xl/workbook.xml": `<workbook ` + testNS + `><workbookPr date1904="1"/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>` +
				`<extLst><ext uri="x"><x15:workbookPr xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" chartTrackingRefBase="1"/></ext></extLst></workbook>`}},
			"1 | @2026-09-30\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, showGrid(mustReadXLSX(t, tt.book.bytes(t))[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestReadXLSXParts finds the parts wherever a writer has put them.
func TestReadXLSXParts(t *testing.T) {
	const cell = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>`
	sheet, texts := `<worksheet>`+cell+`</worksheet>`, `<sst><si><t>a</t></si></sst>`
	tests := []struct {
		name  string
		parts map[string]string
	}{
		{"usual", nil},
		{"absolute targets", map[string]string{"xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", "/xl/worksheets/sheet1.xml", "x", "sharedStrings", "/xl/sharedStrings.xml")}},
		{"targets from the root, without a slash", map[string]string{"xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", "xl/worksheets/sheet1.xml", "x", "sharedStrings", "xl/sharedStrings.xml")}},
		{"other case", map[string]string{"xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", "Worksheets/Sheet1.XML", "x", "sharedStrings", "SharedStrings.xml")}},
		{"dots, backslashes and escapes", map[string]string{"xl/my sheets/s.xml": sheet, "xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", `..\xl/./my%20sheets/s.xml`, "x", "sharedStrings", "sharedStrings.xml")}},
		{"texts elsewhere", map[string]string{"xl/sharedStrings.xml": "-", "data/texts.xml": texts, "xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", "worksheets/sheet1.xml", "x", "sharedStrings", "../data/texts.xml")}},
		{"workbook elsewhere", map[string]string{"xl/workbook.xml": "-", "xl/_rels/workbook.xml.rels": "-", "wb.xml": `<workbook ` + testNS + `><sheets><sheet name="Sheet1" r:id="a"/></sheets></workbook>`,
			"_rels/.rels": testRels("rId1", "officeDocument", "/wb.xml"), "_rels/wb.xml.rels": testRels("a", "worksheet", "xl/worksheets/sheet1.xml", "b", "sharedStrings", "xl/sharedStrings.xml")}},
		{"no package relationships", map[string]string{"_rels/.rels": "-"}},
		{"workbook by content type", map[string]string{"_rels/.rels": "-", "xl/workbook.xml": "-", "xl/book.xml": `<workbook ` + testNS + `><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>`,
			"[Content_Types].xml":    `<Types><Override PartName="/xl/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
			"xl/_rels/book.xml.rels": testRels("rId1", "worksheet", "worksheets/sheet1.xml", "b", "sharedStrings", "sharedStrings.xml")}},
		{"strict", map[string]string{"xl/_rels/workbook.xml.rels": strings.ReplaceAll(testRels("rId1", "worksheet", "worksheets/sheet1.xml", "x", "sharedStrings", "sharedStrings.xml"),
			"http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := testBook{sheet: cell, strings: `<si><t>a</t></si>`, parts: tt.parts}
			if got := showGrid(mustReadXLSX(t, book.bytes(t))[0]); got != "1 | \"a\"\n" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestReadXLSXSheetList(t *testing.T) {
	book := testBook{parts: map[string]string{
		"xl/workbook.xml": `<workbook ` + testNS + `><sheets><sheet name="a&amp;b" r:id="1"/><sheet name="图" r:id="2"/>` +
			`<sheet name="c" state="veryHidden" r:id="3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": testRels("1", "worksheet", "s1.xml", "2", "chartsheet", "none.xml", "3", "worksheet", "s2.xml"),
		"xl/s1.xml":                  `<worksheet/>`,
		"xl/s2.xml":                  `<worksheet><sheetData/></worksheet>`,
	}}
	type entry struct {
		Name   string
		Hidden bool
	}
	var got []entry
	for _, g := range mustReadXLSX(t, book.bytes(t)) {
		got = append(got, entry{g.sheet, g.hidden})
	}
	if diff := cmp.Diff([]entry{{"a&b", false}, {"c", true}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadXLSXNotes(t *testing.T) {
	book := testBook{sheet: `<cols><col min="2" max="16384" hidden="1"/></cols><sheetData><row r="1"><c t="str"><v>客户</v></c><c t="str"><v>额</v></c></row>` +
		`<row r="2" hidden="1"><c t="str"><v>甲</v></c><c><v>1</v></c></row><row r="3"><c/><c><f>B2</f></c></row></sheetData>` +
		`<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:B1"/></mergeCells>`}
	var got []string
	for _, m := range mustReadXLSX(t, book.bytes(t))[0].notes {
		got = append(got, m.String())
	}
	want := []string{
		"hidden rows, read like the others: 1",
		"hidden columns, read like the others: B",
		"merged cells among the data, filled with the value at their top left: 1",
		"formulas without a stored value: 1, the first in B3; open the file in Excel or WPS and save it there",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestReadXLSXRefuses pins the message of every workbook that is refused.
func TestReadXLSXRefuses(t *testing.T) {
	row := func(inside string) string { return `<sheetData><row r="1">` + inside + `</row></sheetData>` }
	part := func(name, content string) map[string]string { return map[string]string{name: content} }
	tests := []struct {
		name string
		book testBook
		want string
	}{
		{"cut in a row", testBook{parts: part("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="7"><c><v>1</v></c>`)},
			`list.xlsx: sheet "Sheet1" is cut off after row 7: the file ends in the middle`},
		{"cut in a tag", testBook{parts: part("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="7"><c r="A`)},
			`list.xlsx: sheet "Sheet1" is cut off after row 7: the file ends in the middle`},
		{"cut after the rows", testBook{parts: part("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="7"/></sheetData>`)},
			`list.xlsx: sheet "Sheet1" is cut off after row 7: the file ends in the middle`},
		{"cut texts", testBook{parts: part("xl/sharedStrings.xml", `<sst><si><t>a</t></si>`)},
			`list.xlsx: xl/sharedStrings.xml inside the workbook is cut off: it ends in the middle`},
		{"crossed tags", testBook{sheet: `<sheetData><row></c></row></sheetData>`}, `list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged`},
		{"another root", testBook{parts: part("xl/worksheets/sheet1.xml", `<html/>`)}, `list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged`},
		{"document type", testBook{parts: part("xl/worksheets/sheet1.xml", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`)}, `list.xlsx: xl/worksheets/sheet1.xml inside the workbook is written in an unusual way`},
		{"text out of range", testBook{strings: `<si><t>a</t></si>`, sheet: row(`<c r="F1" t="s"><v>1</v></c>`)},
			`list.xlsx!Sheet1!F1: the cell's text is missing: it is no. 2 of the workbook's shared texts, which are 1`},
		{"text that is no number", testBook{sheet: row(`<c t="s"><v>x</v></c>`)}, `list.xlsx!Sheet1!A1: the cell refers to a shared text by "x", which is no number`},
		{"past the last column", testBook{sheet: row(`<c r="XFE1"><v>1</v></c>`)}, `list.xlsx!Sheet1: "XFE1" lies outside any sheet, whose last cell is XFD1048576`},
		{"past the last row", testBook{sheet: `<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>`}, `list.xlsx!Sheet1: "1048577" lies outside any sheet, whose last cell is XFD1048576`},
		{"past everything", testBook{sheet: row(`<c r="AAAAAAAAAAAAAAA1"><v>1</v></c>`)}, `list.xlsx!Sheet1: "AAAAAAAAAAAAAAA1" lies outside any sheet, whose last cell is XFD1048576`},
		{"past the last column by counting", testBook{sheet: row(`<c r="XFD1"><v>1</v></c><c><v>1</v></c>`)}, `list.xlsx!Sheet1: "XFE1" lies outside any sheet, whose last cell is XFD1048576`},
		{"no cell", testBook{sheet: row(`<c r="1A"><v>1</v></c>`)}, `list.xlsx!Sheet1: "1A" is not the name of a cell`},
		{"no row", testBook{sheet: `<sheetData><row r="0"/></sheetData>`}, `list.xlsx!Sheet1: "0" is not the number of a row`},
		{"no sheets", testBook{parts: part("xl/workbook.xml", `<workbook><sheets/></workbook>`)}, `list.xlsx: the workbook has no worksheet`},
		{"missing sheet", testBook{parts: part("xl/worksheets/sheet1.xml", "-")}, `list.xlsx: sheet "Sheet1" is missing from the workbook`},
		{"a document", testBook{parts: part("xl/workbook.xml", `<document/>`)}, `list.xlsx: this is a document or presentation, not a workbook`},
		{"no workbook", testBook{parts: part("xl/workbook.xml", "-")}, `list.xlsx: this is a zip archive without a workbook in it`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readXLSX(tt.book.bytes(t), "list.xlsx", ReadOptions{Workers: 2})
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
			var known *Error
			if !errors.As(err, &known) || known.Hint.IsZero() && !strings.Contains(tt.name, "no sheets") {
				t.Errorf("no hint in %#v", err)
			}
		})
	}
}

func TestReadXLSXChecksum(t *testing.T) {
	data := testBook{sheet: `<sheetData/>`}.bytes(t)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		header := f.FileHeader
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			header.CRC32++
		}
		packed, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		copied, err := w.CreateRaw(&header)
		if err == nil {
			_, err = io.Copy(copied, packed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = readXLSX(out.Bytes(), "list.xlsx", ReadOptions{Workers: 2})
	if want := "list.xlsx: xl/worksheets/sheet1.xml inside the workbook is damaged: its checksum is wrong"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// TestReadXLSXFiles reads files as other programs wrote them; testdata/xlsx/README.md says where they come from.
func TestReadXLSXFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/xlsx/*.xls[xm]")
	if err != nil || len(files) == 0 {
		t.Fatal(err, "no files")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, g := range mustReadXLSX(t, data) {
				got.WriteString("[" + g.sheet + "]\n" + showGrid(g))
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, filepath.Ext(file)) + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestReadXLSXThroughExcelize reads a workbook with a document type declaration, which our own reader refuses, and says
// that it took another way. One that is not well-formed besides stays an error.
func TestReadXLSXThroughExcelize(t *testing.T) {
	const sheet = `<!DOCTYPE worksheet><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="3" hidden="1"/><col min="9" max="9" hidden="1"/></cols><sheetData>` +
		`<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46295</v></c><c r="C2" s="2"><v>0.5</v></c>` +
		`<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2"><f>1+1</f></c><c r="G2"><v>1.25</v></c></row>` +
		`<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="inlineStr"><is><t>_x005F_x000D_</t></is></c><c r="C3" t="str"><v>_x000D_</v></c></row></sheetData>` +
		`<mergeCells count="1"><mergeCell ref="G2:H2"/></mergeCells></worksheet>`
	book := testBook{strings: `<si><t>a</t></si><si><t>b</t></si><si><t>_x005F_x000D_</t></si>`, styles: testStyles, parts: map[string]string{"xl/worksheets/sheet1.xml": sheet}}
	direct := book
	direct.parts = map[string]string{"xl/worksheets/sheet1.xml": strings.TrimPrefix(sheet, "<!DOCTYPE worksheet>")}
	want, err := readXLSX(direct.bytes(t), "list.xlsx", ReadOptions{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	got, err := readXLSX(book.bytes(t), "list.xlsx", ReadOptions{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(showGrid(want[0]), showGrid(got[0])); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[0].notes, got[0].notes); diff != "" {
		t.Error(diff)
	}
	detail := []Message{say("read by the slower reader: %s", say("%s inside the workbook is written in an unusual way", "xl/worksheets/sheet1.xml"))}
	if diff := cmp.Diff(detail, got[0].detail); diff != "" {
		t.Error(diff)
	}
	book.parts["xl/worksheets/sheet1.xml"] = strings.Replace(sheet, "</row>", "</raw>", 1)
	if _, err := readXLSX(book.bytes(t), "list.xlsx", ReadOptions{Workers: 1}); err == nil {
		t.Error("XML that is not well-formed is no error")
	}
}
