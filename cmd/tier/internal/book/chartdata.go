package book

import (
	"strconv"

	"tier/fileio"
)

// chartData is the hidden sheet of what the charts show and no other sheet says.
type chartData struct {
	b    *workbook
	name string
	page []row
	wide int // columns of the widest row
}

// liveRefs are where the charts of one model find the figures of its customers, as ranges of formulas ('计算'!$D$2:$D$81)
// with a cell for each customer, in input order. Where one is "", the figures that hang on it are values.
type liveRefs struct {
	Value string // the value of a customer with a tier, rounded to 9 decimals; a text, as "", for one without tier or value
	X, Y  string // the percents of the first and second group; a text for the unscored
}

func newChartData(b *workbook) *chartData {
	return &chartData{b: b, name: b.p.Sprintf("Chart data")}
}

// add adds a row, and returns its number.
func (d *chartData) add(cells ...cell) int {
	d.page = append(d.page, row{cells: cells})
	d.wide = max(d.wide, len(cells))
	return len(d.page)
}

// header adds a row of texts.
func (d *chartData) header(texts ...string) int {
	style := d.b.style(look{bold: true})
	cells := make([]cell, len(texts))
	for i, text := range texts {
		cells[i] = textCell(clean(text), style)
	}
	return d.add(cells...)
}

// column is a range of the sheet.
func (d *chartData) column(col, top, bottom int) ref { return ref{d.name, col, top, bottom} }

// addTo adds the sheet, if there is anything in it.
func (d *chartData) addTo(b *workbook) {
	if len(d.page) == 0 {
		return
	}
	const width = 24
	widths := make([]float64, d.wide)
	for i := range widths {
		widths[i] = width
	}
	b.add(sheet{
		name: d.name, tab: rulerGrey, widths: widths, hidden: true,
		content: content{count: len(d.page), columns: d.wide, row: func(n int, _ []cell) row { return d.page[n] }},
	})
}

// following is a cell that follows a formula.
func following(c cell, text string) cell {
	c.formula = &formula{text: text}
	return c
}

// missingPoint is the cell of a point that isn't to be shown: a blank one would stand at 0.
func missingPoint() cell { return cell{Cell: fileio.Cell{Kind: fileio.ErrorValue, Text: "#N/A"}} }

// here is a cell of the same sheet in a formula.
func here(col, row int) string { return "$" + column(col-1) + "$" + strconv.Itoa(row) }
