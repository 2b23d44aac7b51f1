package book

import (
	"fmt"
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// trend is the sheet of how each result stands: customers and value per tier with their shares, who came and went, and
// pictures of both.
type trend struct {
	*page
	m      *periods.Moves
	charts []chart
}

func trendName(p words.Printer) string { return p.Sprintf("Trend") }

func newTrend(b *workbook, m *periods.Moves) *trend {
	return &trend{page: newPage(b, trendName(b.p)), m: m}
}

const (
	trendChartRows   = 16
	trendChartWidth  = 760
	trendFirstColumn = 1
)

func (s *trend) sheet() sheet {
	p := s.b.p
	for len(s.widths) < len(s.m.Trend.Ladder)+3 {
		s.widths = append(s.widths, figureWidth)
	}
	s.wide = len(s.widths)
	s.title(p.Sprintf("Trend"))
	s.gap()
	counts := s.table(p.Sprintf("Customers per tier"), wholeFormat, 9, func(r tiering.Rung) float64 { return float64(r.Count) }, true)
	s.picture(p.Sprintf("Customers per tier"), counts)
	s.shares(p.Sprintf("Shares of the customers"), counts, func(r tiering.Rung) float64 { return r.Share })
	if last := s.m.Results[len(s.m.Results)-1]; last.Values != nil {
		format := wholeFormat
		if !s.areWhole() {
			format = "#,##0.00"
		}
		heading := clean(p.Sprintf("%s per tier", words.InUnit(last.Value, last.Unit)))
		values := s.table(heading, format, 9, func(r tiering.Rung) float64 { return r.Value }, false)
		s.picture(heading, values)
		// Shares of the positive values, of which the sheet has no sums, are rounded themselves.
		s.table(clean(p.Sprintf("Share of %s", last.Value)), shareFormat, 6, func(r tiering.Rung) float64 { return r.ValueShare }, false)
	}
	s.lifeCycle()
	out := s.onPaper(s.page.sheet(steel))
	out.charts = s.charts
	return out
}

func (s *trend) areWhole() bool {
	for i := range s.m.Trend.Periods {
		for _, r := range s.m.Trend.Periods[i].Rungs {
			if !math.IsNaN(r.Value) && scoring.Round(r.Value, 2) != math.Trunc(r.Value) {
				return false
			}
		}
	}
	return true
}

// head heads a table of a row for each result, a column for each tier and a total, and returns the row of its header.
func (s *trend) head(heading string, more ...string) int {
	s.section(heading)
	headers := append([]string{s.b.p.Sprintf("Result")}, s.m.Trend.Ladder...)
	return s.headers(append(append(headers, s.b.p.Sprintf("Total")), more...))
}

// table has the figures of all tiers, and what they add up to, rounded to some decimals; it returns the row of its header.
func (s *trend) table(heading, format string, decimals int, of func(tiering.Rung) float64, counts bool) int {
	var more []string
	if counts {
		more = append(more, s.b.p.Say(periods.Word(tiering.Untiered)))
	}
	top := s.head(heading, more...)
	for i, label := range s.m.Labels() {
		standing, n := &s.m.Trend.Periods[i], len(s.rows)+1
		cells := []cell{s.label(label)}
		for _, r := range standing.Rungs {
			x := math.NaN()
			if r.Has {
				x = scoring.Round9(of(r))
			}
			cells = append(cells, s.figure(x, format, false))
		}
		total := s.figure(scoring.Round9(of(standing.All)), format, true)
		if !math.IsNaN(of(standing.All)) {
			total = following(total, fmt.Sprintf("ROUND(SUM(%s),%d)", area(2, n, 1+len(s.m.Trend.Ladder), n), decimals))
		}
		if cells = append(cells, total); counts {
			cells = append(cells, s.figure(float64(standing.Untiered), format, false))
		}
		s.add(pageRowHeight, cells...)
	}
	s.gap()
	return top
}

// shares divides the counts of a table by their totals.
func (s *trend) shares(heading string, counts int, of func(tiering.Rung) float64) {
	ladder := s.m.Trend.Ladder
	s.head(heading)
	for i, label := range s.m.Labels() {
		standing, from := &s.m.Trend.Periods[i], counts+1+i
		cells := []cell{s.label(label)}
		for k, r := range append(standing.Rungs[:len(ladder):len(ladder)], standing.All) {
			c := s.figure(scoring.Round9(of(r)), shareFormat, k == len(ladder))
			if !r.Has {
				c = s.figure(math.NaN(), shareFormat, false)
			} else if standing.All.Count > 0 {
				c = following(c, fmt.Sprintf("ROUND(%s/%s,9)", at(2+k, from), at(2+len(ladder), from)))
			}
			cells = append(cells, c)
		}
		s.add(pageRowHeight, cells...)
	}
	s.gap()
}

// lifeCycle is who came, stayed, went and moved.
func (s *trend) lifeCycle() {
	p := s.b.p
	s.section(p.Sprintf("Who came, stayed, went and moved"))
	s.headers([]string{p.Sprintf("Result"), p.Sprintf("Customers"), p.Sprintf("New"), p.Sprintf("Returned"), p.Sprintf("Active"), p.Sprintf("Lost"),
		p.Sprintf("Upgraded"), p.Sprintf("Downgraded"), p.Sprintf("Unchanged")})
	for i, label := range s.m.Labels() {
		n := len(s.rows) + 1
		customers := s.figure(float64(s.m.Trend.Periods[i].Customers), wholeFormat, true)
		cells := []cell{s.label(label), customers}
		if i > 0 {
			cells[1] = following(customers, fmt.Sprintf("SUM(%s)", area(3, n, 5, n)))
			step := &s.m.Trend.Steps[i-1]
			for _, count := range []int{step.Of[tiering.New].Customers, step.Of[tiering.Returned].Customers, step.Active(), step.Of[tiering.Lost].Customers,
				step.Of[tiering.Up].Customers, step.Of[tiering.Down].Customers, step.Of[tiering.Same].Customers} {
				cells = append(cells, s.figure(float64(count), wholeFormat, false))
			}
		}
		s.add(pageRowHeight, cells...)
	}
	s.note(p.Sprintf("Active customers are in the result before too; lost ones only there; returned ones in an earlier one, and not in the one before"))
}

func (s *trend) headers(headers []string) int {
	return (&migration{page: s.page}).headers(headers)
}

func (s *trend) label(text string) cell {
	return textCell(clean(text), s.b.style(look{line: hairline, bold: true, middle: true}))
}

func (s *trend) figure(x float64, format string, isTotal bool) cell {
	l := look{line: hairline, middle: true, align: "right", indent: 1, format: format, bold: isTotal}
	if isTotal {
		l.fill = band
	}
	return numberCell(x, s.b.style(l))
}

// picture shows a table as columns of its tiers on top of each other, the best at the bottom.
func (s *trend) picture(title string, top int) {
	ladder := s.m.Trend.Ladder
	bottom := top + len(s.m.Results)
	c := chart{
		cell: at(trendFirstColumn, len(s.rows)+1), width: trendChartWidth, height: trendChartRows * rowPixels, kind: stackedChart,
		title: title, about: s.b.p.Sprintf("Column chart: %s", title), legend: true, y: axis{format: wholeFormat},
	}
	for k := range ladder {
		fill, _ := tierColors(k, len(ladder))
		column := func(from, to int) ref { return ref{s.name, 2 + k, from, to} }
		c.series = append(c.series, series{name: column(top, top), x: ref{s.name, 1, top + 1, bottom}, y: column(top+1, bottom), format: wholeFormat,
			look: seriesLook{fill: fill, outline: axisGrey}})
	}
	s.charts = append(s.charts, c)
	for range trendChartRows + 1 {
		s.add(pageRowHeight)
	}
}
