package report

import (
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/scoring"
)

// creditBlock is a customer's ratios with their figures and references, the limit with its working, and what is used of it.
func creditBlock(r *result.Result, row int, p words.Printer) Block {
	c := r.Credit
	b := Block{Heading: p.Sprintf("Credit of %s %s", r.ID(row), r.Name(row))}
	if len(c.Ratios)+len(c.Growth) > 0 {
		b.Table = ratioTable(r, row, p)
	}
	b.Lines = append(gradeLines(c, row, p), limitLines(r, row, p)...)
	for _, why := range c.Due[row].Reasons {
		b.Lines = append(b.Lines, p.Sprintf("Due for a new survey: %s", why))
	}
	return b
}

func ratioTable(r *result.Result, row int, p words.Printer) *Table {
	t := &Table{
		Header: []string{p.Sprintf("Ratio"), p.Sprintf("Formula"), p.Sprintf("Figures"), p.Sprintf("Value"), p.Sprintf("Reference"), p.Sprintf("Verdict"), p.Sprintf("Cell")},
		Right:  []bool{false, false, true, true, false, false, false},
		Spare:  []int{6, 1},
	}
	for i := range r.Credit.Ratios {
		m := &r.Credit.Ratios[i]
		formula, figures := r.Spelled(m.Ratio.Field), ""
		if m.Ratio.Of != nil {
			formula = r.Quotient(m.Ratio)
			figures = short(m.Of[row]) + " ÷ " + short(m.To[row])
		}
		t.Rows = append(t.Rows, Row(m.Ratio.Title, formula, figures, ratioFigure(m.Value[row], m.Ratio.Percent), p.Say(m.Reference[row].Words(m.Ratio.Percent)),
			verdictOrWhy(m.Verdict[row], m.Why[row], p), strings.Join(r.CellsOf(row, m.Ratio.Name), " ")))
	}
	for i := range r.Credit.Growth {
		g := &r.Credit.Growth[i]
		var years []string
		for _, year := range g.Years {
			years = append(years, short(year[row]))
		}
		t.Rows = append(t.Rows, Row(g.Growth.Title, p.Sprintf("a year, of %s", strings.Join(r.Headers(g.Growth.Of), p.Sprintf(", "))), strings.Join(years, " → "),
			ratioFigure(g.Value[row], true), "", verdictOrWhy(credit.NoVerdict, g.Why[row], p), strings.Join(r.CellsOf(row, g.Growth.Name), " ")))
	}
	return t
}

// ratioFigure is a ratio, as a percentage where it is read as one.
func ratioFigure(x float64, percent bool) string {
	if percent && !math.IsNaN(x) {
		return Percent(x)
	}
	return short(x)
}

func verdictOrWhy(v credit.Verdict, why scoring.Message, p words.Printer) string {
	switch {
	case !why.IsZero():
		return p.Say(why)
	case v == credit.Good:
		return p.Sprintf("as it should be")
	case v == credit.TooLow:
		return p.Sprintf("too low")
	case v == credit.TooHigh:
		return p.Sprintf("too high")
	}
	return ""
}

func gradeLines(c *result.Credit, row int, p words.Printer) []string {
	if c.Grade(row) == "" {
		return nil
	}
	lines := []string{p.Sprintf("Grade: %s (%s)", c.Grade(row), Figure(c.Model.Scores.Total[row], c.Model.Spec.Decimals))}
	var weak []string
	for _, w := range c.Model.Weakest(row, weakestShown) {
		weak = append(weak, p.Sprintf("%s (-%s)", w.Name, short(w.Lost)))
	}
	if len(weak) > 0 {
		lines = append(lines, p.Sprintf("Weakest: %s", scoring.List(weak)))
	}
	return lines
}

func limitLines(r *result.Result, row int, p words.Printer) []string {
	limit, e := r.Credit.Limits[row], r.Credit.Exposed[row]
	lines := []string{p.Sprintf("Limit: none: %s", limit.Why)}
	if limit.Why.IsZero() {
		lines[0] = p.Sprintf("Limit: %s", r.Spoken(limit.Working(&r.Config.Credit.Limits, r.Credit.Model.Final[row])))
	}
	if head := r.Credit.Groups.Head[row]; head >= 0 && len(r.Credit.Groups.Members[head]) > 1 {
		var ids []string
		for _, member := range r.Credit.Groups.Members[head] {
			ids = append(ids, r.ID(member))
		}
		lines = append(lines, p.Sprintf("Group of %s, which has one limit of %s: %s", r.ID(head), short(e.Limit), scoring.List(slices.Clip(ids))))
	}
	if math.IsNaN(e.Exposure) {
		return lines
	}
	lines = append(lines, p.Sprintf("Exposure: %s, available %s", short(e.Exposure), short(e.Available)))
	if e.Excess > 0 {
		lines = append(lines, p.Sprintf("Above the limit: %s, of which %s is covered by collateral; %s must be paid in cash", short(e.Excess), short(e.Covered), short(e.Cash)))
	}
	return lines
}
