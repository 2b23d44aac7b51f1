package booktest

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Calculated is a cell as its sheet's XML has it.
type Calculated struct {
	Formula string // as it is written there: "" in the further cells of a shared formula
	IsLive  bool   // it has a formula
	Value   string // its <v>
	Kind    string // its t: "" a number, str a formula's text, s a shared one, e an error …
}

// Cells are the cells of a workbook's sheets that have a value or a formula, by the sheets' names and the cells'
// references.
func Cells(t testing.TB, file string) map[string]map[string]Calculated {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	all := map[string]map[string]Calculated{}
	for name, part := range SheetParts(t, &archive.Reader) {
		r, err := archive.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		all[name], err = cellsOf(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatalf("%s: %v", part, err)
		}
	}
	return all
}

// SheetParts are the parts of the sheets, by their names.
func SheetParts(t testing.TB, archive *zip.Reader) map[string]string {
	t.Helper()
	var workbook struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Relationship []relationship
	}
	for part, v := range map[string]any{"xl/workbook.xml": &workbook, "xl/_rels/workbook.xml.rels": &rels} {
		r, err := archive.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(xml.NewDecoder(r).Decode(v), r.Close()); err != nil {
			t.Fatalf("%s: %v", part, err)
		}
	}
	targets := map[string]string{}
	for _, r := range rels.Relationship {
		targets[r.ID] = r.Target
	}
	parts := map[string]string{}
	for _, s := range workbook.Sheets {
		parts[s.Name] = path.Join("xl", strings.TrimPrefix(targets[s.ID], "/xl/"))
	}
	return parts
}

// unescaped is a text with the characters that its escapes stand for. Spreadsheets don't escape the same ones.
func unescaped(s string) string {
	return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`).ReplaceAllStringFunc(s, func(escape string) string {
		r, err := strconv.ParseUint(escape[2:6], 16, 16)
		if err != nil {
			return escape
		}
		return string(rune(r))
	})
}

func cellsOf(r io.Reader) (map[string]Calculated, error) {
	type cellXML struct {
		Ref     string `xml:"r,attr"`
		Kind    string `xml:"t,attr"`
		Formula *struct {
			Text string `xml:",chardata"`
		} `xml:"f"`
		Value string `xml:"v"`
	}
	cells := map[string]Calculated{}
	d := xml.NewDecoder(r)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return cells, nil
		}
		if err != nil {
			return nil, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "c" {
			continue
		}
		var c cellXML
		if err := d.DecodeElement(&c, &start); err != nil {
			return nil, fmt.Errorf("a cell: %w", err)
		}
		out := Calculated{Value: unescaped(c.Value), Kind: c.Kind, IsLive: c.Formula != nil}
		if out.Kind == "n" { // LibreOffice says of numbers that they are
			out.Kind = ""
		}
		if c.Formula != nil {
			out.Formula = c.Formula.Text
		}
		cells[c.Ref] = out
	}
}
