package fileio

import (
	"slices"
	"strconv"
)

// xlsxSheetReader reads the rows of one worksheet. The scanner's tokens go down through sheetData, row and c by one
// method each; elements that none of them knows are passed over.
type xlsxSheetReader struct {
	book   *xlsxWorkbook
	budget *xlsxBudget
	xml    *xlsxScanner

	cells        *cellStore // of the whole workbook
	rows         []gridRow
	merges       []xlsxRange
	formats      [][]formatRun // by column
	lastStyles   []int         // by column, of the last number
	line         []packed      // the row being read
	raw          xlsxRawCell
	row          int    // the number of the row being read
	rowTail      []byte // what of the last row's tag came behind its number; empty where its like need not be plain
	rowHidden    bool   // a row with that tail is hidden
	unsorted     bool   // a row came at or before its predecessor
	faulty       bool   // the cell in raw is at fault
	uncalculated int    // formulas without a stored value
	firstFormula Place  // where the first of them is
	hiddenCols   columnSet
	progress     *Progress
}

// The depths of the elements in a worksheet.
const (
	depthWorksheet = iota + 1
	depthSheetData
	depthRow
	depthCell
	depthValue
)

// read reads the whole worksheet.
func (x *xlsxSheetReader) read() error {
	for {
		token, err := x.xml.next()
		if err != nil {
			return err
		}
		if token == xlsxEOF {
			break
		}
		if token == xlsxStart {
			if err := x.readPart(); err != nil {
				return err
			}
		}
	}
	if x.unsorted {
		x.sortRows()
	}
	return nil
}

// readPart takes up an element of the worksheet that holds rows or merges.
func (x *xlsxSheetReader) readPart() error {
	switch name := string(x.xml.name); {
	case x.xml.depth() == depthWorksheet:
		if name != "worksheet" {
			return errXMLBroken
		}
	case x.xml.depth() == depthSheetData && name == "sheetData":
		return x.readSheetData()
	case x.xml.depth() == depthRow && name == "mergeCell":
		if r, ok := parseXLSXRange(x.xml.attr("ref")); ok {
			x.merges = append(x.merges, r)
			if err := x.budget.hold(entryMemory); err != nil {
				return err
			}
			return x.budget.spendCells(1)
		}
	case x.xml.depth() == depthRow && name == "col":
		return x.readColumn()
	}
	return nil
}

// readColumn keeps a run of columns that is hidden.
func (x *xlsxSheetReader) readColumn() error {
	if hidden := x.xml.attr("hidden"); hidden != "1" && hidden != "true" {
		return nil
	}
	from, _ := parseRowNumber([]byte(x.xml.attr("min"))) // what can't be read is no column
	to, _ := parseRowNumber([]byte(x.xml.attr("max")))
	x.hiddenCols.add(from, to)
	return x.budget.spendCells(1)
}

