package fileio

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// odsCell is one cell as written.
type odsCell struct {
	repeat       int // cells in the row that are like it
	across, down int // columns and rows that it spans
	kind         odsKind
	style        []byte
	value        []byte // of office:value and its like for dates, times and booleans
	words        []byte // office:string-value
	formula      bool
	failed       bool // the formula's result is an error
	paragraphs   int
	text         []byte // what is shown; only where it is needed
}

// odsKind is office:value-type.
type odsKind uint8

const (
	odsNone odsKind = iota
	odsNumber
	odsPercentage
	odsDate
	odsTime
	odsBool
	odsString
)

func odsKindOf(name []byte) odsKind {
	switch string(name) {
	case "float", "currency":
		return odsNumber
	case "percentage":
		return odsPercentage
	case "date":
		return odsDate
	case "time":
		return odsTime
	case "boolean":
		return odsBool
	case "string":
		return odsString
	}
	return odsNone
}

// readRawCell reads the cell whose tag is at hand to its end.
func (r *odsReader) readRawCell() error {
	c := &r.cell
	*c = odsCell{repeat: 1, style: c.style[:0], value: c.value[:0], words: c.words[:0], text: c.text[:0]}
	for a := range eachAttr(r.xml.attrs) {
		c.readAttr(a)
	}
	return r.xml.eachStart(func() error {
		switch string(r.xml.name) {
		case "p", "h":
			return r.readParagraph()
		case "list", "list-item", "list-header":
			return nil
		}
		return r.xml.skipElement() // a comment, a drawing, a table inside of the cell
	})
}

// readAttr takes up an attribute of the cell.
func (c *odsCell) readAttr(a xmlAttr) {
	value := a.resolved()
	count := func() int {
		n, _ := parseRowNumber(trimXMLSpace(value))
		return max(n, 1)
	}
	switch string(a.name) {
	case "number-columns-repeated":
		c.repeat = count()
	case "number-columns-spanned":
		c.across = count()
	case "number-rows-spanned":
		c.down = count()
	case "value-type": // of the standard, and of LibreOffice, which alone says that a value is an error
		c.failed = c.failed || string(value) == "error"
		if kind := odsKindOf(value); kind != odsNone {
			c.kind = kind
		}
	case "value", "date-value", "time-value", "boolean-value":
		c.value = append(c.value[:0], trimXMLSpace(value)...)
	case "string-value":
		c.words = append(c.words[:0], value...)
	case "formula":
		c.formula = true
	case "style-name":
		c.style = append(c.style[:0], value...)
	}
}

// needsText reports whether what is shown tells more than the value: a formula's 0 may be shown as an error.
func (c *odsCell) needsText() bool {
	return c.kind == odsNone || c.kind == odsString || c.failed || c.formula || len(c.value) == 0
}

// readParagraph reads a paragraph of the cell; one after another makes a new line.
func (r *odsReader) readParagraph() error {
	c := &r.cell
	if c.paragraphs++; !c.needsText() {
		return r.xml.skipElement()
	}
	if c.paragraphs > 1 {
		c.text = append(c.text, '\n')
	}
	if r.xml.tooLong(len(c.text)) {
		return errXMLLong
	}
	return r.xml.inside(func(token xmlToken) (err error) {
		switch token {
		case xmlText:
			c.text, err = r.xml.appendText(c.text)
		case xmlStart:
			if err = r.readInline(); err == nil && r.xml.tooLong(len(c.text)) {
				err = errXMLLong
			}
		}
		return err
	})
}

// readInline takes up an element inside of a paragraph. The text of those that it does not know belongs to the paragraph.
func (r *odsReader) readInline() error {
	c := &r.cell
	switch string(r.xml.name) {
	case "s":
		n := r.xml.anyCount("c", 1)
		if r.blanks = min(r.blanks+n, farAway); r.xml.tooLong(r.blanks) {
			return errXMLLong
		}
		c.text = append(c.text, bytes.Repeat([]byte{' '}, n)...)
	case "tab":
		c.text = append(c.text, '\t')
	case "line-break":
		c.text = append(c.text, '\n')
	case "annotation", "ruby-text", "note", "frame":
		return r.xml.skipElement()
	}
	return nil
}

