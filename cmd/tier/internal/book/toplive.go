package book

import (
	"fmt"
	"math"
	"strings"

	"tier/cmd/tier/internal/report"
	"tier/fileio"
)

// best are the rows, on the sheet of scores, of the n best customers of the first model: a column of the workings.
func (w *wiring) best(n int) place {
	if w.top.count > 0 {
		return w.top
	}
	m := w.models[0]
	rows := w.r.Models[0].Best(n)
	order := w.column(w.b.p.Sprintf("order by rank, then by row"), func(row int) fileio.Cell {
		if rank := w.r.Models[0].Scores.Rank[row]; rank > 0 {
			return fileio.Cell{Kind: fileio.Number, Num: float64(rank)*rowsInOrder + float64(row+2)}
		}
		return fileio.Cell{Kind: fileio.Text}
	}, live{text: func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s*%[2]d+ROW(),"")`, m.rank.at(w.w.name, row), rowsInOrder)
	}})
	w.top = place{w.w.name, w.w.add(working{header: w.b.p.Sprintf("rows of the best"), count: n,
		cell: func(row int) fileio.Cell { return fileio.Cell{Kind: fileio.Number, Num: float64(rows[row] + 2)} },
		live: live{text: func(row int) string {
			return fmt.Sprintf(`IF(ROW()-1>COUNT(%[1]s),"",MOD(SMALL(%[1]s,ROW()-1),%[2]d))`, order.all(), rowsInOrder)
		}}}), n}
	return w.top
}

// rowsInOrder is more than a sheet has rows: a rank times this, and a row, make one number.
const rowsInOrder = 10_000_000

// topColumns are the columns of the scores that the list of the best shows; not ok where one of them isn't there.
func (s *summary) topColumns(n int) (columns []int, ok bool) {
	if s.wired == nil {
		return nil, false
	}
	m := s.wired.scores.models[0]
	id, name := s.wired.scores.columnsOf("id"), s.wired.scores.columnsOf("name")
	r := s.b.r
	if len(id) != 1 || len(name) != 1 || !s.wired.spells(id[0], r.ID) || !s.wired.spells(name[0], r.Name) {
		return nil, false
	}
	columns = []int{m.rank, id[0], name[0]}
	if s.b.r.Value != nil {
		columns = append(columns, 0)
	}
	columns = append(columns, m.score, m.tier, m.reason)
	return columns, len(columns) == n && (s.b.r.Value == nil || s.wired.models[0].value.ok)
}

// spells reports whether a spreadsheet spells every cell of a column of the scores as tier calls the customer: a customer
// without an id is called by its row, a number as it was written, and a date in one way.
func (w *wiring) spells(col int, called func(row int) string) bool {
	for row := range w.n {
		spelling := ""
		switch c := w.scores.columns[col-1].Cell(row); c.Kind {
		case fileio.Empty:
		case fileio.Text:
			spelling = c.Text
		case fileio.Number:
			if spelling = spelled(c.Num); spelling == "" {
				return false
			}
		default:
			return false
		}
		if called(row) != spelling {
			return false
		}
	}
	return true
}

// followTop has the cells of the i-th best customer follow the scores; the id and the name lead to the customer's row.
func (s *summary) followTop(n int, wide, columns []int, best place, i int) {
	cells, from := s.rows[n-1].cells, 0
	row := fmt.Sprintf("%s!$%s$%d", quoted(best.sheet), column(best.col-1), i+2)
	for k, col := range columns {
		of := place{s.wired.name, col, s.wired.n}
		if col == 0 {
			of = s.wired.models[0].value.place
		}
		text := fmt.Sprintf("INDEX(%s,%s-1)", of.all(), row)
		switch {
		case col == 0:
			text = fmt.Sprintf("IF(ISNUMBER(%[1]s),%[1]s,%s)", text, literal(report.Figure(math.NaN(), 0)))
		case k == topID || k == topName:
			text = fmt.Sprintf(`HYPERLINK("#%s!A"&%s,%s&"")`, strings.ReplaceAll(quoted(s.wired.name), `"`, `""`), row, text)
		}
		cells[from].formula = &formula{text: fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, row, text)}
		from += wide[k]
	}
}
