package booktest

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// good is a workbook of excelize: that passes, and each edit of it below doesn't.
func good(t *testing.T) map[string]string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		t.Fatal(err)
	}
	for ref, value := range map[string]any{"A1": "text", "B1": 1.5, "A2": true} {
		if err := f.SetCellValue("Sheet1", ref, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStyle("Sheet1", "A1", "A1", id); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetDimension("Sheet1", "A1:D4"); err != nil {
		t.Fatal(err)
	}
	if err := f.MergeCell("Sheet1", "C3", "D3"); err != nil {
		t.Fatal(err)
	}
	if err := f.AddChart("Sheet1", "F1", &excelize.Chart{Type: excelize.Col,
		Series: []excelize.ChartSeries{{Name: "Sheet1!$A$1", Values: "Sheet1!$B$1:$B$2"}}}); err != nil {
		t.Fatal(err)
	}
	tie(t, f)
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, entry := range r.File {
		in, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = string(content)
	}
	return parts
}

// tie adds what is tied to cells.
func tie(t *testing.T, f *excelize.File) {
	t.Helper()
	if err := f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "a", Text: "first"}); err != nil {
		t.Fatal(err)
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref("A1:A2")
	list.SetSqrefDropList("Sheet1!$B$1:$B$2")
	list.SetInput("title", "message")
	if err := f.AddDataValidation("Sheet1", list); err != nil {
		t.Fatal(err)
	}
	if err := f.SetConditionalFormat("Sheet1", "B1:B2", []excelize.ConditionalFormatOptions{{Type: "data_bar", Criteria: "=",
		MinType: "num", MaxType: "num", MinValue: "0", MaxValue: "9", BarColor: "#638EC6", BarSolid: true}}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "Rates", RefersTo: "'Sheet1'!$B$1"}); err != nil {
		t.Fatal(err)
	}
}

