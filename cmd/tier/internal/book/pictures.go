package book

import (
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// The pictures of a model stand side by side below its table, over so many rows and all columns of the page. They are
// tied to cells, since a column is not as wide everywhere: the pixels are those that excelize takes digits and rows for.
const (
	pictureRows   = 14
	leftColumns   = pageColumns / 2
	digitPixels   = 8
	rowPixels     = 22
	pictureHeight = pictureRows*rowPixels - 6
	leftWidth     = (nameWidth+(leftColumns-1)*figureWidth)*digitPixels - 14
	rightWidth    = (pageColumns-leftColumns)*figureWidth*digitPixels - 1
)

// pictures shows the customers of each tier, and their share beside that of the value. top is the header of the tier
// table, which the pictures refer to.
func (s *summary) pictures(m *result.Model, top int) {
	n := len(m.Distribution.Levels)
	if n == 0 || m.Distribution.All.Count == 0 {
		return
	}
	names := fixed(s.name, 1, top+1, top+n)
	series := func(col int) excelize.ChartSeries {
		return excelize.ChartSeries{
			Name: fixed(s.name, col, top, top), Categories: names, Values: fixed(s.name, col, top+1, top+n),
		}
	}
	first := len(s.page) + 1
	for range pictureRows {
		s.add(pageRowHeight)
	}
	customers := series(2)
	customers.Fill = solid(steel)
	s.charts = append(s.charts, chart{at(1, first), s.picture(s.b.p.Sprintf("Customers per tier"), leftWidth, wholeFormat, customers)})
	if m.Distribution.HasValue {
		share, value := series(3), series(8)
		share.Fill, value.Fill = solid("BFBFBF"), solid(steel)
		title := s.b.p.Sprintf("Share of customers and of %s", report.ValueName(s.b.r))
		s.charts = append(s.charts, chart{at(leftColumns+1, first), s.picture(clean(title), rightWidth, "0%", share, value)})
	}
}

func (s *summary) picture(title string, width uint, format string, series ...excelize.ChartSeries) *excelize.Chart {
	varied := false
	gap := uint(60)
	font := func(size float64, color string, bold bool) *excelize.Font {
		return &excelize.Font{Family: s.b.font(), Size: size, Color: color, Bold: bold}
	}
	legend := "none"
	if len(series) > 1 {
		legend = "bottom"
	}
	return &excelize.Chart{
		Type: excelize.Col, Series: series, VaryColors: &varied, GapWidth: &gap,
		Format:    excelize.GraphicOptions{Name: title, AltText: title, Positioning: "twoCell"},
		Dimension: excelize.ChartDimension{Width: width, Height: pictureHeight},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: font(12, ink, true)}}},
		Legend:    excelize.ChartLegend{Position: legend, Font: font(9, ink, false)},
		XAxis:     excelize.ChartAxis{Font: *font(9, ink, false)},
		YAxis: excelize.ChartAxis{Font: *font(9, faint, false), MajorGridLines: true,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: format}},
		Border:   excelize.LineOptions{Type: excelize.LineSolid, Width: 0.75, Fill: solid(rulerGrey)},
	}
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}
