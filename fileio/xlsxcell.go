package fileio

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// rawCell is one c element as written.
type rawCell struct {
	row, col   int
	kind       rawType
	style      int // -1 for none
	hasFormula bool
	hasValue   bool   // there is a v or an is element, maybe an empty one
	value      []byte // text of v, or of is with its escapes resolved
	isRich     bool   // value comes from is
}

// next makes it the cell behind the one it was. Its value is still the one before's.
func (c *rawCell) next(row int) {
	c.row, c.style = row, -1
	c.col++
	c.kind = rawNumber
	c.hasFormula, c.hasValue, c.isRich = false, false, false
}

// setColumn takes the column from a cell's reference; an empty one counts as none. The row is that of the row element.
func (c *rawCell) setColumn(ref []byte) error {
	if ref = trimXMLSpace(ref); len(ref) == 0 {
		return nil
	}
	row, col, ok := parseCellRef(ref)
	if !ok {
		return readDamage("%q is not the name of a cell", clipped(validText(ref)))
	}
	if row > maxSheetRows || col > maxSheetColumns {
		return beyondSheet(ref)
	}
	c.col = col
	return nil
}

// rawType is the t attribute.
type rawType uint8

const (
	rawNumber rawType = iota
	rawShared
	rawInline
	rawString // a formula's text, and what is not known
	rawBool
	rawError
	rawDate
)

func rawTypeOf(t []byte) rawType {
	switch string(t) {
	case "", "n":
		return rawNumber
	case "s":
		return rawShared
	case "inlineStr":
		return rawInline
	case "b":
		return rawBool
	case "e":
		return rawError
	case "d":
		return rawDate
	}
	return rawString
}

// cell packs the raw cell; what holds no value is empty. A formula that was never calculated is an ErrorValue cell, since
// taking it for an empty one would lose a figure silently; a formula that gave "" is empty.
func (b *cellBook) cell(raw *rawCell) (packed, error) {
	value := trimXMLSpace(raw.value)
	switch {
	case raw.isRich:
		return b.textCell(raw.value), nil
	case raw.kind == rawString && raw.hasValue, raw.kind == rawInline:
		return b.textCell(unescapeXString(raw.value)), nil
	case raw.hasFormula && len(value) == 0:
		return b.uncalculated, nil
	case len(value) == 0:
		return 0, nil
	}
	switch raw.kind {
	case rawShared:
		return b.sharedCell(value)
	case rawBool:
		return b.boolCell(value), nil
	case rawError:
		return b.cells.addText(tagError, validUTF8(value)), nil
	case rawDate:
		return b.isoDateCell(value), nil
	}
	return b.numberCell(value, raw.style), nil
}

func (b *cellBook) textCell(text []byte) packed {
	if len(text) == 0 {
		return 0
	}
	return b.cells.addText(tagText, validUTF8(text))
}

func (b *cellBook) sharedCell(value []byte) (packed, error) {
	i, err := strconv.Atoi(string(value))
	if err != nil || i < 0 {
		return 0, readDamage("the cell refers to a shared text by %q, which is no number", clipped(validText(value)))
	}
	if cell, ok := b.sharedText(i); ok {
		return cell, nil
	}
	return 0, noSharedText(uint64(i), len(b.strings))
}

// noSharedText is a cell whose text is not there. The file counts texts from 0, and people from 1.
func noSharedText(index uint64, texts int) error {
	return readDamage("the cell's text is missing: it is no. %s of the workbook's shared texts, which are %d", strconv.FormatUint(index+1, 10), texts)
}

func (b *cellBook) boolCell(value []byte) packed {
	switch string(value) {
	case "1", "true", "TRUE":
		return packTag(tagBool, 1)
	case "0", "false", "FALSE":
		return packTag(tagBool, 0)
	}
	return b.textCell(value)
}

// numberCell reads a number and lets the cell's style make it a date or a percentage. What is no number stays text, so
// that whoever wants a number there is told what was found.
func (b *cellBook) numberCell(value []byte, style int) packed {
	x, ok := parseXMLNumber(value)
	if !ok {
		return b.textCell(value)
	}
	return b.styled(x, style)
}

// styled is a number in a style; the first style is that of a cell that names none.
func (b *cellBook) styled(x float64, style int) packed {
	format := plainFormat
	if style = max(style, 0); style < len(b.styles) {
		format = b.styles[style]
	}
	switch format {
	case percentFormat:
		return b.cells.addFigure(tagPercent, x)
	case dateFormat, timeFormat:
		serial := x
		if b.date1904 && (format == dateFormat || x >= 1) {
			serial += offset1904
		}
		if isSerial(serial) {
			return b.cells.addFigure(tagDate, serial)
		}
	}
	return packNumber(x)
}

// parseXMLNumber reads an xsd:double that is finite. strconv alone would take Inf, 0x1p-2 and 1_000 as well.
func parseXMLNumber(value []byte) (float64, bool) {
	for _, c := range value {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e' {
			return 0, false
		}
	}
	x, err := strconv.ParseFloat(string(value), 64)
	return x, err == nil && !math.IsInf(x, 0)
}

// isoDateCell reads a date as strict workbooks write it: 2026-09-30, with a time and a zone perhaps, or a time alone.
func (b *cellBook) isoDateCell(value []byte) packed {
	s := strings.TrimSuffix(string(value), "Z")
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			if serial := DateSerial(t); isSerial(serial) {
				return b.cells.addFigure(tagDate, serial)
			}
		}
	}
	for _, layout := range []string{"T15:04:05", "15:04:05", "15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
				time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
			return b.cells.addFigure(tagDate, clock.Hours()/24)
		}
	}
	return b.textCell(value)
}

// trimXMLSpace trims what XML calls space, without the allocation of bytes.TrimSpace's tables.
func trimXMLSpace(b []byte) []byte {
	for len(b) > 0 && isXMLSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isXMLSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}
