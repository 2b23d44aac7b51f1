package book

import (
	"fmt"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// rubricCheck is a condition that edited figures must meet, and what is said where they don't. Texts and blanks among the
// figures don't meet it.
type rubricCheck struct {
	conditions []string
	said       string
}

// checked is the formula that says the first check that fails; "" where there is none.
func checked(checks ...rubricCheck) string {
	text := `""`
	for i := len(checks) - 1; i >= 0; i-- {
		text = fmt.Sprintf("IF(AND(%s),%s,%s)", strings.Join(checks[i].conditions, ","), text, literal(checks[i].said))
	}
	return text
}

// titled adds the title of a table, with room beside it for what is said of figures that don't fit.
func (s *rubricSheet) titled(text string) int {
	style := s.b.style(look{bold: true, color: navy, middle: true})
	cells := make([]cell, rubricColumns)
	for i := range cells {
		cells[i].style = style
	}
	cells[0] = textCell(clean(text), style)
	n := s.add(22, cells...)
	s.merges = append(s.merges, [2]string{at(1, n), at(rubricSaid-1, n)}, [2]string{at(rubricSaid, n), at(rubricColumns, n)})
	return n
}

// check has a cell say in red which of the checks fails.
func (s *rubricSheet) check(col, row int, l look, checks ...rubricCheck) {
	text := checked(checks...)
	if !s.b.live || !fits(text) {
		return
	}
	l.align, l.color, l.bold = "left", warning, true
	s.rows[row-1].cells[col-1] = cell{style: s.b.style(l), formula: &formula{text: text}}
	s.checks = append(s.checks, s.ref(col, row))
}

// checkWeights checks the weights and full marks of criteria, whose sum stands in the row n, the last.
func (s *rubricSheet) checkWeights(m *result.Model, top, n int, l look) {
	p, count := s.b.p, n-1-top
	weights, full := area(rubricWeight, top+1, rubricWeight, n-1), area(rubricFull, top+1, rubricFull, n-1)
	sum := rubricCheck{[]string{at(rubricWeight, n) + "=100"}, p.Sprintf("the weights must sum to 100")}
	if m.Spec.Relative {
		sum = rubricCheck{[]string{at(rubricWeight, n) + ">0"}, p.Sprintf("some weight must be above 0")}
	}
	s.check(rubricWeight+1, n, l, sum,
		rubricCheck{[]string{allNumbers(weights, count), "MIN(" + weights + ")>=0"}, p.Sprintf("no weight may be missing or below 0")},
		rubricCheck{[]string{allNumbers(full, count), "MIN(" + full + ")>0"}, p.Sprintf("full marks must be above 0")})
}

// allNumbers is the condition that so many cells of a range are numbers.
func allNumbers(cells string, count int) string { return fmt.Sprintf("COUNT(%s)=%d", cells, count) }

// stepwise is the condition that each cell of a column beats the next one.
func stepwise(col, top, bottom int, falling bool) []string {
	if top >= bottom {
		return nil
	}
	wrong := ">="
	if falling {
		wrong = "<="
	}
	return []string{fmt.Sprintf("SUMPRODUCT(--(%s%s%s))=0", area(col, top, col, bottom-1), wrong, area(col, top+1, col, bottom))}
}

// checkLevels checks what leads to the levels.
func (s *rubricSheet) checkLevels(scheme *tiering.Scheme, title int, at rubricLevels) {
	l := look{middle: true}
	if scheme.By == tiering.Score {
		if check := s.thresholds(scheme, at); len(check.conditions) > 0 && at.count <= mostLevels {
			s.check(rubricSaid, title, l, check)
		}
		return
	}
	shares, count := area(2, at.top, 2, at.top+at.count-1), 0
	for _, level := range scheme.Levels {
		if level.Share != nil {
			count++
		}
	}
	s.check(rubricSaid, title, l, rubricCheck{
		[]string{allNumbers(shares, count), "MIN(" + shares + ")>0", "ROUND(SUM(" + shares + "),9)=1"},
		s.b.p.Sprintf("the shares must sum to 100%%, and none may be missing or 0")})
}

// thresholds is the check that they fall from level to level, and leave every level and score something.
func (s *rubricSheet) thresholds(scheme *tiering.Scheme, at rubricLevels) rubricCheck {
	var all, falls []string
	for i, level := range scheme.Levels {
		if level.Min == nil {
			continue
		}
		ref := fmt.Sprintf("B%d", at.top+i)
		if len(all) > 0 {
			falls = append(falls, all[len(all)-1]+">"+ref)
		}
		all = append(all, ref)
	}
	if len(all) == 0 {
		return rubricCheck{}
	}
	lowest := all[len(all)-1] + ">0"
	for _, level := range scheme.Levels {
		if !level.OverrideOnly && level.Min != nil && *level.Min == 0 {
			lowest = all[len(all)-1] + "=0"
		}
	}
	conditions := append([]string{allNumbers(fmt.Sprintf("B%d:B%d", at.top, at.top+at.count-1), len(all)), all[0] + "<=100", lowest}, falls...)
	return rubricCheck{conditions, s.b.p.Sprintf("thresholds must fall from row to row, from 100 at most, and none may be missing")}
}

// checkGrid checks the table of a rule, whose rows begin at top.
func (s *rubricSheet) checkGrid(c *scoring.Criterion, title, top, rows int) {
	bottom := top + rows - 1
	points := area(2, top, 2, bottom)
	conditions := []string{allNumbers(points, rows), "MIN(" + points + ")>=0"}
	steps, falling, phrase := 0, false, scoring.Say("no figure may be missing or below 0")
	rises := scoring.Say("each value must be higher than the one above it, and no figure may be missing")
	switch r := c.Rule.(type) {
	case scoring.Bands:
		steps, falling, phrase = len(r.Steps), !r.AtMost, rises
		if falling {
			phrase = scoring.Say("each value must be lower than the one above it, and no figure may be missing")
		}
	case scoring.Curve:
		steps, phrase = len(r.Knots), rises
	case scoring.Rank:
		steps, phrase = len(r.Cuts), scoring.Say("the shares must rise from row to row, up to 100%%, and no figure may be missing")
		if cuts := area(1, top, 1, top+steps-1); steps > 0 {
			conditions = append(conditions, "MIN("+cuts+")>0", "MAX("+cuts+")<=1")
		}
	case scoring.Ranges:
		highest := area(3, top, 3, bottom)
		conditions = append(conditions, allNumbers(highest, rows), fmt.Sprintf("SUMPRODUCT(--(%s>%s))=0", points, highest))
		phrase = scoring.Say("no figure may be missing, and no lowest points may be above the highest")
	}
	if steps > 0 {
		conditions = append(conditions, allNumbers(area(1, top, 1, top+steps-1), steps))
		conditions = append(conditions, stepwise(1, top, top+steps-1, falling)...)
	}
	s.check(rubricSaid, title, look{middle: true}, rubricCheck{conditions, s.b.p.Say(phrase)})
}

// misfits adds how many checks of the rubric fail, and is the formula of what is said of them elsewhere.
func (w *wiring) misfits() string {
	p := w.b.p
	own := map[int]string{}
	for i, ref := range w.rubric.checks {
		own[i] = fmt.Sprintf(`IF(%s="",0,1)`, ref)
	}
	all := place{w.w.name, w.w.add(working{header: p.Sprintf("figures of the rubric that don't fit"), count: len(own), live: live{own: own},
		cell: func(int) fileio.Cell { return figureOrBlank(0) }}), len(own)}
	return fmt.Sprintf(`IF(SUM(%s)=0,"",%s)`, all.all(), literal(p.Sprintf("the sheet %s has figures that don't fit: see the red lines there", w.rubric.name)))
}
