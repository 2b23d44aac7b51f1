package fileio

import (
	"slices"
	"strconv"
)

// sheetReader keeps the rows of one sheet, whatever format it is read from: its methods here take rows and cells, the
// readers of the formats call them. Those of .xlsx are methods too (xlsxsheet.go).
type sheetReader struct {
	book   *cellBook
	budget *readBudget
	xml    *xmlScanner

	cells        *cellStore // of the whole workbook
	rows         []gridRow
	merges       []cellRange
	formats      [][]formatRun // by column
	lastStyles   []int         // by column, of the last number
	line         []packed      // the row being read
	raw          rawCell
	row          int    // the number of the row being read
	rowTail      []byte // what of the last row's tag came behind its number; empty where its like need not be plain
	rowHidden    bool   // a row with that tail is hidden
	unsorted     bool   // a row came at or before its predecessor
	faulty       bool   // the cell in raw is at fault
	uncalculated int    // formulas without a stored value
	firstFormula Place  // where the first of them is
	unstyled     Place  // of the first number whose style is not there; zero for none
	hiddenCols   columnSet
	laterCounts  bool  // of two values of one cell, and is said; else they are refused
	doubled      int   // cells of which the later value counts
	firstDoubled Place // where the first of them is
	progress     *Progress
}

// beginRow begins the row with a number.
func (x *sheetReader) beginRow(number int) {
	x.row = number
	x.line = x.line[:0]
	x.raw.col = 0
}

// put puts a cell into the row being read, in a column from 1.
func (x *sheetReader) put(col int, cell packed) error {
	if cell == 0 {
		return nil
	}
	if col > maxSheetColumns || x.row > maxSheetRows {
		return beyondSheet([]byte(columnLetters(col) + strconv.Itoa(x.row)))
	}
	x.raw.row, x.raw.col, x.raw.kind = x.row, col, rawString
	return x.keepCell(cell)
}

// merge notes that the cell in a column spans so many columns and rows.
func (x *sheetReader) merge(col, across, down int) error {
	if across < 2 && down < 2 {
		return nil
	}
	return x.addMerge(cellRange{x.row, col, x.row + max(down, 1) - 1, col + max(across, 1) - 1})
}

func (x *sheetReader) addMerge(r cellRange) error {
	x.merges = append(x.merges, r)
	return x.budget.spendMerge()
}

// keepCell puts the cell just read into the row, if it holds anything.
func (x *sheetReader) keepCell(cell packed) error {
	if cell == 0 {
		return nil
	}
	if x.raw.kind != rawShared {
		if err := x.spendText(cell); err != nil {
			return err
		}
	} else if err := x.budget.repeatText(x.cells, cell); err != nil {
		return err
	}
	if int64(x.raw.col) > x.budget.limits.Columns {
		return overLimit("columns", say("the sheet has more than the %d columns allowed: row %d has a cell in column %s", x.budget.limits.Columns, x.raw.row, columnLetters(x.raw.col)),
			say("delete the columns right of the list, or copy the list alone into a new workbook"))
	}
	col := x.raw.col - 1
	if x.raw.kind == rawNumber && (col >= len(x.lastStyles) || x.lastStyles[col] != x.raw.style) {
		x.noteFormat()
	}
	if col < len(x.line) && x.line[col] != 0 {
		if err := x.meetDouble(col, cell); err != nil {
			return err
		}
	}
	setPacked(&x.line, col, cell)
	return nil
}

// setPacked sets the cell at index i of a row, which grows as needed.
func setPacked(line *[]packed, i int, p packed) {
	for len(*line) <= i {
		*line = append(*line, 0)
	}
	(*line)[i] = p
}

// spendText counts a text that no other cell shares, and formulas that were never calculated.
func (x *sheetReader) spendText(cell packed) error {
	if cell == x.book.uncalculated {
		if x.uncalculated++; x.uncalculated == 1 {
			x.firstFormula = Place{Row: x.raw.row, Col: x.raw.col}
		}
	}
	if k := cell.kind(); k != Text && k != ErrorValue {
		return nil
	}
	return x.budget.spendText(len(x.cells.text(cell)))
}

// beyondSheet is a row or cell where no sheet has one.
func beyondSheet(ref []byte) error {
	return readDamage("%q lies outside any sheet, whose last cell is XFD1048576", clipped(validText(ref)))
}

// endRow keeps the row just read, if it holds anything.
func (x *sheetReader) endRow(hidden bool) error {
	if len(x.line) == 0 {
		return nil
	}
	if int64(len(x.rows)) >= x.budget.limits.Rows {
		return overLimit("rows", say("the sheet has more rows than the %d allowed", x.budget.limits.Rows),
			say("delete the rows that don't belong to the list, or copy the list alone into a new workbook"))
	}
	if n := len(x.rows); n > 0 && x.rows[n-1].number() >= x.row {
		x.unsorted = true
	}
	if err := x.budget.spendCells(len(x.line)); err != nil {
		return err
	}
	if err := x.budget.hold(rowMemory); err != nil {
		return err
	}
	r := x.cells.newRow(x.row, x.line)
	r.hidden = hidden
	x.rows = append(x.rows, r)
	if len(x.rows)%rowsCounted == 0 {
		x.progress.Add(0, rowsCounted)
		return x.budget.stopped()
	}
	return nil
}

// place is where in a sheet a fault was met: in the cell that was read if the cell is at fault.
func (x *sheetReader) place(file, sheet string) string {
	p := Place{File: file, Sheet: sheet}
	if x.faulty {
		p.Row, p.Col = x.raw.row, x.raw.col
	}
	return p.String()
}

// cutOffSheet is the refusal of a sheet that ends in the middle.
func cutOffSheet(file, sheet string, lastRow int) *Error {
	e := readDamage("sheet %q is cut off after row %d: the file ends in the middle", sheet, lastRow)
	e.Place = file
	return e
}

// hiddenColumns are the hidden columns that hold anything, in order.
func (x *sheetReader) hiddenColumns() []int {
	if x.hiddenCols.words == nil {
		return nil
	}
	var found []int
	hidden := columnSet{slices.Clone(x.hiddenCols.words), x.hiddenCols.left}
	for _, r := range x.rows {
		if hidden.left == maxSheetColumns {
			break
		}
		for i, p := range r.packed() {
			if p != 0 && hidden.has(i+1) {
				found = append(found, i+1)
				hidden.remove(i + 1)
			}
		}
	}
	slices.Sort(found)
	return found
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
	if x.unstyled != (Place{}) {
		notes = append(notes, say("styles that cells refer to are missing, the first in %s: days and percentages among their numbers are read as plain numbers; open the file in Excel or WPS and save it there",
			x.unstyled.Cell()))
	}
	if x.uncalculated > 0 {
		notes = append(notes, say("formulas without a stored value: %d, the first in %s; open the file in Excel or WPS and save it there",
			x.uncalculated, x.firstFormula.Cell()))
	}
	return notes
}
