package book

import (
	"tier/cmd/tier/internal/origins"
)

// addOrigin adds the hidden sheet of what the result was made with, for later runs to read.
func (b *workbook) addOrigin() {
	o := b.r.Origin()
	rows := o.Rows()
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	style := b.style(look{})
	b.add(sheet{name: origins.SheetName(b.p), tab: faint, widths: []float64{12, 120}, hidden: true, content: content{
		count: len(rows), columns: columns, row: func(n int, _ []cell) row {
			var cells []cell
			for _, text := range rows[n] {
				cells = append(cells, textCell(text, style))
			}
			return row{cells: cells}
		}}})
}
