package fileio

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fuzzSheets are the shapes of sheets that the tables test, as seeds.
func fuzzSheets() []string {
	return []string{
		`<worksheet><sheetData><row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells></worksheet>`,
		`<x:worksheet xmlns:x="n"><x:sheetData><x:row><x:c><x:f>1+1</x:f></x:c></x:row></x:sheetData></x:worksheet>`,
		"\ufeff<?xml version='1.0'?><!-- c --><worksheet><sheetData><row r='9'><c t='str'><v><![CDATA[<a>]]>&#65;_x000D_\r\n</v></c></row><row r='2'><c t='d'><v>2026-09-30</v></c></row></sheetData></worksheet>",
		`<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
		`<worksheet><sheetData><row><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c s="2"><v>0.5</v>`,
	}
}

// FuzzXLSXSheet reads any bytes as a sheet: it never panics, stops at its limits, and gives rows in order that hold
// something, or an error.
func FuzzXLSXSheet(f *testing.F) {
	for _, sheet := range fuzzSheets() {
		f.Add([]byte(sheet))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{Cells: 1 << 18, Rows: 1000}.withDefaults()
		text, err := decodeXML(bytes.NewReader(data))
		if err != nil {
			return
		}
		book := newCellBook()
		book.strings = []packed{book.textCell([]byte("a")), 0}
		book.styles = []cellFormat{plainFormat, dateFormat, percentFormat, timeFormat}
		x := &sheetReader{book: book, budget: &readBudget{limits: limits}, xml: newXMLScanner(text, 1<<16, limits), cells: book.cells}
		if err := x.read(); err != nil {
			return
		}
		if _, err := x.fillMerges(); err != nil {
			return
		}
		checkRows(t, x.rows)
	})
}

// checkRows holds for every sheet that was read.
func checkRows(t *testing.T, rows []gridRow) {
	last := 0
	for _, r := range rows {
		if r.number() <= last || r.number() > maxSheetRows || len(r.cells()) == 0 || len(r.cells()) > maxSheetColumns {
			t.Fatalf("row %d of %d cells after row %d", r.number(), len(r.cells()), last)
		}
		last = r.number()
		if r.cells()[len(r.cells())-1].Kind == Empty {
			t.Fatalf("row %d ends in an empty cell", r.number())
		}
		for _, c := range r.cells() {
			switch c.Kind {
			case Text, ErrorValue:
				if c.Text == "" {
					t.Fatalf("row %d: a text without text", r.number())
				}
			case Date:
				if SerialDate(c.Num).IsZero() {
					t.Fatalf("row %d: %v is no date", r.number(), c.Num)
				}
			case Number:
				if c.String() == "" {
					t.Fatalf("row %d: %v is no number", r.number(), c.Num)
				}
			}
		}
	}
}

// FuzzXLSXScanner takes encoding/xml as the judge: what it reads without an error, the scanner reads alike.
func FuzzXLSXScanner(f *testing.F) {
	for _, sheet := range fuzzSheets() {
		f.Add([]byte(sheet))
	}
	f.Add([]byte(`<a b = "1>2" c='"'><d/>t<e xml:space="preserve"> </e ></a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		want, err := judgeTokens(data)
		if err != nil {
			return
		}
		got, err := scannerTokens(data)
		if err != nil {
			t.Fatalf("%v; encoding/xml reads %s", err, want)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// errNotJudged is XML that the two need not agree on.
var errNotJudged = errors.New("not judged")

// judgeTokens writes what encoding/xml finds up to the end of the root element.
func judgeTokens(data []byte) (string, error) {
	var out strings.Builder
	// It reads UTF-8 alone and gives an error for the rest.
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	depth := 0
	for {
		token, err := d.Token()
		if err != nil {
			return "", err // io.EOF before the end of the root is one, too
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if depth > int(Limits{}.withDefaults().Depth) || strings.Contains(token.Name.Local, ":") {
				return "", errNotJudged
			}
			fmt.Fprintf(&out, "<%s", token.Name.Local)
			for _, a := range token.Attr {
				if strings.Contains(a.Name.Local, ":") {
					return "", errNotJudged
				}
				fmt.Fprintf(&out, " %s=%q", a.Name.Local, a.Value)
			}
			out.WriteString(">")
		case xml.EndElement:
			fmt.Fprintf(&out, "</%s>", token.Name.Local)
			if depth--; depth == 0 {
				return out.String(), nil
			}
		case xml.CharData:
			if depth > 0 {
				fmt.Fprintf(&out, "%s", token)
			}
		case xml.Directive:
			return "", errNotJudged // the scanner refuses them
		}
	}
}

// scannerTokens writes the same from the scanner.
func scannerTokens(data []byte) (string, error) {
	src, err := decodeXML(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	s := newXMLScanner(&slowReader{src}, 1, Limits{}.withDefaults())
	for {
		token, err := s.next()
		if err != nil {
			return "", err
		}
		switch token {
		case xmlStart:
			fmt.Fprintf(&out, "<%s", s.name)
			for rest := s.attrs; ; {
				a, more, ok := nextAttr(rest)
				if !ok {
					break
				}
				fmt.Fprintf(&out, " %s=%q", a.name, a.text())
				rest = more
			}
			out.WriteString(">")
		case xmlEnd:
			fmt.Fprintf(&out, "</%s>", s.name)
		case xmlText:
			if s.depth() > 0 {
				text, err := s.appendText(nil)
				if err != nil {
					return "", err
				}
				out.Write(text)
			}
		case xmlEOF:
			return out.String(), nil
		}
	}
}

// slowReader gives a few bytes at a time, so that every token crosses the edge of what was read.
type slowReader struct{ src io.Reader }

func (r *slowReader) Read(b []byte) (int, error) { return r.src.Read(b[:min(len(b), 7)]) }
