package fileio

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// readByExcelize reads a workbook that is well-formed and that our own reader still does not understand, as one with a
// document type declaration. excelize is slow and passes over faults in silence, and so every part is checked first: a
// file that is damaged stays an error. cause is what our reader said.
//
// It holds all that it reads as structures of its own, ten times as large as the XML and more: what is large is not read. It writes no
// temporary files, which it does beyond UnzipXMLSizeLimit.
func readByExcelize(data []byte, file string, opt ReadOptions, cause *Error) (grids []grid, err error) {
	defer func() {
		if recover() != nil { // excelize trusts what a file says, and takes it for an index
			grids, err = nil, cause
		}
	}()
	opt.Workers, opt.Progress = 1, nil
	opt.Limits.Bytes = min(opt.Limits.withDefaults().Bytes, slowBytes)
	p, err := openPackage(data, file, opt)
	if err != nil || p.checkWellFormed() != nil {
		return nil, cmp.Or(opt.stopped(), error(cause))
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: p.budget.limits.Bytes, UnzipXMLSizeLimit: p.budget.limits.Bytes,
	})
	if err != nil {
		return nil, cause
	}
	defer f.Close()
	book := newCellBook()
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		book.date1904 = *props.Date1904
	}
	for _, name := range f.GetSheetList() {
		s := slowSheet{file: f, name: name, x: &sheetReader{book: book, budget: p.budget, cells: book.cells}}
		g, err := s.read(file)
		var known *Error // a limit that was reached
		switch {
		case errors.As(err, &known):
			return nil, known
		case err != nil:
			return nil, cause
		}
		g.detail = append(g.detail, say("read by the slower reader: %s", cause.Message))
		grids = append(grids, g)
	}
	return grids, nil
}

// What is handed to excelize at most: bytes of XML, unpacked, and elements.
const (
	slowBytes    = 64 << 20
	slowElements = 1 << 20
)

// checkWellFormed reads all XML of the package.
func (p *zipPackage) checkWellFormed() error {
	var size slowSize
	for _, f := range p.entries {
		if p.budget.bytes += int64(min(f.UncompressedSize64, Unlimited)); p.budget.bytes > p.budget.limits.Bytes {
			return errTooLarge
		}
		part, err := f.Open()
		if err != nil {
			return err
		}
		err = checkXML(&zipMeter{src: part, left: int64(f.UncompressedSize64), budget: p.budget}, &size)
		if closed := part.Close(); err != nil || closed != nil {
			return errors.Join(err, closed)
		}
	}
	return nil
}

// slowSize is how many rows and columns a sheet has and how many runs of columns it describes, and how many elements all
// parts have.
type slowSize struct {
	elements, rows, columns, column, described int

	row      int  // the number of the row at hand
	unsorted bool // a row or a cell comes at or before its predecessor: excelize puts it somewhere else
}

// count looks at an element of the sheet.
func (s *slowSize) count(e xml.StartElement) {
	s.elements++
	switch e.Name.Local {
	case "col":
		s.described++
	case "row":
		before := s.row
		s.rows, s.row, s.column = s.rows+1, s.row+1, 0
		if number, ok := parseRowNumber([]byte(refOf(e))); ok {
			s.row = number
		}
		s.unsorted = s.unsorted || s.row <= before
	case "c":
		before := s.column
		s.column++
		if _, column, ok := parseCellRef([]byte(refOf(e))); ok {
			s.column = column
		}
		s.columns = max(s.columns, s.column)
		s.unsorted = s.unsorted || s.rows > 0 && s.column <= before // and not in the chain of calculation
	}
}

// refOf is the r attribute of an element.
func refOf(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "r" {
			return a.Value
		}
	}
	return ""
}

// tooSlow reports whether excelize, which looks for each cell from the first row and column on, would take minutes.
func (s *slowSize) tooSlow() bool {
	const steps = 4e9
	rows, columns, described := float64(s.rows), float64(s.columns), float64(s.described)
	return s.elements > slowElements || rows*columns*(rows+columns) > steps || columns*described > steps
}

