package book

import (
	"fmt"
	"math"
	"math/big"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/scoring/exact"
	"tier/tiering"
)

// rubricLevels is where the levels of a model stand.
type rubricLevels struct {
	top    int // the row of the first
	count  int
	names  string   // their names
	from   []string // by level: the figure that leads to it; "" where none does, or where it takes what is left
	expect []string // by level: the share of the value that it should bring
}

// levels adds the table of a model's levels, best first, with what leads to each.
func (s *rubricSheet) levels(m *result.Model) rubricLevels {
	p, scheme := s.b.p, &m.Spec.Scheme
	title := s.titled(p.Sprintf("Tiers, best first"))
	switch scheme.By {
	case tiering.Score:
		s.heads(p.Sprintf("Tier"), p.Sprintf("Lowest score"), "", "", "", "", p.Sprintf("Expected"), p.Sprintf("Notes"), "")
	case tiering.Headcount:
		s.heads(p.Sprintf("Tier"), p.Sprintf("Share of customers"), p.Sprintf("Cumulative"), p.Sprintf("Up to place"), p.Sprintf("Lowest score"), "", p.Sprintf("Expected"), p.Sprintf("Notes"), "")
	case tiering.Value:
		name, _ := s.b.r.Called(scheme.Of)
		s.heads(p.Sprintf("Tier"), p.Sprintf("Share of %s", name), p.Sprintf("Cumulative"), p.Sprintf("Up to place"), p.Sprintf("Lowest %s", name), "", p.Sprintf("Expected"), p.Sprintf("Notes"), "")
	}
	out := rubricLevels{top: len(s.rows) + 1, count: len(scheme.Levels)}
	out.names = s.span(1, out.top, out.top+out.count-1)
	for i := range scheme.Levels {
		out.from = append(out.from, s.level(scheme, i))
		out.expect = append(out.expect, s.ref(7, len(s.rows)))
	}
	s.checkLevels(scheme, title, out)
	s.gap()
	return out
}

// level adds a level, and returns the cell of the figure that leads to it.
func (s *rubricSheet) level(scheme *tiering.Scheme, i int) (from string) {
	p, level := s.b.p, &scheme.Levels[i]
	fill, color := tierColors(i, len(scheme.Levels))
	figure := look{line: hairline, align: "right", indent: 1}
	share := figure
	share.format = "0.##%"
	text := s.b.style(look{line: hairline, align: "left", indent: 1})
	cells := make([]cell, rubricColumns)
	for k := range cells {
		cells[k] = cell{style: text}
	}
	cells[0] = textCell(level.Name, s.b.style(look{bold: true, fill: fill, color: color, align: "center", line: hairline}))
	if level.Min != nil {
		cells[1] = s.input(*level.Min, figure)
		from = s.ref(2, len(s.rows)+1)
		s.guard(2, len(s.rows)+1, thresholdInput)
	}
	if level.Share != nil {
		cells[1] = s.input(ofHundred(*level.Share), share)
		s.guard(2, len(s.rows)+1, shareInput)
	}
	if level.Expect != nil {
		cells[6] = s.input(ofHundred(*level.Expect), share)
		s.guard(7, len(s.rows)+1, shareInput)
	}
	switch {
	case level.OverrideOnly:
		cells[7] = textCell(p.Sprintf("by override only"), text)
	case level.Min == nil && level.Share == nil:
		cells[7] = textCell(p.Sprintf("all the others"), text)
	}
	s.add(pageRowHeight+2, cells...)
	return from
}

// ofHundred is a percentage as the fraction that a sheet holds.
func ofHundred(percent float64) float64 {
	x, _ := new(big.Rat).Quo(exact.Of(percent), big.NewRat(100, 1)).Float64()
	return x
}

// cuts fills in where each level of a scheme by headcount or by value ends: its cumulative share, the place up to which
// that reaches, and the figure of the customer there. ranked are the figures, best first, in the cells of a range.
func (s *rubricSheet) cuts(m *result.Model, at rubricLevels, ranked []float64, in string) []string {
	from := make([]string, len(m.Spec.Scheme.Levels))
	var cumulative exact.Sum
	first := 0
	for i, level := range m.Spec.Scheme.Levels {
		if level.Share == nil {
			continue
		}
		n := at.top + i
		if first == 0 {
			first = n
		}
		cumulative.Add(*level.Share)
		share := new(big.Rat).Quo(cumulative.Rat(), big.NewRat(100, 1))
		place := scoring.Boundary(share, len(ranked))
		x, _ := share.Float64()
		s.cut(n, cutFigures{share: scoring.Round9(x), place: place, from: figureAt(ranked, place)}, first, in)
		from[i] = s.ref(5, n)
	}
	return from
}

// cutFigures are where a level ends.
type cutFigures struct {
	share float64
	place int
	from  float64
}

func figureAt(ranked []float64, place int) float64 {
	if place == 0 || place > len(ranked) {
		return math.NaN()
	}
	return ranked[place-1]
}

// cut fills in the row of a level by headcount.
func (s *rubricSheet) cut(n int, f cutFigures, first int, in string) {
	figure := look{line: hairline, align: "right", indent: 1}
	share := figure
	share.format = "0.##%"
	cells := s.rows[n-1].cells
	cells[2] = s.calculated(f.share, fmt.Sprintf("ROUND(SUM(B$%d:B%d),9)", first, n), share)
	cells[3] = s.calculated(float64(f.place), fmt.Sprintf("ROUND(ROUND(C%d*COUNT(%s),9),0)", n, in), figure)
	cells[4] = s.calculated(f.from, fmt.Sprintf(`IF(OR(D%d=0,D%[1]d>COUNT(%s)),"",LARGE(%[2]s,D%[1]d))`, n, in), figure)
}
