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
		known = readDamage("the workbook can't be read")
		known.Err = err
	}
	return nil, placed(known, file)
}

func readXLSXSheets(data []byte, file string, opt ReadOptions) ([]grid, error) {
	p, err := openPackage(data, file, opt)
	if err != nil {
		return nil, err
	}
	book, sheets, err := p.readWorkbook()
	if err != nil {
		return nil, err
	}
	grids := make([]grid, 0, len(sheets))
	for _, sheet := range sheets {
		g, err := p.readSheet(book, sheet)
		if err != nil {
			return nil, err
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// readSheet reads one worksheet and fills its merges.
func (p *zipPackage) readSheet(book *cellBook, sheet xlsxSheetEntry) (grid, error) {
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
func (p *zipPackage) scanSheet(book *cellBook, sheet xlsxSheetEntry) (*sheetReader, error) {
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
func (p *zipPackage) sheetFault(sheet xlsxSheetEntry, x *sheetReader, err error) error {
	var known *Error
	switch {
	case errors.As(err, &known):
		return placed(known, x.place(p.file, sheet.name))
	case errors.Is(err, errXMLCut):
		return cutOffSheet(p.file, sheet.name, x.row)
	}
	return p.partFault(sheet.part.Name, err)
}