// packed is the cell in a column; what holds no value is empty. As in an .xlsx, a formula whose result was never stored is
// an error, since taking it for an empty cell would lose a figure silently.
func (r *odsReader) packed(col int) packed {
	c, book := &r.cell, r.book
	shown := string(bytes.TrimSpace(c.text))
	switch {
	case c.failed && shown != "", c.formula && isErrorName(shown):
		return book.cells.addText(tagError, validUTF8([]byte(shown)))
	case c.formula && c.kind == odsNone && c.paragraphs == 0,
		c.formula && c.kind != odsNone && c.kind != odsString && len(c.value) == 0 && shown == "", c.failed:
		return book.uncalculated
	case c.kind == odsString && len(c.words) > 0:
		return book.textCell(c.words)
	case c.kind == odsNone, c.kind == odsString, len(c.value) == 0:
		return book.textCell(c.text)
	}
	return r.valueCell(col, shown)
}

// valueCell packs the value of a cell that is no text.
func (r *odsReader) valueCell(col int, shown string) packed {
	c, book := &r.cell, r.book
	switch c.kind {
	case odsBool:
		return book.boolCell(c.value)
	case odsDate:
		return book.odsDateCell(string(c.value))
	case odsTime:
		days, ok := parseDuration(string(c.value))
		switch {
		case !ok:
			return book.textCell(c.value)
		case isSerial(days) && !r.showsDuration(col):
			return book.cells.addFigure(tagDate, days)
		}
		return packNumber(days)
	}
	if c.formula && (shown == "TRUE" || shown == "FALSE") { // which LibreOffice stores as 1 and 0
		return book.boolCell([]byte(shown))
	}
	x, ok := parseXMLNumber(c.value)
	switch {
	case !ok:
		return book.textCell(c.value)
	case c.kind == odsPercentage:
		return book.cells.addFigure(tagPercent, x)
	}
	return packNumber(x)
}

// odsDateCell reads a date. LibreOffice writes a time that is shown with a date as one of its day 0, 1899-12-30.
func (b *cellBook) odsDateCell(value string) packed {
	if clock, ok := strings.CutPrefix(value, "1899-12-30T"); ok {
		value = clock
	}
	return b.isoDateCell([]byte(value))
}

// showsDuration reports whether the style of the cell in a column shows hours past a day: 36:00 and not 12:00.
func (r *odsReader) showsDuration(col int) bool {
	if len(r.cell.style) > 0 {
		return r.durations[r.data[string(r.cell.style)]]
	}
	for _, run := range r.lasting {
		if run.first <= col && col <= run.last {
			return true
		}
	}
	return false
}

// parseDuration reads a duration of XML, such as PT36H00M00.5S, in days. Years and months are none of a time's.
func parseDuration(s string) (days float64, ok bool) {
	s, negative := strings.CutPrefix(s, "-")
	s, ok = strings.CutPrefix(s, "P")
	if !ok || s == "" {
		return 0, false
	}
	units := map[byte]float64{'D': 24 * 60 * 60}
	for s != "" {
		if rest, isTime := strings.CutPrefix(s, "T"); isTime {
			s, units = rest, map[byte]float64{'H': time.Hour.Seconds(), 'M': time.Minute.Seconds(), 'S': 1}
		}
		end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
		if end <= 0 {
			return 0, false
		}
		n, err := strconv.ParseFloat(s[:end], 64)
		unit, known := units[s[end]]
		if err != nil || !known {
			return 0, false
		}
		days += n * unit
		s = s[end+1:]
	}
	if days /= 24 * 60 * 60; negative {
		days = -days
	}
	return days, !math.IsInf(days, 0)
}
