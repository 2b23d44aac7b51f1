package fileio

import (
	"strconv"
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
