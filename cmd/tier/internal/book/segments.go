package book

import (
	"fmt"
	"math"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// segmentsSheet is the sheet of the tiers by each segmentation, the matrices as people draw them, and the flags. Its figures
// count the cells of the customers; the cuts of the matrices may be edited.
type segmentsSheet struct {
	*page
	cuts   [][]cutCells // by matrix and kind
	format string       // of values
	later  []func(w *segmentWiring)
}

// segmentsName is the name of the sheet.
func segmentsName(p words.Printer) string { return p.Sprintf("Segments") }

func newSegmentsSheet(b *workbook) *segmentsSheet {
	if b.r.Segments == nil {
		return nil
	}
	s := &segmentsSheet{page: newPage(b, segmentsName(b.p)), format: amountFormat(b.r.Models[0].Distribution)}
	s.title(b.p.Sprintf("Segments and flags"))
	if b.live {
		s.note(b.p.Sprintf("Counts follow the cells of the sheet %s; cuts in blue may be edited. Sentences say what was so when this was written.", scoresName(b.p)))
	} else {
		s.note(b.p.Sprintf("This workbook holds values, no formulas."))
	}
	s.gap()
	spec := b.r.Segments.Spec
	for i := range spec.By {
		s.segmentation(i)
	}
	for i := range spec.Matrix {
		s.matrix(i)
	}
	if len(spec.Flags) > 0 {
		s.flags()
	}
	return s
}

// followWiring makes the figures of the sheet formulas, once those of the scores are. The sheet may be nil.
func (s *segmentsSheet) followWiring(w *wiring) {
	if s == nil {
		return
	}
	segments := w.segment(s)
	for _, f := range s.later {
		f(segments)
	}
}

// addSegments adds the sheet of segments, nil where there are none, and that of who bears which flag.
func (b *workbook) addSegments(s *segmentsSheet) {
	if s == nil {
		return
	}
	b.add(s.sheet())
	if flagged := newFlaggedSheet(b); flagged != nil {
		b.add(flagged.sheet())
	}
}

// live has a cell follow a formula, which is asked for once the scores have theirs; "" leaves the figure as it is.
func (s *segmentsSheet) live(col, row int, text func(w *segmentWiring) string) {
	s.later = append(s.later, func(w *segmentWiring) {
		if t := text(w); t != "" && fits(t) {
			s.rows[row-1].cells[col-1].formula = &formula{text: t}
		}
	})
}

func (s *segmentsSheet) sheet() sheet {
	out := s.page.sheet("548235")
	out.upright = true
	return out
}

func (s *segmentsSheet) segmentation(i int) {
	spec := &s.b.r.Segments.Spec.By[i]
	s.section(s.b.p.Sprintf("Tiers by %s", spec.Title))
	if s.b.r.IsOpen(i) {
		s.note(s.b.p.Sprintf("nobody has a class: %s", report.OpenWhy(s.b.r, i, s.b.p)))
		s.gap()
		return
	}
	s.cross(spec.Title, s.b.r.Crosses(i), len(spec.Classes), spec.Classes[len(spec.Classes)-1].When == nil, func(w *segmentWiring) wired { return w.class[i] })
	if without := report.ClassesWithout(s.b.r, i, s.b.p); without != "" {
		s.note(without)
	}
	for _, c := range spec.Classes {
		if c.Note != "" {
			s.note(s.b.p.Sprintf("%s: %s", c.Name, c.Note))
		}
	}
	if spec.Load != nil {
		s.gap()
		s.load(i)
	}
	s.gap()
}

// crossTable is a table of tiers by classes: where its columns stand.
type crossTable struct {
	top, bottom      int // the rows of classes
	levels           int
	unscored, total  int
	share, value     int // 0 where there is none
	of               func(w *segmentWiring) wired
	footer, firstCol int
}

// cross adds the tiers by classes, those of no class and those of whom it is not known, and all. No class
// is none of them where the last one takes all that are left.
func (s *segmentsSheet) cross(title string, groups []result.Cross, classes int, exhaustive bool, of func(w *segmentWiring) wired) {
	b, p, m := s.b, s.b.p, &s.b.r.Models[0]
	t := crossTable{levels: len(m.Spec.Scheme.Levels), of: of, firstCol: 2}
	headers := []string{title}
	for _, l := range m.Spec.Scheme.Levels {
		headers = append(headers, l.Name)
	}
	t.unscored, t.total, t.share = t.levels+2, t.levels+3, t.levels+4
	headers = append(headers, p.Sprintf("Unscored"), p.Sprintf("Total"), p.Sprintf("Share"))
	if b.r.Value != nil {
		t.value = t.share + 1
		headers = append(headers, report.ValueHeader(b.r))
	}
	s.heads(headers)
	t.top = len(s.rows) + 1
	shown := groups[:classes]
	for _, g := range groups[classes : classes+2] {
		if g.Count > 0 || b.live && !(exhaustive && g.Class == tiering.NoClass) {
			shown = append(shown[:len(shown):len(shown)], g)
		}
	}
	t.bottom = t.top + len(shown) - 1
	t.footer = t.bottom + 1
	all := groups[len(groups)-1]
	for _, g := range shown {
		s.crossRow(&t, g, all.Count, look{line: hairline})
	}
	s.crossRow(&t, all, all.Count, look{line: totalLine, fill: band, bold: true})
}

func (s *segmentsSheet) heads(headers []string) {
	var cells []cell
	height := float64(pageRowHeight)
	for i, h := range headers {
		l := headLook()
		if l.align = "right"; i == 0 {
			l.align = "left"
		}
		l.indent = 1
		h = wrapped(clean(h), figureWidth-1)
		cells = append(cells, textCell(h, s.b.style(l)))
		height = max(height, heightIn(h, figureWidth-1))
	}
	s.add(height, cells...)
}

func (s *segmentsSheet) crossRow(t *crossTable, g result.Cross, all int, base look) {
	figures := base
	figures.align, figures.indent, figures.format = "right", 1, wholeFormat
	share, value, name := figures, figures, base
	share.format, value.format = shareFormat, s.format
	name.bold, name.indent, name.align, name.wrap, name.middle = true, 1, "left", true, true
	row := len(s.rows) + 1
	cells := []cell{textCell(clean(s.className(g)), s.b.style(name))}
	for _, n := range g.Counts {
		cells = append(cells, numberCell(float64(n), s.b.style(figures)))
	}
	cells = append(cells, numberCell(float64(g.Unscored), s.b.style(figures)), numberCell(float64(g.Count), s.b.style(figures)),
		numberCell(scoring.Round9(shareOf(g.Count, all)), s.b.style(share)))
	if t.value > 0 {
		cells = append(cells, numberCell(g.Value, s.b.style(value)))
	}
	s.add(heightIn(cells[0].Text, nameWidth-2), cells...)
	s.followRow(t, g.Class, row)
}

func shareOf(n, all int) float64 {
	if all == 0 {
		return math.NaN()
	}
	return float64(n) / float64(all)
}

func (s *segmentsSheet) className(g result.Cross) string {
	switch g.Class {
	case result.AllClasses:
		return s.b.p.Sprintf("Total")
	case tiering.NoClass:
		return s.b.p.Sprintf("(no class)")
	case tiering.NotKnown:
		return s.b.p.Sprintf("(not known)")
	}
	return g.Name
}

// followRow has a row of a table count the customers of its class; the last row sums up.
func (s *segmentsSheet) followRow(t *crossTable, class, row int) {
	if class == result.AllClasses {
		for col := t.firstCol; col <= t.total; col++ {
			s.live(col, row, func(*segmentWiring) string { return fmt.Sprintf("SUM(%s)", area(col, t.top, col, t.bottom)) })
		}
		if t.value > 0 {
			s.live(t.value, row, func(w *segmentWiring) string {
				if !w.value.ok {
					return ""
				}
				return fmt.Sprintf("ROUND(SUM(%s),9)", area(t.value, t.top, t.value, t.bottom))
			})
		}
	} else {
		s.followClass(t, class, row)
	}
	s.live(t.share, row, func(*segmentWiring) string {
		return fmt.Sprintf(`IF(%[1]s=0,"",ROUND(%[2]s/%[1]s,9))`, at(t.total, t.footer), at(t.total, row))
	})
}

func (s *segmentsSheet) followClass(t *crossTable, class, row int) {
	number := class + 1
	if class == tiering.NotKnown {
		number = -1
	}
	for level := range t.levels {
		s.live(t.firstCol+level, row, func(w *segmentWiring) string {
			return fmt.Sprintf("COUNTIFS(%s,%d,%s,%d)", t.of(w).all(), number, w.models[0].level.all(), level+1)
		})
	}
	s.live(t.unscored, row, func(*segmentWiring) string {
		return fmt.Sprintf("%s-SUM(%s)", at(t.total, row), area(t.firstCol, row, t.firstCol+t.levels-1, row))
	})
	s.live(t.total, row, func(w *segmentWiring) string { return fmt.Sprintf("COUNTIF(%s,%d)", t.of(w).all(), number) })
	if t.value > 0 {
		s.live(t.value, row, func(w *segmentWiring) string {
			if !w.value.ok {
				return ""
			}
			return fmt.Sprintf("ROUND(SUMIF(%s,%d,%s),9)", t.of(w).all(), number, w.value.all())
		})
	}
}

// flags adds how many customers of each tier bear each flag, and why.
func (s *segmentsSheet) flags() {
	p, r := s.b.p, s.b.r
	m := &r.Models[0]
	s.section(p.Sprintf("Flags"))
	headers := []string{p.Sprintf("Flag"), p.Sprintf("Alarm")}
	for _, l := range m.Spec.Scheme.Levels {
		headers = append(headers, l.Name)
	}
	s.heads(append(headers, p.Sprintf("Unscored"), p.Sprintf("Total")))
	for i := range r.Segments.Spec.Flags {
		s.flag(i, len(m.Spec.Scheme.Levels))
	}
	s.gap()
	for i, flag := range r.Segments.Spec.Flags {
		s.note(p.Sprintf("%s: %s", flag.Name, flag.Reason))
		if without := report.FlagWithout(r, i, p); without != "" {
			s.note(without)
		}
		if n := r.Segments.Flags.Unknown[i]; n > 0 && !r.Segments.Flags.Blind[i] {
			s.note(p.Sprintf("%s has no answer for customers: %d", flag.Name, n))
		}
	}
	s.note(p.Sprintf("Who bears them stands on the sheet %s.", flaggedName(p)))
}

func (s *segmentsSheet) flag(i, levels int) {
	flag, g := s.b.r.Segments.Spec.Flags[i], s.b.r.FlagCross(i)
	name := look{line: hairline, bold: true, indent: 1, align: "left", wrap: true, middle: true, color: alarmColor(flag.Level)}
	word := look{line: hairline, align: "right", indent: 1, color: alarmColor(flag.Level)}
	figures := s.b.style(look{line: hairline, align: "right", indent: 1, format: wholeFormat})
	row := len(s.rows) + 1
	cells := []cell{textCell(clean(flag.Name), s.b.style(name)), textCell(alarmWord(s.b, flag.Level), s.b.style(word))}
	for _, n := range g.Counts {
		cells = append(cells, numberCell(float64(n), figures))
	}
	s.add(heightIn(flag.Name, nameWidth-2), append(cells, numberCell(float64(g.Unscored), figures), numberCell(float64(g.Count), figures))...)
	for level := range levels {
		s.live(3+level, row, func(w *segmentWiring) string {
			return fmt.Sprintf("COUNTIFS(%s,1,%s,%d)", w.flag[i].all(), w.models[0].level.all(), level+1)
		})
	}
	s.live(3+levels, row, func(*segmentWiring) string {
		return fmt.Sprintf("%s-SUM(%s)", at(4+levels, row), area(3, row, 2+levels, row))
	})
	s.live(4+levels, row, func(w *segmentWiring) string { return fmt.Sprintf("COUNTIF(%s,1)", w.flag[i].all()) })
}
