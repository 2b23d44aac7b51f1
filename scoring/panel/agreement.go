package panel

import (
	"strconv"

	"tier/scoring"
)

// Agreement is how far the raters agree: whether it is the customers that the ratings tell of, or those who rated them.
// All ratings count in it, those of own customers too, and each the same.
type Agreement struct {
	Unit     Unit
	Criteria []Group
	All      Group // of all criteria together: each customer on each of them is one case
}

// Group is the agreement of those who rated a criterion, or all.
type Group struct {
	Raters   int // who rated anything of it
	Cases    int // customers that somebody rated; of all criteria together, one on each criterion
	Shared   int // cases that two or more rated: alpha is of those
	Complete int // cases that all the raters rated: the intraclass correlations and W are of those

	// Nominal, Ordinal and Interval are Krippendorff's alpha: 1 is agreement, 0 is chance, and below raters contradict
	// each other. Nominal asks whether ratings are the same, Ordinal compares their order, Interval their distance.
	Nominal, Ordinal, Interval Figure
	ICC                        ICC
	// W is Kendall's coefficient of concordance, corrected for ties: from 0 to 1, where all raters put the customers in
	// the same order.
	W Figure
	// Verdict says what the interval alpha means. It is that one because a score adds ratings up as numbers.
	Verdict scoring.Message
}

// Agreement computes how far the raters agree, criterion by criterion and altogether.
func (p *Panel) Agreement(r *Ratings) *Agreement {
	units := r.units(len(p.Raters))
	a := &Agreement{Unit: r.Unit(), Criteria: make([]Group, len(r.Criteria)), All: groupOf(units, len(p.Raters))}
	for criterion := range a.Criteria {
		n := 0
		for n < len(units) && units[n].criterion == criterion {
			n++
		}
		a.Criteria[criterion] = groupOf(units[:n], len(p.Raters))
		units = units[n:]
	}
	return a
}

// groupOf computes the agreement on units of a panel of so many raters.
func groupOf(units []unit, raters int) Group {
	g := Group{Raters: ratersOf(units, raters), Cases: len(units)}
	var shared, complete [][]float64
	for _, u := range units {
		if len(u.values) >= 2 {
			shared = append(shared, u.values)
		}
		if len(u.values) == g.Raters {
			complete = append(complete, u.values)
		}
	}
	g.Shared, g.Complete = len(shared), len(complete)
	g.Nominal, g.Ordinal, g.Interval = alphas(shared, g.Raters)
	g.ICC = intraclass(complete, g.Raters)
	g.W = concordance(complete, g.Raters)
	g.Verdict = Reliability(g.Interval)
	return g
}

// ratersOf counts who rated any of the units.
func ratersOf(units []unit, raters int) int {
	rated, n := make([]bool, raters), 0
	for _, u := range units {
		for _, rater := range u.raters {
			if !rated[rater] {
				rated[rater] = true
				n++
			}
		}
	}
	return n
}

// From where on alpha lets conclusions be drawn: Krippendorff, Content Analysis, the chapter on reliability.
const (
	reliableFrom  = 0.8
	tentativeFrom = 0.667
)

// Reliability says what an alpha means.
func Reliability(alpha Figure) scoring.Message {
	text := strconv.FormatFloat(alpha.Value, 'f', 3, 64)
	switch x := in9(alpha.Value); {
	case !alpha.OK():
		return scoring.Say("not computable: %s", alpha.Why)
	case x >= reliableFrom:
		return scoring.Say("reliable: alpha is %s, at least %v", text, reliableFrom)
	case x >= tentativeFrom:
		return scoring.Say("for tentative conclusions only: alpha is %s, at least %v but below %v", text, tentativeFrom, reliableFrom)
	}
	return scoring.Say("not reliable: alpha is %s, below %v; the raters need common standards", text, tentativeFrom)
}

// few is why nothing can be said of cases that all raters rated: zero if there are enough of both.
func few(cases, raters int) scoring.Message {
	switch {
	case raters < 2:
		return scoring.Say("fewer than two raters rated anything")
	case cases < 2:
		return scoring.Say("%d were rated by all %d raters, and at least %d are needed", cases, raters, 2)
	}
	return scoring.Message{}
}
