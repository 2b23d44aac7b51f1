package book

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// chart is a chart of a sheet. It stands on cells, and its figures are those of cells, of any sheet: it has none of its
// own, so it follows them.
//
// excelize makes the frame on the sheet; what is in it, chartxml.go writes. excelize's own charts hold no copy of their
// figures, so that previews and phones show empty ones, and know no colours of single bars and no labels of names alone.
type chart struct {
	cell          string // under its top left corner
	width, height uint   // in pixels as excelize counts them
	columns       int    // that it takes; 0 where it takes no whole ones
	kind          chartKind
	title         string
	about         string // for who can't see it
	series        []series
	x, y          axis // of bars, x is the upright one
	legend        bool
}

type chartKind uint8

const (
	columnChart  chartKind = iota
	pyramidChart           // bars over each other, the first on top, each as long as all of its series together
	pointChart             // x against y
	stackedChart           // columns of all series on top of each other
)

// series is a row of figures of a chart.
type series struct {
	name, x, y ref // x are names, or the numbers of a point chart
	format     string
	look       seriesLook
}

// seriesLook is how a series looks. The zero look is invisible.
type seriesLook struct {
	fill    string   // colour of bars and markers
	outline string   // of these
	fills   []string // of single bars, instead of fill
	line    string   // colour of a line from point to point
	dashed  bool
	marker  int // the size of the points of a point chart, in points; 0 is none
	label   label
	silent  bool // not in the legend
}

// label is what stands at each of a series' bars or points.
type label uint8

const (
	noLabel label = iota
	figureLabel
	nameLabel // of the series
)

// axis is an axis of a chart. Figures begin at 0.
type axis struct {
	title  string
	format string  // of its figures
	top    float64 // where they end; 0 is as far as needed
	step   float64 // from figure to figure; 0 lets the spreadsheet choose
	bare   bool    // without a line, and without figures
}

// ref is a range of one column.
type ref struct {
	sheet            string
	col, top, bottom int
}

// String is the range as formulas and charts name it.
func (r ref) String() string {
	if r.top == r.bottom {
		return fixedCell(r.sheet, r.col, r.top)
	}
	return fixed(r.sheet, r.col, r.top, r.bottom)
}

// addChart makes room for a chart on a sheet.
func (b *workbook) addChart(sheet string, c chart) {
	b.must(b.file.AddChart(sheet, c.cell, &excelize.Chart{
		Type: excelize.Col, Series: []excelize.ChartSeries{{Values: c.series[0].y.String()}},
		Dimension: excelize.ChartDimension{Width: c.width, Height: c.height},
		Format:    excelize.GraphicOptions{Name: c.title, AltText: c.about, Positioning: "twoCell"},
	}))
	b.charts = append(b.charts, c)
}

// addCharts writes what is in the charts, which excelize numbers as they come.
func (p parts) addCharts(b *workbook) error {
	w := chartWriter{font: b.font(), lang: b.p.Lang(), cells: b.cells}
	for i, c := range b.charts {
		part := fmt.Sprintf("xl/charts/chart%d.xml", i+1)
		if p[part] == nil {
			return fmt.Errorf("the workbook has no part %s", part)
		}
		p[part] = bytes.NewBufferString(w.chart(c))
	}
	return nil
}

// cells are those of a range, as they stand in their sheet.
func (b *workbook) cells(r ref) []cell {
	content, cells := b.contents[r.sheet], make([]cell, r.bottom-r.top+1)
	for i := range cells {
		if n := r.top - 1 + i; n < content.count {
			if row := content.row(n, nil).cells; r.col <= len(row) {
				cells[i] = row[r.col-1]
			}
		}
	}
	return cells
}
