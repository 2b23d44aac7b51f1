package scoring

import (
	"math"
	"strconv"
)

// significant is how many decimal digits of a float64 count: what is beyond them is noise of the binary fraction.
// Excel, LibreOffice and the decimal types of databases round on the same digits.
const significant = 15

// Round rounds x half away from zero to a number of decimals, on the decimal text of x with 15 significant digits:
// 1.005 is 1.01 and 79.99999999999999 is 80 at 2 decimals, as in a spreadsheet. Negative decimals round to tens,
// hundreds …. NaN and infinities stay what they are, and the result is never -0.
//
// math.Round(x*100)/100 was rejected: it gives 1.00 for 1.005, and so a customer a tier too low.
func Round(x float64, decimals int) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x == 0 {
		return x + 0
	}
	digits, exp := decimalDigits(math.Abs(x))
	digits, exp = dropDigits(digits, exp, -decimals-exp)
	r := compose(digits, exp)
	if math.IsInf(r, 0) {
		return x // the 15 digits of the very largest floats are beyond them
	}
	if x < 0 && r != 0 {
		return -r
	}
	return r
}

// decimalDigits returns x > 0 as digits × 10^exp with 15 significant digits.
func decimalDigits(x float64) (digits uint64, exp int) {
	if x >= 1e-7 && x < 1e15 {
		if digits, exp, sure := digitsByProduct(x); sure {
			return digits, exp
		}
	}
	return digitsOfText(x)
}

// digitsByProduct returns what digitsOfText does, for x from 1e-7 to less than 1e15, from one multiplication and its exact
// error. It is not sure where the digits are within a hair of the middle between two.
func digitsByProduct(x float64) (digits uint64, exp int, sure bool) {
	log2 := int(math.Float64bits(x)>>52) - 1023
	n := significant - 1 - log2*1233>>12 // the decimal logarithm, rounded down, or one less
	product := x * powers[n]
	if product >= 1e15 {
		n--
		product = x * powers[n]
	}
	off := math.FMA(x, powers[n], -product)
	whole := math.Floor(product)
	rest := product - whole + off
	digits = uint64(whole)
	if rest > 0.5 {
		digits++
	}
	return digits, -n, math.Abs(rest-0.5) > 1e-6
}

// digitsOfText reads the 15 digits off the decimal text of x.
func digitsOfText(x float64) (digits uint64, exp int) {
	var room [32]byte
	text := strconv.AppendFloat(room[:0], x, 'e', significant-1, 64) // d.dddddddddddddde±dd
	digits = uint64(text[0] - '0')
	for _, c := range text[2 : significant+1] {
		digits = digits*10 + uint64(c-'0')
	}
	for _, c := range text[significant+3:] {
		exp = exp*10 + int(c-'0')
	}
	if text[significant+2] == '-' {
		exp = -exp
	}
	return digits, exp - (significant - 1)
}

// dropDigits rounds the last n digits away, half up.
func dropDigits(digits uint64, exp, n int) (uint64, int) {
	if n <= 0 {
		return digits, exp
	}
	if n > significant {
		return 0, 0
	}
	unit := uint64(1)
	for range n {
		unit *= 10
	}
	return (digits + unit/2) / unit, exp + n
}

// compose returns the float64 that is nearest to digits × 10^exp, for digits of at most 15 places.
func compose(digits uint64, exp int) float64 {
	// Both figures are exact below 2^53 and 10^22, and so one operation rounds correctly.
	switch x := float64(digits); {
	case digits == 0:
		return 0
	case exp >= 0 && exp <= 22:
		return x * powers[exp]
	case exp < 0 && exp >= -22:
		return x / powers[-exp]
	}
	text := append(strconv.AppendUint(nil, digits, 10), 'e')
	x, _ := strconv.ParseFloat(string(strconv.AppendInt(text, int64(exp), 10)), 64)
	return x
}

// powers are those of ten that a float64 holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// Round9 is Round to 9 decimals: what every number goes through before it is compared with another, so that
// 0.1+0.2 is 0.3 and a growth of 1.2/1-1 is 0.2. NaN stays NaN.
func Round9(x float64) float64 {
	y := x * 1e9
	if size := math.Abs(y); size < 1e15 {
		// Rounding y to a whole number and dividing gives the float nearest to the decimal. That it is the same decimal
		// as on the 15 digits is certain unless y is near a half: the product is off by at most 1/16 and
		// the fifteenth digit by at most 1/20 (where it is finer than one) of a unit; below 10^12 both are off by
		// less than 1/1000.
		r := math.Floor(y + 0.5)
		if off := math.Abs(y - r); off < 0.43 || off < 0.499 && size < 1e12 {
			return r/1e9 + 0
		}
	} else if cents := x * 100; math.Abs(cents) < 1e15 {
		// Large amounts are mostly whole or in cents. A decimal of at most 15 digits is its own 15 digits.
		if r := math.Floor(cents + 0.5); r/100 == x {
			return x
		}
	}
	return Round(x, 9)
}
