package fileio

import "strconv"

// The depths of the elements in a worksheet.
const (
	depthWorksheet = iota + 1
	depthSheetData
	depthRow
	depthCell
	depthValue
)

// read reads the whole worksheet of an .xlsx. The scanner's tokens go down through sheetData, row and c by one method
// each; elements that none of them knows are passed over.
func (x *sheetReader) read() error {
	err := x.xml.everyStart(x.readPart)
	if err == nil && x.unsorted {
		err = x.sortRows()
	}
	return err
}

// readPart takes up an element of the worksheet that holds rows or merges.
func (x *sheetReader) readPart() error {
	switch name := string(x.xml.name); {
	case x.xml.depth() == depthWorksheet:
		if name != "worksheet" {
			return errXMLBroken
		}
	case x.xml.depth() == depthSheetData && name == "sheetData":
		return x.readSheetData()
	case x.xml.depth() == depthRow && name == "mergeCell":
		if r, ok := parseCellRange(x.xml.attr("ref")); ok {
			return x.addMerge(r)
		}
	case x.xml.depth() == depthRow && name == "col":
		return x.readColumn()
	}
	return nil
}

// readColumn keeps a run of columns that is hidden.
func (x *sheetReader) readColumn() error {
	if !x.xml.isSet("hidden") {
		return nil
	}
	from, _ := parseRowNumber([]byte(x.xml.attr("min"))) // what can't be read is no column
	to, _ := parseRowNumber([]byte(x.xml.attr("max")))
	x.hiddenCols.add(from, to)
	return x.budget.spendCells(1)
}

func (x *sheetReader) readSheetData() error {
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
		case token == xmlStart && x.xml.depth() == depthRow && string(x.xml.name) == "row":
			if err := x.readRow(); err != nil {
				return err
			}
		case token == xmlEnd && x.xml.depth() == depthWorksheet:
			return nil
		}
	}
}

// readRow reads a row.
func (x *sheetReader) readRow() error {
	hidden, err := x.startRow()
	if err != nil {
		return err
	}
	return x.readCells(hidden)
}

// readCells reads the cells of a row and keeps it if any of them holds a value.
func (x *sheetReader) readCells(hidden bool) error {
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
		case token == xmlStart && x.xml.depth() == depthCell && string(x.xml.name) == "c":
			if err := x.readCell(); err != nil {
				return err
			}
		case token == xmlEnd && x.xml.depth() == depthSheetData:
			return x.endRow(hidden)
		}
	}
}

// startRow reads the row's own attributes. A row that names no number follows the one before it.
func (x *sheetReader) startRow() (hidden bool, err error) {
	x.beginRow(x.row + 1)
	x.rowTail = x.rowTail[:0]
	numbers := 0
	for a, more := range eachAttr(x.xml.attrs) {
		if a.prefixed {
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
		return hidden, beyondSheet([]byte(strconv.Itoa(x.row)))
	}
	if x.rowHidden = hidden; numbers > 1 {
		x.rowTail = x.rowTail[:0]
	}
	return hidden, nil
}

// readRowNumber reads a row's number; an empty one counts as none.
func (x *sheetReader) readRowNumber(ref []byte) (int, error) {
	if ref = trimXMLSpace(ref); len(ref) == 0 {
		return x.row, nil
	}
	n, ok := parseRowNumber(ref)
	if !ok {
		return 0, readDamage("%q is not the number of a row", clipped(validText(ref)))
	}
	if n > maxSheetRows {
		return 0, beyondSheet(ref)
	}
	return n, nil
}
