package fileio

import "strings"

// xml2003Cell is one cell as written.
type xml2003Cell struct {
	style   int // -1 for none
	kind    string
	value   []byte
	hasData bool
	formula bool
}

// readRow reads a row.
func (r *xml2003Reader) readRow() error {
	number := r.xml.anyCount("Index", r.next)
	r.next = min(number+r.xml.anyCount("Span", 0)+1, farAway)
	hidden := r.xml.anyAttr("Hidden") == "1"
	r.rowOwn = r.styleNamed(r.xml.anyAttr("StyleID"))
	r.x.beginRow(number)
	col := 0
	err := r.xml.eachStart(func() (err error) {
		if string(r.xml.name) != "Cell" {
			return r.xml.skipElement()
		}
		col, err = r.readCell(col)
		return err
	})
	if err != nil {
		return err
	}
	return r.x.endRow(hidden)
}

// readCell reads a cell behind a column and returns the last column that it takes. A cell that names no column has the
// next one that no cell above spans.
func (r *xml2003Reader) readCell(behind int) (last int, err error) {
	col := r.xml.anyCount("Index", 0)
	if col == 0 {
		if col, err = r.covered.free(r.x.row, behind+1, r.budget); err != nil {
			return 0, err
		}
	}
	across, down := r.xml.anyCount("MergeAcross", 0)+1, r.xml.anyCount("MergeDown", 0)+1
	r.cell = xml2003Cell{style: r.styleNamed(r.xml.anyAttr("StyleID")), value: r.cell.value[:0], formula: r.xml.anyAttr("Formula") != ""}
	if err := r.readCellParts(); err != nil {
		return 0, err
	}
	if err := r.x.merge(col, across, down); err != nil {
		return 0, err
	}
	if down > 1 {
		if err := r.covered.cover(col, across, r.x.row+down-1, r.budget); err != nil {
			return 0, err
		}
	}
	return min(col+across-1, farAway), r.x.put(col, r.packed(col))
}

// readCellParts reads what is in a cell; its comment has data too, and is passed over.
func (r *xml2003Reader) readCellParts() error {
	return r.xml.eachStart(func() error {
		if string(r.xml.name) != "Data" {
			return r.xml.skipElement()
		}
		return r.readData()
	})
}

// readData reads the value of the cell; that of rich text is its text.
func (r *xml2003Reader) readData() error {
	c := &r.cell
	c.kind, c.hasData = r.xml.anyAttr("Type"), true
	return r.xml.eachText(func() (err error) {
		c.value, err = r.xml.appendText(c.value)
		return err
	})
}

// packed is the cell in a column; what holds no value is empty. A formula whose result was never stored is an error.
func (r *xml2003Reader) packed(col int) packed {
	c, book := &r.cell, r.book
	value := trimXMLSpace(c.value)
	isText := c.kind == "String" || c.kind == ""
	switch {
	case c.formula && len(value) == 0 && (!c.hasData || !isText):
		return book.uncalculated
	case len(c.value) == 0, len(value) == 0 && !isText:
		return 0
	case c.kind == "Error", c.formula && isErrorName(string(value)):
		return book.cells.addText(tagError, validUTF8(value))
	}
	switch c.kind {
	case "Number":
		return book.numberCell(value, r.styleOf(col))
	case "DateTime":
		return r.dateCell(value, r.styleOf(col))
	case "Boolean":
		return book.boolCell(value)
	}
	return book.textCell(c.value)
}

// dateCell reads a date, or a time: one of the day 0, 1899-12-31. What is shown as a duration is a number, as in an .xlsx.
func (r *xml2003Reader) dateCell(value []byte, style int) packed {
	if clock, ok := strings.CutPrefix(string(value), "1899-12-31T"); ok {
		if days, ok := parseClock(clock); ok && (r.lasting[style] || !isSerial(days)) {
			return packNumber(days)
		} else if ok {
			return r.book.cells.addFigure(tagDate, days)
		}
	}
	cell := r.book.isoDateCell(value)
	if r.lasting[style] && cell.kind() == Date {
		return packNumber(r.book.cells.cell(cell).Num)
	}
	return cell
}

// parseClock reads hours, minutes and seconds, which may be more than a day's, as days.
func parseClock(s string) (days float64, ok bool) {
	parts := strings.Split(strings.TrimSuffix(s, "Z"), ":")
	if len(parts) != 3 {
		return 0, false
	}
	seconds := 0.0
	for _, part := range parts {
		x, ok := parseXMLNumber([]byte(part))
		if !ok || x < 0 {
			return 0, false
		}
		seconds = seconds*60 + x
	}
	return seconds / (24 * 60 * 60), true
}
