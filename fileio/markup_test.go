package fileio

import (
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMarkupSameCells reads one list that LibreOffice has saved as .xlsx, .ods, HTML and Excel 2003 XML.
func TestMarkupSameCells(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile("testdata/markup/" + name)
		if err != nil {
			t.Fatal(err)
		}
		grids, err := readGrids(name, data, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return showGrid(grids[0])
	}
	want := read("kinds.xlsx")
	if !strings.Contains(want, "@2024-03-05") || !strings.Contains(want, "0.12345%") {
		t.Fatalf("the .xlsx lacks what is to be compared:\n%s", want)
	}
	for _, name := range []string{"kinds.ods", "kinds-html.xls", "kinds-xml.xls"} {
		if got := read(name); got != want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, want)
		}
	}
}

// markupCase is a file and what is read of it: the sheets by showSheets, or the error.
type markupCase struct{ name, data, want string }

func testMarkup(t *testing.T, file string, cases []markupCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			grids, err := readGrids(file, []byte(c.data), ReadOptions{Workers: 1})
			got := showSheets(grids)
			if err != nil {
				got = err.Error()
				var known *Error
				if !errors.As(err, &known) || known.Hint.IsZero() {
					t.Errorf("no error for people: %#v", err)
				}
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// showSheets writes sheets by showGrid, the hidden ones with a star, each with its notes below.
func showSheets(grids []grid) string {
	var out strings.Builder
	for _, g := range grids {
		if len(grids) > 1 || g.hidden {
			out.WriteString("[" + g.sheet + "]")
			if g.hidden {
				out.WriteString("*")
			}
			out.WriteString("\n")
		}
		out.WriteString(showGrid(g))
		for _, note := range g.notes {
			out.WriteString("- " + note.String() + "\n")
		}
	}
	return out.String()
}

// TestMarkupHostile refuses files that claim or nest far more than they are, or reads them, in bounded time and memory.
func TestMarkupHostile(t *testing.T) {
	one := `<table:table-cell office:value-type="float" office:value="1"/>`
	many := `<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>`
	cases := []markupCase{
		{"a million rows of 16384", odsOf(`<table:table-row table:number-rows-repeated="1048576">` + many + `</table:table-row>`),
			"list!S: the workbook holds more cells than the 33554432 allowed"},
		{"rows without end", odsOf(`<table:table-row table:number-rows-repeated="99999999999">` + one + `</table:table-row>`),
			`list!S: "A1073741824" lies outside any sheet, whose last cell is XFD1048576`},
		{"columns without end", odsOf(`<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000000000"/></table:table-row>`),
			`list!S: "CFDGSXL1" lies outside any sheet, whose last cell is XFD1048576`},
		{"empty rows without end", odsOf(strings.Repeat(`<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row>`, 1000)), ""},
		{"blanks without end", odsOf(`<table:table-row><table:table-cell office:value-type="string"><text:p>` + strings.Repeat(`<text:s text:c="1000000"/>`, 1000) + `</text:p></table:table-cell></table:table-row>`),
			"list: the file holds a text of more than 16 MB; a cell holds 32,767 characters at most"},
		{"elements in elements", odsOf(strings.Repeat("<table:table-row-group>", 100_000)), "list: the file nests more than 256 elements, which no spreadsheet program writes"},
		{"an entity bomb", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + odsOf(""), "list: the file is written in an unusual way"},
		{"an entity bomb in XML 2003", `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
			"list: the file is written in an unusual way"},
		{"merges down a sheet", xml2003Of(strings.Repeat(`<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575"><Data ss:Type="Number">1</Data></Cell></Row>`, 5000)),
			`list!S: "XFE2" lies outside any sheet, whose last cell is XFD1048576`},
		{"columns of XML 2003", xml2003Of(strings.Repeat(`<Column ss:Index="1" ss:Span="16383" ss:StyleID="Default"/>`, 10_000)),
			"list!S: the workbook holds more cells than the 33554432 allowed"},
		{"tables in tables", "<html>" + strings.Repeat("<table><tr><td>", 100_000), "list: the file is written in an unusual way"},
		{"tables behind tables", "<html>" + strings.Repeat("<table></table>", 100_000), "list: the workbook has more than the 10000 sheets allowed"},
		{"cells that span all", "<html><table>" + strings.Repeat("<tr><td colspan=99999 rowspan=99999>", 100_000) + "</table>",
			"list!Table1: the workbook holds more cells than the 33554432 allowed"},
		{"rows below one that spans all", "<html><table><tr><td colspan=99999 rowspan=9999999>" + strings.Repeat("<tr><td>", 100_000) + "</table>",
			"list!Table1: the workbook holds more cells than the 33554432 allowed"},
		{"cells without rows", "<html><table>" + strings.Repeat("<td>1", 20_000) + "</table>",
			`list!Table1: "XFE1" lies outside any sheet, whose last cell is XFD1048576`},
	}
	short := ReadOptions{Workers: 1, Limits: Limits{TokenBytes: 2}}
	if _, err := readHTML([]byte("<table><tr><td>1</table>"), "list", short); err == nil ||
		err.Error() != "list: the file holds a text of more than 2 bytes; a cell holds 32,767 characters at most" {
		t.Errorf("a tag that is too long: %v", err)
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			grids, err := readGrids("list", []byte(c.data), ReadOptions{Workers: 1})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			got := showSheets(grids)
			if err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got\n%.1000s\nwant\n%s", got, c.want)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 || took > 20*time.Second {
				t.Errorf("took %v and allocated %d bytes of a file of %d", took, used, len(c.data))
			}
		})
	}
}

