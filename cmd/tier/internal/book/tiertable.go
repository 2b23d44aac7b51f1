package book

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// figure is a column of the tier table.
type figure struct {
	header string
	format string
	of     func(tiering.Part) float64
	whole  bool                                     // the line of all tiers has it too
	live   func(level int, cells tierCells) formula // of a level, or of all (-1); nil where the figure is fixed
	// none is the figure of those without a grade, who are in the line of all too; nil where the column has none.
	none *noGrade
}

// tierTable adds a model's tiers, a line for each and one for all; top is the row of its header.
func (s *summary) tierTable(i int) (top int) {
	b, m := s.b, &s.b.r.Models[i]
	d, figures := m.Distribution, s.figures(m)
	if s.wired != nil {
		liven(figures, s.wired.models[i])
	}
	word := b.p.Sprintf("Tier")
	if b.r.Config.IsForCredit() {
		word = b.p.Sprintf("Grade")
	}
	header := []cell{textCell(word, b.style(headLook()))}
	head := headLook()
	head.align, head.indent = "right", 1
	height := 30.0
	for _, f := range figures {
		text := wrapped(f.header, figureWidth-1)
		header, height = append(header, textCell(text, b.style(head))), max(height, heightIn(text, figureWidth))
	}
	top = s.add(height, header...)
	for i, part := range d.Levels {
		fill, text := tierColors(i, len(d.Levels))
		cells := []cell{textCell(part.Name, b.style(look{bold: true, fill: fill, color: text, align: "center", line: hairline}))}
		for k, f := range figures {
			l := look{format: f.format, align: "right", indent: 1, line: hairline}
			cells = append(cells, s.figure(f, part, b.style(l), i, tierCells{top: top, levels: len(d.Levels), col: k + 2, row: top + 1 + i}))
		}
		s.add(pageRowHeight+2, cells...)
	}
	isWhole := s.ungraded(figures)
	total := look{bold: true, fill: band, line: totalLine, align: "right", indent: 1}
	name := total
	name.align, name.indent = "center", 0
	cells := []cell{textCell(b.p.Sprintf("Total"), b.style(name))}
	for k, f := range figures {
		l := total
		l.format = f.format
		style := b.style(l)
		if !f.whole {
			cells = append(cells, cell{style: style})
			continue
		}
		if isWhole && f.none != nil {
			cells = append(cells, s.summedUp(f, style, k+2, top+1, len(s.rows)))
			continue
		}
		cells = append(cells, s.figure(f, d.All, style, -1, tierCells{top: top, levels: len(d.Levels), col: k + 2, row: len(s.rows) + 1}))
	}
	s.add(pageRowHeight+2, cells...)
	return top
}

// figure is a cell of the table. Formulas round to 9 decimals, and so do the figures they bring along.
func (s *summary) figure(f figure, part tiering.Part, style, level int, at tierCells) cell {
	x := f.of(part)
	if f.live == nil {
		return numberCell(x, style)
	}
	c := numberCell(scoring.Round9(x), style)
	text := f.live(level, at)
	c.formula = &text
	return c
}

func (s *summary) figures(m *result.Model) []figure {
	p, d := s.b.p, m.Distribution
	score := decimalFormat(m.Spec.Decimals)
	all := []figure{
		{p.Sprintf("Customers"), wholeFormat, func(t tiering.Part) float64 { return float64(t.Count) }, true, nil, nil},
		{p.Sprintf("Share"), shareFormat, func(t tiering.Part) float64 { return t.Share }, true, nil, nil},
		{p.Sprintf("Mean score"), score, func(t tiering.Part) float64 { return t.MeanScore }, true, nil, nil},
		{p.Sprintf("Lowest"), score, func(t tiering.Part) float64 { return t.MinScore }, true, nil, nil},
		{p.Sprintf("Highest"), score, func(t tiering.Part) float64 { return t.MaxScore }, true, nil, nil},
	}
	if credit := s.creditFigures(m); len(credit) > 0 {
		all[0].none = s.customersWithout()
		all = append(all, credit...)
	}
	if !d.HasValue {
		return all
	}
	name := report.ValueName(s.b.r)
	all = append(all,
		figure{report.ValueHeader(s.b.r), amountFormat(d), func(t tiering.Part) float64 { return t.Value }, true, nil, nil},
		figure{p.Sprintf("Share of %s", name), shareFormat, func(t tiering.Part) float64 { return t.ValueShare }, true, nil, nil})
	if !slices.ContainsFunc(d.Levels, func(t tiering.Part) bool { return !math.IsNaN(t.Expect) }) {
		return all
	}
	return append(all,
		figure{p.Sprintf("Expected"), shareFormat, func(t tiering.Part) float64 { return t.Expect }, false, nil, nil},
		figure{p.Sprintf("Gap (points)"), gapFormat, func(t tiering.Part) float64 { return t.Gap }, false, nil, nil})
}

// amountFormat has the decimals that the sums have, two at most.
func amountFormat(d tiering.Distribution) string {
	n := 0
	for _, t := range d.Levels {
		if !math.IsNaN(t.Value) {
			n = max(n, decimalsOf(t.Value, 2))
		}
	}
	return decimals(wholeFormat, n)
}
