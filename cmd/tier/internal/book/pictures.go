package book

import (
	"math"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// The charts of a model stand in pairs below its table, over so many rows and all columns of the page; an odd last one
// takes the whole width. They are tied to cells, since a column is not as wide everywhere: the pixels are those that
// excelize takes digits and rows for.
const (
	pictureRows = 14
	lastRows    = 18 // of one that takes the whole width
	leftColumns = pageColumns / 2
	digitPixels = 8
	rowPixels   = 22
	leftWidth   = (nameWidth+(leftColumns-1)*figureWidth)*digitPixels - 14
	rightWidth  = (pageColumns-leftColumns)*figureWidth*digitPixels - 1
)

// pictures adds the charts of the i-th model. top is the row of the header of its tier table.
func (s *summary) pictures(i int, top int) {
	m := &s.b.r.Models[i]
	if !hasPictures(m) {
		return
	}
	t := pictured{summary: s, m: m, top: top, hasValue: m.Distribution.HasValue && !math.IsNaN(m.Distribution.All.ValueShare)}
	if i < len(s.live) {
		t.live, t.isLive = s.live[i], true
	}
	t.tiers = t.tierData()
	charts := []chart{t.customers(), t.pyramid()}
	if t.hasValue {
		charts = append(charts, t.shares())
		if i == 0 { // the curve is the list's, not the model's
			charts = append(charts, t.pareto())
		}
	}
	if t.b.credit != nil && t.b.credit.limits.own > 0 {
		charts = append(charts, t.limits())
	}
	if x, y, ok := twoGroups(m.Scores.Model); ok {
		charts = append(charts, t.groups(x, y))
	}
	s.place(charts)
}

// hasPictures reports whether there is anything of a model to be shown.
func hasPictures(m *result.Model) bool {
	return len(m.Distribution.Levels) > 0 && m.Distribution.All.Count > 0
}

// place puts charts on the page, two beside each other.
func (s *summary) place(charts []chart) {
	for ; len(charts) > 1; charts = charts[2:] {
		charts[0].columns, charts[1].columns = leftColumns, pageColumns-leftColumns
		s.beside(pictureRows, charts[:2])
	}
	for i := range charts {
		charts[i].columns = pageColumns
		s.beside(lastRows, charts)
	}
}

// beside adds rows for charts that stand beside each other.
func (s *summary) beside(rows int, charts []chart) {
	first := len(s.rows) + 1
	for range rows {
		s.add(pageRowHeight)
	}
	for i := range charts {
		c := charts[i]
		c.cell, c.height = at(1+i*leftColumns, first), uint(rows*rowPixels)-6
		s.charts = append(s.charts, c)
	}
	s.gap()
}

// fitCharts makes the charts as wide as their columns came to be.
func (s *summary) fitCharts() {
	const gap = 13 // between two beside each other
	for i := range s.charts {
		c := &s.charts[i]
		from, _, err := excelize.CellNameToCoordinates(c.cell)
		s.b.must(err)
		end := from - 1 + c.columns
		if c.width = uint(s.total(from, c.columns)*digitPixels) - 1; end < pageColumns {
			c.width -= gap
		}
	}
}

// pictured is a model whose charts are made.
type pictured struct {
	*summary
	m        *result.Model
	top      int // row of the header of the tier table
	hasValue bool
	tiers    tierData
	live     liveRefs
	isLive   bool // figures are formulas
}

// The columns of the tier table that charts show.
const (
	tierColumn       = 1
	customersColumn  = 2
	shareColumn      = 3
	valueShareColumn = 8
)

// figures are those of a column of the tier table, from the first tier to the last.
func (t *pictured) figures(col int) ref {
	return ref{t.name, col, t.top + 1, t.top + len(t.m.Distribution.Levels)}
}

// header is that of a column of the tier table.
func (t *pictured) header(col int) ref { return ref{t.name, col, t.top, t.top} }

// valueShare is what the value's share is called.
func (t *pictured) valueShare() string {
	return clean(t.b.p.Sprintf("Share of %s", report.ValueName(t.b.r)))
}

// customers shows how many customers each tier has.
func (t *pictured) customers() chart {
	p := t.b.p
	title := p.Sprintf("Customers per tier")
	return chart{
		kind: columnChart, title: title, about: p.Sprintf("Column chart: %s", title),
		series: []series{{name: t.header(customersColumn), x: t.tiers.names(), y: t.figures(customersColumn), format: wholeFormat,
			look: seriesLook{fill: steel, outline: steel, label: figureLabel}}},
		x: axis{title: p.Sprintf("Tier")},
		y: axis{title: p.Sprintf("Customers"), format: wholeFormat, step: wholeStep(t.m.Distribution.All.Count)},
	}
}

// shares shows each tier's share of the customers beside its share of the value.
func (t *pictured) shares() chart {
	p := t.b.p
	const percent = "0%"
	shown := func(name ref, col int, look seriesLook) series {
		look.outline, look.label = navy, figureLabel
		return series{name: name, x: t.tiers.names(), y: t.figures(col), format: percent, look: look}
	}
	title := clean(p.Sprintf("Share of customers and of %s", report.ValueName(t.b.r)))
	return chart{
		kind: columnChart, title: title, about: p.Sprintf("Column chart: %s", title), legend: true,
		series: []series{
			shown(t.tiers.header(tierShare), shareColumn, seriesLook{fill: pale}),
			shown(t.header(valueShareColumn), valueShareColumn, seriesLook{fill: navy}),
		},
		x: axis{title: p.Sprintf("Tier")},
		y: axis{title: p.Sprintf("Share"), format: percent, top: 1, step: 0.2},
	}
}

// wholeStep is a step of a figure's axis that needs no decimals: 1, 2, 5, 10, 20 …, about an eighth of all.
func wholeStep(all int) float64 {
	for scale := 1; ; scale *= 10 {
		for _, step := range []int{scale, 2 * scale, 5 * scale} {
			if step*8 >= all {
				return float64(step)
			}
		}
	}
}
