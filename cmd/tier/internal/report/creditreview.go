package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// reviewBlocks list who must be surveyed again, those with the most in use first, and count the reasons.
func reviewBlocks(r *result.Result, most int, p words.Printer) []Block {
	c := r.Credit
	var rows []int
	var reasons tally
	for row, due := range c.Due {
		if !due.IsDue() || r.IsAside(row) {
			continue
		}
		rows = append(rows, row)
		for i, why := range due.Reasons {
			if i == 0 && !due.Since.IsZero() {
				reasons.add(p.Sprintf("the credit survey has run out")) // each on a day of its own
				continue
			}
			reasons.add(p.Say(why))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(orLeast(c.Exposed[b].Own), orLeast(c.Exposed[a].Own)) })
	shown := rows[:min(most, len(rows))]
	var amounts []float64
	for _, row := range shown {
		amounts = append(amounts, c.Exposed[row].Own)
	}
	in := moneyOf(r.Config.Credit.Unit, amounts...)
	list := Block{Heading: in.in(p.Sprintf("Due for review: %d", len(rows)), p), Table: reviewTable(r, shown, in, p), Lines: shownOf(len(shown), len(rows), p)}
	return []Block{list, {Heading: p.Sprintf("Why reviews are due"), Table: reasons.table(p.Sprintf("Reasons"), max(most, listedUsually), p)}}
}

func reviewTable(r *result.Result, rows []int, in money, p words.Printer) *Table {
	columns := who(r, func(i int) int { return rows[i] }, p)
	columns = append(columns, listColumn{header: p.Sprintf("Grade"), cell: func(i int) Cell { return Cell{Text: r.Credit.Grade(rows[i])} }})
	if hasExposure(r) {
		columns = append(columns, in.column(p.Sprintf("Exposure"), func(i int) float64 { return r.Credit.Exposed[rows[i]].Own }, Cell{}))
	}
	columns = append(columns, listColumn{header: p.Sprintf("Reasons"), cell: func(i int) Cell {
		var said []string
		for _, why := range r.Credit.Due[rows[i]].Reasons {
			said = append(said, p.Say(why))
		}
		return Cell{Text: strings.Join(said, p.Sprintf("; "))}
	}})
	return listed(len(rows), columns)
}

// orLeast is below all amounts where there is none.
func orLeast(x float64) float64 {
	if math.IsNaN(x) {
		return math.Inf(-1)
	}
	return x
}
