// Package exact adds figures up exactly, so that neither their order nor what cancels out moves the last digit.
//
// Floats added up in another order give another sum, and 0.1+0.2 is not 0.3: enough to move the customer on a
// boundary. So a figure is taken as the decimal number that people see, its shortest text, and added up exactly.
// Compensated sums were no choice: they are more precise, not exact, and know nothing of decimals. Sums of fractions alone
// were rejected: they kept a report of 200,000 customers waiting for ten seconds.
package exact

import (
	"cmp"
	"math"
	"math/big"

	"tier/scoring"
)

// Sum adds figures up. The zero Sum is 0. A Sum that was added to may be copied to be read, not to be added to.
type Sum struct {
	exp   int    // ≤ 0; the sum is small × 10^exp
	small int64  // 0 where there is a large
	large *large // in the place of small, once that can't hold the sum
}

// large is a sum beyond 64 bits.
type large struct {
	n      big.Int
	part   big.Int    // room for a figure
	powers []*big.Int // of ten, as far as figures asked for them
}

// power returns 10^n, made once per sum.
func (l *large) power(n int) *big.Int {
	for len(l.powers) <= n {
		l.powers = append(l.powers, nil)
	}
	if l.powers[n] == nil {
		l.powers[n] = power(n)
	}
	return l.powers[n]
}

// Add adds a figure; nothing where it is missing or infinite.
func (s *Sum) Add(x float64) {
	if x-x != 0 || x == 0 {
		return
	}
	m, e := s.digits(x)
	if e < s.exp {
		s.rescale(e)
	}
	s.add(m, e-s.exp)
}

// digits is Digits, but in units of the sum where x has some: figures of a column mostly have the same decimals.
func (s *Sum) digits(x float64) (m int64, e int) {
	if k := -s.exp; k < len(tens) {
		if m, ok := wholeOf(x, k); ok {
			return m, s.exp
		}
	}
	return Digits(x)
}

// add adds m × 10^places units.
func (s *Sum) add(m int64, places int) {
	if s.large == nil {
		if whole, ok := scaled(m, places); ok {
			if t := s.small + whole; (s.small^t)&(whole^t) >= 0 { // no overflow
				s.small = t
				return
			}
		}
	}
	l := s.grow()
	l.part.SetInt64(m)
	if places > 0 {
		l.part.Mul(&l.part, l.power(places))
	}
	l.n.Add(&l.n, &l.part)
}

// grow makes the sum large.
func (s *Sum) grow() *large {
	if s.large == nil {
		s.large = new(large)
		s.large.n.SetInt64(s.small)
		s.small = 0
	}
	return s.large
}

// AddSum adds another sum.
func (s *Sum) AddSum(other *Sum) {
	if other.exp < s.exp {
		s.rescale(other.exp)
	}
	places := other.exp - s.exp
	if other.large == nil {
		s.add(other.small, places)
		return
	}
	l := s.grow()
	l.part.Mul(&other.large.n, l.power(places))
	l.n.Add(&l.n, &l.part)
}

// rescale makes the sum count in units of 10^exp, which is smaller than its own.
func (s *Sum) rescale(exp int) {
	places := s.exp - exp
	s.exp = exp
	if s.large == nil {
		if whole, ok := scaled(s.small, places); ok {
			s.small = whole
			return
		}
	}
	l := s.grow()
	l.n.Mul(&l.n, l.power(places))
}

// units is the sum as a number of units of 10^exp, to be read only.
func (s *Sum) units() *big.Int {
	if s.large != nil {
		return &s.large.n
	}
	return big.NewInt(s.small)
}

// Rat is the sum as a fraction.
func (s *Sum) Rat() *big.Rat { return new(big.Rat).SetFrac(s.units(), power(-s.exp)) }

// Cmp compares two sums, fast where they count in the same units: -1, 0 or 1.
func (s *Sum) Cmp(other *Sum) int {
	switch {
	case s.exp != other.exp:
		return s.Rat().Cmp(other.Rat())
	case s.large == nil && other.large == nil:
		return cmp.Compare(s.small, other.small)
	}
	return s.units().Cmp(other.units())
}

// Equal reports whether two sums are the same.
func (s *Sum) Equal(other *Sum) bool { return s.Cmp(other) == 0 }

// Nothing is 0, counted in the units of s.
func (s *Sum) Nothing() Sum { return Sum{exp: s.exp} }

// Part is a share of the sum, rounded up to its units.
func (s *Sum) Part(share *big.Rat) Sum {
	at := new(big.Rat).Mul(share, new(big.Rat).SetInt(s.units()))
	up := new(big.Int).Add(at.Num(), at.Denom())
	up.Sub(up, big.NewInt(1))
	up.Div(up, at.Denom())
	if up.IsInt64() {
		return Sum{exp: s.exp, small: up.Int64()}
	}
	return Sum{exp: s.exp, large: &large{n: *up}}
}

// Float is the float nearest to the sum.
func (s *Sum) Float() float64 { return s.Shifted(0) }

// Figure is the sum, rounded as figures are compared.
func (s *Sum) Figure() float64 { return scoring.Round9(s.Float()) }

// Shifted is the float nearest to the sum with its decimal point moved, as from 元 to 万元 by -4.
func (s *Sum) Shifted(places int) float64 { return s.by(&Sum{small: 1}, places) }

// Per is the float nearest to one of n equal parts, with its decimal point moved; NaN of none.
func (s *Sum) Per(n, places int) float64 {
	if n == 0 {
		return math.NaN()
	}
	return s.by(&Sum{small: int64(n)}, places)
}

// Over is the float nearest to the share that the sum has of a total; NaN where the total is not above 0.
func (s *Sum) Over(total *Sum) float64 {
	if total.units().Sign() <= 0 {
		return math.NaN()
	}
	return s.by(total, 0)
}

// by is the float nearest to the sum by another that is not 0, with its decimal point moved.
func (s *Sum) by(divisor *Sum, places int) float64 {
	e := s.exp + places - divisor.exp
	if s.large == nil && divisor.large == nil {
		const whole = 1 << 53 // floats hold all whole numbers below, and their quotient is the nearest
		a, b := float64(s.small)*math.Pow10(max(e, 0)), float64(divisor.small)*math.Pow10(max(-e, 0))
		if math.Abs(a) < whole && math.Abs(b) < whole {
			return a / b
		}
	}
	r, ten := new(big.Rat).SetFrac(s.units(), divisor.units()), new(big.Rat).SetInt(power(max(e, -e)))
	if e < 0 {
		ten.Inv(ten)
	}
	x, _ := r.Mul(r, ten).Float64()
	return x
}
