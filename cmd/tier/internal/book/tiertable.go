package book

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/tiering"
)

// figure is a column of the tier table.
type figure struct {
	header string
	format string
	of     func(tiering.Part) float64
	whole  bool // the line of all tiers has it too
}

// tierTable adds a model's tiers, a line for each and one for all; top is the row of its header.
func (s *summary) tierTable(m *result.Model) (top int) {
	b, d := s.b, m.Distribution
	figures := s.figures(m)
	header := []cell{textCell(b.p.Sprintf("Tier"), b.style(headLook()))}
	head := headLook()
	head.align, head.indent = "right", 1
	for _, f := range figures {
		header = append(header, textCell(f.header, b.style(head)))
	}
	top = s.add(30, header...)
	for i, part := range d.Levels {
		fill, text := tierColors(i, len(d.Levels))
		cells := []cell{textCell(part.Name, b.style(look{bold: true, fill: fill, color: text, align: "center", line: hairline}))}
		for _, f := range figures {
			cells = append(cells, numberCell(f.of(part), b.style(look{format: f.format, align: "right", indent: 1, line: hairline})))
		}
		s.add(pageRowHeight+2, cells...)
	}
	total := look{bold: true, fill: band, line: totalLine, align: "right", indent: 1}
	name := total
	name.align, name.indent = "center", 0
	cells := []cell{textCell(b.p.Sprintf("Total"), b.style(name))}
	for _, f := range figures {
		x := math.NaN()
		if f.whole {
			x = f.of(d.All)
		}
		l := total
		l.format = f.format
		cells = append(cells, numberCell(x, b.style(l)))
	}
	s.add(pageRowHeight+2, cells...)
	return top
}

func (s *summary) figures(m *result.Model) []figure {
	p, d := s.b.p, m.Distribution
	score := decimalFormat(m.Spec.Decimals)
	all := []figure{
		{p.Sprintf("Customers"), wholeFormat, func(t tiering.Part) float64 { return float64(t.Count) }, true},
		{p.Sprintf("Share"), shareFormat, func(t tiering.Part) float64 { return t.Share }, true},
		{p.Sprintf("Mean score"), score, func(t tiering.Part) float64 { return t.MeanScore }, true},
		{p.Sprintf("Lowest"), score, func(t tiering.Part) float64 { return t.MinScore }, true},
		{p.Sprintf("Highest"), score, func(t tiering.Part) float64 { return t.MaxScore }, true},
	}
	if !d.HasValue {
		return all
	}
	name := report.ValueName(s.b.r)
	all = append(all,
		figure{report.ValueHeader(s.b.r), amountFormat(d), func(t tiering.Part) float64 { return t.Value }, true},
		figure{p.Sprintf("Share of %s", name), shareFormat, func(t tiering.Part) float64 { return t.ValueShare }, true})
	if !slices.ContainsFunc(d.Levels, func(t tiering.Part) bool { return !math.IsNaN(t.Expect) }) {
		return all
	}
	return append(all,
		figure{p.Sprintf("Expected"), shareFormat, func(t tiering.Part) float64 { return t.Expect }, false},
		figure{p.Sprintf("Gap (points)"), gapFormat, func(t tiering.Part) float64 { return t.Gap }, false})
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
