package fileio

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// FuzzXLSXBook reads any bytes as the parts of a workbook that are not sheets: it never panics, what it finds has a name
// and a part, and a fault is one for people.
func FuzzXLSXBook(f *testing.F) {
	const oneSheet = `<workbook ` + testNS + `><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" state="hidden" r:id="rId1"/></sheets></workbook>`
	rels := testRels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "sharedStrings", "sharedStrings.xml", "rId3", "styles", "styles.xml")
	styles := `<styleSheet>` + testStyles + `</styleSheet>`
	f.Add(oneSheet, rels, styles, `<sst><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>`)
	f.Add(strings.Replace(oneSheet, "/><sheets", `/><sheets><sheet name="b" r:id="rId9"/`, 1), rels, `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`, "")
	f.Add(`<x:workbook xmlns:x="n"><x:sheets/></x:workbook>`, `<Relationships><Relationship Id="rId1" Type="a/chartsheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`, `<a/>`, "\ufeff<sst/>")
	f.Fuzz(func(t *testing.T, workbook, rels, styles, texts string) {
		p, err := openPackage(storedZip(t, "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels", rels,
			"xl/styles.xml", styles, "xl/sharedStrings.xml", texts, "xl/worksheets/sheet1.xml", "<worksheet/>"), "list.xlsx", ReadOptions{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		book, sheets, err := p.readWorkbook()
		if err != nil {
			var known *Error
			if !errors.As(err, &known) || known.Message.IsZero() || strings.Contains(err.Error(), "%!") {
				t.Fatalf("not an error for people: %#v", err)
			}
			return
		}
		if len(sheets) == 0 || len(book.styles) != len(book.codes) {
			t.Fatalf("%d sheets, %d styles, %d codes", len(sheets), len(book.styles), len(book.codes))
		}
		for _, sheet := range sheets {
			if sheet.part == nil {
				t.Fatalf("sheet %q has no part", sheet.name)
			}
		}
		for _, code := range book.codes {
			_ = book.formats[code] // must be there
		}
	})
}

// storedZip is a zip of pairs of names and contents, which are not packed: so they are fast to read.
func storedZip(t testing.TB, pairs ...string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: pairs[i]})
		if err == nil {
			_, err = f.Write([]byte(pairs[i+1]))
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
