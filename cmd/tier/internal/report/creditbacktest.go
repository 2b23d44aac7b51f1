package report

import (
	"math"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit/backtest"
)

// backtestBlocks hold the grades against what became of the customers.
func backtestBlocks(r *result.Result, p words.Printer) []Block {
	b := r.Credit.Backtest
	if b == nil {
		return nil
	}
	if b.All.Customers == 0 {
		return []Block{{Heading: outcomeHeading(r, p), Lines: []string{p.Sprintf("Nothing says what became of any customer: there is nothing to compare")}}}
	}
	return []Block{defaultRates(r, b, p), discriminations(r, b, p)}
}

func outcomeHeading(r *result.Result, p words.Printer) string {
	return p.Sprintf("What became of the grades: %s", r.Headers([]string{r.Config.Credit.Outcome})[0])
}

// defaultRates are by grade, best first.
func defaultRates(r *result.Result, b *backtest.Result, p words.Printer) Block {
	var highest float64
	for _, g := range b.Grades {
		highest = math.Max(highest, orZero(g.Rate))
	}
	t := &Table{
		Header: []string{p.Sprintf("Grade"), p.Sprintf("Customers"), p.Sprintf("Defaulted"), p.Sprintf("Default rate"), p.Sprintf("95%% interval"), ""},
		Right:  []bool{false, true, true, true, true, false}, Spare: []int{5},
	}
	for _, g := range b.Grades {
		t.Rows = append(t.Rows, []Cell{{Text: g.Name}, count(g.Customers), count(g.Defaulted), rate(g.Rate), {Text: interval(g.Interval, rateText)},
			{Text: rateBar(g.Rate, highest)}})
	}
	if n := b.Ungraded.Customers; n > 0 {
		t.Rows = append(t.Rows, []Cell{{Text: p.Sprintf("Ungraded")}, count(n), count(b.Ungraded.Defaulted), rate(b.Ungraded.Rate), {Text: interval(b.Ungraded.Interval, rateText)},
			{Text: rateBar(b.Ungraded.Rate, highest)}})
	}
	t.Footer = []Cell{{Text: p.Sprintf("Total")}, count(b.All.Customers), count(b.All.Defaulted), rate(b.All.Rate), {Text: interval(b.All.Interval, rateText)}, {}}
	out := Block{Heading: outcomeHeading(r, p), Table: t,
		Lines: []string{p.Say(b.Order.Message)}}
	if b.Unknown > 0 {
		out.Lines = append(out.Lines, p.Sprintf("Customers of whom nobody knows what became: %d; they are in no figure", b.Unknown))
	}
	return out
}

// discriminations say how well scores and grades tell who defaults.
func discriminations(r *result.Result, b *backtest.Result, p words.Printer) Block {
	t := &Table{
		Header: []string{p.Sprintf("Told apart"), p.Sprintf("Customers"), p.Sprintf("Defaulted"), "AUC", p.Sprintf("95%% interval"), "Gini", "KS", p.Sprintf("KS at")},
		Right:  []bool{false, true, true, true, true, true, true, false},
	}
	byScore, byGrade := p.Sprintf("by score"), p.Sprintf("by grade")
	row := func(name string, d *backtest.Discrimination, at string) {
		t.Rows = append(t.Rows, []Cell{{Text: name}, count(d.Customers), count(d.Defaulted), figure(d.AUC, 3), {Text: interval(d.Interval, three)},
			figure(d.Gini, 3), figure(d.KS, 3), {Text: at}})
	}
	row(byScore, &b.ByScore, Figure(b.ByScore.KSAt, r.Models[0].Spec.Decimals))
	gradeAt := "–"
	if at := b.ByGrade.KSAt; !math.IsNaN(at) {
		gradeAt = b.Grades[int(at)].Name
	}
	row(byGrade, &b.ByGrade, gradeAt)
	return Block{Heading: p.Sprintf("Do they tell who defaults?"), Table: t, Lines: []string{
		p.Sprintf("%s: %s", byScore, b.ByScore.Verdict.Message), p.Sprintf("%s: %s", byGrade, b.ByGrade.Verdict.Message),
		p.Sprintf("An outcome that the figures of the list know of already proves nothing: it must be younger than they are"),
	}}
}

// rate is a share with two decimals, since default rates are small.
func rate(x float64) Cell {
	if math.IsNaN(x) {
		return Cell{Text: "–"}
	}
	return Cell{Text: rateText(x), Kind: PercentCell, Number: x, Decimals: 2}
}

func rateText(x float64) string { return Figure(x*100, 2) + "%" }

func three(x float64) string { return Figure(x, 3) }

func interval(i backtest.Interval, text func(float64) string) string {
	if math.IsNaN(i.Low) {
		return "–"
	}
	return text(i.Low) + "–" + text(i.High)
}

// rateBar draws a rate against the highest one.
func rateBar(rate, highest float64) string {
	if math.IsNaN(rate) || rate <= 0 || highest <= 0 {
		return ""
	}
	const fine = 1000
	return drawn(int(math.Max(1, math.Round(rate*fine))), int(math.Max(1, math.Round(highest*fine))), barWidth)
}

func orZero(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}