func zipped(t *testing.T, parts map[string]string, extra ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range append(slices.Sorted(maps.Keys(parts)), extra...) {
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestCheckPassesExcelize(t *testing.T) {
	if err := Check(zipped(t, good(t))); err != nil {
		t.Error(err)
	}
}

func TestCheckFinds(t *testing.T) {
	const sheet = "xl/worksheets/sheet1.xml"
	whole := good(t)
	for _, test := range []struct {
		part, from, to string // an edit of a part; the whole part if from is ""
		want           string
	}{
		{sheet, "</worksheet>", "", "EOF"},
		{"xl/theme/theme1.xml", "", "", "names /xl/theme/theme1.xml, which isn't there"},
		{"xl/charts/chart1.xml", "", "", "leads to ../charts/chart1.xml, which isn't there"},
		{"xl/stray.xml", "", "<a/>", "nothing leads to it"},
		{"[Content_Types].xml", `PartName="/xl/charts/chart1.xml"`, `PartName="/xl/theme/theme1.xml"`, "chart1.xml has no content type"},
		{"[Content_Types].xml", `PartName="/xl/charts/chart1.xml"`, `PartName="/xl/theme/theme1.xml"`, "/xl/theme/theme1.xml twice"},
		{"xl/_rels/workbook.xml.rels", `Id="rId2"`, `Id="rId1"`, "there twice"},
		{"xl/worksheets/_rels/sheet1.xml.rels", `Id="rId1"`, `Id="rId7"`, `refers to "rId1", which is no relationship`},
		{"xl/workbook.xml", `name="Sheet1"`, `name="a/b"`, `no sheet may be called "a/b"`},
		{sheet, `<row r="2"`, `<row r="1"`, "row 1 after row 1"},
		{sheet, `r="B1"`, `r="A1"`, `cell "A1" in row 1, after column 1`},
		{sheet, `r="B1"`, `r="E1"`, `cell "E1" in row 1`},
		{sheet, `>1.5<`, `>NaN<`, `"NaN" is no value of type ""`},
		{sheet, `>1.5<`, `>1e309<`, `"1e309" is no value`},
		{sheet, `t="b"`, `t="z"`, `"1" is no value of type "z"`},
		{sheet, `s="1"`, `s="9"`, "style 9 isn't there"},
		{sheet, `t="s"><v>0`, `t="s"><v>4`, `"4" is no value of type "s"`},
		{sheet, `<mergeCell ref="C3:D3"></mergeCell>`, `<mergeCell ref="C3:D3"/><mergeCell ref="D3:D4"/>`, "merged with another"},
		{sheet, `<mergeCell ref="C3:D3"></mergeCell>`, `<mergeCell ref="D3:C3"/>`, "no area"},
		{"xl/charts/chart1.xml", "Sheet1!$B$1:$B$2", "Sheet2!$B$1:$B$2", "is of no sheet"},
		{"xl/charts/chart1.xml", "<numCache>", `<numCache><ptCount val="3"/>`, "a copy of 3 of the 2 cells"},
		{"xl/charts/chart1.xml", "<numCache>", `<numCache><ptCount val="2"/><pt idx="0"><v>2.5</v></pt>`, `differs from "1.5"`},
		{"xl/charts/chart1.xml", "<numCache>", `<numCache><ptCount val="2"/>`, `differs from "1.5"`},
		{"xl/charts/chart1.xml", "<numCache>", `<numCache><ptCount val="2"/><pt idx="1"><v>2</v></pt>`, `row 2 of Sheet1!$B$1:$B$2 differs from ""`},
		{"xl/charts/chart1.xml", "<numCache>", `<numCache><ptCount val="2"/><pt idx="2"><v>2</v></pt>`, "point 2 of"},
		{sheet, `<v>1.5</v>`, `<f>SUM(B2)</f>`, "a formula without its value"},
		{sheet, `<v>1.5</v>`, `<f>=B2</f><v>1</v>`, "a formula of 3 characters"},
		{sheet, `<v>1.5</v>`, `<f>SUM(B2</f><v>1</v>`, "a bracket that isn't closed"},
		{sheet, `<v>1.5</v>`, `<f>B2)</f><v>1</v>`, "a bracket that closes nothing"},
		{sheet, `<v>1.5</v>`, `<f>"a""b)"&amp;"</f><v>1</v>`, "a text that doesn't end"},
		{sheet, `<v>1.5</v>`, `<f>"` + strings.Repeat("长", 256) + `"</f><v>1</v>`, "a text of 256 characters"},
		{sheet, `<v>1.5</v>`, `<f>SUM(` + strings.Repeat("1,", 255) + `1)</f><v>1</v>`, "too many arguments"},
		{sheet, `<v>1.5</v>`, `<f>1+` + strings.Repeat("+1", 4096) + `</f><v>1</v>`, "a formula of 8194 characters"},
		{sheet, `<v>1.5</v>`, `<f>'It''s'!A1</f><v>1</v>`, `refers to the sheet "It's"`},
		{sheet, `<v>1.5</v>`, `<f>1+表2!A1</f><v>1</v>`, `refers to the sheet "表2"`},
		{sheet, `<v>1.5</v>`, `<f t="shared" si="0"/><v>1</v>`, "the shared formula 0 stands in 0 cells"},
		{sheet, `<v>1.5</v>`, `<f t="shared" si="0" ref="B1:B1">Sheet1!A1</f><v>1</v>`, "a shared formula that refers to another sheet"},
		{sheet, `<v>1.5</v>`, `<f t="shared" si="0" ref="C1:C4">A1</f><v>1</v>`, "the shared formula 0 is for C1:C4"},
		{sheet, `<v>1.5</v>`, `<f t="array" ref="C1:C2">A1</f><v>1</v>`, `an array of "C1:C2"`},
		{sheet, `t="s"><v>`, `t="s"><f>A2</f><v>`, "a formula in a cell of text"},
		{sheet, `sqref="A1:A2"`, `sqref="A1:A2 A2:A3"`, "A2:A3 is checked twice"},
		{sheet, `promptTitle="title"`, `promptTitle="` + strings.Repeat("长", 33) + `"`, "says too much"},
		{sheet, `prompt="message"`, `prompt="` + strings.Repeat("长", 256) + `"`, "says too much"},
		{sheet, `<formula1>Sheet1!$B$1:$B$2</formula1>`, ``, "checks nothing"},
		{sheet, `<formula1>Sheet1!`, `<formula1>Other!`, `refers to the sheet "Other"`},
		{sheet, `<x14:id>{`, `<x14:id>{1`, "lacks its extension"},
		{sheet, `<drawing `, `<extLst/><drawing `, "<drawing> doesn't belong there"},
		{sheet, `<legacyDrawing `, `<picture `, "comments without boxes"},
		{"xl/comments1.xml", `ref="A1"`, `ref="A2"`, "has no comment"},
		{"xl/comments1.xml", `first`, strings.Repeat("长", 32_768), "the comment of A1 is empty or too long"},
		{"xl/comments1.xml", `authorId="0"`, `authorId="1"`, "of nobody"},
		{"xl/drawings/vmlDrawing1.vml", `<x:Anchor>`, `<x:Anchor>-1`, "a box at"},
		{"xl/workbook.xml", `name="Rates"`, `name="R1C1"`, `nothing may be called "R1C1"`},
		{"xl/workbook.xml", `name="Rates"`, `name="a b"`, `nothing may be called "a b"`},
		{"xl/workbook.xml", `&#39;Sheet1&#39;!$B$1`, `&#39;Sheet2&#39;!$B$1`, `refers to the sheet "Sheet2"`},
		{"xl/workbook.xml", `name="Sheet1"`, `name="History"`, `no sheet may be called "History"`},
		{"xl/workbook.xml", `name="Sheet1"`, `name="Sheet1" state="hidden"`, "no sheet is shown"},
		{"xl/styles.xml", `fontId="1"`, `fontId="5"`, "refers to what isn't there"},
	} {
		parts := maps.Clone(whole)
		switch edited := strings.Replace(parts[test.part], test.from, test.to, 1); {
		case test.from == "" && test.to == "":
			delete(parts, test.part)
		case edited == parts[test.part]:
			t.Errorf("%s: %s isn't there to be edited", test.part, test.from)
		default:
			parts[test.part] = edited
		}
		if err := Check(zipped(t, parts)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s, %s → %s: found %v, want %s", test.part, test.from, test.to, err, test.want)
		}
	}
	if err := Check(zipped(t, whole, "XL/workbook.xml")); err == nil || !strings.Contains(err.Error(), "there twice") {
		t.Errorf("a part twice: found %v", err)
	}
}
