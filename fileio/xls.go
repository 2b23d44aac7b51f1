package fileio

import (
	"bytes"
	"errors"
)

// readXLS reads all worksheets of an .xls of Excel 5 to 2003 (BIFF5 and BIFF8), hidden ones included, as grids of raw
// values: what readXLSX gives for the same workbook saved as .xlsx. Every error is an *Error.
func readXLS(data []byte, file string, opt ReadOptions) ([]grid, error) {
	grids, err := readXLSSheets(data, file, opt)
	if err == nil {
		return grids, nil
	}
	var known *Error
	if !errors.As(err, &known) {
		known = readDamage("the workbook can't be read")
		known.Err = err
	}
	return nil, placed(known, file)
}

func readXLSSheets(data []byte, file string, opt ReadOptions) ([]grid, error) {
	stream, err := xlsStream(data)
	if err != nil {
		return nil, err
	}
	b, err := openXLS(stream, file, opt)
	if err != nil {
		return nil, err
	}
	grids := make([]grid, 0, len(b.sheets))
	for _, sheet := range b.sheets {
		g, err := b.readSheet(sheet)
		if err != nil {
			return nil, err
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// xlsStream is the stream of records in an .xls: that of Excel 97 to 2003 where there is one, and that of Excel 5 and 95
// otherwise, which a few programs write beside it. Some programs write a stream without a container.
func xlsStream(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte(oleHead)) {
		return data, nil
	}
	container, err := openOLE(data)
	if err != nil {
		return nil, refuseOLE(data)
	}
	for _, name := range []string{"Workbook", "Book"} {
		stream, ok, err := container.stream(name)
		if err != nil {
			return nil, refuseOLE(data)
		}
		if ok && len(stream) > 0 {
			return stream, nil
		}
	}
	return nil, refuseOLE(data)
}

// readSheet reads one worksheet and fills its merges.
func (b *xlsBook) readSheet(sheet xlsSheet) (grid, error) {
	g := grid{file: b.file, sheet: sheet.name, hidden: sheet.hidden}
	s, err := b.survey(sheet)
	if err != nil {
		return g, err
	}
	x := &sheetReader{book: b.cellBook, budget: b.budget, cells: b.cells, merges: s.merges, hiddenCols: s.hiddenCols, progress: b.progress, laterCounts: true}
	if err := b.readCells(s, x); err != nil {
		return g, placed(err, x.place(b.file, sheet.name))
	}
	for i, r := range x.rows {
		x.rows[i].hidden = s.hidden.has(r.number())
	}
	filled, err := x.fillMerges()
	if err != nil {
		return g, placed(err, x.place(b.file, sheet.name))
	}
	g.rows, g.notes = x.rows, x.notes(filled)
	g.formats = &sheetFormats{x.formats, b.formats}
	b.progress.Add(int64(s.end-s.start), int64(len(x.rows)%rowsCounted))
	return g, nil
}
