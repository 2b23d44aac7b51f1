package fileio

import (
	"cmp"
	"errors"
)

// readXLSX reads all worksheets of an .xlsx, .xlsm or .xltx, hidden ones included, as grids of raw values.
//
// Only what it does not understand it reads through excelize, which loses cells without an error: a sheet cut off in
// the middle, a shared text that isn't there, a reference past the last column, a formula that was never calculated.
// Every error is an *Error.
func readXLSX(data []byte, file string, opt ReadOptions) ([]grid, error) {
	grids, err := readXLSXSheets(data, file, opt)
	if err == nil {
		return grids, nil
	}
	var known *Error
	if errors.As(err, &known) && errors.Is(err, errXMLUnusual) {
		if grids, err = readByExcelize(data, file, opt, known); err == nil {
			return grids, nil
		}
	}
	if !errors.As(err, &known) {
		known = &Error{Message: say("the workbook can't be read"), Err: err}
	}
	if known.Place == "" {
		known.Place = file
	}
	return nil, known
}

func readXLSXSheets(data []byte, file string, opt ReadOptions) ([]grid, error) {
	p, err := openXLSXPackage(data, file, opt)
	if err != nil {
		return nil, err
	}
	book, err := p.readWorkbook()
	if err != nil {
		return nil, err
	}
	grids := make([]grid, 0, len(book.sheets))
	for _, sheet := range book.sheets {
		g, err := p.readSheet(book, sheet)
		if err != nil {
			return nil, err
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// readSheet reads one worksheet and fills its merges.
func (p *xlsxPackage) readSheet(book *cellBook, sheet xlsxSheetEntry) (grid, error) {
	g := grid{file: p.file, sheet: sheet.name, hidden: sheet.hidden}
	x, err := p.scanSheet(book, sheet)
	if err != nil {
		return g, err
	}
	filled, err := x.fillMerges()
	if err != nil {
		return g, p.sheetFault(sheet, x, err)
	}
	g.rows, g.notes = x.rows, x.notes(filled)
	if !x.unsorted {
		g.formats = &sheetFormats{x.formats, book.formats}
	}
	return g, nil
}

// scanSheet reads one worksheet as it is in the file. Shared texts may be read along with it, and still what is said is
// what would be if they had been read before it.
func (p *xlsxPackage) scanSheet(book *cellBook, sheet xlsxSheetEntry) (*sheetReader, error) {
	part, err := p.open(sheet.part, false)
	if err != nil {
		return nil, cmp.Or(book.finishTexts(), err)
	}
	defer part.close()
	x := &sheetReader{book: book, budget: p.budget, xml: part.xml, cells: book.cells, progress: p.progress}
	if err = x.read(); err == nil {
		err = part.finish()
	}
	if late := book.finishTexts(); late != nil {
		return nil, late
	}
	if over := p.budget.spendText(0); over != nil { // as far as the sheet was read
		err, x.faulty = over, false
	}
	if err != nil {
		return nil, p.sheetFault(sheet, x, err)
	}
	return x, nil
}

// sheetFault says in which sheet a fault was met, and in which cell if the cell is at fault.
func (p *xlsxPackage) sheetFault(sheet xlsxSheetEntry, x *sheetReader, err error) error {
	var known *Error
	if errors.As(err, &known) {
		if known.Place == "" && x.faulty {
			known.Place = Place{File: p.file, Sheet: sheet.name, Row: x.raw.row, Col: x.raw.col}.String()
		}
		if known.Place == "" {
			known.Place = Place{File: p.file, Sheet: sheet.name}.String()
		}
		return known
	}
	if errors.Is(err, errXMLCut) {
		known = readDamage("sheet %q is cut off after row %d: the file ends in the middle", sheet.name, x.row)
		known.Place = p.file
		return known
	}
	return p.partFault(sheet.part.Name, err)
}

// notes says what a user should know of how the sheet was read.
func (x *sheetReader) notes(filledMerges int) []Message {
	hidden := 0
	for _, r := range x.rows {
		if r.hidden {
			hidden++
		}
	}
	var notes []Message
	if hidden > 0 {
		notes = append(notes, say("hidden rows, read like the others: %d", hidden))
	}
	if columns := x.hiddenColumns(); len(columns) > 0 {
		notes = append(notes, say("hidden columns, read like the others: %s", spans(columns, columnLetters)))
	}
	if filledMerges > 0 {
		notes = append(notes, say("merged cells among the data, filled with the value at their top left: %d", filledMerges))
	}
	if x.doubled > 0 {
		notes = append(notes, say("cells that the file has twice, of which the later value counts: %d, the first in %s", x.doubled, x.firstDoubled.Cell()))
	}
	if x.uncalculated > 0 {
		notes = append(notes, say("formulas without a stored value: %d, the first in %s; open the file in Excel or WPS and save it there",
			x.uncalculated, x.firstFormula.Cell()))
	}
	return notes
}
