package book

import (
	"cmp"
	"fmt"
	"strings"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// movesSheet is the sheet of who moved: a line for each customer of any of the results, those who moved first.
type movesSheet struct {
	b        *workbook
	m        *periods.Moves
	columns  []result.MoveColumn
	profiles []profile
	rows     []int // customers, in the order of the sheet
	// follow is the formula of a cell of a scored workbook, "" for none; nil where all is fixed but differences.
	follow func(c *result.MoveColumn, row int) string
}

func movesName(p words.Printer) string { return p.Sprintf("Moves") }

// Columns of the sheet that the sheet of the migration looks at.
const moveStateColumn = 3

func newMovesSheet(b *workbook, m *periods.Moves) *movesSheet {
	s := &movesSheet{b: b, m: m, columns: result.MoveColumns(m, b.p), rows: m.Listed()}
	s.prepare()
	return s
}

// prepare looks at the cells of the columns.
func (s *movesSheet) prepare() {
	for i := range s.columns {
		of := s.columns[i].Cell
		s.columns[i].Cell = func(row int) fileio.Cell { return of(s.rows[row]) }
		c := s.columns[i].Column
		if s.columns[i].IsMoney {
			c.Kind = result.InputColumn // whose figures are all looked at
		}
		p := examine(c, len(s.rows))
		p.dictionary = dictionary{}
		s.profiles = append(s.profiles, p)
	}
	s.shareMoneyFormat()
}

// shareMoneyFormat gives all columns of money the decimals that any of them has, two at most: so they have elsewhere.
func (s *movesSheet) shareMoneyFormat() {
	places := 0
	for i, c := range s.columns {
		if c.IsMoney {
			places = max(places, min(s.profiles[i].decimals, 2))
		}
	}
	for i, c := range s.columns {
		if c.IsMoney {
			s.profiles[i].formats.Number = decimals(wholeFormat, places)
		}
	}
}

func (s *movesSheet) check() error { return checkSize(len(s.rows), len(s.columns)) }

// column is a column of the sheet in a formula of another; the first is 1.
func (s *movesSheet) column(col int) string {
	return fixed(movesName(s.b.p), col, 2, 1+max(1, len(s.rows)))
}

func (s *movesSheet) sheet() sheet {
	var widths []float64
	for i, c := range s.columns {
		widths = append(widths, max(columnWidth(c.Column, s.profiles[i]), headWidth(&s.columns[i])))
	}
	return sheet{
		name: movesName(s.b.p), tab: steel, rowHeight: scoresRowHeight, frozenRows: 1, frozenCols: 2, filtered: true,
		paper: paperFor(widths), widths: widths, rules: s.rules(),
		content: content{count: 1 + len(s.rows), columns: len(s.columns), row: s.row(widths)},
	}
}

// headLines are the two lines of a header that says of which result its figures are, so that no date breaks.
func headLines(c *result.MoveColumn) (what, of string, ok bool) {
	of = clean(c.Of)
	what, ok = strings.CutSuffix(clean(c.Header), of)
	return strings.TrimSpace(what), of, ok && of != ""
}

// headWidth is what a header of two lines takes: all of the second, and of the first as much as is usual.
func headWidth(c *result.MoveColumn) float64 {
	const button, usual = 3, 12 // the filter has a button
	what, of, ok := headLines(c)
	if !ok {
		return 0
	}
	return float64(max(min(widerText(what, 0), usual), min(widerText(of, 0), widestColumn)) + button)
}

// rules colour who moved up, and who moved down or went.
func (s *movesSheet) rules() []rule {
	if len(s.rows) == 0 {
		return nil
	}
	return s.b.moveRules(area(moveStateColumn, 2, moveStateColumn, 1+len(s.rows)), at(moveStateColumn, 2))
}

// moveRules colour words of moves.
func (b *workbook) moveRules(where, top string) []rule {
	var rules []rule
	for _, state := range []tiering.State{tiering.Up, tiering.Down, tiering.Lost} {
		color, fill := warning, ""
		if state == tiering.Up {
			color, fill = steel, pale
		}
		is := fmt.Sprintf("EXACT(%s,%s)", top, literal(result.MoveText(state, b.p)))
		rules = append(rules, rule{where, is, b.differential(color, fill)})
	}
	return rules
}

// row makes the rows.
func (s *movesSheet) row(widths []float64) func(n int, cells []cell) row {
	header, looks := s.header(widths), s.looks()
	return func(n int, cells []cell) row {
		if n == 0 {
			return header
		}
		for i, c := range s.columns {
			cells[i] = cell{Cell: c.Cell(n - 1)}
			cells[i].Text = cut(cells[i].Text)
			cells[i].style = looks[i].of(cells[i].Kind, false)
			if c.Now > 0 {
				cells[i].formula = &formula{text: fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),ROUND(%[1]s-%[2]s,9),"")`, at(c.Now, n+1), at(c.Before, n+1))}
			} else if s.follow != nil {
				if text := s.follow(&c, n-1); text != "" {
					cells[i].formula = &formula{text: text}
				}
			}
			if cells[i].formula != nil && !s.b.live {
				cells[i].formula = nil
			} else if cells[i].formula != nil && cells[i].Kind == fileio.Empty {
				cells[i].Kind = fileio.Text // of the formula: ""
			}
		}
		return row{cells: cells}
	}
}

func (s *movesSheet) header(widths []float64) row {
	const padding = 2
	cells, height := make([]cell, 0, len(s.columns)), 38.0
	for i, c := range s.columns {
		head := headLook()
		if c.Kind == result.InputColumn {
			head.fill = headerFill(c.Kind)
		}
		text := cut(clean(c.Header))
		if what, of, ok := headLines(&c); ok {
			text = what + "\n" + of
		}
		cells = append(cells, textCell(text, s.b.style(head)))
		height = max(height, heightIn(text, int(widths[i])-padding))
	}
	return row{height: height, cells: cells}
}

// looks are the styles of the columns; differences have their sign.
func (s *movesSheet) looks() []columnStyles {
	var all []columnStyles
	for i, c := range s.columns {
		decimals := s.m.Results[len(s.m.Results)-1].Decimals
		if c.Kind == result.BesideColumn {
			decimals = s.profiles[i].decimals
		}
		looks := s.b.columnStyles(c.Kind, s.profiles[i], decimals, false)
		if c.Now > 0 {
			format := cmp.Or(s.profiles[i].formats.Number, decimalFormat(decimals))
			looks.number = s.b.style(look{line: hairline, align: "right", indent: 1, format: signedFormat(format)})
		} else if c.IsMoney {
			looks.number = s.b.style(look{line: hairline, align: "right", indent: 1, format: s.profiles[i].formats.Number})
		}
		all = append(all, looks)
	}
	return all
}
