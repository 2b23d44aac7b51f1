package book

import "tier/credit/backtest"

// charts are the default rates, whose table has its header in the row top, and the curves. They stand side by side below all
// else.
func (s *backtestSheet) charts(top int) []chart {
	if s.found.All.Customers == 0 {
		return nil
	}
	charts := []chart{s.rates(top)}
	if s.found.ByScore.Curve != nil || s.found.ByGrade.Curve != nil {
		charts = append(charts, s.curves())
	}
	row := len(s.rows) + 1
	for range backtestRows {
		s.add(pageRowHeight)
	}
	for i := range charts {
		charts[i].cell, charts[i].width, charts[i].height = at(1+i*leftColumns, row), leftWidth, backtestRows*rowPixels
		if i == 1 {
			charts[i].width = rightWidth
		}
	}
	return charts
}

// backtestRows are those that the charts stand on.
const backtestRows = 20

// rates are the default rates of the grades; of a grade without customers there is none.
func (s *backtestSheet) rates(top int) chart {
	p, d := s.b.p, s.b.data
	head := d.header(p.Sprintf("Grade"), p.Sprintf("Default rate"))
	for i := range s.found.Grades {
		g, rate := &s.found.Grades[i], called(s.name)+"!"+here(gradeRate, top+1+i)
		point := missingPoint()
		if g.Customers > 0 {
			point = figureOrNone(g.Rate)
		}
		d.add(s.live(textCell(g.Name, 0), "%s", called(s.name)+"!"+here(gradeColumn, top+1+i)), s.live(point, "IF(ISNUMBER(%[1]s),%[1]s,NA())", rate))
	}
	last := head + len(s.found.Grades)
	title := p.Sprintf("Default rate by grade")
	return chart{
		kind: columnChart, title: title, about: p.Sprintf("Column chart: %s", title), x: axis{title: p.Sprintf("Grade")}, y: axis{format: "0%", bare: true},
		series: []series{{name: d.column(2, head, head), x: d.column(1, head+1, last), y: d.column(2, head+1, last), format: shareFormat,
			look: seriesLook{fill: steel, outline: steel, label: figureLabel}}},
	}
}

// curves are the ROC curves by score and by grade, beside the line along which guessing goes.
func (s *backtestSheet) curves() chart {
	p, d := s.b.p, s.b.data
	share := axis{format: "0%", top: 1, step: 0.2}
	x, y := share, share
	x.title, y.title = p.Sprintf("Share of those that did not default, the worst first"), p.Sprintf("Share of those that defaulted")
	title := p.Sprintf("Who is found first: ROC curve")
	c := chart{kind: pointChart, title: title, about: p.Sprintf("Line chart: %s", title), legend: true, x: x, y: y}
	add := func(name string, points []backtest.Point, look seriesLook) {
		if points == nil {
			return
		}
		top := d.header(p.Sprintf("Share of those that did not default, the worst first"), name)
		for _, point := range points {
			d.add(figureOrNone(point.Good), figureOrNone(point.Bad))
		}
		c.series = append(c.series, series{name: d.column(2, top, top), x: d.column(1, top+1, top+len(points)), y: d.column(2, top+1, top+len(points)),
			format: "0%", look: look})
	}
	add(p.Sprintf("Guessing"), []backtest.Point{{}, {Good: 1, Bad: 1}}, seriesLook{line: axisGrey, dashed: true})
	add(p.Sprintf("By score"), s.found.ByScore.Curve, seriesLook{line: navy})
	add(p.Sprintf("By grade"), s.found.ByGrade.Curve, seriesLook{line: "2E75B6", fill: "2E75B6", outline: white, marker: 6})
	return c
}
