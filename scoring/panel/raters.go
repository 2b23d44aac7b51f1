package panel

import (
	"math"

	"tier/scoring"
)

// Stats is what the ratings say of the raters.
type Stats struct {
	Unit   Unit
	Full   float64 // full marks in the unit; NaN where there are no criteria
	Raters []RaterStats
}

// RaterStats is what the ratings say of one rater. Amounts are in the unit of the Stats. The others are those who rated the
// same customer on the same criterion; each of them counts the same there, whatever his weight.
type RaterStats struct {
	Ratings   int // all that he gave, those of own customers too
	Customers int // that he rated on any criterion
	Shared    int // ratings of what others rated too

	Mean   Figure // of what he gives
	Spread Figure // the standard deviation of what he gives, of n-1 degrees of freedom
	// Same is true where every criterion is rated the same for all customers, of which there are three at least.
	Same bool
	// Lenient is the mean of his rating less the mean of the others: above 0 he is lenient, below 0 severe.
	Lenient Figure
	// Effect is how lenient he is by way of everybody that he can be compared with, own customers left aside; see effects.
	// Where all rate everything and own nothing, it is Lenient × (n-1)/n.
	Effect Figure
	// Correlation is Pearson's, of his ratings with the means of the others.
	Correlation Figure

	Own      OwnCustomers
	Verdicts []Verdict // one at least
}

// OwnCustomers is how a rater treats the customers that he owns.
type OwnCustomers struct {
	Rated    int // own customers that he rated
	Compared int // those of them whom Bias is over: raters who don't own them rated them too
	Against  int // customers that aren't his whom Bias is over
	// Mean is what he gives his own customers, Others what raters who don't own them give the same, and Elsewhere what he
	// gives customers that aren't his. All are over what others without an interest rated too.
	Mean, Others, Elsewhere Figure
	// Bias is how much higher he rates his own customers than raters who don't own them do, less the same of customers
	// that aren't his: above 0 he favours them. Effects are taken off every rating first, so that a lenient colleague,
	// who rates some customers and not others, is no bias of his; and nobody is measured by what owners say of their own.
	// Where all rate everything and nobody is lenient, it is (Mean - Others) less the same elsewhere.
	// Customers count the same, however many criteria he rated.
	Bias Figure
	// Error is the standard error of the bias, over customers.
	Error Figure
}

// Stats computes what the ratings say of each rater, in the order of the panel. How the panel combines ratings has no
// bearing on it.
func (p *Panel) Stats(r *Ratings) *Stats {
	units := r.units(len(p.Raters))
	e := effectsOf(units, len(p.Raters))
	tallies := make([]tally, len(p.Raters))
	for i := range tallies {
		tallies[i] = newTally(r)
	}
	for i := range units {
		u := &units[i]
		rest := restOf(u, e)
		for k, rater := range u.raters {
			t := &tallies[rater]
			t.take(u, k)
			t.compare(u, k, rest, e)
		}
	}
	s := &Stats{Unit: r.Unit(), Full: r.Full(), Raters: make([]RaterStats, len(p.Raters))}
	for i := range tallies {
		s.Raters[i] = tallies[i].stats(i, e)
	}
	for i := range tallies { // each is compared with all
		s.Raters[i].Verdicts = s.verdicts(i, &tallies[i], e)
	}
	return s
}

// stats turns what was counted into figures.
func (t *tally) stats(rater int, e *effects) RaterStats {
	s := RaterStats{Ratings: t.given.N, Shared: t.against.N, Same: t.same()}
	for _, n := range t.rated {
		if n > 0 {
			s.Customers++
		}
	}
	s.Mean, s.Spread = meanOf(&t.given), spreadOf(&t.given)
	s.Lenient, s.Effect = meanOf(&t.lenient), figure(e.of[rater])
	s.Correlation = t.correlation()
	switch {
	case t.given.N == 0:
		s.Lenient, s.Effect = lacking(unrated()), lacking(unrated())
	case t.against.N == 0:
		s.Lenient = lacking(alone())
	}
	if t.given.N > 0 && math.IsNaN(e.of[rater]) {
		s.Effect = lacking(scoring.Say("nobody else rated the same, owners of the customers left aside"))
	}
	s.Own = t.ownCustomers()
	return s
}

// unrated, alone and level are why there is no figure.
func unrated() scoring.Message { return scoring.Say("rated nothing") }
func alone() scoring.Message   { return scoring.Say("nobody else rated the same") }
func level() scoring.Message   { return scoring.Say("all ratings are equal") }

func meanOf(m *scoring.Moments) Figure {
	if m.N == 0 {
		return lacking(unrated())
	}
	return figure(m.X)
}

func spreadOf(m *scoring.Moments) Figure {
	switch m.N {
	case 0:
		return lacking(unrated())
	case 1:
		return lacking(scoring.Say("only one rating"))
	}
	return figure(m.Deviation())
}