// hiddenColumns are the hidden columns that hold anything, in order.
func (x *xlsxSheetReader) hiddenColumns() []int {
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

func (x *xlsxSheetReader) readSheetData() error {
	for {
		if x.xml.depth() == depthSheetData && x.startPlainRow() {
			if err := x.readCells(x.rowHidden); err != nil {
				return err
			}
			continue
		}
		token, err := x.xml.next()
		if err != nil {
			return err
		}
		switch {
		case token == xlsxStart && x.xml.depth() == depthRow && string(x.xml.name) == "row":
			if err := x.readRow(); err != nil {
				return err
			}
		case token == xlsxEnd && x.xml.depth() == depthWorksheet:
			return nil
		}
	}
}

// readRow reads a row.
func (x *xlsxSheetReader) readRow() error {
	hidden, err := x.startRow()
	if err != nil {
		return err
	}
	return x.readCells(hidden)
}

// readCells reads the cells of a row and keeps it if any of them holds a value.
func (x *xlsxSheetReader) readCells(hidden bool) error {
	for {
		if x.xml.depth() == depthRow { // and not in an element that nobody knows
			if err := x.readPlainCells(); err != nil {
				return err
			}
		}
		token, err := x.xml.next()
		if err != nil {
			return err
		}
		switch {
		case token == xlsxStart && x.xml.depth() == depthCell && string(x.xml.name) == "c":
			if err := x.readCell(); err != nil {
				return err
			}
		case token == xlsxEnd && x.xml.depth() == depthSheetData:
			return x.endRow(hidden)
		}
	}
}

// startRow reads the row's own attributes. A row that names no number follows the one before it.
func (x *xlsxSheetReader) startRow() (hidden bool, err error) {
	x.beginRow(x.row + 1)
	x.rowTail = x.rowTail[:0]
	numbers := 0
	for rest := x.xml.attrs; ; {
		a, more, ok := nextAttr(rest)
		if !ok {
			break
		}
		if rest = more; a.prefixed {
			continue
		}
		switch string(a.name) {
		case "r":
			if x.row, err = x.readRowNumber(a.resolved()); err != nil {
				return hidden, err
			}
			if numbers++; numbers == 1 {
				x.keepRowTail(more)
			}
		case "hidden":
			hidden = a.isTrue()
		}
	}
	if x.row > maxSheetRows {
		return hidden, xlsxBeyond([]byte(strconv.Itoa(x.row)))
	}
	if x.rowHidden = hidden; numbers > 1 {
		x.rowTail = x.rowTail[:0]
	}
	return hidden, nil
}

// beginRow begins the row with a number.
func (x *xlsxSheetReader) beginRow(number int) {
	x.row = number
	x.line = x.line[:0]
	x.raw.col = 0
}

// readRowNumber reads a row's number; an empty one counts as none.
func (x *xlsxSheetReader) readRowNumber(ref []byte) (int, error) {
	if ref = trimXMLSpace(ref); len(ref) == 0 {
		return x.row, nil
	}
	n, ok := parseRowNumber(ref)
	if !ok {
		return 0, xlsxDamage("%q is not the number of a row", clipped(validText(ref)))
	}
	if n > maxSheetRows {
		return 0, xlsxBeyond(ref)
	}
	return n, nil
}

// xlsxBeyond is a row or cell where no sheet has one.
func xlsxBeyond(ref []byte) error {
	return xlsxDamage("%q lies outside any sheet, whose last cell is XFD1048576", clipped(validText(ref)))
}

// endRow keeps the row just read, if it holds anything.
func (x *xlsxSheetReader) endRow(hidden bool) error {
	if len(x.line) == 0 {
		return nil
	}
	if int64(len(x.rows)) >= x.budget.limits.Rows {
		return overLimit("rows", say("the sheet has more than the %d rows allowed", x.budget.limits.Rows),
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
		return stopReason(x.budget.ctx, x.budget.limits)
	}
	return nil
}

// sortRows puts rows in order that were not, and joins those that came in pieces: the later cell counts.
func (x *xlsxSheetReader) sortRows() {
	slices.SortStableFunc(x.rows, func(a, b gridRow) int { return a.number() - b.number() })
	joined := x.rows[:0]
	for _, r := range x.rows {
		last := len(joined) - 1
		if last < 0 || joined[last].number() != r.number() {
			joined = append(joined, r)
			continue
		}
		joined[last].hidden = joined[last].hidden || r.hidden
		joined[last].join(r)
	}
	clear(x.rows[len(joined):])
	x.rows = joined
}

// join takes over the cells that another piece of the row has filled. A row that has to grow is kept anew, where the
// wider piece has paid for it.
func (r *gridRow) join(later gridRow) {
	if r.width < later.width {
		grown := make([]packed, later.width)
		copy(grown, r.packed())
		r.start, r.width = r.in.addRow(grown), later.width
	}
	line := r.packed()
	for i, p := range later.packed() {
		if p != 0 {
			line[i] = p
		}
	}
}

// setPacked sets the cell at index i of a row, which grows as needed.
func setPacked(line *[]packed, i int, p packed) {
	for len(*line) <= i {
		*line = append(*line, 0)
	}
	(*line)[i] = p
}

// readCell reads one cell into the row, if it holds a value. Cells without one are not counted against any limit: a
// sheet may be formatted out to its last column.
func (x *xlsxSheetReader) readCell() error {
	if err := x.startCell(); err != nil {
		return err
	}
	for {
		token, err := x.xml.next()
		if err != nil {
			return err
		}
		if token == xlsxEnd && x.xml.depth() == depthRow {
			break
		}
		if token == xlsxStart && x.xml.depth() == depthValue {
			if err := x.readCellPart(); err != nil {
				return err
			}
		}
	}
	cell, err := x.book.cell(&x.raw)
	if err != nil {
		x.faulty = true
		return err
	}
	return x.keepCell(cell)
}

// keepCell puts the cell just read into the row, if it holds anything.
func (x *xlsxSheetReader) keepCell(cell packed) error {
	if cell == 0 {
		return nil
	}
	if x.raw.kind != xlsxSharedType {
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
	if x.raw.kind == xlsxNumberType && (col >= len(x.lastStyles) || x.lastStyles[col] != x.raw.style) {
		x.noteFormat()
	}
	setPacked(&x.line, col, cell)
	return nil
}

// spendText counts a text that no other cell shares, and formulas that were never calculated.
func (x *xlsxSheetReader) spendText(cell packed) error {
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

// startCell reads the cell's attributes. A cell that names no place follows the one before it.
func (x *xlsxSheetReader) startCell() error {
	raw := &x.raw
	raw.next(x.row)
	raw.value = raw.value[:0]
	for rest := x.xml.attrs; ; {
		a, more, ok := nextAttr(rest)
		if !ok {
			break
		}
		if rest = more; a.prefixed {
			continue
		}
		switch string(a.name) {
		case "r":
			if err := raw.setColumn(a.resolved()); err != nil {
				return err
			}
		case "s":
			if style, err := strconv.Atoi(string(a.resolved())); err == nil {
				raw.style = style
			}
		case "t":
			raw.kind = xlsxTypeOf(a.resolved())
		}
	}
	if raw.col > maxSheetColumns {
		return xlsxBeyond([]byte(columnLetters(raw.col) + strconv.Itoa(raw.row)))
	}
	return nil
}

// readCellPart reads what a cell is made of: f, v or is. A few writers give an inline string both ways; is counts.
func (x *xlsxSheetReader) readCellPart() (err error) {
	switch string(x.xml.name) {
	case "f":
		x.raw.hasFormula = true
	case "v":
		if !x.raw.isRich {
			return x.readValue()
		}
	case "is":
		x.raw.hasValue, x.raw.isRich = true, true
		x.raw.value, err = x.xml.appendStringItem(x.raw.value[:0])
	}
	return err
}

// readValue reads a v element.
func (x *xlsxSheetReader) readValue() error {
	x.raw.hasValue = true
	for {
		token, err := x.xml.next()
		if err != nil {
			return err
		}
		switch {
		case token == xlsxText && x.xml.depth() == depthValue:
			x.raw.value = x.xml.appendText(x.raw.value)
			if x.xml.tooLong(len(x.raw.value)) {
				return errXMLLong
			}
		case token == xlsxEnd && x.xml.depth() == depthCell:
			return nil
		}
	}
}
