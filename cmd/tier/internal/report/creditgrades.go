package report

import (
	"math"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// gradeBarWidth is how many columns the bar of the largest grade takes, beside so many figures.
const gradeBarWidth = 12

// gradeRow is what a grade, or those without one, have.
type gradeRow struct {
	tiering.Part
	result.CreditSum
	graded bool
}

// gradeBlock is the table of grades: customers, scores, limits, and what is in use of them.
func gradeBlock(r *result.Result, p words.Printer) Block {
	m := &r.Models[0]
	rows, all := gradeRows(r)
	var amounts []float64
	for _, g := range rows {
		amounts = append(amounts, g.Limit, g.Exposure, g.Excess)
	}
	in := moneyOf(r.Config.Credit.Unit, amounts...)
	t := listed(len(rows), gradeColumns(r, rows, all, in, p))
	bar := len(t.Header) - 1
	t.Spare = []int{bar, 3, 4} // the bar, the mean score, the range of scores
	notes := Tiers{Overrides: overrideLines(m, true, p)}
	for _, note := range m.Notes {
		notes.Notes = append(notes.Notes, p.Say(note))
	}
	b := Block{Heading: in.in(heading(r, m), p), Table: t, Lines: notes.lines(p)}
	if n := unknownExposure(r); n > 0 && hasExposure(r) {
		b.Lines = append(b.Lines, p.Sprintf("Customers whose exposure nobody knows: %d; they are in no sum of it", n))
	}
	return b
}

// gradeRows are the grades, best first, those without one where there are any, and all together.
func gradeRows(r *result.Result) (rows []gradeRow, all gradeRow) {
	d, c := r.Models[0].Distribution, r.Credit
	for i, sum := range c.ByGrade(r) {
		rows = append(rows, gradeRow{d.Levels[i], sum, true})
	}
	if none := c.Ungraded(r); none.Count > 0 {
		nan := math.NaN()
		rows = append(rows, gradeRow{tiering.Part{Share: nan, MeanScore: nan}, none, false})
	}
	return rows, gradeRow{d.All, c.Totals(r), true}
}

func gradeColumns(r *result.Result, rows []gradeRow, all gradeRow, in money, p words.Printer) []listColumn {
	decimals := r.Models[0].Spec.Decimals
	figures := func(header string, cell func(gradeRow) Cell) listColumn {
		return listColumn{header: header, right: true, cell: func(i int) Cell { return cell(rows[i]) }, total: cell(all)}
	}
	columns := []listColumn{
		{header: p.Sprintf("Grade"), cell: func(i int) Cell { return Cell{Text: gradeName(rows[i], p)} }, total: Cell{Text: p.Sprintf("Total")}},
		figures(p.Sprintf("Customers"), func(g gradeRow) Cell { return count(g.CreditSum.Count) }),
		figures(p.Sprintf("Share"), func(g gradeRow) Cell { return percent(g.Share) }),
		figures(p.Sprintf("Mean score"), func(g gradeRow) Cell { return figure(g.MeanScore, decimals) }),
		figures(p.Sprintf("Score range"), func(g gradeRow) Cell { return Cell{Text: span(g.Part, decimals)} }),
	}
	columns = append(columns, gradeAmounts(r, figures, in, p)...)
	if c := r.Config.Credit; c.Survey.Date != "" || len(c.Triggers) > 0 {
		columns = append(columns, figures(p.Sprintf("For review"), func(g gradeRow) Cell { return count(g.Due) }))
	}
	most := 0
	for _, g := range rows {
		most = max(most, g.CreditSum.Count)
	}
	return append(columns, listColumn{cell: func(i int) Cell {
		return Cell{Text: drawn(rows[i].CreditSum.Count, most, gradeBarWidth)}
	}})
}

// gradeAmounts are the columns of limits and of what is in use.
func gradeAmounts(r *result.Result, figures func(string, func(gradeRow) Cell) listColumn, in money, p words.Printer) []listColumn {
	of := func(header string, x func(gradeRow) float64) listColumn {
		return figures(header, func(g gradeRow) Cell { return in.cell(x(g)) })
	}
	var columns []listColumn
	if hasLimits(r) {
		columns = append(columns, figures(p.Sprintf("With limit"), func(g gradeRow) Cell { return count(g.Limits) }),
			of(p.Sprintf("Limits"), func(g gradeRow) float64 { return g.Limit }))
	}
	if hasExposure(r) {
		columns = append(columns, of(p.Sprintf("Exposure"), func(g gradeRow) float64 { return g.Exposure }))
	}
	if hasLimits(r) && hasExposure(r) {
		columns = append(columns, of(p.Sprintf("Excess"), func(g gradeRow) float64 { return g.Excess }))
	}
	return columns
}

func gradeName(g gradeRow, p words.Printer) string {
	if !g.graded {
		return p.Sprintf("Ungraded")
	}
	return g.Name
}

// unknownExposure is how many customers have an exposure that nobody knows.
func unknownExposure(r *result.Result) int {
	n := 0
	for row, e := range r.Credit.Exposed {
		if math.IsNaN(e.Own) && !r.IsAside(row) {
			n++
		}
	}
	return n
}
