package fileio

import (
	"archive/zip"
	"strconv"
)

// xlsxStyleReader reads the number formats of cell styles.
type xlsxStyleReader struct {
	book    *cellBook
	custom  map[int]numberFormat // by id
	indexes map[int]uint16       // by id: of the format among those of the workbook
	defined int                  // formats, those of the same id counted each
}

// readStyles reads the format of each cell style, in order.
func (p *zipPackage) readStyles(book *cellBook, f *zip.File) error {
	r := &xlsxStyleReader{book: book, custom: map[int]numberFormat{}, indexes: map[int]uint16{}}
	book.styles, book.codes = nil, nil
	inCells := false
	return p.each(f, func(s *xmlScanner) error {
		switch string(s.name) {
		case "numFmt":
			if id, err := strconv.Atoi(s.attr("numFmtId")); err == nil && s.depth() == 3 {
				r.define(id, s.attr("formatCode"))
				return p.budget.hold(2 * entryMemory)
			}
		case "xf":
			if inCells && s.depth() == 3 {
				r.addStyle(s.attr("numFmtId"))
				return p.budget.hold(cellMemory)
			}
		default:
			if s.depth() == 2 {
				inCells = string(s.name) == "cellXfs"
			}
		}
		return nil
	})
}

// define takes a format that the file defines.
func (r *xlsxStyleReader) define(id int, code string) {
	r.custom[id] = customFormat(code, r.defined)
	r.defined++
	delete(r.indexes, id)
}

// addStyle adds a style, whose format is one that the file defines or else a built-in one.
func (r *xlsxStyleReader) addStyle(numFmtID string) {
	format, index := numberFormat{}, uint16(0)
	if id, err := strconv.Atoi(numFmtID); err == nil && id >= 0 {
		format, index = r.format(id)
	}
	r.book.styles = append(r.book.styles, format.kind)
	r.book.codes = append(r.book.codes, index)
}

// format is a format and its index among those of the workbook, both looked up once: there may be many styles.
func (r *xlsxStyleReader) format(id int) (numberFormat, uint16) {
	const firstCustom = 164
	if _, custom := r.custom[id]; !custom && id >= firstCustom {
		return numberFormat{}, 0
	}
	format := formatNumbered(id, r.custom)
	index, known := r.indexes[id]
	if !known {
		index = r.book.formatIndex(format)
		r.indexes[id] = index
	}
	return format, index
}
