package fileio

import (
	"encoding/binary"
	"math"
)

// The kinds of a formula's value that is no number, which is told by its last two bytes.
const (
	xlsFormulaSize = xlsCellHead + 8 + 2 // up to its flags

	xlsTextValue  = 0
	xlsBoolValue  = 1
	xlsErrorValue = 2
	xlsEmptyValue = 3
)

// formula is the value that a formula had when the file was saved. ok is false where the record is too short for it.
//
// Programs that can't calculate write the number 0, and flag it as to be calculated when the file is opened; a spreadsheet
// program never leaves that flag. So the number is none.
func (c *xlsCells) formula(content []byte) (cell packed, ok bool) {
	const calculateOnOpening = 2
	if len(content) < xlsFormulaSize {
		return 0, false
	}
	value, flags := content[xlsCellHead:xlsFormulaSize-2], content[xlsFormulaSize-2]
	if le16(value[6:]) == 0xFFFF {
		return c.formulaValue(value)
	}
	bits := binary.LittleEndian.Uint64(value)
	if bits == 0 && flags&calculateOnOpening != 0 {
		return c.book.uncalculated, true
	}
	return c.number(math.Float64frombits(bits)), true
}

// formulaValue is a formula's value that is no number. A text stands in a record of its own.
func (c *xlsCells) formulaValue(value []byte) (cell packed, ok bool) {
	switch value[0] {
	case xlsBoolValue, xlsErrorValue:
		c.sheet.raw.kind = rawString
		return c.boolOrError(value[2], value[0] == xlsErrorValue), true
	case xlsEmptyValue:
		return 0, true
	case xlsTextValue:
		if content, ok := c.formulaText(); ok {
			return c.textOf(content)
		}
	}
	return c.book.uncalculated, true
}

// formulaText is the record with the text of the formula just read. What the formula shares with others comes before it.
func (c *xlsCells) formulaText() (content []byte, ok bool) {
	for {
		kind, content, ok := c.records.peek()
		if !ok {
			return nil, false
		}
		switch kind {
		case xlsStringRecord, xlsSharedRecord, xlsArrayRecord, xlsTableRecord, xlsContinueRecord:
		default:
			return nil, false
		}
		c.records.at += xlsRecordHead + len(content)
		if kind == xlsStringRecord {
			return content, true
		}
	}
}
