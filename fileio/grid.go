package fileio

import "slices"

// grid is one sheet, or one text file, as it was read: its rows that hold anything, in order.
// Readers make grids; layout.go finds the table in one.
type grid struct {
	file  string // the path as given
	sheet string // "" for a text file
	rows  []gridRow
	// formats are those of its numbers; nil where they are not known.
	formats *sheetFormats
	hidden  bool      // the sheet is hidden
	marked  bool      // the workbook bears the mark that was asked for, and this sheet is the list by its name
	notes   []Message // what the reader detected or must say: encoding, hidden rows, merged cells filled …
	detail  []Message // what only those ask for who look closely
}

// gridRow is a row: its cells from the first column on, as many as it has. A million of them must be small.
type gridRow struct {
	in           *cellStore
	start, width uint32 // its cells in the store
	num          uint32
	hidden       bool
	spare        uint16 // the empty fields at the end of a text file's row, which are no cells; not more than can be said
}

// newRow keeps the cells of a row.
func (s *cellStore) newRow(number int, line []packed) gridRow {
	return gridRow{in: s, start: s.addRow(line), width: uint32(len(line)), num: uint32(number)}
}

// number is the row's number in a sheet, or its first line in a text file, from 1.
func (r gridRow) number() int { return int(r.num) }

// len is how many cells the row has; it may be shorter than its neighbours.
func (r gridRow) len() int { return int(r.width) }

// fields is how many fields a row of a text file has.
func (r gridRow) fields() int { return r.len() + int(r.spare) }

// packed are the row's cells as they are kept.
func (r gridRow) packed() []packed {
	if r.width == 0 {
		return nil
	}
	return r.in.row(r.start, r.width)
}

// cells are the row's cells.
func (r gridRow) cells() []Cell {
	cells := make([]Cell, r.width)
	for i, p := range r.packed() {
		cells[i] = r.in.cell(p)
	}
	return cells
}

// at is the cell in a column from 1.
func (r gridRow) at(col int) Cell { return r.in.cell(r.packedAt(col)) }

func (r gridRow) packedAt(col int) packed {
	if col > int(r.width) {
		return 0
	}
	at := r.start & (rowBlock - 1)
	return r.in.blocks[r.start>>rowBlockBits][int(at)+col-1]
}

// blank reports whether there is nothing to see in the row.
func (r gridRow) blank() bool {
	return !slices.ContainsFunc(r.packed(), func(p packed) bool { return !r.in.isBlank(p) })
}
