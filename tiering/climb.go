package tiering

import (
	"math"
	"math/big"
)

// climb is the sum of the positive values so far, from the highest on. Values are added once, as far as asked, so
// asking for more and more is cheap; asking for less starts again.
type climb struct {
	positive []float64 // highest first
	total    sum
	sofar    sum
	count    int // how many are in sofar
}

// newClimb starts at the top of the figures, which are sorted, highest first.
func newClimb(sorted []float64) *climb {
	c := &climb{positive: sorted[:below(sorted, math.SmallestNonzeroFloat64)]}
	for _, x := range c.positive {
		c.total.add(x)
	}
	c.restart()
	return c
}

// restart goes back to the top; the sum counts in the units of the total, so that the two can be compared.
func (c *climb) restart() { c.sofar, c.count = sum{exp: c.total.exp}, 0 }

// to makes sofar the sum of the first n customers; those beyond the positive ones add nothing.
func (c *climb) to(n int) {
	n = min(n, len(c.positive))
	if n < c.count {
		c.restart()
	}
	for ; c.count < n; c.count++ {
		c.sofar.add(c.positive[c.count])
	}
}

// share returns what the first n customers bring, as a fraction of the total.
func (c *climb) share(n int) *big.Rat {
	c.to(n)
	return new(big.Rat).SetFrac(c.sofar.units(), c.total.units())
}

// reach returns how many of the first customers bring the given share of the total: the one that crosses it counts.
func (c *climb) reach(share *big.Rat) int {
	bound := c.bound(share)
	if c.count > 0 && c.before().Cmp(bound) >= 0 {
		c.restart()
	}
	for c.sofar.units().Cmp(bound) < 0 {
		c.to(c.count + 1)
	}
	return c.count
}

// before is the sum without the last customer, in units of the total.
func (c *climb) before() *big.Int {
	last := sum{exp: c.total.exp}
	last.add(c.positive[c.count-1])
	return new(big.Int).Sub(c.sofar.units(), last.units())
}

// bound is a share of the total in its units: the least whole number of them that reaches it.
func (c *climb) bound(share *big.Rat) *big.Int {
	at := new(big.Rat).Mul(share, new(big.Rat).SetInt(c.total.units()))
	up := new(big.Int).Add(at.Num(), at.Denom())
	up.Sub(up, big.NewInt(1))
	return up.Div(up, at.Denom())
}
