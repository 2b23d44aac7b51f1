// Package plainxlsx reads workbooks a second time, for tests alone: slowly, whole, by the plainest means there are
// (archive/zip, and encoding/xml into structs), and without a line that it shares with fileio. What both see is in the
// file.
//
// It has no limits and must not be given a file from outside.
package plainxlsx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// Book is a workbook with all its worksheets, in their order.
type Book struct {
	Sheets []Sheet
}

// Sheet is a worksheet: the cells that hold something, as they are in the file, and its merges, which are not filled.
type Sheet struct {
	Name   string
	Hidden bool
	Cells  map[Ref]Cell
	Merges []Range
}

// Ref is the row and the column of a cell, from 1.
type Ref struct{ Row, Col int }

// Range is a rectangle of cells, both corners included.
type Range struct{ From, To Ref }

// reader is a package that is being read.
type reader struct {
	files    map[string]*zip.File // by path, in lower case
	texts    []string
	formats  []format // by style
	date1904 bool
}

type xmlRels struct {
	Rels []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type xmlWorkbook struct {
	Props struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string `xml:"name,attr"`
		State string `xml:"state,attr"`
		Rel   string `xml:"id,attr"`
	} `xml:"sheets>sheet"`
}

// Read reads the workbook at a path.
func Read(name string) (*Book, error) {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	r := &reader{files: map[string]*zip.File{}}
	for _, f := range archive.File {
		r.files[key(f.Name)] = f
	}
	_, main, err := r.rels("", "officeDocument")
	if err != nil {
		return nil, err
	}
	if main == "" {
		main = "xl/workbook.xml"
	}
	return r.book(main)
}

// book reads the workbook that is at a path in the package.
func (r *reader) book(main string) (*Book, error) {
	var book xmlWorkbook
	if err := r.decode(main, &book); err != nil {
		return nil, err
	}
	r.date1904 = truth(book.Props.Date1904)
	if err := r.readTexts(main); err != nil {
		return nil, err
	}
	if err := r.readStyles(main); err != nil {
		return nil, err
	}
	targets, _, err := r.rels(main, "")
	if err != nil {
		return nil, err
	}
	all := &Book{}
	for _, s := range book.Sheets {
		target, ok := targets[s.Rel]
		if !ok {
			return nil, fmt.Errorf("sheet %q has no part", s.Name)
		}
		if strings.Contains(target, "chartsheets/") {
			continue
		}
		sheet, err := r.sheet(target)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		sheet.Name, sheet.Hidden = s.Name, strings.Contains(strings.ToLower(s.State), "hidden")
		all.Sheets = append(all.Sheets, sheet)
	}
	return all, nil
}

// rels are the relationships of a part: what their ids lead to, and what the one of a kind does. Without relationships
// they are none.
func (r *reader) rels(part, kind string) (targets map[string]string, ofKind string, err error) {
	var all xmlRels
	folder := path.Dir(part)
	err = r.decode(path.Join(folder, "_rels", strings.TrimPrefix(path.Base(part), ".")+".rels"), &all)
	if without(err) != nil {
		return nil, "", err
	}
	targets = map[string]string{}
	for _, rel := range all.Rels {
		target := rel.Target
		if plain, err := url.PathUnescape(target); err == nil {
			target = plain
		}
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		targets[rel.ID] = target
		if strings.EqualFold(path.Base(rel.Type), kind) {
			ofKind = target
		}
	}
	return targets, ofKind, nil
}

var errNoPart = errors.New("no such part")

// without is no error where a part is missing that a workbook can do without.
func without(err error) error {
	if errors.Is(err, errNoPart) {
		return nil
	}
	return err
}

// decode reads the XML of a part.
func (r *reader) decode(part string, into any) error {
	f, ok := r.files[key(part)]
	if !ok {
		return fmt.Errorf("%s: %w", part, errNoPart)
	}
	src, err := f.Open()
	if err != nil {
		return err
	}
	defer src.Close()
	d := xml.NewDecoder(src)
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	return nil
}

// key is what two names of one part have in common.
func key(part string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(part, `\`, "/"), "/"))
}

// truth is what XML takes for true.
func truth(s string) bool { return s == "1" || strings.EqualFold(s, "true") }
