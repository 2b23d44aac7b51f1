package book

import (
	"fmt"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// creditColumn is the first column of the tier table that says what the grades have of limits and exposure.
const creditColumn = tierHighest + 1

// creditFigures are the columns of what each grade has of limits and of what is owed against them. All customers,
// those without a grade too, are summed up in the last line; a group's limit is its head's, and counts once.
func (s *summary) creditFigures(m *result.Model) []figure {
	if s.b.credit == nil || s.b.credit.limits.own == 0 {
		return nil
	}
	p, l := s.b.p, s.b.credit.limits
	sums, total := map[string]result.CreditSum{}, result.CreditSum{}
	for i, sum := range s.b.r.Credit.ByGrade(s.b.r) {
		sums[m.Tier(i)] = sum
	}
	none := s.b.r.Credit.Ungraded(s.b.r)
	total = s.b.r.Credit.Totals(s.b.r)
	sumOf := func(t tiering.Part) result.CreditSum {
		if sum, ok := sums[t.Name]; ok && t.Name != m.Distribution.All.Name {
			return sum
		}
		return total
	}
	money := func(header string, of func(result.CreditSum) float64, col int, once bool) figure {
		n := moreDecimals(scoring.Round9(of(none)), 0, 2)
		for _, sum := range sums {
			n = moreDecimals(scoring.Round9(of(sum)), n, 2)
		}
		return figure{header: s.b.inUnit(header), format: decimals(wholeFormat, n), whole: true,
			of: func(t tiering.Part) float64 { return scoring.Round9(of(sumOf(t))) }, live: s.sumByLevel(col, once),
			none: &noGrade{scoring.Round9(of(none)), s.sumWithout(col, once)}}
	}
	return []figure{
		money(p.Sprintf("Limits"), func(c result.CreditSum) float64 { return c.Limit }, l.shared, true),
		money(p.Sprintf("Exposure"), func(c result.CreditSum) float64 { return c.Exposure }, l.own, false),
		money(p.Sprintf("Excess"), func(c result.CreditSum) float64 { return c.Excess }, l.excess, true),
		{header: p.Sprintf("Due for review"), format: wholeFormat, whole: true, of: func(t tiering.Part) float64 { return float64(sumOf(t).Due) }, live: s.dueByLevel(),
			none: &noGrade{float64(none.Due), s.dueWithout()}},
	}
}

// sumByLevel is the formula that sums up a column of the limits by the customers' grades; nil where nothing is a formula. Once
// is for what a group shares.
func (s *summary) sumByLevel(col int, once bool) func(level int, t tierCells) formula {
	if s.wired == nil {
		return nil
	}
	w, l := s.wired, s.b.credit.limits
	at := l.place(col)
	if once {
		at = l.ofHeads(w, col)
	}
	return func(level int, _ tierCells) formula {
		return formula{text: fmt.Sprintf("ROUND(SUMIF(%s,%s,%s),9)", w.models[0].level.all(), which(level), at.all())}
	}
}

func (s *summary) dueByLevel() func(level int, t tierCells) formula {
	if s.wired == nil {
		return nil
	}
	l := s.b.credit.limits
	return func(level int, _ tierCells) formula {
		return formula{text: fmt.Sprintf("COUNTIFS(%s,%s,%s,%s)", s.wired.models[0].level.all(), which(level), l.place(l.due).all(), literal(l.dueWord()))}
	}
}

// limits shows what each grade has of limits, and what it owes.
func (t *pictured) limits() chart {
	p := t.b.p
	shown := func(col int, look seriesLook) series {
		look.outline = navy
		return series{name: t.header(col), x: t.tiers.names(), y: t.figures(col), format: wholeFormat, look: look}
	}
	title := p.Sprintf("Limits and exposure by grade")
	return chart{
		kind: columnChart, title: title, about: p.Sprintf("Column chart: %s", title), legend: true,
		series: []series{shown(creditColumn, seriesLook{fill: pale, label: figureLabel}), shown(creditColumn+1, seriesLook{fill: navy, label: figureLabel})},
		x:      axis{title: p.Sprintf("Grade")}, y: axis{title: t.b.inUnit(p.Sprintf("Amount")), format: wholeFormat},
	}
}
