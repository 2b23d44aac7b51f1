package book

import (
	"fmt"

	"tier/cmd/tier/internal/report"
	"tier/scoring"
	"tier/tiering"
)

// The picture of a matrix: the first column names the halves of y, and each half of x has so many columns.
const halfColumns = 4

// quadrantFill is the colour of a cell of a matrix.
func quadrantFill(cell int) string {
	return [...]string{tiering.HighHigh: "C6E0B4", tiering.HighLow: "F8CBAD", tiering.LowHigh: pale, tiering.LowLow: band}[cell]
}

// matrix adds a matrix as people draw it: y upwards, x to the right; then where high begins, and the tiers by its cells.
func (s *segmentsSheet) matrix(i int) {
	spec := &s.b.r.Segments.Spec.Matrix[i]
	s.section(spec.Title)
	s.axisWords(s.b.p.Sprintf("%s ↑", spec.Y.Title), s.b.p.Sprintf("%s: low", spec.X.Title), s.b.p.Sprintf("%s: high →", spec.X.Title))
	s.half(i, s.b.p.Sprintf("high"), tiering.LowHigh, tiering.HighHigh)
	s.half(i, s.b.p.Sprintf("low"), tiering.LowLow, tiering.HighLow)
	s.gap()
	s.cutTable(i)
	s.gap()
	s.cross(spec.Title, s.b.r.CellCrosses(i), tiering.Quadrants, true, func(w *segmentWiring) wired { return w.cell[i] })
	if found := &s.b.r.Segments.Matrix[i]; found.None > 0 {
		s.note(report.WithoutCell(spec, found, s.b.p))
	}
	s.gap()
}

// axisWords names the halves of x.
func (s *segmentsSheet) axisWords(corner, low, high string) {
	l := headLook()
	style := s.b.style(l)
	cells := []cell{textCell(clean(corner), style)}
	for _, word := range []string{low, high} {
		cells = append(cells, textCell(clean(word), style))
		for range halfColumns - 1 {
			cells = append(cells, cell{style: style})
		}
	}
	s.mergeHalves(s.add(pageRowHeight+2, cells...))
}

func (s *segmentsSheet) mergeHalves(row int) {
	for half := range 2 {
		from := 2 + half*halfColumns
		s.merges = append(s.merges, [2]string{at(from, row), at(from+halfColumns-1, row)})
	}
}

// half is one half of y: of both cells in it their names, customers, value and policy.
func (s *segmentsSheet) half(i int, word string, left, right int) {
	spec := &s.b.r.Segments.Spec.Matrix[i]
	top := len(s.rows) + 1
	s.halfTexts(26, left, right, look{bold: true, size: 14, align: "center", middle: true}, func(c int) string { return spec.Cells[c].Name })
	s.halfFigures(left, right, s.b.p.Sprintf("Customers"), wholeFormat, func(c int) (float64, func(w *segmentWiring) string) {
		return float64(s.b.r.Segments.Matrix[i].Count[c]), func(w *segmentWiring) string { return fmt.Sprintf("COUNTIF(%s,%d)", w.cell[i].all(), c+1) }
	})
	if s.b.r.Value != nil {
		s.halfFigures(left, right, report.ValueHeader(s.b.r), s.format, func(c int) (float64, func(w *segmentWiring) string) {
			return scoring.Round9(s.b.r.Segments.Matrix[i].Value[c]), func(w *segmentWiring) string {
				if !w.value.ok {
					return ""
				}
				return fmt.Sprintf("ROUND(SUMIF(%s,%d,%s),9)", w.cell[i].all(), c+1, w.value.all())
			}
		})
	}
	height := 0.0
	for _, c := range []int{left, right} {
		height = max(height, heightIn(spec.Cells[c].Policy, s.room(2, halfColumns)-2))
	}
	s.halfTexts(height, left, right, look{wrap: true, align: "center", middle: true}, func(c int) string { return spec.Cells[c].Policy })
	bottom := len(s.rows)
	style := s.b.style(look{bold: true, align: "center", middle: true, fill: band})
	for row := top; row <= bottom; row++ {
		s.rows[row-1].cells[0] = cell{style: style}
	}
	s.rows[top-1].cells[0] = textCell(word, style)
	s.merges = append(s.merges, [2]string{at(1, top), at(1, bottom)})
}

