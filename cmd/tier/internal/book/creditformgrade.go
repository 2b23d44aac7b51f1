package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// weigh adds to each line its weighted points: its part of the score.
func (c *creditCase) weigh(s *creditPage, lines []scoreLine) {
	whole := c.whole(lines)
	for i := range lines {
		l := &lines[i]
		cells := s.rows[len(s.rows)-len(lines)+i].cells
		cells[7].formula = &formula{text: fmt.Sprintf(`IF(ISNUMBER(%s),ROUND(%[1]s/%s*%s*100/%s,9),"")`, l.points, l.full, l.weight, whole)}
	}
}

// whole is the cell of what all weights come to that count: those of items that are skipped for want of a value don't.
func (c *creditCase) whole(lines []scoreLine) string {
	sum := 0.0
	var terms []string
	for _, l := range lines {
		if l.isSkippable() {
			terms = append(terms, fmt.Sprintf("IF(ISNUMBER(%s),%s,0)", l.points, l.weight))
			if math.IsNaN(l.Points) {
				continue
			}
		} else {
			terms = append(terms, l.weight)
		}
		sum += l.Criterion.Weight
	}
	return c.scalar("Σ", rounded9(sum), "ROUND("+strings.Join(terms, "+")+",9)")
}

func (l *scoreLine) isSkippable() bool { return l.Criterion.Missing.Mode == scoring.Skip }

// total adds the score: all points must be there, but for items that are skipped where they have no value.
func (c *creditCase) total(s *creditPage, lines []scoreLine) {
	m := c.f.r.Credit.Model
	var count, sum []string
	for _, l := range lines {
		judged := "ISNUMBER(" + l.points + ")"
		if l.isSkippable() && l.value != "" {
			judged = fmt.Sprintf(`OR(%s,TRIM(%s)="")`, judged, l.value)
		}
		count, sum = append(count, judged), append(sum, fmt.Sprintf("N(%s)/%s*%s", l.points, l.full, l.weight))
	}
	count = append(count, c.hangsOn()...)
	whole := c.scalarOf("Σ")
	text := fmt.Sprintf(`IF(AND(%s,%s>0),ROUND(ROUND(100*(%s)/%[2]s,11),%[4]d),"")`, strings.Join(count, ","), whole, strings.Join(sum, "+"), m.Spec.Decimals)
	score := m.Scores.Total[c.row]
	l := look{line: grid, bold: true, middle: true, align: "right", format: decimalFormat(m.Spec.Decimals) + apart}
	label := s.heading(c.b.p.Sprintf("Score"))
	label.over = 7
	made := cell{Cell: figureOrBlank(score), style: c.b.style(l)}
	if fits(text) && c.f.r.Credit.Model.Scores.Rubric(c.row) >= 0 {
		made.formula = &formula{text: text}
	}
	refs := s.line(formRowHeight+4, label, span{cell: made})
	c.points = refs[1]
	c.results[scoring.ScoreColumn], c.refs["credit_score"] = c.points, c.points
}

// scalarOf is the cell of the last working under a label.
func (c *creditCase) scalarOf(label string) string {
	column := c.work.columns[c.column-1]
	for i := len(column) - 1; i > 0; i-- {
		if column[i].Text == label {
			return fixedCell(c.work.name, c.column+1, i+1)
		}
	}
	return ""
}

// hangsOn are the conditions that what knock-outs and overrides read could be read: without that there is no score.
func (c *creditCase) hangsOn() []string {
	var rules []tiering.Condition
	for _, k := range c.f.cfg.Knockouts {
		rules = append(rules, k.When)
	}
	for _, o := range c.f.r.Credit.Model.Spec.Overrides {
		rules = append(rules, o.When)
	}
	var all []string
	for _, rule := range rules {
		if e, is := rule.(*scoring.Expr); is {
			if can := c.readable(e); can != "" {
				all = append(all, can)
			}
		}
	}
	return all
}

