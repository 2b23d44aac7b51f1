package book

import (
	"fmt"
	"slices"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// causes are what moved the customers in the last step, by what became of them: tiers up and down, and points. The sheet of the
// moves has the effects of each customer, which are added up here.
func (s *migration) causes() {
	sums, all := s.m.CauseSums()
	first := slices.IndexFunc(s.moves.columns, func(c result.MoveColumn) bool { return c.IsEffect })
	if len(sums) == 0 || first < 0 {
		return
	}
	p, shown := s.b.p, s.m.Causes.Shown()
	format := decimalFormat(s.m.Results[len(s.m.Results)-1].Decimals)
	points := causeTable{s, first, format, func(t *tiering.Tally, c tiering.Cause) float64 { return t.Score[c] }}
	tiers := causeTable{s, first + len(shown), wholeFormat, func(t *tiering.Tally, c tiering.Cause) float64 { return float64(t.Rungs[c]) }}
	tiers.add(p.Sprintf("Why customers moved: tiers up and down by what moved them, added up"), sums, &all)
	points.add(p.Sprintf("Why scores changed: points by what changed them, added up"), sums, &all)
}

// causeTable is a table of effects, which are the columns of the sheet of moves from one on, counted from 0.
type causeTable struct {
	s      *migration
	first  int
	format string
	of     func(t *tiering.Tally, cause tiering.Cause) float64
}

func (t *causeTable) add(heading string, sums []periods.CauseSum, all *tiering.Tally) {
	s, p := t.s, t.s.b.p
	s.section(heading)
	headers := []string{p.Sprintf("Move"), p.Sprintf("Customers")}
	for _, cause := range s.m.Causes.Shown() {
		headers = append(headers, p.Say(periods.CauseWord(cause)))
	}
	top := s.headers(headers)
	for i := range sums {
		t.line(p.Say(periods.Word(sums[i].State)), &sums[i].Tally, look{line: hairline}, func(col int) string { return t.counted(col, len(s.rows)+1) })
	}
	bottom := len(s.rows)
	t.line(p.Sprintf("Total"), all, look{line: totalLine, fill: band, bold: true}, func(col int) string { return "SUM(" + area(col, top+1, col, bottom) + ")" })
	s.gap()
}

// counted is the formula of a column, in a row whose first cell has the word of a move.
func (t *causeTable) counted(col, row int) string {
	moves := t.s.moves
	state := moves.column(moveStateColumn)
	if col == 2 { // who has a difference of the scores has effects
		difference := slices.IndexFunc(moves.columns, func(c result.MoveColumn) bool { return c.Now > 0 })
		return fmt.Sprintf(`COUNTIFS(%s,%s,%s,">=-1000000000")`, state, at(1, row), moves.column(difference+1))
	}
	return fmt.Sprintf("SUMIFS(%s,%s,%s)", moves.column(t.first+col-2), state, at(1, row))
}

func (t *causeTable) line(name string, sums *tiering.Tally, base look, text func(col int) string) {
	label := base
	label.middle, label.bold = true, true
	cells := []cell{textCell(name, t.s.b.style(label))}
	put := func(x float64, format string) {
		l := base
		l.align, l.indent, l.middle, l.format = "right", 1, true, format
		cells = append(cells, following(numberCell(scoring.Round9(x), t.s.b.style(l)), rounded(text(len(cells)+1))))
	}
	put(float64(sums.Customers), wholeFormat)
	for _, cause := range t.s.m.Causes.Shown() {
		put(t.of(sums, cause), signedFormat(t.format))
	}
	t.s.add(pageRowHeight, cells...)
}
