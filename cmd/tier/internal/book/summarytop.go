package book

import (
	"cmp"
	"math"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// usualTop is how many of the best customers the page shows where nobody asked for a number.
const usualTop = 10

// top lists the best customers of the first model, equal ones in input order; each leads to the row among the scores.
func (s *summary) top() {
	b, p, r := s.b, s.b.p, s.b.r
	m := &r.Models[0]
	best := m.Best(cmp.Or(s.asked.Top, usualTop))
	if len(best) == 0 {
		return
	}
	t := &report.Table{
		Header: []string{p.Sprintf("Rank"), p.Sprintf("Id"), p.Sprintf("Name")},
		Right:  []bool{true, false, false},
	}
	if r.Value != nil {
		t.Header, t.Right = append(t.Header, report.ValueHeader(r)), append(t.Right, true)
	}
	t.Header = append(t.Header, p.Sprintf("Score"), p.Sprintf("Tier"), p.Sprintf("Reason"))
	t.Right = append(t.Right, true, false, false)
	reason := r.Reasons(m, p)
	places := 0
	for _, row := range best {
		if r.Value != nil && !math.IsNaN(r.Value[row]) {
			places = moreDecimals(r.Value[row], places, 2)
		}
	}
	for _, row := range best {
		t.Rows = append(t.Rows, s.topCells(m, row, places, reason(row)))
	}
	s.section(p.Sprintf("The best customers: %d", len(best)))
	wide := s.spans(t)
	s.spread(s.headTexts(t, wide), wide, func(col int, c report.Cell) cell {
		return textCell(c.Text, b.style(topLook(t, col, headLook())))
	})
	columns, follow := s.topColumns(len(t.Header))
	for i, row := range best {
		n := s.customerRow(t, t.Rows[i], wide)
		if follow {
			s.followTop(n, wide, columns, s.wired.best(len(best)), i)
		} else {
			s.linkRow(n, t.Rows[i], wide, quoted(scoresName(b.p))+"!"+at(1, 2+row))
		}
	}
	s.gap()
}

// topCells are a customer's cells; places are the decimals of the values.
func (s *summary) topCells(m *result.Model, row, places int, reason string) []report.Cell {
	r := s.b.r
	cells := append([]report.Cell{countCell(m.Scores.Rank[row])}, report.Row(r.ID(row), r.Name(row))...)
	if r.Value != nil {
		cells = append(cells, number(r.Value[row], places))
	}
	cells = append(cells, number(m.Scores.Total[row], m.Spec.Decimals))
	return append(cells, report.Row(m.Tier(m.Final[row]), reason)...)
}

// number is a figure with fixed decimals; where there is none, the text says so.
func number(x float64, decimals int) report.Cell {
	text := report.Figure(x, decimals)
	if math.IsNaN(x) {
		return report.Cell{Text: text}
	}
	return report.Cell{Text: text, Kind: report.NumberCell, Number: x, Decimals: decimals}
}

// The columns of a customer's id and name, which lead to the customer's row.
const (
	topID   = 1
	topName = 2
)

// topLook is how a column is aligned: a text beside a figure keeps a distance from it.
func topLook(t *report.Table, col int, l look) look {
	l.align, l.indent = "left", 0
	if aligned(t.Right, col) {
		l.align = "right"
	}
	if aligned(t.Right, col) || col > topName {
		l.indent = 1
	}
	return l
}

// customerRow adds the row of a customer, and returns its number.
func (s *summary) customerRow(t *report.Table, cells []report.Cell, wide []int) int {
	s.spread(cells, wide, func(col int, c report.Cell) cell {
		l := topLook(t, col, look{line: hairline, wrap: true, middle: true, bold: col == 0})
		if c.Kind == report.NumberCell {
			l.wrap, l.format = false, decimals(wholeFormat, c.Decimals)
			return numberCell(c.Number, s.b.style(l))
		}
		l.link = (col == topID || col == topName) && c.Text != ""
		return textCell(c.Text, s.b.style(l))
	})
	return len(s.rows)
}

// linkRow lets a customer's id and name lead to a place.
func (s *summary) linkRow(n int, cells []report.Cell, wide []int, to string) {
	from := 1
	for col, c := range cells {
		if (col == topID || col == topName) && c.Text != "" {
			s.links = append(s.links, link{at(from, n), to})
		}
		from += wide[col]
	}
}
