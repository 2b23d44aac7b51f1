package credit

import (
	"math"
	"math/big"

	"tier/scoring"
)

// Exposed is what a customer's group has of its limit in use (占用额度); the same for all of its members but for Own. All are NaN
// for excluded rows.
type Exposed struct {
	Own       float64 // of this customer
	Exposure  float64 // of the group; NaN where any member's is missing, and then so is what follows from it
	Limit     float64 // of the group's head; NaN where there is none: everything is excess
	Available float64 // limit less exposure, not below 0
	Excess    float64 // exposure less limit, not below 0: exactly at the limit there is none
	Covered   float64 // of the excess: by collateral
	Cash      float64 // of the excess: neither covered nor within: cash only
}

// Expose sums up, by row, what the groups owe, and compares it with the limits of their heads: those of the other members don't
// count. Collateral is the members' together; a missing one is none, and nil is none at all. The sums are exact, so that
// the order of the rows doesn't matter.
func (g *Groups) Expose(exposure, limit, collateral []float64) []Exposed {
	all := make([]Exposed, len(g.Head))
	for row, head := range g.Head {
		if head < 0 {
			nan := math.NaN()
			all[row] = Exposed{nan, nan, nan, nan, nan, nan, nan}
			continue
		}
		if head == row {
			all[row] = expose(g.sum(row, exposure), limit[row], g.cover(row, collateral))
		}
	}
	for row, head := range g.Head {
		if head >= 0 {
			all[row] = all[head]
			all[row].Own = scoring.Round9(finiteOrNaN(exposure[row]))
		}
	}
	return all
}

// expose compares an exposure with a limit.
func expose(exposure, limit, collateral float64) Exposed {
	e := Exposed{Exposure: exposure, Limit: scoring.Round9(limit)}
	if math.IsNaN(exposure) {
		e.Available, e.Excess, e.Covered, e.Cash = exposure, exposure, exposure, exposure
		return e
	}
	rest := less(positive(limit), exposure)
	e.Available, e.Excess = max(0, rest), max(0, -rest)
	e.Covered = min(e.Excess, collateral)
	e.Cash = less(e.Excess, e.Covered)
	return e
}

// sum is the sum of a head's group; NaN where any member's is missing.
func (g *Groups) sum(head int, values []float64) float64 {
	members, several := g.Members[head]
	if !several {
		return scoring.Round9(finiteOrNaN(values[head]))
	}
	total := new(big.Int)
	for _, row := range members {
		if !finite(values[row]) {
			return math.NaN()
		}
		total.Add(total, units(values[row], ofNumbers))
	}
	return amount(total, ofNumbers)
}

// cover is the collateral of a head's group.
func (g *Groups) cover(head int, collateral []float64) float64 {
	if collateral == nil {
		return 0
	}
	members, several := g.Members[head]
	if !several {
		return positive(collateral[head])
	}
	total := new(big.Int)
	for _, row := range members {
		total.Add(total, units(positive(collateral[row]), ofNumbers))
	}
	return amount(total, ofNumbers)
}

func finiteOrNaN(x float64) float64 {
	if !finite(x) {
		return math.NaN()
	}
	return x
}
