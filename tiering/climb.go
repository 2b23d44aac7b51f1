package tiering

import (
	"math"
	"math/big"

	"tier/scoring/exact"
)

// climb is the sum of the positive values so far, from the highest on. Values are added once, as far as asked, so
// asking for more and more is cheap; asking for less starts again.
type climb struct {
	positive []float64 // highest first
	total    exact.Sum
	sofar    exact.Sum
	count    int // how many are in sofar
}

// newClimb starts at the top of the figures, which are sorted, highest first.
func newClimb(sorted []float64) *climb {
	c := &climb{positive: sorted[:below(sorted, math.SmallestNonzeroFloat64)]}
	for _, x := range c.positive {
		c.total.Add(x)
	}
	c.restart()
	return c
}

// restart goes back to the top; the sum counts in the units of the total, so that the two can be compared.
func (c *climb) restart() { c.sofar, c.count = c.total.Nothing(), 0 }

// to makes sofar the sum of the first n customers; those beyond the positive ones add nothing.
func (c *climb) to(n int) {
	n = min(n, len(c.positive))
	if n < c.count {
		c.restart()
	}
	for ; c.count < n; c.count++ {
		c.sofar.Add(c.positive[c.count])
	}
}

// share returns what the first n customers bring, as a fraction of the total.
func (c *climb) share(n int) *big.Rat {
	c.to(n)
	share := c.sofar.Rat()
	return share.Quo(share, c.total.Rat())
}

// reach returns how many of the first customers bring the given share of the total: the one that crosses it counts.
func (c *climb) reach(share *big.Rat) int {
	bound := c.total.Part(share)
	if c.count > 0 && c.reachedBefore(&bound) {
		c.restart()
	}
	for c.sofar.Cmp(&bound) < 0 {
		c.to(c.count + 1)
	}
	return c.count
}

// reachedBefore reports whether a bound is reached without the last customer.
func (c *climb) reachedBefore(bound *exact.Sum) bool {
	last := c.positive[c.count-1]
	c.sofar.Add(-last)
	defer c.sofar.Add(last)
	return c.sofar.Cmp(bound) >= 0
}
