package book

import (
	"math"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering/estimate"
)

// estimateSheet is the what-if of complaints and loyalty: the published figures as cells that may be changed, what the list
// says, and the estimates as formulas over both.
type estimateSheet struct {
	*page
	at map[string]string // by name: the cell of a figure
}

// estimatesName is the name of the sheet.
func estimatesName(p words.Printer) string { return p.Sprintf("Estimates") }

// The columns of the sheet: a title goes from the first to that of the figure, what is said of it from there to the last.
const (
	estimateFigure = 6
	estimateSaid   = 7
)

func newEstimateSheet(b *workbook) *estimateSheet {
	s := &estimateSheet{page: newPage(b, estimatesName(b.p)), at: make(map[string]string)}
	p, e := b.p, b.r.Estimates()
	s.title(p.Sprintf("Service what-if"))
	s.note(p.Sprintf("These are %s.", result.EstimatesAbout(p)))
	s.gap()
	s.section(p.Sprintf("Published figures"))
	s.head(p.Sprintf("Constant"), p.Sprintf("Where it is from"))
	for _, c := range e.Constants {
		s.figure(c.Name, p.Say(c.Title), c.Unit, numberCell(c.Value, 0), c.Source, look{line: hairline, input: b.live})
	}
	s.gap()
	s.section(p.Sprintf("What the list says"))
	s.head(p.Sprintf("Figure of the list"), "")
	for _, f := range e.Facts {
		s.figure(f.Name, p.Say(f.Title), f.Unit, numberCell(f.Value, 0), "", look{line: hairline})
	}
	if n := b.r.ComplainedUntold(); n > 0 {
		s.note(p.Say(result.Untold(n)))
	}
	for _, line := range report.EstimateGaps(b.r, p) {
		s.note(line)
	}
	s.gap()
	s.section(p.Sprintf("Estimates"))
	s.head(p.Sprintf("Estimate"), p.Sprintf("How"))
	for i := range e.Lines {
		s.estimate(&e.Lines[i], e)
	}
	s.gap()
	s.note(p.Sprintf("The figures of the list were counted when this workbook was written; change a published figure, and the estimates follow."))
	return s
}

// head heads the rows that follow.
func (s *estimateSheet) head(title, said string) {
	head := headLook()
	head.align, head.indent = "left", 1
	right := head
	right.align = "right"
	s.wide(title, textCell(s.b.p.Sprintf("Figure"), s.b.style(right)), said, head)
}

// figure adds a row of a figure, and keeps where it is.
func (s *estimateSheet) figure(name, title string, unit estimate.Unit, figure cell, said string, of look) {
	if unit == estimate.Money {
		title = words.InUnit(title, report.MoneyUnit(s.b.r, name))
	}
	of.align, of.indent, of.middle, of.format = "right", 1, true, unitFormat(unit, figure.Num)
	figure.style = s.b.style(of)
	n := s.wide(title, figure, said, look{line: hairline, wrap: true, middle: true, align: "left", indent: 1})
	s.at[name] = at(estimateFigure, n)
}

// unitFormat is how figures of a unit look.
func unitFormat(unit estimate.Unit, x float64) string {
	switch {
	case unit == estimate.Share:
		return "0.0%"
	case unit == estimate.Money:
		return "#,##0.00"
	case unit == estimate.Count && x != math.Trunc(x):
		return "#,##0.00" // of people who are expected
	case unit == estimate.Count:
		return wholeFormat
	}
	return ""
}

// estimate adds an estimate, a formula where the workbook has them.
func (s *estimateSheet) estimate(l *estimate.Line, e *estimate.Estimate) {
	figure := numberCell(l.Value, 0)
	if s.b.live {
		sum := l.Written(s.at, estimate.Signs{Minus: "-", Plus: "+", Times: "*", Rest: func(cell string) string { return "(1-" + cell + ")" }})
		figure.formula = &formula{text: "ROUND(" + sum + ",9)"}
	}
	s.figure(l.Name, s.b.p.Say(l.Title), l.Unit, figure, report.Spelled(l, e, s.b.p), look{line: hairline, bold: true})
}

// wide adds a row: a title, a figure, and what is said of it.
func (s *estimateSheet) wide(title string, figure cell, said string, of look) int {
	style := s.b.style(of)
	cells := []cell{textCell(clean(title), style)}
	for len(cells) < estimateFigure-1 {
		cells = append(cells, cell{style: style})
	}
	cells = append(cells, figure, textCell(clean(said), style))
	for len(cells) < pageColumns {
		cells = append(cells, cell{style: style})
	}
	height := max(heightIn(title, s.room(1, estimateFigure-1)), heightIn(said, s.room(estimateSaid, pageColumns-estimateSaid+1)))
	n := s.add(height, cells...)
	s.merges = append(s.merges, [2]string{at(1, n), at(estimateFigure-1, n)}, [2]string{at(estimateSaid, n), at(pageColumns, n)})
	return n
}
