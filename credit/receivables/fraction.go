package receivables

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
)

// fraction is a rate as the decimal that people see: num ÷ den, den a power of ten.
type fraction struct{ num, den uint64 }

// fractionOf is a float's shortest decimal as a fraction; false for what is negative, no number, or has more than 18
// decimals.
func fractionOf(x float64) (fraction, bool) {
	if math.IsNaN(x) || x < 0 || x >= 1e9 {
		return fraction{}, false
	}
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	num, err := strconv.ParseUint(whole+decimals, 10, 64)
	if err != nil || len(decimals) > 18 {
		return fraction{}, false
	}
	f := fraction{num, 1}
	for range decimals {
		f.den *= 10
	}
	return f, true
}

// of is the fraction of an amount, rounded half away from zero to the unit; false where Money can't hold it.
func (f fraction) of(m Money) (Money, bool) {
	hi, lo := bits.Mul64(m.abs(), f.num)
	lo, carry := bits.Add64(lo, f.den/2, 0)
	hi += carry
	if hi >= f.den {
		return 0, false
	}
	q, _ := bits.Div64(hi, lo, f.den)
	if q > math.MaxInt64 {
		return 0, false
	}
	if m < 0 {
		return -Money(q), true
	}
	return Money(q), true
}

// moneyDays is a sum of amounts times days, neither negative, as 128 bits.
type moneyDays struct{ hi, lo uint64 }

func (s *moneyDays) add(m Money, days int) {
	hi, lo := bits.Mul64(uint64(m), uint64(days))
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi, _ = bits.Add64(s.hi, hi, carry)
}

// yearly is what the money cost at an annual rate, rounded once; false where Money can't hold it.
func (s moneyDays) yearly(rate fraction) (Money, bool) {
	const year = 365
	sum := new(big.Int).SetUint64(s.hi)
	sum.Lsh(sum, 64).Or(sum, new(big.Int).SetUint64(s.lo))
	sum.Mul(sum, new(big.Int).SetUint64(2*rate.num))
	den := new(big.Int).SetUint64(rate.den)
	den.Mul(den, big.NewInt(year))
	sum.Add(sum, den).Quo(sum, den.Lsh(den, 1))
	return Money(sum.Int64()), sum.IsInt64()
}
