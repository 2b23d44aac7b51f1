package report

import (
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/scoring/panel"
)

// Agreement is how far the raters agree, on each criterion and on all of them together.
func Agreement(r *result.Raters, p words.Printer) []Block {
	return []Block{alphaTable(r, p), intraclassTable(r, p)}
}

func alphaTable(r *result.Raters, p words.Printer) Block {
	missing := &gaps{}
	t := &Table{
		Header: []string{p.Sprintf("Criterion"), p.Sprintf("Raters"), p.Sprintf("Cases"), p.Sprintf("By two"), p.Sprintf("By all"),
			p.Sprintf("Nominal"), p.Sprintf("Ordinal"), p.Sprintf("Interval"), p.Sprintf("Kendall's W")},
		Right: []bool{false, true, true, true, true, true, true, true, true},
	}
	row := func(name string, g *panel.Group) []Cell {
		cells := []Cell{{Text: name}, count(g.Raters), count(g.Cases), count(g.Shared), count(g.Complete)}
		for _, f := range []panel.Figure{g.Nominal, g.Ordinal, g.Interval, g.W} {
			cells = append(cells, missing.cell(f, name, t.Header[len(cells)], reliability))
		}
		return cells
	}
	fill(t, r, row, p)
	b := Block{Heading: p.Sprintf("Agreement: Krippendorff's alpha (nominal, ordinal, interval) and Kendall's W"), Table: t}
	b.Lines = append(b.Lines, p.Sprintf("All criteria together: %s", r.Agreement.All.Verdict))
	for i := range r.Agreement.Criteria {
		if g := &r.Agreement.Criteria[i]; g.Interval.OK() && g.Verdict.Format != r.Agreement.All.Verdict.Format {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", r.Collected.Ratings.Criteria[i].Name, g.Verdict))
		}
	}
	b.Lines = append(b.Lines, missing.lines(p)...)
	b.Lines = append(b.Lines,
		p.Sprintf("A case is a customer whom somebody rated, of all criteria together a customer on one of them; alpha is of those that two or more rated, W of those that all rated"),
		p.Sprintf("Alpha: 1 is agreement, 0 is chance; nominal asks whether ratings are the same, ordinal compares their order, interval their distance"),
		p.Sprintf("W: 1 where all raters put the customers in the same order, 0 where their orders have nothing in common"))
	return b
}

func intraclassTable(r *result.Raters, p words.Printer) Block {
	missing := &gaps{columns: 6} // three for one rater, three for all
	t := &Table{
		Header: []string{p.Sprintf("Criterion"), "ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)"},
		Right:  []bool{false, true, true, true, true, true, true},
	}
	row := func(name string, g *panel.Group) []Cell {
		cells := Row(name)
		for _, s := range []panel.ICCs{g.ICC.Single, g.ICC.Average} {
			for _, f := range []panel.Figure{s.One, s.Two, s.Three} {
				cells = append(cells, missing.cell(f, name, t.Header[len(cells)], reliability))
			}
		}
		return cells
	}
	fill(t, r, row, p)
	return Block{Heading: p.Sprintf("Intraclass correlations (Shrout and Fleiss)"), Table: t, Lines: append(missing.lines(p),
		p.Sprintf("ICC: the part of the variance that is the customers'; (…,1) of one rater's ratings, (…,k) of the mean of all raters; of customers that all rated"),
		p.Sprintf("(1,…) each customer has raters of its own; (2,…) leniency counts as disagreement; (3,…) leniency doesn't matter"))}
}

// fill adds a row for each criterion, and one for all where there are several.
func fill(t *Table, r *result.Raters, row func(name string, g *panel.Group) []Cell, p words.Printer) {
	for i := range r.Agreement.Criteria {
		t.Rows = append(t.Rows, row(r.Collected.Ratings.Criteria[i].Name, &r.Agreement.Criteria[i]))
	}
	t.Footer = row(p.Sprintf("All together"), &r.Agreement.All)
}

func reliability(x float64) Cell { return figure(x, reliabilityDecimals) }

// nextSteps is what to do about what was found: whom to talk to, and what to change in the configuration.
func nextSteps(r *result.Raters, p words.Printer) Block {
	found := make(map[panel.Finding][]string)
	for i := range r.Stats.Raters {
		for _, v := range r.Stats.Raters[i].Verdicts {
			found[v.Finding] = append(found[v.Finding], r.Collected.Panel.Raters[i].Name)
		}
	}
	biased := slices.Concat(found[panel.FavoursOwn], found[panel.AgainstOwn])
	ofOwn := scoring.Say("Ratings of own customers are left out of the consensus already (own: exclude); show %s the table above", someOf(biased, p))
	if r.Collected.Panel.Own == panel.Keep {
		ofOwn = scoring.Say("Ratings of own customers count now (%s): own: exclude in the configuration's panel leaves them out", someOf(biased, p))
	}
	b := Block{Heading: p.Sprintf("What to do next")}
	step := func(names []string, m scoring.Message) {
		if len(names) > 0 {
			b.Lines = append(b.Lines, p.Say(m))
		}
	}
	step(biased, ofOwn)
	strict := slices.Concat(found[panel.TooLenient], found[panel.TooSevere])
	step(strict, scoring.Say("Go through the standards of the grades with %s; --adjusted shows what leniency changes", someOf(strict, p)))
	same, apart := found[panel.AllSame], found[panel.Apart]
	step(same, scoring.Say("Have %s rate again: the same points for everybody say nothing of the customers", someOf(same, p)))
	step(apart, scoring.Say("Ask %s what was rated: rows may have slipped, or a scale was read the other way round", someOf(apart, p)))
	return b
}
