package book

import (
	"fmt"
	"math"
	"strings"

	"tier/cmd/tier/internal/creditform"
	"tier/fileio"
	"tier/scoring"
)

// scoreSheet is 信用等级评分项目表: the rubric with what is known, the points, the score and the grade.
func (c *creditCase) scoreSheet() sheet {
	p, m := c.b.p, c.f.r.Credit.Model
	s := c.newPage(creditform.Score, c.score, []float64{20, 8, 12, 20, 22, 8, 8, 10})
	s.begin(p.Sprintf("Scoring of a customer's credit"))
	s.pairs(c.who(s))
	s.keys = nil
	s.rows[len(s.rows)-1].cells = s.rows[len(s.rows)-1].cells[:len(s.widths)] // who it is of, the survey says
	s.section(p.Sprintf("1. Items"))
	lines := c.lines(s)
	c.total(s, lines)
	s.section(p.Sprintf("2. Grade"))
	c.gradeLines(s)
	if len(m.Spec.Overrides) > 0 {
		s.section(p.Sprintf("3. Gates and caps"))
		c.gates(s)
	}
	s.signs(p.Sprintf("Scored by"), p.Sprintf("Checked by"))
	return s.finish(steel)
}

// scoreLine is a criterion on the sheet.
type scoreLine struct {
	scoring.Line
	value                          string // the cell of what is judged; "" where nothing follows from it here
	weight, full, points, weighted string // cells
}

// lines adds the criteria.
func (c *creditCase) lines(s *creditPage) []scoreLine {
	p := c.b.p
	standards := s.heading(p.Sprintf("Standard"))
	standards.over = 2
	s.line(formRowHeight, s.heading(p.Sprintf("Item")), s.heading(p.Sprintf("Weight")), s.heading(p.Sprintf("Figure or grade")), standards,
		s.heading(p.Sprintf("Points")), s.heading(p.Sprintf("Full marks")), s.heading(p.Sprintf("Weighted")))
	var lines []scoreLine
	for _, l := range c.judged() {
		lines = append(lines, c.valued(l))
	}
	for i := range lines {
		c.item(s, &lines[i])
	}
	c.weigh(s, lines)
	return lines
}

// judged are the customer's criteria with their points; without points where no criteria could be chosen.
func (c *creditCase) judged() []scoring.Line {
	m := c.f.r.Credit.Model
	card := m.Scores.Card(c.row)
	if len(card.Lines) > 0 {
		return card.Lines
	}
	var lines []scoring.Line
	for i := range m.Spec.Criteria {
		own := &m.Spec.Criteria[i]
		lines = append(lines, scoring.Line{Criterion: own, Points: math.NaN(), Max: own.Full(), Configured: own.Weight, Weighted: math.NaN()})
	}
	return lines
}

// valued finds the cell of what a criterion judges.
func (c *creditCase) valued(l scoring.Line) scoreLine {
	line := scoreLine{Line: l}
	if c.f.r.Ratings != nil && c.f.cfg.IsRated(l.Criterion.Name) || c.f.r.Credit.Model.Scores.Rubric(c.row) < 0 {
		return line // the panel says
	}
	switch rule := l.Criterion.Rule.(type) {
	case scoring.Rank:
	case scoring.Formula:
		x := rule.Expr.Numbers(c.f.r.Frame)[c.row]
		line.value = c.calculated(l.Criterion.Name+" = "+rule.Expr.Source(), rule.Expr, rounded9(x))
	default:
		read := l.Criterion.Reads()[0]
		line.value, _ = c.Field(read.Name, read.Kind)
	}
	return line
}

// item adds a criterion; its points follow its figure or grade.
func (c *creditCase) item(s *creditPage, l *scoreLine) {
	n, own := len(s.rows)+1, l.Criterion
	name := own.Name
	if len(own.Group) > 0 {
		name = own.GroupPath() + " · " + name
	}
	at := func(col int) string { return fixedCell(s.name, col, n) }
	l.weight, l.points, l.full, l.weighted = at(2), at(6), at(7), at(8)
	plain := c.b.style(look{line: grid, middle: true, align: "right", format: "General" + apart})
	figure := c.b.style(look{line: grid, middle: true, align: "right", format: "0.00" + apart})
	points := cell{Cell: figureOrBlank(l.Points), style: figure}
	if text, ok := c.pointsOf(l); ok {
		points.formula = &formula{text: text}
	}
	s.line(formRowHeight, s.label(name), span{cell: numberCell(own.Weight, plain)}, span{cell: c.judgedCell(s, l)}, s.told(c.standard(own), 2),
		span{cell: points}, span{cell: numberCell(own.Full(), plain)}, span{cell: cell{Cell: figureOrBlank(l.Weighted), style: figure}})
	c.results[scoring.PointsColumn(own.Name)] = l.points
}