// TestMarkupLimits moves the limits of markup that is no part of a package.
func TestMarkupLimits(t *testing.T) {
	deep := strings.Repeat("<table:table-row-group>", 300) + strings.Repeat("</table:table-row-group>", 300)
	comment := strings.Repeat("<b>", 300) + strings.Repeat("</b>", 300)
	for name, data := range map[string]string{"ODS": odsOf(deep), "XML 2003": xml2003Of("<Row><Cell><Comment>" + comment + "</Comment></Cell></Row>")} {
		if _, err := readGrids("list", []byte(data), ReadOptions{Workers: 1}); err == nil {
			t.Errorf("%s: 300 elements in elements are read", name)
		}
		if _, err := readGrids("list", []byte(data), ReadOptions{Workers: 1, Limits: Limits{Depth: 1000}}); err != nil {
			t.Errorf("%s: the limit is not moved: %v", name, err)
		}
	}
}

// odsOf is a flat spreadsheet of one sheet, S, with these rows.
func odsOf(rows string) string {
	return `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">` +
		`<office:automatic-styles>` +
		`<number:time-style style:name="N1" number:truncate-on-overflow="false"/><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>` +
		`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">` + rows +
		`</table:table></office:spreadsheet></office:body></office:document>`
}

// upTo is a text up to the first of a mark, with it.
func upTo(text, mark string) string {
	before, _, _ := strings.Cut(text, mark)
	return before + mark
}

// xml2003Of is an Excel 2003 XML spreadsheet of one sheet, S, whose table holds this.
func xml2003Of(table string) string {
	return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>` +
		`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>` +
		`<Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="yyyy/m/d"/></Style>` +
		`<Style ss:ID="h"><NumberFormat ss:Format="[h]:mm"/></Style><Style ss:ID="q" ss:Parent="p"/></Styles>` +
		`<Worksheet ss:Name="S"><Table>` + table + `</Table></Worksheet></Workbook>`
}

// FuzzODS reads any bytes as the content of an OpenDocument spreadsheet.
func FuzzODS(f *testing.F) {
	for _, c := range odsCases() {
		f.Add([]byte(c.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzMarkup(t, data, readFlatODS) })
}

// FuzzXML2003 reads any bytes as an Excel 2003 XML spreadsheet.
func FuzzXML2003(f *testing.F) {
	for _, c := range xml2003Cases() {
		f.Add([]byte(c.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzMarkup(t, data, readXML2003) })
}

// FuzzHTML reads any bytes as a web page.
func FuzzHTML(f *testing.F) {
	for _, c := range htmlCases() {
		f.Add([]byte(c.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { fuzzMarkup(t, data, readHTML) })
}

// fuzzMarkup holds that reading stops at its limits, with rows in order that hold something or an error for people.
func fuzzMarkup(t *testing.T, data []byte, read func([]byte, string, ReadOptions) ([]grid, error)) {
	grids, err := read(data, "list", ReadOptions{Workers: 1, Limits: Limits{Cells: 1 << 18, Rows: 1000, TextBytes: 1 << 20}})
	var known *Error
	if err != nil && (!errors.As(err, &known) || known.Place == "" || known.Message.IsZero()) {
		t.Fatalf("not an error for people: %#v", err)
	}
	for i := range grids {
		checkRows(t, grids[i].rows)
	}
}
