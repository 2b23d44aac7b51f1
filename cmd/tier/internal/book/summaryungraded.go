package book

import (
	"fmt"

	"tier/scoring"
)

// noGrade is a figure of the customers without a grade: it follows a formula, where text isn't blank.
type noGrade struct {
	x    float64
	text string
}

// ungraded adds the line of the customers without a grade, and reports whether there is one. Where formulas follow what is
// edited, anybody may lose the grade.
func (s *summary) ungraded(figures []figure) bool {
	if figures[0].none == nil || s.wired == nil && figures[0].none.x == 0 {
		return false
	}
	cells := []cell{textCell(s.b.p.Sprintf("Ungraded"), s.b.style(look{bold: true, color: faint, align: "center", line: hairline}))}
	for _, f := range figures {
		c := cell{style: s.b.style(look{format: f.format, align: "right", indent: 1, line: hairline})}
		if f.none != nil {
			c = numberCell(f.none.x, c.style)
			if f.none.text != "" {
				c.formula = &formula{text: f.none.text}
			}
		}
		cells = append(cells, c)
	}
	s.add(pageRowHeight+2, cells...)
	return true
}

// summedUp is the sum of a column of the lines above.
func (s *summary) summedUp(f figure, style, col, first, last int) cell {
	x := f.none.x
	for _, part := range s.b.r.Models[0].Distribution.Levels {
		x += f.of(part)
	}
	c := numberCell(scoring.Round9(x), style)
	if s.wired != nil {
		c.formula = &formula{text: fmt.Sprintf("ROUND(SUM(%s),9)", area(col, first, col, last))}
	}
	return c
}

// customersWithout counts the customers without a grade: all but those who have one.
func (s *summary) customersWithout() *noGrade {
	n := &noGrade{x: float64(s.b.r.Credit.Ungraded(s.b.r).Count)}
	if s.wired != nil {
		all := s.b.r.Credit.Totals(s.b.r).Count
		n.text = fmt.Sprintf(`%d-COUNTIF(%s,">0")`, all, s.wired.models[0].level.all())
	}
	return n
}

// sumWithout is the formula of what the customers without a grade have in a column of the limits.
func (s *summary) sumWithout(col int, once bool) string {
	if s.wired == nil {
		return ""
	}
	at := s.b.credit.limits.place(col)
	if once {
		at = s.b.credit.limits.ofHeads(s.wired, col)
	}
	return fmt.Sprintf(`ROUND(SUM(%[1]s)-SUMIF(%[2]s,">0",%[1]s),9)`, at.all(), s.wired.models[0].level.all())
}

func (s *summary) dueWithout() string {
	if s.wired == nil {
		return ""
	}
	l := s.b.credit.limits
	due, word := l.place(l.due).all(), literal(l.dueWord())
	return fmt.Sprintf(`COUNTIF(%[1]s,%[2]s)-COUNTIFS(%[3]s,">0",%[1]s,%[2]s)`, due, word, s.wired.models[0].level.all())
}
