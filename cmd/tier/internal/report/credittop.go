package report

import (
	"cmp"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// weakestShown is how many of a customer's weakest items are named.
const weakestShown = 3

// creditTop lists the best customers, by grade and then by score, with their limits, and what costs them most of the score.
func creditTop(r *result.Result, n int, p words.Printer) Block {
	m, c := &r.Models[0], r.Credit
	rows := bestGraded(m, n)
	var amounts []float64
	for _, row := range rows {
		amounts = append(amounts, c.Exposed[row].Limit, c.Exposed[row].Own)
	}
	in := moneyOf(r.Config.Credit.Unit, amounts...)
	columns := []listColumn{{header: p.Sprintf("Rank"), right: true, cell: func(i int) Cell { return count(m.Scores.Rank[rows[i]]) }}}
	columns = append(columns, who(r, func(i int) int { return rows[i] }, p)...)
	columns = append(columns,
		listColumn{header: p.Sprintf("Score"), right: true, cell: func(i int) Cell { return figure(m.Scores.Total[rows[i]], m.Spec.Decimals) }},
		listColumn{header: p.Sprintf("Grade"), cell: func(i int) Cell { return Cell{Text: c.Grade(rows[i])} }})
	if hasLimits(r) {
		columns = append(columns, in.column(p.Sprintf("Limit"), func(i int) float64 { return c.Exposed[rows[i]].Limit }, Cell{}))
	}
	if hasExposure(r) {
		columns = append(columns, in.column(p.Sprintf("Exposure"), func(i int) float64 { return c.Exposed[rows[i]].Own }, Cell{}))
	}
	columns = append(columns, listColumn{header: p.Sprintf("Weakest items"), cell: func(i int) Cell { return Cell{Text: weakest(m, rows[i], p)} }})
	t := listed(len(rows), columns)
	t.Spare = []int{0, 3} // the rank and the score
	return Block{Heading: in.in(p.Sprintf("The best customers: %d", len(rows)), p), Table: t,
		Lines: []string{p.Sprintf("Weakest items: those that cost most of the 100 points of the score")}}
}

// bestGraded are the rows of the n customers of the best grades, those of one grade by score: an override may have put a
// high score into a bad grade.
func bestGraded(m *result.Model, n int) []int {
	rows := m.Best(len(m.Final))
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(m.Final[a], m.Final[b]) })
	return rows[:min(n, len(rows))]
}

// weakest are the items that cost a customer most of the score, with how much.
func weakest(m *result.Model, row int, p words.Printer) string {
	var items []string
	for _, w := range m.Weakest(row, weakestShown) {
		items = append(items, w.Name+" -"+Figure(w.Lost, 1))
	}
	return strings.Join(items, p.Sprintf(", "))
}
