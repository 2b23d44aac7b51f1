package book

import (
	"fmt"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// criteria adds the table of a list of criteria, and below it the table of each rule.
func (s *rubricSheet) criteria(m *result.Model, criteria []scoring.Criterion) rubricList {
	p := s.b.p
	top := s.heads(p.Sprintf("Criterion"), p.Sprintf("Fields"), p.Sprintf("Weight"), p.Sprintf("Full marks"), p.Sprintf("Rule"),
		p.Sprintf("If missing"), p.Sprintf("Missing points"), p.Sprintf("Group"), p.Sprintf("Notes"))
	for range criteria {
		s.add(pageRowHeight) // filled in when it is known where the rules stand
	}
	sum := s.weights(m, criteria, top)
	s.gap()
	list := rubricList{sum: sum}
	for i := range criteria {
		c := &criteria[i]
		n := top + 1 + i
		at := rubricCriterion{weight: s.ref(rubricWeight, n), full: s.ref(rubricFull, n), given: s.ref(rubricGiven, n)}
		grid := c.Grid()
		at.grid = s.grid(c, grid)
		s.rows[top+i] = s.criterion(c, at, len(grid.Rows))
		s.guardCriterion(n, m.Spec.Relative, statesFull(c), c.Missing.Mode == scoring.Give)
		list.criteria = append(list.criteria, at)
	}
	return list
}

// weights adds the line of the weights' sum, and says where it is not what it must be.
func (s *rubricSheet) weights(m *result.Model, criteria []scoring.Criterion, top int) (sum string) {
	p, l := s.b.p, look{bold: true, fill: band, line: totalLine, align: "right", indent: 1}
	total := 0.0
	for i := range criteria {
		total += criteria[i].Weight
	}
	name := l
	name.align, name.indent = "center", 0
	cells := make([]cell, rubricColumns)
	for i := range cells {
		cells[i] = cell{style: s.b.style(name)}
	}
	cells[0] = textCell(p.Sprintf("Total"), s.b.style(name))
	n := len(s.rows) + 1
	weights := fmt.Sprintf("C%d:C%d", top+1, top+len(criteria))
	cells[2] = s.calculated(scoring.Round9(total), "ROUND(SUM("+weights+"),9)", l)
	s.add(pageRowHeight+2, cells...)
	s.checkWeights(m, top, n, l)
	return s.ref(rubricWeight, n)
}

// calculated is a cell of the page that formulas keep up to date, where there are any.
func (s *rubricSheet) calculated(x float64, text string, l look) cell {
	c := numberCell(x, s.b.style(l))
	if s.b.live {
		c.formula = &formula{text: text}
	}
	return c
}

// input is a number that may be edited.
func (s *rubricSheet) input(x float64, l look) cell {
	l.input = s.b.live
	return numberCell(x, s.b.style(l))
}

func (s *rubricSheet) criterion(c *scoring.Criterion, at rubricCriterion, rows int) row {
	p := s.b.p
	text := look{line: hairline, align: "left", indent: 1, wrap: true, middle: true}
	figure := look{line: hairline, align: "right", indent: 1, middle: true}
	name := text
	name.bold = true
	note := c.Note
	if f, ok := c.Rule.(scoring.Formula); ok {
		note = strings.TrimPrefix(note+"\n"+f.Expr.Source(), "\n")
	}
	if rule := s.panelRule(c); rule != "" {
		note = strings.TrimPrefix(note+"\n"+rule, "\n")
	}
	cells := []cell{
		textCell(c.Name, s.b.style(name)),
		textCell(s.fields(c), s.b.style(text)),
		s.input(c.Weight, figure),
		s.full(c, at, rows, figure),
		textCell(p.Say(ruleName(c.Rule)), s.b.style(text)),
		textCell(p.Say(missingName(c.Missing)), s.b.style(text)),
		s.given(c, figure),
		textCell(c.GroupPath(), s.b.style(text)),
		textCell(note, s.b.style(text)),
	}
	return row{s.fit(cells), cells}
}

// panelRule says how a criterion's points come about that a panel rates.
func (s *rubricSheet) panelRule(c *scoring.Criterion) string {
	p := s.b.p
	switch {
	case s.b.ratedBy(c) < 0:
		return ""
	case s.b.overrules(c):
		return p.Sprintf("rated by the evaluation group: %s", panelRule(s.b))
	}
	return p.Sprintf("rated by the evaluation group: %s; where it gave no points, the list counts", panelRule(s.b))
}

// full are the points that count as full marks: as stated, or the most that the rule gives.
func (s *rubricSheet) full(c *scoring.Criterion, at rubricCriterion, rows int, l look) cell {
	if statesFull(c) {
		return s.input(c.Full(), l)
	}
	column := 1
	if _, isRanges := c.Rule.(scoring.Ranges); isRanges {
		column = 2
	}
	return s.calculated(c.Full(), "MAX(0,"+at.grid(column, rows)+")", l)
}

// statesFull reports whether full marks are a figure of their own.
func statesFull(c *scoring.Criterion) bool {
	_, isFormula := c.Rule.(scoring.Formula)
	return isFormula || c.Max > 0
}

func (s *rubricSheet) given(c *scoring.Criterion, l look) cell {
	if c.Missing.Mode != scoring.Give {
		return cell{style: s.b.style(l)}
	}
	return s.input(c.Missing.Points, l)
}

// fields are what people call the fields that a criterion looks at.
func (s *rubricSheet) fields(c *scoring.Criterion) string {
	var names []string
	for _, read := range c.Reads() {
		names = append(names, words.InUnit(s.b.r.Called(read.Name)))
	}
	return strings.Join(names, s.b.p.Sprintf(", "))
}

func ruleName(r scoring.Rule) scoring.Message {
	switch r := r.(type) {
	case scoring.Grades:
		return scoring.Say("grades")
	case scoring.Bands:
		return scoring.Say("bands")
	case scoring.Curve:
		return scoring.Say("curve")
	case scoring.Ranges:
		return scoring.Say("ranges")
	case scoring.Rank:
		if r.Low {
			return scoring.Say("rank, lowest first")
		}
		return scoring.Say("rank")
	}
	return scoring.Say("formula")
}

func missingName(m scoring.Missing) scoring.Message {
	switch m.Mode {
	case scoring.Skip:
		return scoring.Say("skipped")
	case scoring.Give:
		return scoring.Say("given points")
	}
	return scoring.Say("not scored")
}