// checkXML reads XML to its end, which must not be too much; what does not begin like XML, as a picture, is not looked at.
func checkXML(r io.Reader, size *slowSize) error {
	text, err := decodeXML(r)
	if err != nil {
		return err
	}
	var first [1]byte
	if n, err := io.ReadFull(text, first[:]); n == 0 || first[0] != '<' {
		return ignoreEnd(err)
	}
	d := xml.NewDecoder(io.MultiReader(bytes.NewReader(first[:]), text))
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // decodeXML did it
	size.rows, size.columns, size.row, size.described = 0, 0, 0, 0
	for {
		token, err := d.Token()
		if err != nil {
			return ignoreEnd(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if size.count(e); size.tooSlow() {
				return errTooLarge
			}
			if size.unsorted {
				return errXMLUnusual
			}
		}
	}
}

// ignoreEnd is the error, or nil for the end.
func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// slowSheet is a sheet that is read through excelize.
type slowSheet struct {
	file *excelize.File
	name string
	x    *sheetReader
}

func (s *slowSheet) read(path string) (grid, error) {
	visible, err := s.file.GetSheetVisible(s.name)
	if err != nil {
		return grid{}, err
	}
	g := grid{file: path, sheet: s.name, hidden: !visible}
	if err := s.readRows(); err != nil {
		return g, err
	}
	if err := s.readHiddenColumns(); err != nil {
		return g, err
	}
	merges, err := s.file.GetMergeCells(s.name)
	if err != nil {
		return g, err
	}
	for _, m := range merges {
		if r, ok := parseCellRange(m[0]); ok {
			if err := s.x.addMerge(r); err != nil {
				return g, err
			}
		}
	}
	filled, err := s.x.fillMerges()
	g.rows, g.notes = s.x.rows, s.x.notes(filled)
	return g, err
}

// readHiddenColumns notes which columns that hold anything are hidden.
func (s *slowSheet) readHiddenColumns() error {
	width := 0
	for _, r := range s.x.rows {
		width = max(width, r.len())
	}
	for col := 1; col <= width; col++ {
		visible, err := s.file.GetColVisible(s.name, columnLetters(col))
		if err != nil {
			return err
		}
		if !visible {
			s.x.hiddenCols.add(col, col)
		}
	}
	return nil
}

func (s *slowSheet) readRows() error {
	rows, err := s.file.Rows(s.name)
	if err != nil {
		return err
	}
	for rows.Next() {
		s.x.row++
		s.x.line = s.x.line[:0]
		values, err := rows.Columns()
		if err != nil {
			return err
		}
		for i, value := range values {
			if err := s.readCell(i+1, value); err != nil {
				return err
			}
		}
		visible, err := s.file.GetRowVisible(s.name, s.x.row)
		if err != nil {
			return err
		}
		if err := s.x.endRow(!visible); err != nil {
			return err
		}
	}
	return errors.Join(rows.Error(), rows.Close())
}

// readCell packs a cell as its type and style have it.
func (s *slowSheet) readCell(col int, value string) error {
	at := columnLetters(col) + strconv.Itoa(s.x.row)
	raw := &s.x.raw
	*raw = rawCell{row: s.x.row, col: col, style: -1, value: []byte(value), hasValue: value != "", kind: rawString}
	kind, err := s.file.GetCellType(s.name, at)
	if err != nil {
		return err
	}
	switch kind {
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		raw.kind = rawNumber
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString:
		raw.isRich = true // excelize has resolved its escapes, though not those of a formula's text
	case excelize.CellTypeBool:
		raw.kind = rawBool
	case excelize.CellTypeError:
		raw.kind = rawError
	case excelize.CellTypeDate:
		raw.kind = rawDate
	}
	formula, err := s.file.GetCellFormula(s.name, at)
	raw.hasFormula = formula != ""
	if err != nil {
		return err
	}
	if err := s.styleOf(at); err != nil {
		return err
	}
	cell, err := s.x.book.cell(raw)
	if err != nil {
		return err
	}
	return s.x.keepCell(cell)
}

// styleOf finds out whether a cell is shown as a date or a percentage.
func (s *slowSheet) styleOf(at string) error {
	s.x.book.styles = nil
	id, err := s.file.GetCellStyle(s.name, at)
	if err != nil || id == 0 {
		return err
	}
	style, err := s.file.GetStyle(id)
	if err != nil {
		return err
	}
	format := builtinFormat(style.NumFmt)
	if style.CustomNumFmt != nil {
		format = parseNumberFormat(*style.CustomNumFmt)
	}
	s.x.book.styles = []cellFormat{format}
	return nil
}
