package result

import (
	"math"
	"math/big"
	"strconv"

	"tier/scoring"
)

// exactSum adds figures of at most 9 decimals up exactly, so that their order doesn't matter. Sums of fractions alone were
// rejected: they kept a report of 200,000 customers waiting for ten seconds.
type exactSum struct {
	cents, billionths int64 // of figures that are a whole number of them
	rest              big.Rat
}

// add adds a figure; nothing where it is missing.
func (s *exactSum) add(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) || x == 0 {
		return
	}
	if !take(&s.cents, x, 100) && !take(&s.billionths, x, 1e9) {
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(scoring.Round9(x), 'f', -1, 64))
		s.rest.Add(&s.rest, r)
	}
}

// take adds x to a sum of its parts where it is a whole number of them: no two decimals of up to 15 digits are nearest to
// one float64, so that a number of parts that reads back as x is the one that people see.
func take(sum *int64, x, parts float64) bool {
	n := math.Round(x * parts)
	const digits15, most = 1e15, math.MaxInt64 / 2
	if math.Abs(n) >= digits15 || n/parts != x {
		return false
	}
	total := *sum + int64(n)
	if total > most || total < -most {
		return false
	}
	*sum = total
	return true
}

// figure is the sum, rounded as figures are compared.
func (s *exactSum) figure() float64 {
	total := new(big.Rat).Add(big.NewRat(s.cents, 100), big.NewRat(s.billionths, 1e9))
	x, _ := total.Add(total, &s.rest).Float64()
	return scoring.Round9(x)
}
