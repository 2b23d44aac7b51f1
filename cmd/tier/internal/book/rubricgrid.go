package book

import (
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// grid adds a rule as a table, and returns where its columns stand.
func (s *rubricSheet) grid(c *scoring.Criterion, g scoring.Grid) func(i, rows int) string {
	if len(g.Rows) == 0 {
		return nil
	}
	title := s.titled(s.gridTitle(c))
	var headers []string
	for _, message := range g.Header {
		headers = append(headers, s.b.p.Say(message))
	}
	top := s.heads(headers...) + 1
	if len(c.Standards) > 0 {
		s.stretch(top-1, len(headers))
	}
	for _, entries := range g.Rows {
		var cells []cell
		height := float64(pageRowHeight)
		for i, e := range entries {
			e.Share = e.Share || i == 0 && s.judgesPercent(c)
			e.Input = e.Input && !s.b.overrules(c) // raters gave points by it, and nothing looks them up again
			cells = append(cells, s.entry(e))
			if e.Input {
				s.guard(i+1, len(s.rows)+1, gridKind(c, i))
			}
			if text, ok := e.Value.(string); ok && i >= 2 {
				height = max(height, heightIn(text, s.room(3, rubricColumns)))
			}
		}
		n := s.add(max(height, s.fit(cells[:min(2, len(cells))])), cells...)
		if len(c.Standards) > 0 {
			s.stretch(n, len(entries))
		}
	}
	s.checkGrid(c, title, top, len(g.Rows))
	s.gap()
	return func(i, rows int) string { return s.span(i+1, top, top+rows-1) }
}

// stretch lets the last cell of a row go on to the end of the page.
func (s *rubricSheet) stretch(n, last int) {
	cells := s.rows[n-1].cells
	for len(cells) < rubricColumns {
		cells = append(cells, cell{style: cells[last-1].style})
	}
	s.rows[n-1].cells = cells
	s.merges = append(s.merges, [2]string{at(last, n), at(rubricColumns, n)})
}

// entry is a cell of a rule's table.
func (s *rubricSheet) entry(e scoring.Entry) cell {
	l := look{line: hairline, align: "left", indent: 1, wrap: true, middle: true}
	switch v := e.Value.(type) {
	case float64:
		l.align, l.wrap = "right", false
		if e.Share {
			l.format = decimals("0", decimalsOf(v*100, 2)) + "%"
		}
		if e.Input {
			return s.input(v, l)
		}
		return numberCell(v, s.b.style(l))
	case scoring.Message:
		phrase := v
		return textCell(s.b.p.Say(phrase), s.b.style(l))
	case string:
		return textCell(v, s.b.style(l))
	}
	return cell{style: s.b.style(l)}
}

// gridTitle is the criterion's name, with the unit in which its rule states values.
func (s *rubricSheet) gridTitle(c *scoring.Criterion) string {
	if !judgesValues(c) {
		return c.Name
	}
	if _, unit := s.b.r.Called(c.Field); unit != "" {
		return s.b.p.Sprintf("%s (values in %s)", c.Name, unit)
	}
	return c.Name
}

// judgesValues reports whether the rule's table begins with values of the field.
func judgesValues(c *scoring.Criterion) bool {
	switch c.Rule.(type) {
	case scoring.Bands, scoring.Curve:
		return true
	}
	return false
}

// judgesPercent reports whether those values are fractions that people write as percentages.
func (s *rubricSheet) judgesPercent(c *scoring.Criterion) bool {
	if !judgesValues(c) {
		return false
	}
	if f, ok := s.b.r.Config.Field(c.Field); ok {
		return f.Type == fileio.PercentType
	}
	for _, d := range s.b.r.Config.Derive {
		if source := d.Expr.Source(); d.Name == c.Field {
			return strings.HasPrefix(source, "growth(") || strings.HasPrefix(source, "share(")
		}
	}
	return false
}

// gridKind is what the numbers in a column of a rule's table mean.
func gridKind(c *scoring.Criterion, col int) inputKind {
	_, isRank := c.Rule.(scoring.Rank)
	switch {
	case col == 0 && isRank:
		return shareInput
	case col == 0:
		return valueInput
	}
	return pointsInput
}
