package book

import "strconv"

// formula is how a cell is calculated.
type formula struct {
	text string // without =; "" in the further cells of a group
	// group is 1 + the number of a formula that is written once, in the first of its cells, for all of them: what it refers to
	// moves along as if it were copied. 0 is a formula of its own.
	group int
	over  string // of the first cell of a group: all of its cells; without a group, the cells that the formula fills as one array
}

// append appends the formula's XML.
func (f *formula) append(b []byte) []byte {
	switch {
	case f.group > 0:
		b = append(b, `<f t="shared"`...)
		if f.over != "" {
			b = append(append(append(b, ` ref="`...), f.over...), '"')
		}
		b = append(strconv.AppendInt(append(b, ` si="`...), int64(f.group-1), 10), '"')
	case f.over != "":
		b = append(append(append(b, `<f t="array" ref="`...), f.over...), '"')
	default:
		b = append(b, "<f"...)
	}
	if f.text == "" {
		return append(b, "/>"...)
	}
	return append(appendEscaped(append(b, '>'), f.text), "</f>"...)
}
