package fileio

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// cellBook is what the cells of a workbook refer to: texts and formats. It packs their values, whatever format of files they
// are read from.
type cellBook struct {
	cells    *cellStore // of all sheets
	strings  []packed   // the shared texts; "" is an empty cell
	late     *lateTexts // more of them, while the first sheet is read; nil where none come
	styles   []cellFormat
	codes    []uint16       // by style: the index of its format
	formats  []numberFormat // of all styles
	date1904 bool
	// uncalculated is the cell of a formula without a stored value.
	uncalculated packed
}

func newCellBook() *cellBook {
	b := &cellBook{cells: &cellStore{}, formats: []numberFormat{{}}}
	b.uncalculated = b.cells.addText(tagError, []byte(Uncalculated))
	return b
}

func (b *cellBook) textCell(text []byte) packed {
	if len(text) == 0 {
		return 0
	}
	return b.cells.addText(tagText, validUTF8(text))
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

// isErrorName knows what spreadsheets show where a formula fails.
func isErrorName(text string) bool {
	switch text {
	case "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!":
		return true
	}
	return len(text) == len("Err:502") && text[:4] == "Err:"
}

// formatIndex is the index of a format among those of the workbook, which it joins; 0 is General.
func (b *cellBook) formatIndex(format numberFormat) uint16 {
	i := slices.Index(b.formats, format)
	if i < 0 && len(b.formats) < mostFormats {
		i = len(b.formats)
		b.formats = append(b.formats, format)
	}
	return uint16(max(i, 0))
}
