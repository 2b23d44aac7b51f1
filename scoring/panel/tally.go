package panel

import (
	"math"

	"tier/scoring"
)

// tally counts what one rater gave, and what others gave the same customers.
type tally struct {
	rated   []int32         // by customer, on how many criteria
	first   []float64       // by criterion: what the first customer got
	onEach  []int           // by criterion: how many customers he rated
	uneven  bool            // some customer got other points than the first
	given   scoring.Moments // x: what he gave
	against scoring.Moments // x: what he gave, y: the mean of the others
	lenient scoring.Moments // x: the difference

	apart []perCustomer // by customer: his differences from the others
	level []perCustomer // by customer: those from raters without an interest, effects taken off
	mine  []bool        // by customer: whether he owns it, where he rated it

	own, elsewhere scoring.Moments // x: what he gave, y: the mean of the others without an interest
}

// perCustomer is the mean of differences of one customer.
type perCustomer struct {
	sum float64
	n   int32
}

func (c *perCustomer) add(x float64) { c.sum, c.n = c.sum+x, c.n+1 }

func newTally(r *Ratings) tally {
	return tally{
		rated: make([]int32, r.Rows), first: make([]float64, len(r.Criteria)), onEach: make([]int, len(r.Criteria)),
		apart: make([]perCustomer, r.Rows), level: make([]perCustomer, r.Rows), mine: make([]bool, r.Rows),
	}
}

// rest sums up a unit, so that what a rater's others gave is a subtraction.
type rest struct {
	sum      float64 // of all
	neutral  int     // raters who don't own the customer
	fair     float64 // the sum of what they gave
	levelled float64 // the same less their effects; NaN where one of them has none
	group    int     // theirs
}

func restOf(u *unit, e *effects) rest {
	var s rest
	for i, rater := range u.raters {
		x := u.values[i]
		s.sum += x
		if !u.own[i] {
			s.neutral++
			s.fair += x
			s.levelled += x - e.of[rater]
			s.group = e.group[rater]
		}
	}
	return s
}

// take counts the k-th rating of a unit.
func (t *tally) take(u *unit, k int) {
	x := u.values[k]
	t.given.Add(x, 0)
	t.rated[u.row]++
	t.mine[u.row] = u.own[k]
	if t.onEach[u.criterion] == 0 {
		t.first[u.criterion] = x
	}
	t.onEach[u.criterion]++
	t.uneven = t.uneven || t.first[u.criterion] != x
}

// compare counts how the k-th rating of a unit differs from the others.
func (t *tally) compare(u *unit, k int, s rest, e *effects) {
	x, rater := u.values[k], u.raters[k]
	if n := len(u.values) - 1; n > 0 {
		others := (s.sum - x) / float64(n)
		t.against.Add(x, others)
		t.lenient.Add(x-others, 0)
		t.apart[u.row].add(x - others)
	}
	n, fair, levelled, to := s.neutral, s.fair, s.levelled, &t.own
	if !u.own[k] {
		n, fair, levelled, to = n-1, fair-x, levelled-(x-e.of[rater]), &t.elsewhere
	}
	if n == 0 {
		return
	}
	to.Add(x, fair/float64(n))
	if d := x - e.of[rater] - levelled/float64(n); !math.IsNaN(d) && s.group == e.group[rater] {
		t.level[u.row].add(d)
	}
}

// shared are his mean differences from the others, one of each customer that others rated too: what is said of one on
// several criteria goes together.
func (t *tally) shared() scoring.Moments {
	var m scoring.Moments
	for _, c := range t.apart {
		if c.n > 0 {
			m.Add(c.sum/float64(c.n), 0)
		}
	}
	return m
}

// owned counts the own customers that the rater rated.
func (t *tally) owned() int {
	n := 0
	for row, rated := range t.rated {
		if rated > 0 && t.mine[row] {
			n++
		}
	}
	return n
}

// same reports whether everyone gets the same on every criterion, three customers or more on one of them.
func (t *tally) same() bool {
	most := 0
	for _, n := range t.onEach {
		most = max(most, n)
	}
	return !t.uneven && most >= sameCustomers
}

// correlation is that of what the rater gave with the means of the others. Of two pairs it would always be 1 or -1.
func (t *tally) correlation() Figure {
	m := &t.against
	switch {
	case t.given.N == 0:
		return lacking(unrated())
	case m.N == 0:
		return lacking(alone())
	case m.N < 3:
		return lacking(scoring.Say("others rated only %d of the same, and at least %d are needed", m.N, 3))
	case m.FlatX():
		return lacking(level())
	case m.FlatY():
		return lacking(scoring.Say("the means of the others are all equal"))
	}
	return figure(m.Correlation())
}
