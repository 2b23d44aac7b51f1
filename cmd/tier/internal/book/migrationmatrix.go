package book

import (
	"fmt"

	"tier/cmd/tier/internal/report"
	"tier/scoring"
	"tier/tiering"
)

// matrixFigures is what of the customers a matrix shows.
type matrixFigures struct {
	format string
	of     func(tiering.Flow) float64
}

func countFigures() matrixFigures {
	return matrixFigures{wholeFormat, func(f tiering.Flow) float64 { return float64(f.Customers) }}
}

// matrix is a row for each tier before and a column for each tier after. Its margins are sums of its cells; live says the
// formula of a cell, and is nil where cells are fixed.
func (s *migration) matrix(m *tiering.Migration, f matrixFigures, live func(row, column int) string) {
	p := s.b.p
	rows, columns := report.MatrixNames(m, p)
	headers := append([]string{p.Sprintf("Before / after")}, columns...)
	for i := range headers {
		headers[i] = clean(headers[i])
	}
	top := s.headers(append(headers, p.Sprintf("Total")))
	last := 1 + len(columns)
	for i, name := range rows {
		n := len(s.rows) + 1
		cells := []cell{textCell(clean(name), s.b.style(look{line: hairline, bold: true, middle: true, wrap: true}))}
		for k := range columns {
			c := numberCell(scoring.Round9(f.of(m.Cells[i][k])), s.b.style(s.matrixLook(m, f, i, k)))
			if live != nil {
				if text := live(i, k); text != "" {
					c = following(c, text)
				}
			}
			cells = append(cells, c)
		}
		total := look{line: hairline, bold: true, fill: band, middle: true, align: "right", indent: 1, format: f.format}
		cells = append(cells, following(numberCell(scoring.Round9(f.of(m.Rows[i])), s.b.style(total)), rounded(fmt.Sprintf("SUM(%s)", area(2, n, last, n)))))
		s.add(max(pageRowHeight, heightIn(name, nameWidth)), cells...)
	}
	s.matrixTotals(m, f, top)
}

// matrixTotals is the row of the sums of the columns.
func (s *migration) matrixTotals(m *tiering.Migration, f matrixFigures, top int) {
	bottom := len(s.rows)
	l := look{line: totalLine, fill: band, bold: true, middle: true}
	cells := []cell{textCell(s.b.p.Sprintf("Total"), s.b.style(l))}
	l.align, l.indent, l.format = "right", 1, f.format
	for k, flow := range append(m.Columns[:len(m.Columns):len(m.Columns)], m.All) {
		text := rounded(fmt.Sprintf("SUM(%s)", area(2+k, top+1, 2+k, bottom)))
		cells = append(cells, following(numberCell(scoring.Round9(f.of(flow)), s.b.style(l)), text))
	}
	s.add(pageRowHeight, cells...)
}

// matrixLook shades the diagonal, on which customers stay, and shows zeros as dots so that the others are seen.
func (s *migration) matrixLook(m *tiering.Migration, f matrixFigures, row, column int) look {
	l := look{line: hairline, middle: true, align: "right", indent: 1, format: f.format + ";-" + f.format + `;"·"`}
	isTier := row < len(m.From) && column < len(m.To) && m.RungsFrom != nil
	switch {
	case !isTier:
		l.color = faint
	case m.RungsFrom[row] == m.RungsTo[column]:
		l.fill = pale
	case m.RungsTo[column] > m.RungsFrom[row]:
		l.color = warning
	default:
		l.color = steel
	}
	return l
}

// movesWiring is where a scored workbook has the levels and values that a matrix counts.
type movesWiring struct {
	counts, before, after func(row, column int) string
}

func (w *movesWiring) counted() func(row, column int) string {
	if w == nil {
		return nil
	}
	return w.counts
}

func (w *movesWiring) summed(after bool) func(row, column int) string {
	switch {
	case w == nil:
		return nil
	case after:
		return w.after
	}
	return w.before
}
