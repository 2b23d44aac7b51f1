package scoring

import (
	"math"
	"math/big"
)

// term is one criterion's part of a score: points ÷ max × weight.
type term struct {
	points, max, weight float64
	exact               *big.Rat // the points, where they may be no decimal number; otherwise nil
}

// fraction are the points, exactly.
func (t term) fraction() *big.Rat {
	if t.exact != nil {
		return new(big.Rat).Set(t.exact)
	}
	return decimal(t.points)
}

// total is 100 × Σ(points ÷ max × weight) of a part ÷ Σ weight of the whole, rounded half away from zero to decimals
// exactly as decimal arithmetic would.
//
// Floats decide wherever they safely can: they err by less than 1e-11 here, even of a thousand terms, so only a total
// nearer than that to the middle between two figures is added up again as fractions. (Adding up scaled integers for every
// row was rejected: a max of 7 or 30 has no decimal form, so fractions are needed anyway, and they cost 50 times more.)
func total(part, whole []term, decimals int) float64 {
	sum := 0.0
	for _, t := range part {
		sum += t.points * t.weight / t.max
	}
	if x, sure := roundedTotal(sum, weights(whole), decimals); sure {
		return x
	}
	return exactTotal(part, whole, decimals)
}

// roundedTotal is the total of a part whose terms have the given sum, of terms whose weights are whole together. It is not
// sure where another figure is as near.
func roundedTotal(sum, whole float64, decimals int) (total float64, sure bool) {
	shift := math.Pow10(decimals)
	scaled := 100 * sum / whole * shift
	if math.Abs(scaled-math.Floor(scaled)-0.5) > 1e-11*shift {
		return math.Round(scaled) / shift, true
	}
	return 0, false
}

func weights(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.weight
	}
	return sum
}

// exactTotal is total in fractions.
func exactTotal(part, whole []term, decimals int) float64 {
	sum, all := new(big.Rat), new(big.Rat)
	for _, t := range part {
		p := t.fraction()
		p.Mul(p, decimal(t.weight)).Quo(p, decimal(t.max))
		sum.Add(sum, p)
	}
	for _, t := range whole {
		all.Add(all, decimal(t.weight))
	}
	sum.Mul(sum, big.NewRat(100, 1)).Quo(sum, all)
	return roundRat(sum, decimals)
}

// roundRat rounds half away from zero.
func roundRat(r *big.Rat, decimals int) float64 {
	shift := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	num := new(big.Int).Mul(new(big.Int).Abs(r.Num()), shift)
	twice := num.Lsh(num, 1)
	twice.Add(twice, r.Denom())
	twice.Div(twice, new(big.Int).Lsh(r.Denom(), 1))
	if r.Sign() < 0 {
		twice.Neg(twice)
	}
	x, _ := new(big.Rat).SetFrac(twice, shift).Float64()
	return x
}
