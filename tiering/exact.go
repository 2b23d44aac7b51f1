package tiering

import (
	"bytes"
	"math"
	"math/big"
	"strconv"

	"tier/scoring"
)

// Floats added up in another order give another sum, and 0.1+0.2 is not 0.3: enough to move the customer on a
// boundary. So a figure is taken as the decimal number that people see, its shortest text, and added up exactly.
// Compensated sums were no choice: they are more precise, not exact, and know nothing of decimals.

// tens are the powers of ten by which figures are tried as whole numbers.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// wholes are the same as whole numbers.
var wholes = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// finite reports whether x is a figure: neither missing (NaN) nor infinite.
func finite(x float64) bool { return x-x == 0 }

// digits returns the finite x as m × 10^e, the value of its shortest decimal text.
//
// A whole number under 10^15 divided by a power of ten gives the float nearest to that decimal; decimals of up to 15
// digits have floats of their own. So where the quotient is x, no shorter text than that decimal can be meant, and the text need
// not be made.
func digits(x float64) (m int64, e int) {
	for k := range tens {
		if m, ok := wholeOf(x, k); ok {
			return m, -k
		}
	}
	return digitsOfText(x)
}

// wholeOf returns x × 10^k where that is a whole number under 10^15.
func wholeOf(x float64, k int) (whole int64, ok bool) {
	y := math.RoundToEven(x * tens[k])
	return int64(y), math.Abs(y) < 1e15 && y/tens[k] == x
}

// digitsOfText reads m and e off the text of x, which has at most 17 digits: -1.25e+20 is -125 × 10^18.
func digitsOfText(x float64) (m int64, e int) {
	text := strconv.AppendFloat(make([]byte, 0, 32), x, 'e', -1, 64)
	figure, exponent, _ := bytes.Cut(text, []byte("e"))
	e, _ = strconv.Atoi(string(exponent))
	after := false
	for _, c := range figure {
		switch {
		case c == '.':
			after = true
		case c != '-':
			m = m*10 + int64(c-'0')
			if after {
				e--
			}
		}
	}
	if x < 0 {
		m = -m
	}
	return m, e
}

// power returns 10^n as an integer.
func power(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// sum adds up figures exactly. The zero sum is 0.
type sum struct {
	exp   int     // ≤ 0; the sum is (n + small) × 10^exp
	n     big.Int // what no longer fits into small
	small int64   // spares a big addition per figure
	part  big.Int // room for a figure that doesn't fit into small

	powers []*big.Int // of ten, as far as figures asked for them
}

// power returns 10^n, made once per sum.
func (s *sum) power(n int) *big.Int {
	for len(s.powers) <= n {
		s.powers = append(s.powers, nil)
	}
	if s.powers[n] == nil {
		s.powers[n] = power(n)
	}
	return s.powers[n]
}

// digits is digits, but in units of the sum where x has some: figures of a column mostly have the same decimals.
func (s *sum) digits(x float64) (m int64, e int) {
	if k := -s.exp; k < len(tens) {
		if m, ok := wholeOf(x, k); ok {
			return m, s.exp
		}
	}
	return digits(x)
}

// add adds the finite x.
func (s *sum) add(x float64) {
	m, e := s.digits(x)
	if e < s.exp && m != 0 {
		s.rescale(e)
	}
	if up := e - s.exp; up < len(wholes) && m < math.MaxInt64/wholes[up] && m > -math.MaxInt64/wholes[up] {
		m *= wholes[up]
		if t := s.small + m; (s.small^t)&(m^t) >= 0 { // no overflow
			s.small = t
			return
		}
		e = s.exp
	}
	s.part.SetInt64(m)
	if e > s.exp {
		s.part.Mul(&s.part, s.power(e-s.exp))
	}
	s.n.Add(&s.n, &s.part)
}

// addSum adds another sum.
func (s *sum) addSum(other *sum) {
	if other.exp < s.exp {
		s.rescale(other.exp)
	}
	s.part.Mul(other.units(), power(other.exp-s.exp))
	s.n.Add(&s.n, &s.part)
}

// rescale makes the sum count in units of 10^exp, which is smaller than its own.
func (s *sum) rescale(exp int) {
	n := s.units()
	n.Mul(n, power(s.exp-exp))
	s.exp = exp
}

// units returns the sum as a number of units of 10^exp; it stays part of the sum.
func (s *sum) units() *big.Int {
	if s.small != 0 {
		s.part.SetInt64(s.small)
		s.n.Add(&s.n, &s.part)
		s.small = 0
	}
	return &s.n
}

// rat returns the sum as a fraction.
func (s *sum) rat() *big.Rat {
	return new(big.Rat).SetFrac(s.units(), power(-s.exp))
}

// float returns the float nearest to the sum.
func (s *sum) float() float64 { return nearest(s.rat()) }

// over returns the float nearest to s ÷ total; NaN where total is 0.
func (s *sum) over(total *sum) float64 {
	if total.units().Sign() == 0 {
		return math.NaN()
	}
	return nearest(s.rat().Quo(s.rat(), total.rat()))
}

// per returns the float nearest to s ÷ n, n above 0.
func (s *sum) per(n int) float64 {
	return nearest(s.rat().Quo(s.rat(), big.NewRat(int64(n), 1)))
}

// nearest returns the float nearest to r.
func nearest(r *big.Rat) float64 {
	x, _ := r.Float64()
	return x
}

// fraction returns n ÷ of as a float; NaN where of is 0.
func fraction(n, of int) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(n) / float64(of)
}

// exactly returns the decimal number that the finite x stands for.
func exactly(x float64) *big.Rat {
	var s sum
	s.add(x)
	return s.rat()
}

// ofPercent returns x percent as a fraction of one, exactly.
func ofPercent(x *big.Rat) *big.Rat { return new(big.Rat).Quo(x, big.NewRat(100, 1)) }

// boundary is the number of customers in the best share of n, as rank rules count them.
func boundary(share *big.Rat, n int) int { return scoring.Boundary(share, n) }

// figure writes a number as people do: 81.5, 1000000.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// figureOf writes an exact number of few digits in full.
func figureOf(r *big.Rat) string { return figure(nearest(r)) }
