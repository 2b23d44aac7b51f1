package fileio

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
)

const (
	testNS  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	testRel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
)

// testBook is a workbook of one sheet, written by hand part by part, so that a test can bend any of them.
type testBook struct {
	pr      string            // attributes of workbookPr
	sheet   string            // inside of worksheet
	strings string            // inside of sst; "" for no such part
	styles  string            // inside of styleSheet; "" for no such part
	parts   map[string]string // whole parts, which replace or add to the others; "-" takes one away
}

func (b testBook) bytes(t testing.TB) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         testRels("rId1", "officeDocument", "xl/workbook.xml"),
		"xl/workbook.xml": `<?xml version="1.0" encoding="UTF-8"?><workbook ` + testNS + `><workbookPr ` + b.pr +
			`/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": testRels("rId1", "worksheet", "worksheets/sheet1.xml",
			"rId2", "sharedStrings", "sharedStrings.xml", "rId3", "styles", "styles.xml"),
		"xl/worksheets/sheet1.xml": `<worksheet ` + testNS + `>` + b.sheet + `</worksheet>`,
	}
	if b.strings != "" {
		parts["xl/sharedStrings.xml"] = `<sst ` + testNS + `>` + b.strings + `</sst>`
	}
	if b.styles != "" {
		parts["xl/styles.xml"] = `<styleSheet ` + testNS + `>` + b.styles + `</styleSheet>`
	}
	for name, content := range b.parts {
		if parts[name] = content; content == "-" {
			delete(parts, name)
		}
	}
	return testZip(t, parts)
}

// testRels writes relationships of triples: id, kind, target.
func testRels(triples ...string) string {
	out := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for r := range slices.Chunk(triples, 3) {
		out += `<Relationship Id="` + r[0] + `" Type="` + testRel + r[1] + `" Target="` + r[2] + `"/>`
	}
	return out + `</Relationships>`
}

func testZip(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// mustReadXLSX reads a workbook that is all right.
func mustReadXLSX(t testing.TB, data []byte) []grid {
	t.Helper()
	grids, err := readXLSX(data, "list.xlsx", ReadOptions{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return grids
}

// showGrid writes a grid for comparison: one line per row, its number, * if hidden, and its cells by showCell.
func showGrid(g grid) string {
	var out strings.Builder
	for _, r := range g.rows {
		out.WriteString(plainDecimal(float64(r.number())))
		if r.hidden {
			out.WriteByte('*')
		}
		for _, c := range r.cells() {
			out.WriteString(" | " + showCell(c))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// showCell marks the kind of a cell: text "…", number 1, percentage 1%, bool ?TRUE, date @2026-09-30, error !#N/A.
func showCell(c Cell) string {
	switch {
	case c.Kind == Text:
		return `"` + strings.NewReplacer("\r", `\r`, "\n", `\n`).Replace(c.Text) + `"`
	case c.Percent:
		return c.String() + "%"
	case c.Kind == Bool:
		return "?" + c.String()
	case c.Kind == Date:
		return "@" + c.String()
	case c.Kind == ErrorValue:
		return "!" + c.Text
	}
	return c.String()
}
