package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// excessBlocks say who has more in use than the limit, and who has no limit.
func excessBlocks(r *result.Result, most int, p words.Printer) []Block {
	if !hasLimits(r) {
		return nil
	}
	var blocks []Block
	if hasExposure(r) {
		blocks = append(blocks, aboveLimit(r, most, p)...)
	}
	return append(blocks, withoutLimit(r, most, p)...)
}

// aboveLimit lists the customers above their limit, the largest excess first; a group by its head.
func aboveLimit(r *result.Result, most int, p words.Printer) []Block {
	c := r.Credit
	var heads []int
	for row, e := range c.Exposed {
		if c.Groups.Head[row] == row && e.Excess > 0 {
			heads = append(heads, row)
		}
	}
	if len(heads) == 0 {
		return nil
	}
	slices.SortStableFunc(heads, func(a, b int) int { return cmp.Compare(c.Exposed[b].Excess, c.Exposed[a].Excess) })
	shown := heads[:min(most, len(heads))]
	in := moneyOf(r.Config.Credit.Unit, excessAmounts(r, shown)...)
	columns := who(r, func(i int) int { return shown[i] }, p)
	columns = append(columns, listColumn{header: p.Sprintf("Grade"), cell: func(i int) Cell { return Cell{Text: c.Grade(shown[i])} }},
		in.column(p.Sprintf("Limit"), func(i int) float64 { return c.Exposed[shown[i]].Limit }, Cell{}),
		in.column(p.Sprintf("Exposure"), func(i int) float64 { return c.Exposed[shown[i]].Exposure }, Cell{}),
		in.column(p.Sprintf("Excess"), func(i int) float64 { return c.Exposed[shown[i]].Excess }, Cell{}),
		in.column(p.Sprintf("Collateral covers"), func(i int) float64 { return c.Exposed[shown[i]].Covered }, Cell{}),
		in.column(p.Sprintf("Cash needed"), func(i int) float64 { return c.Exposed[shown[i]].Cash }, Cell{}))
	total := c.Totals(r)
	all := moneyOf("", total.Excess, total.Cash)
	lines := append(shownOf(len(shown), len(heads), p),
		p.Sprintf("Above the limit in all: %s, of which collateral covers %s and %s takes cash", all.text(total.Excess), all.text(scoring.Round9(total.Excess-total.Cash)), all.text(total.Cash)))
	return []Block{{Heading: in.in(p.Sprintf("Customers and groups above their limit: %d", len(heads)), p), Table: listed(len(shown), columns),
		Lines: append(lines, groupLines(r, shown, p)...)}}
}

// excessAmounts are the amounts that stand in the table.
func excessAmounts(r *result.Result, heads []int) []float64 {
	var amounts []float64
	for _, row := range heads {
		e := r.Credit.Exposed[row]
		amounts = append(amounts, e.Limit, e.Exposure, e.Excess, e.Covered)
	}
	return amounts
}

// groupLines name the members of the groups, each once.
func groupLines(r *result.Result, heads []int, p words.Printer) []string {
	var lines []string
	for _, head := range heads {
		var others []string
		for _, row := range r.Credit.Groups.Members[head] {
			if row != head {
				others = append(others, called(r, row))
			}
		}
		if len(others) > 0 {
			lines = append(lines, p.Sprintf("%s shares its limit with %s", called(r, head), strings.Join(others, p.Sprintf(", "))))
		}
	}
	return lines
}

// withoutLimit counts the customers who have no limit, by the reason. Members of a group have that of its head.
func withoutLimit(r *result.Result, most int, p words.Printer) []Block {
	var reasons tally
	none, sharing := 0, 0
	for row, limit := range r.Credit.Limits {
		switch {
		case r.IsAside(row):
		case r.Credit.Groups.Head[row] != row:
			sharing++
		case !limit.Why.IsZero():
			none++
			reasons.add(p.Say(r.Spoken(limit.Why)))
		case limit.Amount == 0 || math.IsNaN(limit.Amount):
			none++
			reasons.add(p.Sprintf("the limit of the grade comes to 0"))
		}
	}
	if none == 0 {
		return nil
	}
	b := Block{Heading: p.Sprintf("No limit: %d", none), Table: reasons.table(p.Sprintf("Reasons"), most, p)}
	if sharing > 0 {
		b.Lines = []string{p.Sprintf("Customers who share the limit of another: %d; they are not counted here", sharing)}
	}
	return []Block{b}
}