// halfTexts adds a text to both cells of a half.
func (s *segmentsSheet) halfTexts(height float64, left, right int, l look, of func(cell int) string) {
	cells := []cell{{}}
	for _, c := range []int{left, right} {
		l.fill = quadrantFill(c)
		style := s.b.style(l)
		cells = append(cells, textCell(clean(of(c)), style))
		for range halfColumns - 1 {
			cells = append(cells, cell{style: style})
		}
	}
	s.mergeHalves(s.add(height, cells...))
}

// halfFigures adds a figure to both cells of a half, with what it is called before it.
func (s *segmentsSheet) halfFigures(left, right int, word, format string, of func(cell int) (float64, func(w *segmentWiring) string)) {
	cells, row := []cell{{}}, len(s.rows)+1
	for _, c := range []int{left, right} {
		x, text := of(c)
		called := s.b.style(look{fill: quadrantFill(c), align: "right", indent: 1, color: faint})
		figure := s.b.style(look{fill: quadrantFill(c), align: "left", indent: 1, format: format, bold: true})
		from := len(cells) + 1
		cells = append(cells, textCell(clean(word), called), cell{style: called}, numberCell(x, figure), cell{style: figure})
		s.merges = append(s.merges, [2]string{at(from, row), at(from+1, row)}, [2]string{at(from+2, row), at(from+3, row)})
		s.live(from+2, row, text)
	}
	s.add(pageRowHeight, cells...)
}

// cutTable says where high begins; the cuts that are stated may be edited.
func (s *segmentsSheet) cutTable(i int) {
	p, spec, found := s.b.p, &s.b.r.Segments.Spec.Matrix[i], &s.b.r.Segments.Matrix[i]
	s.heads([]string{p.Sprintf("High begins at"), spec.X.Title, "", spec.Y.Title, "", p.Sprintf("With a score")})
	var cuts []cutCells
	for k, of := range found.Cuts {
		word := of.Word
		if word == "" {
			word = p.Sprintf("all customers")
			if len(spec.Kinds) > 0 {
				word = p.Sprintf("all others")
			}
		}
		row := len(s.rows) + 1
		x, y := spec.CutsOf(k)
		text := s.b.style(look{line: hairline, align: "left", indent: 1})
		s.add(pageRowHeight, textCell(clean(word), text), s.cutCell(x, of.X), textCell(s.cutWord(x), text), s.cutCell(y, of.Y), textCell(s.cutWord(y), text),
			numberCell(float64(of.Of), s.b.style(look{line: hairline, align: "right", indent: 1, format: wholeFormat})))
		s.followCut(2, row, x, func(w *segmentWiring) (place, bool) { return w.counted(i, k, 0) })
		s.followCut(4, row, y, func(w *segmentWiring) (place, bool) { return w.counted(i, k, 1) })
		cuts = append(cuts, cutCells{fixedCell(s.name, 2, row), fixedCell(s.name, 4, row)})
	}
	s.cuts = append(s.cuts, cuts)
	s.note(p.Sprintf("Equal to the cut is high. Means and medians are of the customers with a score and a value on the axis."))
}

// counted are the figures that a cut is of.
func (w *segmentWiring) counted(matrix, kind, axis int) (place, bool) {
	if w.counts[matrix] == nil {
		return place{}, false
	}
	return w.counts[matrix][kind][axis], true
}

func (s *segmentsSheet) cutCell(c tiering.Cut, x float64) cell {
	l := look{line: hairline, align: "right", indent: 1}
	l.input = c.By == tiering.FixedCut && s.b.live
	return numberCell(x, s.b.style(l))
}

func (s *segmentsSheet) cutWord(c tiering.Cut) string {
	return [...]string{s.b.p.Sprintf("stated"), s.b.p.Sprintf("mean"), s.b.p.Sprintf("median")}[c.By]
}

func (s *segmentsSheet) followCut(col, row int, c tiering.Cut, of func(w *segmentWiring) (place, bool)) {
	if c.By == tiering.FixedCut {
		return
	}
	s.live(col, row, func(w *segmentWiring) string {
		figures, ok := of(w)
		if !ok {
			return ""
		}
		return cutFormula(c.By, figures)
	})
}