// gradeLines add the thresholds and the grade.
func (c *creditCase) gradeLines(s *creditPage) {
	p, m := c.b.p, c.f.r.Credit.Model
	var parts []string
	var names []fileio.Cell
	for _, l := range m.Spec.Scheme.Levels {
		part := l.Name
		if l.Min != nil {
			part = p.Sprintf("%s from %s on", l.Name, decimal(*l.Min))
		}
		parts, names = append(parts, part), append(names, fileio.Cell{Kind: fileio.Text, Text: l.Name})
	}
	list := c.work.list("\x00grades", p.Sprintf("Grade"), names)
	s.line(formRowHeight, s.label(p.Sprintf("Thresholds")), s.told(strings.Join(parts, p.Sprintf("; ")), 7))
	computed, calculated := c.computed()
	byScore := fileio.Cell{Kind: fileio.Text, Text: m.Tier(m.Computed[c.row])}
	nameOf := func(level string) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),INDEX(%[2]s,%[1]s),"")`, level, list)
	}
	refs := s.line(formRowHeight, s.label(p.Sprintf("Grade by the score")), span{cell: followed(byScore, nameOf(computed), s.looks.mark), over: 7})
	c.results[scoring.TierColumn] = refs[1]
	c.grade = c.overridden(computed)
	if !calculated {
		c.grade = computed
	}
	grade := c.b.style(look{line: grid, bold: true, middle: true, align: "center", size: 14, color: navy})
	final := fileio.Cell{Kind: fileio.Text, Text: m.Tier(m.Final[c.row])}
	refs = s.line(formRowHeight+8, s.heading(p.Sprintf("Grade")), span{cell: followed(final, nameOf(c.grade), grade), over: 7})
	c.named, c.refs["credit_grade"] = refs[1], refs[1]
}

// levelCell is the number of a level, from 1.
func levelFigure(level int) fileio.Cell {
	if level < 0 {
		return fileio.Cell{Kind: fileio.Text}
	}
	return fileio.Cell{Kind: fileio.Number, Num: float64(level + 1)}
}

// computed is the cell of the level that the score leads to, and whether it is calculated: what hangs on all customers is
// not.
func (c *creditCase) computed() (ref string, ok bool) {
	p, m := c.b.p, c.f.r.Credit.Model
	value := levelFigure(m.Computed[c.row])
	label := p.Sprintf("Grade by the score")
	if m.Spec.Scheme.By != tiering.Score {
		return c.scalar(label, levelFigure(m.Final[c.row]), ""), false
	}
	levels, text := m.Spec.Scheme.Levels, ""
	for i := len(levels) - 1; i >= 0; i-- {
		switch l := levels[i]; {
		case l.OverrideOnly:
		case l.Min == nil || text == "":
			text = fmt.Sprint(i + 1)
		default:
			text = fmt.Sprintf("IF(%s>=%s,%d,%s)", c.points, spelledLong(scoring.Round9(*l.Min)), i+1, text)
		}
	}
	return c.scalar(label, value, fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, c.points, text)), true
}

// overridden adds what each override does to the level, in order, and returns the cell of the last level.
func (c *creditCase) overridden(level string) string {
	m := c.f.r.Credit.Model
	at := m.Computed[c.row]
	for i, o := range m.Spec.Overrides {
		if c.isExpired(i) {
			continue
		}
		met := c.meets(i)
		to := fmt.Sprint(o.Tier + 1)
		switch {
		case o.AtLeast >= 0:
			to = fmt.Sprintf("MIN(%s,%d)", level, o.AtLeast+1)
		case o.AtMost >= 0:
			to = fmt.Sprintf("MAX(%s,%d)", level, o.AtMost+1)
		}
		if at >= 0 && c.f.met[i][c.row] == scoring.True {
			at = moveTo(o, at)
		}
		level = c.scalar(o.Name, levelFigure(at), fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(%[2]s=1,%[3]s,%[1]s),"")`, level, met, to))
	}
	return level
}

func (c *creditCase) isExpired(override int) bool {
	for _, i := range c.f.r.Credit.Model.Overridden.Expired {
		if i == override {
			return true
		}
	}
	return false
}

// meets adds whether an override meets the customer: 1 or 0.
func (c *creditCase) meets(i int) string {
	o, m := c.f.r.Credit.Model.Spec.Overrides[i], c.f.r.Credit.Model
	value := fileio.Cell{Kind: fileio.Number}
	if c.f.met[i][c.row] == scoring.True && m.Computed[c.row] >= 0 {
		value.Num = 1
	}
	text := ""
	if e, is := o.When.(*scoring.Expr); is {
		if met, ok := e.Certainly(c); ok {
			text = fmt.Sprintf("IF(AND(ISNUMBER(%s),%s),1,0)", c.points, met)
		}
	}
	c.refs["\x00met "+o.Name] = c.scalar(o.Name+"?", value, text)
	return c.refs["\x00met "+o.Name]
}

// gates list the overrides, with a tick at those that meet the customer.
func (c *creditCase) gates(s *creditPage) {
	p, m := c.b.p, c.f.r.Credit.Model
	when, effect := s.heading(p.Sprintf("When")), s.heading(p.Sprintf("Reason"))
	when.over, effect.over = 3, 2
	s.line(formRowHeight, s.heading(p.Sprintf("Rule")), when, s.heading(p.Sprintf("Effect")), effect, s.heading(p.Sprintf("Applies")))
	for i, o := range m.Spec.Overrides {
		if c.isExpired(i) {
			continue
		}
		condition := ""
		if e, is := o.When.(*scoring.Expr); is {
			condition = c.f.spelled(p, e)
		}
		tick := span{cell: cell{style: s.looks.mark}}
		if ref, ok := c.refs["\x00met "+o.Name]; ok {
			now := fileio.Cell{Kind: fileio.Text}
			if c.f.met[i][c.row] == scoring.True && m.Computed[c.row] >= 0 {
				now.Text = tickMark
			}
			tick.cell = followed(now, fmt.Sprintf(`IF(%s=1,%s,"")`, ref, literal(tickMark)), s.looks.mark)
		}
		s.line(formRowHeight, s.label(o.Name), s.told(condition, 3), s.told(p.Say(effectOf(o, m.Spec.Scheme.Levels)), 1), s.told(o.Reason, 2), tick)
	}
}

const tickMark = "✓"

func effectOf(o tiering.Override, levels []tiering.Level) scoring.Message {
	switch {
	case o.Tier >= 0:
		return scoring.Say("grade %s", levels[o.Tier].Name)
	case o.AtLeast >= 0:
		return scoring.Say("at least grade %s", levels[o.AtLeast].Name)
	}
	return scoring.Say("at most grade %s", levels[o.AtMost].Name)
}
