package book

import (
	"strconv"
	"strings"
)

// formula is how a cell is calculated.
type formula struct {
	text string // without =; "" in the further cells of a group
	// group is 1 + the number of a formula that is written once, in the first of its cells, for all of them: what it refers to
	// moves along as if it were copied. 0 is a formula of its own.
	group int
	over  string // of the first cell of a group: all of its cells; without a group, the cells that the formula fills as one array
	// parts are the XML of a formula that is the same in many rows but for the numbers of its rows, which stand between them.
	// There is none of them where text says it all.
	parts []string
}

// append appends the XML of the formula, in the sheet's row of that number.
func (f *formula) append(b []byte, row int) []byte {
	switch {
	case f.group > 0:
		b = append(b, `<f t="shared"`...)
		if f.over != "" {
			b = append(append(append(b, ` ref="`...), f.over...), '"')
		}
		b = append(strconv.AppendInt(append(b, ` si="`...), int64(f.group-1), 10), '"')
	case f.over != "":
		b = append(append(append(b, `<f t="array" ref="`...), f.over...), '"')
	case f.parts != nil:
		b = append(append(b, "<f>"...), f.parts[0]...)
		for _, part := range f.parts[1:] {
			b = append(strconv.AppendInt(b, int64(row), 10), part...)
		}
		return append(b, "</f>"...)
	default:
		b = append(b, "<f"...)
	}
	if f.text == "" {
		return append(b, "/>"...)
	}
	return append(appendEscaped(append(b, '>'), f.text), "</f>"...)
}

// isShareable reports whether a formula may be written once for many cells: Excel takes none of those that refer to another
// sheet, or hold an array.
func isShareable(text string) bool { return !strings.ContainsAny(text, "!{") }

// rowless cuts the formula of a column where the number of its row stands; nil where it refers to other rows too.
func rowless(text func(row int) string) []string {
	const probe, other = 7_654_320, 8_765_430 // rows that stand in no formula otherwise
	cut := func(row int) []string {
		escaped := string(appendEscaped(nil, text(row-2)))
		return strings.Split(escaped, strconv.Itoa(row))
	}
	parts, again := cut(probe), cut(other)
	if strings.Join(parts, "\x00") != strings.Join(again, "\x00") {
		return nil
	}
	return parts
}
