package plainxlsx

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Kind says what a cell holds.
type Kind string

// The kinds of cells; "" is a cell that holds nothing.
const (
	Text         Kind = "text"
	Number       Kind = "number"
	Percent      Kind = "percent" // a number that is shown as a percentage
	Date         Kind = "date"    // a serial day of the 1900 system, with the time of day as its fraction
	Bool         Kind = "bool"
	Error        Kind = "error"        // Text is the error
	Uncalculated Kind = "uncalculated" // a formula without a value
)

// Cell is what a cell holds: a text in Text, anything else in Num.
type Cell struct {
	Kind Kind
	Text string
	Num  float64
}

// text is a cell with a text, or an empty one.
func text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: s}
}

// cell reads one cell.
func (r *reader) cell(c *xmlCell) (Cell, error) {
	if c.Inline != nil {
		return text(c.Inline.text()), nil
	}
	raw := ""
	if c.Value != nil {
		raw = *c.Value
	}
	if c.Type == "str" && c.Value != nil || c.Type == "inlineStr" {
		return text(unescape(raw)), nil
	}
	switch value := strings.TrimSpace(raw); {
	case value == "" && c.Formula != nil:
		return Cell{Kind: Uncalculated}, nil
	case value == "":
		return Cell{}, nil
	default:
		return r.value(c, value)
	}
}

// value reads what is in a cell that is not a text of its own.
func (r *reader) value(c *xmlCell, value string) (Cell, error) {
	switch c.Type {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(r.texts) {
			return Cell{}, fmt.Errorf("there is no text %s", value)
		}
		return text(r.texts[i]), nil
	case "b":
		if truth(value) {
			return Cell{Kind: Bool, Num: 1}, nil
		}
		return Cell{Kind: Bool}, nil
	case "e":
		return Cell{Kind: Error, Text: value}, nil
	case "d":
		return isoDate(value)
	}
	if x, err := strconv.ParseFloat(value, 64); err == nil {
		return r.number(x, c.Style), nil
	}
	return text(value), nil
}

// number is a number in a style. A cell without a style has the first.
func (r *reader) number(x float64, style string) Cell {
	f := plain
	if i, err := strconv.Atoi(style); err == nil && i < len(r.formats) {
		f = r.formats[i]
	} else if len(r.formats) > 0 {
		f = r.formats[0]
	}
	switch f {
	case percent:
		return Cell{Kind: Percent, Num: x}
	case day, clock:
		if r.date1904 && (f == day || x >= 1) {
			x += daysFrom1900To1904
		}
		if x >= 0 && x <= lastSerial {
			return Cell{Kind: Date, Num: x}
		}
	}
	return Cell{Kind: Number, Num: x}
}

const (
	daysFrom1900To1904 = 1462
	lastSerial         = 2958465.99999999
)

// isoDate reads a date, a time of day or both.
func isoDate(s string) (Cell, error) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2006-01-02", "15:04:05", "T15:04:05"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		midnight := t.Truncate(24 * time.Hour)
		whole := midnight.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
		if t.Year() == 0 {
			whole = 0
		}
		return Cell{Kind: Date, Num: whole + t.Sub(midnight).Seconds()/(24*60*60)}, nil
	}
	return Cell{}, fmt.Errorf("%q is no date", s)
}
