package fileio

import "strconv"

// readCell reads one cell into the row, if it holds a value. Cells without one are not counted against any limit: a
// sheet may be formatted out to its last column.
func (x *sheetReader) readCell() error {
	if err := x.startCell(); err != nil {
		return err
	}
	err := x.xml.eachStart(func() error {
		if x.xml.depth() != depthValue {
			return nil
		}
		return x.readCellPart()
	})
	if err != nil {
		return err
	}
	cell, err := x.book.cell(&x.raw)
	if err != nil {
		x.faulty = true
		return err
	}
	return x.keepCell(cell)
}

// startCell reads the cell's attributes. A cell that names no place follows the one before it.
func (x *sheetReader) startCell() error {
	raw := &x.raw
	raw.next(x.row)
	raw.value = raw.value[:0]
	for a := range eachAttr(x.xml.attrs) {
		if a.prefixed {
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
			raw.kind = rawTypeOf(a.resolved())
		}
	}
	if raw.col > maxSheetColumns {
		return beyondSheet([]byte(columnLetters(raw.col) + strconv.Itoa(raw.row)))
	}
	return nil
}

// readCellPart reads what a cell is made of: f, v or is. A few writers give an inline string both ways; is counts.
func (x *sheetReader) readCellPart() (err error) {
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
func (x *sheetReader) readValue() error {
	x.raw.hasValue = true
	return x.xml.eachText(func() (err error) {
		if x.xml.depth() == depthValue {
			x.raw.value, err = x.xml.appendText(x.raw.value)
		}
		return err
	})
}
