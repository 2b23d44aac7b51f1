package fileio

import (
	"encoding/binary"
	"math"
)

// xlsCells reads the cells of one worksheet, in order of their rows.
type xlsCells struct {
	book    *xlsBook
	sheet   *sheetReader // collects the rows, as for an .xlsx
	records *xlsRecords
	text    xlsText
}

// The sizes of cell records: all begin with row, column and style.
const (
	xlsCellHead    = 6
	xlsNumberSize  = xlsCellHead + 8
	xlsRKSize      = xlsCellHead + 4
	xlsBoolErrSize = xlsCellHead + 2
	xlsSharedSize  = xlsCellHead + 4
)

// readNext reads the next record, which holds the value of a cell, or of several.
func (c *xlsCells) readNext() error {
	kind, content, err := c.records.next()
	if err != nil {
		return err
	}
	if len(content) < xlsCellHead {
		return xlsBroken()
	}
	if err := c.startCell(content); err != nil {
		return err
	}
	if kind == xlsMulRKRecord {
		return c.readMulRK(content)
	}
	cell, ok, err := c.cell(kind, content)
	if !ok && err == nil {
		err = xlsBroken()
	}
	if err != nil {
		c.sheet.faulty = true
		return err
	}
	return c.sheet.keepCell(cell)
}

// startCell goes to the cell of a record, and to its row.
func (c *xlsCells) startCell(content []byte) error {
	x := c.sheet
	if row := le16(content) + 1; row != x.row {
		if err := c.endRow(); err != nil {
			return err
		}
		x.beginRow(row)
	}
	x.raw = rawCell{row: x.row, col: le16(content[2:]) + 1, style: le16(content[4:])}
	if x.raw.col > maxSheetColumns {
		return beyondSheet([]byte(Place{Row: x.row, Col: x.raw.col}.Cell()))
	}
	return nil
}

func (c *xlsCells) endRow() error { return c.sheet.endRow(false) }

// cell is the value of a record for one cell; ok is false where the record is too short for it.
func (c *xlsCells) cell(kind xlsRecordKind, content []byte) (cell packed, ok bool, err error) {
	raw, size := &c.sheet.raw, len(content)
	switch kind {
	case xlsNumberRecord:
		if size < xlsNumberSize {
			return 0, false, nil
		}
		return c.number(math.Float64frombits(binary.LittleEndian.Uint64(content[xlsCellHead:]))), true, nil
	case xlsRKRecord:
		if size < xlsRKSize {
			return 0, false, nil
		}
		return c.number(rkNumber(le32(content[xlsCellHead:]))), true, nil
	case xlsBoolErrRecord:
		if size < xlsBoolErrSize {
			return 0, false, nil
		}
		raw.kind = rawString
		return c.boolOrError(content[xlsCellHead], content[xlsCellHead+1] != 0), true, nil
	case xlsLabelSSTRecord:
		if size < xlsSharedSize {
			return 0, false, nil
		}
		raw.kind = rawShared
		cell, err = c.shared(le32(content[xlsCellHead:]))
		return cell, true, err
	case xlsLabelRecord, xlsRStringRecord:
		cell, ok = c.textOf(content[xlsCellHead:])
		return cell, ok, nil
	}
	cell, ok = c.formula(content)
	return cell, ok, nil
}

// number is a number in the cell's style. What is no number is what a spreadsheet shows for it.
func (c *xlsCells) number(x float64) packed {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		c.sheet.raw.kind = rawString
		return c.book.cells.addText(tagError, []byte(xlsErrorText(xlsNumError)))
	}
	return c.book.styled(x, c.sheet.raw.style)
}

// rkNumber is a number in four bytes: the upper 30 bits of a float64, or a whole number, either of them perhaps a hundred
// times what is meant.
func rkNumber(rk uint32) float64 {
	const hundredfold, whole = 1, 2
	var x float64
	if rk&whole != 0 {
		x = float64(int32(rk) >> 2)
	} else {
		x = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&hundredfold != 0 {
		x /= 100
	}
	return x
}

// readMulRK reads numbers side by side: from a column on a style and a number for each, and at the end the last column.
func (c *xlsCells) readMulRK(content []byte) error {
	const pairSize = 6
	first := le16(content[2:])
	pairs := content[4 : len(content)-2]
	if last := le16(content[len(content)-2:]); len(pairs)%pairSize != 0 || last-first+1 != len(pairs)/pairSize {
		c.sheet.faulty = true
		return xlsBroken()
	}
	for i := 0; len(pairs) > 0; i++ {
		c.sheet.raw = rawCell{row: c.sheet.row, col: first + i + 1, style: le16(pairs)}
		if err := c.sheet.keepCell(c.number(rkNumber(le32(pairs[2:])))); err != nil {
			return err
		}
		pairs = pairs[pairSize:]
	}
	return nil
}

func (c *xlsCells) shared(index uint32) (packed, error) {
	texts := c.book.strings
	switch n := int64(len(texts)); {
	case int64(index) < n:
		return texts[index], nil
	case int64(index) < c.book.announced:
		return 0, readDamage("the workbook's texts are cut off after %d of %d", n, c.book.announced)
	default:
		return 0, noSharedText(uint64(index), len(texts))
	}
}

// textOf is a text that stands in the record itself, behind its length.
func (c *xlsCells) textOf(content []byte) (cell packed, ok bool) {
	c.sheet.raw.kind = rawString
	c.text.rest, c.text.short = content, false
	text, ok := c.book.sizedText(&c.text, 2)
	return c.book.textCell(text), ok
}

func (c *xlsCells) boolOrError(value byte, isError bool) packed {
	if isError {
		return c.book.cells.addText(tagError, []byte(xlsErrorText(value)))
	}
	return packTag(tagBool, uint64(min(value, 1)))
}

// xlsNumError is the number of #NUM!.
const xlsNumError = 0x24

func xlsErrorText(number byte) string {
	texts := map[byte]string{
		0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", xlsNumError: "#NUM!", 0x2A: "#N/A",
		0x2B: "#GETTING_DATA",
	}
	if text, ok := texts[number]; ok {
		return text
	}
	return "#ERROR!"
}
