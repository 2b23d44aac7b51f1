package panel

import (
	"math"

	"tier/scoring"
)

// ownCustomers compares what the rater gave his customers with what he gave other ones.
func (t *tally) ownCustomers() OwnCustomers {
	mine, others := t.customers(true), t.customers(false)
	o := OwnCustomers{Rated: t.owned(), Compared: mine.N, Against: others.N}
	why, whyElsewhere := t.whyNoOwn(o.Rated), t.whyNoOthers()
	o.Mean, o.Others, o.Elsewhere = figure(t.own.X), figure(t.own.Y), figure(t.elsewhere.X)
	if !why.IsZero() {
		o.Mean, o.Others = lacking(why), lacking(why)
	}
	if !whyElsewhere.IsZero() {
		o.Elsewhere = lacking(whyElsewhere)
	}
	switch {
	case !why.IsZero():
	case !whyElsewhere.IsZero():
		why = whyElsewhere
	case mine.N == 0 || others.N == 0:
		why = scoring.Say("those who rated the own customers rated nothing else of the same")
	}
	if !why.IsZero() {
		o.Bias, o.Error = lacking(why), lacking(why)
		return o
	}
	o.Bias, o.Error = figure(mine.X-others.X), standardError(&mine, &others)
	return o
}

// whyNoOwn is why nothing is known of his own customers, of which he rated so many.
func (t *tally) whyNoOwn(rated int) scoring.Message {
	switch {
	case t.given.N == 0:
		return unrated()
	case rated == 0:
		return scoring.Say("rated no own customers")
	case t.own.N == 0:
		return scoring.Say("nobody who doesn't own them rated the own customers")
	}
	return scoring.Message{}
}

// whyNoOthers is why nothing is known of the customers that aren't his.
func (t *tally) whyNoOthers() scoring.Message {
	switch {
	case t.given.N == 0:
		return unrated()
	case t.elsewhere.N == 0:
		return scoring.Say("rated no customers of others that a third rated too")
	}
	return scoring.Message{}
}

// customers are the levelled differences of the customers that are his, or of those that aren't.
func (t *tally) customers(mine bool) scoring.Moments {
	var m scoring.Moments
	for row, c := range t.level {
		if c.n > 0 && t.mine[row] == mine {
			m.Add(c.sum/float64(c.n), 0)
		}
	}
	return m
}

// standardError is that of the difference of two means, with the variance pooled: a rater's chance is the same whoever
// owns the customer, and three own customers tell little of it.
func standardError(a, b *scoring.Moments) Figure {
	free := a.N + b.N - 2
	if free < 1 {
		return lacking(scoring.Say("only one own customer and one other can be compared"))
	}
	variance := (a.XX + b.XX) / float64(free)
	return figure(math.Sqrt(variance * (1/float64(a.N) + 1/float64(b.N))))
}
