package fileio

import (
	"math"
	"strconv"
)

// AppendShortest appends the shortest decimal that reads back as x, without an exponent: what strconv.AppendFloat gives
// with the format 'f' and the precision -1, in a fraction of the time for the figures that lists are made of.
//
// It tries x as a whole number of hundredths, or of smaller decimal fractions: m·10^-d with an m below 10^15. Where that
// is x to the bit, it is the shortest decimal too, without the zeros at its end: no two decimals of up to 15 digits are
// nearest to the same float64, so none that is shorter can be. The check is exact, since m and 10^d are exact as float64
// and a division is rounded once.
func AppendShortest(b []byte, x float64) []byte {
	const exact = 1e15
	if x >= 1 && x < 100 { // most points
		if whole := uint(x); float64(whole) == x {
			if whole < 10 {
				return append(b, byte('0'+whole))
			}
			return append(b, pairs[2*whole], pairs[2*whole+1])
		}
	}
	a := math.Abs(x)
	if !(a < exact) {
		return strconv.AppendFloat(b, x, 'f', -1, 64)
	}
	if whole := int64(a); float64(whole) == a {
		if math.Signbit(x) {
			b = append(b, '-')
		}
		return strconv.AppendInt(b, whole, 10)
	}
	for _, try := range shortScales {
		scaled := a*try.scale + 0.5
		if scaled >= exact {
			break
		}
		if m := int64(scaled); float64(m)/try.scale == a {
			if math.Signbit(x) {
				b = append(b, '-')
			}
			return appendScaled(b, uint64(m), try.decimals)
		}
	}
	return strconv.AppendFloat(b, x, 'f', -1, 64)
}

// shortScales are what AppendShortest tries: the decimals of money, of shares and percentages, and of derived figures.
var shortScales = [...]struct {
	scale    float64
	decimals int
}{{1e2, 2}, {1e4, 4}, {1e6, 6}, {1e9, 9}}

// pairs are the decimals from 00 to 99.
const pairs = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"

// appendScaled appends m·10^-decimals without zeros at its end; m is no multiple of 10^decimals.
func appendScaled(b []byte, m uint64, decimals int) []byte {
	for m%10 == 0 {
		m /= 10
		decimals--
	}
	var digits [24]byte
	at := len(digits)
	for ; decimals >= 2; decimals -= 2 {
		at -= 2
		pair := m % 100 * 2
		digits[at], digits[at+1] = pairs[pair], pairs[pair+1]
		m /= 100
	}
	if decimals > 0 {
		at--
		digits[at] = byte('0' + m%10)
		m /= 10
	}
	at--
	digits[at] = '.'
	for ; m >= 100; m /= 100 {
		at -= 2
		pair := m % 100 * 2
		digits[at], digits[at+1] = pairs[pair], pairs[pair+1]
	}
	if m >= 10 {
		at--
		digits[at] = byte('0' + m%10)
		m /= 10
	}
	at--
	digits[at] = byte('0' + m)
	return append(b, digits[at:]...)
}

// appendPlain appends what plainDecimal is.
func appendPlain(b []byte, x float64) []byte {
	const small, large = 1e-3, 1e15 // between them no shortest decimal has more than maxPlainDigits digits
	if a := math.Abs(x); a >= small && a < large {
		return AppendShortest(b, x)
	}
	return append(b, plainDecimal(x)...)
}
