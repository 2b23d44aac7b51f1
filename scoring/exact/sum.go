// Package exact adds figures up exactly, so that neither their order nor what cancels out moves the last digit.
package exact

import (
	"math"
	"math/big"
	"strconv"

	"tier/scoring"
)

// Sum adds up figures of at most 9 decimals, as figures are compared. Sums of fractions alone were rejected: they kept a
// report of 200,000 customers waiting for ten seconds. The zero Sum is 0.
type Sum struct {
	cents, billionths int64 // of figures that are a whole number of them
	rest              *big.Rat
}

// Add adds a figure; nothing where it is missing.
func (s *Sum) Add(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) || x == 0 {
		return
	}
	if !take(&s.cents, x, 100) && !take(&s.billionths, x, 1e9) {
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(scoring.Round9(x), 'f', -1, 64))
		s.addRat(r)
	}
}

// AddSum adds another sum.
func (s *Sum) AddSum(other *Sum) {
	const most = math.MaxInt64 / 4
	fits := func(x int64) bool { return -most < x && x < most }
	if fits(s.cents) && fits(other.cents) && fits(s.billionths) && fits(other.billionths) {
		s.cents += other.cents
		s.billionths += other.billionths
	} else {
		s.addRat(big.NewRat(other.cents, 100))
		s.addRat(big.NewRat(other.billionths, 1e9))
	}
	if other.rest != nil {
		s.addRat(other.rest)
	}
}

func (s *Sum) addRat(r *big.Rat) {
	if s.rest == nil {
		s.rest = new(big.Rat)
	}
	s.rest.Add(s.rest, r)
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

// Rat is the sum as a fraction.
func (s *Sum) Rat() *big.Rat {
	total := new(big.Rat).Add(big.NewRat(s.cents, 100), big.NewRat(s.billionths, 1e9))
	if s.rest != nil {
		total.Add(total, s.rest)
	}
	return total
}

// Equal reports whether two sums are the same.
func (s *Sum) Equal(other *Sum) bool {
	if s.rest == nil && other.rest == nil && s.billionths == other.billionths {
		return s.cents == other.cents
	}
	return s.Rat().Cmp(other.Rat()) == 0
}

// Figure is the sum, rounded as figures are compared.
func (s *Sum) Figure() float64 { return s.Shifted(0) }

// Shifted is the sum with its decimal point moved, as from 元 to 万元 by -4.
func (s *Sum) Shifted(places int) float64 { return s.over(big.NewRat(1, 1), places) }

// Per is a part of the sum, with its decimal point moved: that of one of n; NaN of none.
func (s *Sum) Per(n, places int) float64 {
	if n == 0 {
		return math.NaN()
	}
	return s.over(big.NewRat(int64(n), 1), places)
}

// Over is the share that the sum has of a total; NaN where the total is not above 0.
func (s *Sum) Over(total *Sum) float64 {
	of := total.Rat()
	if of.Sign() <= 0 {
		return math.NaN()
	}
	return s.over(of, 0)
}

func (s *Sum) over(of *big.Rat, places int) float64 {
	total := s.Rat()
	total.Quo(total, of)
	ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	switch {
	case places > 0:
		total.Mul(total, ten)
	case places < 0:
		total.Quo(total, ten)
	}
	x, _ := total.Float64()
	return scoring.Round9(x)
}
