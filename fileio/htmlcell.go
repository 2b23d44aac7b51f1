package fileio

import (
	"strconv"
	"strings"
)

// htmlCell is one cell as written.
type htmlCell struct {
	col, across, down int
	shown             htmlText
	comment           bool // inside of a comment
	hidden            bool
	unseen            htmlUnseen
	choice            *htmlChoice // that is open; nil for none
	format            htmlFormat
	raw               string // the value itself, which may have more digits than are shown
	hasRaw            bool
	isNumber          bool // the value is what is shown, and a number
	isError           bool
	isBool            bool
	formula           bool
}

// newCell is a cell in a column. Excel says by attributes of its own what a cell is: x:str, x:num, x:bool, x:err, and
// LibreOffice by sdval and sdnum.
func (r *htmlReader) newCell(col int, attrs map[string]string) *htmlCell {
	c := &htmlCell{col: col, across: spanOf(attrs["colspan"]), down: spanOf(attrs["rowspan"]), hidden: r.isHidden(attrs)}
	for class := range strings.FieldsSeq(attrs["class"]) {
		if format, ok := r.formats[class]; ok {
			c.format = format
		}
	}
	if format, ok := styleFormatOf(attrs["style"]); ok {
		c.format = format
	}
	if parts := strings.SplitN(attrs["sdnum"], ";", 3); len(parts) == 3 && parts[2] != "" {
		c.format = newHTMLFormat(parts[2])
	}
	for _, key := range []string{"x:num", "x:str", "x:bool", "x:err", "sdval"} {
		raw, ok := attrs[key]
		if !ok {
			continue
		}
		c.raw, c.hasRaw = raw, raw != ""
		switch key {
		case "x:num", "sdval":
			c.isNumber = true
		case "x:str":
			c.format = htmlFormat{isText: true}
		case "x:bool":
			c.isBool = true
		case "x:err":
			c.isError = true
		}
	}
	_, c.formula = attrs["x:fmla"]
	return c
}

// spanOf is how many rows or columns a cell spans; 0 means to the end, and is none.
func spanOf(attr string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attr))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxSheetRows)
}

// packed is the cell; what holds nothing to see is empty. A cell that says nothing of itself is what a field of a text
// file is: a number, if machines write numbers so, with the text that it was written with.
func (r *htmlReader) packed(c *htmlCell) packed {
	shown := trimSpace(string(c.shown.text))
	value := c.raw
	if !c.hasRaw {
		value = shown
	}
	if value == "" {
		if c.formula {
			return r.book.uncalculated
		}
		return 0
	}
	switch {
	case c.isError, (c.hasRaw || c.formula) && isErrorName(shown):
		if shown == "" {
			shown = value
		}
		return r.book.cells.addText(tagError, []byte(shown))
	case c.isBool:
		return r.book.boolCell([]byte(strings.ToUpper(value)))
	case c.format.isText:
		return r.book.textCell([]byte(value))
	case c.isNumber:
		if x, ok := parseXMLNumber([]byte(strings.TrimSpace(value))); ok {
			return r.formatted(x, c.format)
		}
	}
	f := csvField{text: string(c.shown.text), at: -1}.unwrapped()
	return r.book.cells.field(&f)
}

// formatted is a number as its format has it.
func (r *htmlReader) formatted(x float64, format htmlFormat) packed {
	r.book.styles = []cellFormat{format.kind}
	return r.book.styled(x, 0)
}
