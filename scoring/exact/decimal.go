package exact

import (
	"bytes"
	"math"
	"math/big"
	"strconv"
)

// Of is the decimal number that people see of x, its shortest text: 0.1 is one tenth. It is 0 where x is missing or infinite.
func Of(x float64) *big.Rat {
	var s Sum
	s.Add(x)
	return s.Rat()
}

// tens are the powers of ten by which figures are tried as whole numbers.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// wholes are the same as whole numbers.
var wholes = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// Digits returns the finite x as m × 10^e, the value of its shortest decimal text.
//
// A whole number under 10^15 divided by a power of ten gives the float nearest to that decimal; decimals of up to 15
// digits have floats of their own. So where the quotient is x, no shorter text than that decimal can be meant, and the text need
// not be made.
func Digits(x float64) (m int64, e int) {
	if math.Trunc(x) == x && math.Abs(x) < 1e15 {
		return int64(x), 0
	}
	for k := 1; k < len(tens); k++ {
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

// scaled is m × 10^places, where an int64 holds it.
func scaled(m int64, places int) (product int64, ok bool) {
	switch {
	case places == 0 || m == 0:
		return m, true
	case places >= len(wholes):
		return 0, false
	}
	most := math.MaxInt64 / wholes[places]
	return m * wholes[places], -most <= m && m <= most
}

// power returns 10^n as an integer.
func power(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}
