package book

import (
	"bytes"
	"fmt"
)

// addWidths writes the widths of columns into the XML of sheets, right before their rows: excelize, told of them one by
// one, would copy all earlier ones for each, which takes hours for a list as wide as a sheet. What it was told, as the place
// of charts, gives way.
func (p parts) addWidths(widths map[string][]float64) error {
	for part, some := range widths {
		before, after, ok := cutBefore(p[part].Bytes(), "<sheetData")
		if !ok {
			return fmt.Errorf("part %s has no rows", part)
		}
		head, _, _ := cutBefore(before, "<cols>")
		p[part] = bytes.NewBuffer(append(appendWidths(bytes.Clone(head), some), after...))
	}
	return nil
}

// appendWidths appends an element for each run of columns of one width; a column without width is hidden.
func appendWidths(b []byte, widths []float64) []byte {
	if len(widths) == 0 {
		return b
	}
	b = append(b, "<cols>"...)
	for first := 0; first < len(widths); {
		end := first + 1
		for end < len(widths) && widths[end] == widths[first] {
			end++
		}
		hidden := ""
		if widths[first] == 0 {
			hidden = ` hidden="1"`
		}
		b = fmt.Appendf(b, `<col min="%d" max="%d" width="%g" customWidth="1"%s/>`, first+1, end, widths[first], hidden)
		first = end
	}
	return append(b, "</cols>"...)
}
