package book

// The chart of ageing stands beside the facts.
const (
	ageingChartColumn = factNote + 4
	ageingChartRows   = 20
)

// chart shows what is not due and what is in each bucket, the darker the later.
func (s *ageing) chart() chart {
	p, d := s.b.p, s.b.data
	top := d.header(p.Sprintf("Bucket"), p.Sprintf("Open"))
	upTo := s.lastBucket()
	fills := []string{"A6A6A6"}
	for col := notDueColumn; col <= upTo; col++ {
		name, amount := s.page.rows[ageingHead-1].cells[col-1], s.page.rows[ageingAmount-1].cells[col-1]
		name.style, amount.style = 0, 0
		d.add(s.following(name, s.cellHere(col, ageingHead)), s.following(amount, s.cellHere(col, ageingAmount)))
		if col >= firstBucket {
			fill, _ := tierColors(upTo-col, upTo-firstBucket+2) // but the lightest
			fills = append(fills, fill)
		}
	}
	title := p.Sprintf("Receivables by days overdue")
	width := 0.0
	for _, w := range s.page.widths[ageingChartColumn-1 : min(len(s.page.widths), s.behind(provisionBehind))] {
		width += w
	}
	last := top + 1 + upTo - notDueColumn
	return chart{
		cell: at(ageingChartColumn, s.headRows()+1), width: uint(width * digitPixels), height: ageingChartRows * rowPixels,
		kind: columnChart, title: title, about: p.Sprintf("Column chart: %s", title),
		x: axis{}, y: axis{format: wholeFormat, bare: true},
		series: []series{{name: d.column(2, top, top), x: d.column(1, top+1, last), y: d.column(2, top+1, last), format: wholeFormat,
			look: seriesLook{fill: steel, outline: axisGrey, fills: fills, label: figureLabel}}},
	}
}

// cellHere is a cell of the sheet, wherever the formula is.
func (s *ageing) cellHere(col, row int) string {
	return called(ageingName(s.b.p)) + "!" + here(col, row)
}