// pointsOf is the formula of a criterion's points.
func (c *creditCase) pointsOf(l *scoreLine) (string, bool) {
	if l.value == "" {
		return "", false
	}
	own := l.Criterion
	cells := scoring.Cells{Value: l.value, Full: l.full, Given: spelledLong(own.Missing.Points)}
	if reads := own.Reads(); len(reads) > 1 {
		cells.Rating, _ = c.Field(reads[1].Name, reads[1].Kind)
	}
	cells.Column = c.work.grid(own.Name, own.Grid(), func(m scoring.Message) string { return c.b.p.Say(m) })
	text, ok := own.Formula(cells)
	return text, ok && fits(text)
}

// judgedCell shows what is judged.
func (c *creditCase) judgedCell(s *creditPage, l *scoreLine) cell {
	shown := cell{style: s.looks.mark}
	switch v := l.Value.(type) {
	case float64:
		shown.Cell, shown.style = figureOrBlank(scoring.Round9(v)), s.looks.number
		if c.isPercent(l.Criterion.Field) {
			shown.style = s.looks.percent
		}
	case string:
		shown.Cell = fileio.Cell{Kind: fileio.Text, Text: v}
	}
	if l.value == "" {
		return shown
	}
	kind := scoring.Number
	if reads := l.Criterion.Reads(); len(reads) > 0 {
		kind = reads[0].Kind
	}
	if kind == scoring.Number {
		if shown.Kind != fileio.Number {
			shown.Cell = fileio.Cell{Kind: fileio.Text}
		}
		return followed(shown.Cell, fmt.Sprintf(`IF(ISNUMBER(%[1]s),ROUND(%[1]s,9),"")`, l.value), shown.style)
	}
	now := c.f.value(l.Criterion.Field, scoring.Text, c.row)
	return followed(now, fmt.Sprintf(`IF(TRIM(%[1]s)="","",%[1]s)`, l.value), shown.style)
}

// isPercent reports whether a ratio or growth is shown as a percentage.
func (c *creditCase) isPercent(field string) bool {
	for i := range c.f.cfg.Credit.Ratios {
		if r := &c.f.cfg.Credit.Ratios[i]; r.Name == field {
			return r.Percent
		}
	}
	for i := range c.f.cfg.Credit.Growth {
		if c.f.cfg.Credit.Growth[i].Name == field {
			return true
		}
	}
	return false
}

// standard says what deserves how many points.
func (c *creditCase) standard(own *scoring.Criterion) string {
	p := c.b.p
	var parts []string
	if lines := gradeLines(own); len(lines) > 0 {
		for _, l := range lines {
			part := l.word + " " + l.points
			if l.standard != "" {
				part += p.Sprintf(": ") + l.standard
			}
			parts = append(parts, part)
		}
		return strings.Join(parts, p.Sprintf("; "))
	}
	g := own.Grid()
	for _, row := range g.Rows {
		from := c.entryText(row[0], own.Field)
		if _, word := row[0].Value.(float64); word && len(g.Header) > 0 {
			message := g.Header[0]
			from = p.Say(message) + " " + from
		}
		parts = append(parts, from+p.Sprintf(": ")+c.entryText(row[1], ""))
	}
	if rule, is := own.Rule.(scoring.Formula); is {
		parts = append(parts, c.f.spelled(p, rule.Expr))
	}
	return strings.Join(parts, p.Sprintf("; "))
}

func (c *creditCase) entryText(e scoring.Entry, field string) string {
	if message, is := e.Value.(scoring.Message); is {
		return c.b.p.Say(message)
	}
	switch v := e.Value.(type) {
	case float64:
		if field != "" && c.isPercent(field) {
			return decimal(scoring.Round9(v*100)) + "%"
		}
		return decimal(v)
	case string:
		return v
	}
	return ""
}
