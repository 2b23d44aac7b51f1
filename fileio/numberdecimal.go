package fileio

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number as its digits: 0.digits is never computed, so that shifting the point costs nothing in accuracy.
type decimal struct {
	negative bool
	digits   string // whole and fraction digits together, "." and "," gone
	exponent int    // the value is digits × 10^exponent
}

// maxExponent is beyond what a float64 holds; a longer exponent is not a number that anyone meant.
const maxExponent = 400

// parse reads digits with an optional fraction and exponent, or whole digits in groups of three. It keeps the sign.
func (d *decimal) parse(s string) bool {
	s, exponent, ok := cutExponent(s)
	if !ok {
		return false
	}
	whole, fraction, dotted := strings.Cut(s, ".")
	if dotted && fraction == "" {
		return false
	}
	if strings.Contains(whole, ",") {
		if whole, ok = joinGroups(whole); !ok {
			return false
		}
	}
	if whole+fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return false
	}
	d.digits = whole + fraction
	d.exponent = exponent - len(fraction)
	return true
}

func cutExponent(s string) (string, int, bool) {
	i := strings.IndexAny(s, "eE")
	if i < 0 {
		return s, 0, true
	}
	digits := strings.TrimLeft(s[i+1:], "+-")
	if i == 0 || digits == "" || len(s)-i-1-len(digits) > 1 || !allDigits(digits) {
		return "", 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n > maxExponent || n < -maxExponent {
		return "", 0, false
	}
	return s[:i], n, true
}

// joinGroups takes the commas out of 1,234,567. It refuses 1,23 and 0,123, which mean something else.
func joinGroups(s string) (string, bool) {
	groups := strings.Split(s, ",")
	first := groups[0]
	if first == "" || len(first) > 3 || first[0] == '0' {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(s string) bool { return digitsFrom(s, 0) == len(s) }

// shifted is the float64 nearest to the number with its decimal point moved by so many places, right if positive. It is
// never −0.
func (d decimal) shifted(places int) (float64, bool) {
	var buf [64]byte
	text := buf[:0]
	if d.negative {
		text = append(text, '-')
	}
	text = append(text, d.digits...)
	if exponent := d.exponent + places; exponent != 0 {
		text = append(text, 'e')
		text = strconv.AppendInt(text, int64(exponent), 10)
	}
	x, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return math.NaN(), false
	}
	if x == 0 {
		return 0, true
	}
	return x, true
}

// shiftFloat moves the decimal point of the shortest decimal that reads back as x: 12345.67 by −4 is 1.234567.
func shiftFloat(x float64, places int) (float64, bool) {
	if places == 0 || x == 0 {
		return x, true
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return math.NaN(), false
	}
	d := decimal{negative: x < 0}
	if !d.parse(strconv.FormatFloat(math.Abs(x), 'e', -1, 64)) {
		return math.NaN(), false
	}
	return d.shifted(places)
}

// maxPlainNumberDigits is how many digits a float64 keeps of any decimal; an id may have more.
const maxPlainNumberDigits = 15

// plainNumber reads a number as a machine writes it: an optional minus sign, digits without leading zeros, an optional
// fraction and exponent, at most 15 digits. All else, ids such as 007 and 110101199003071234 above all, is text.
func plainNumber(s string) (float64, bool) {
	digits, _, ok := plainShape(s)
	if !ok || digits > maxPlainNumberDigits {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, false
	}
	if x == 0 {
		return 0, true
	}
	return x, true
}

// writtenNumber is the value of a text that plainNumber takes.
func writtenNumber(s string) float64 {
	mantissa, point := uint64(0), -1
	digits := strings.TrimPrefix(s, "-")
	for i := range len(digits) {
		switch c := digits[i]; {
		case c == '.':
			point = i
		case c >= '0' && c <= '9':
			mantissa = mantissa*10 + uint64(c-'0')
		default: // an exponent
			x, _ := plainNumber(s)
			return x
		}
	}
	// Up to 15 digits and a power of ten below 10^22 are exact as float64, and so is rounded once only.
	x := float64(mantissa)
	if point >= 0 {
		x /= powersOfTen[len(digits)-point-1]
	}
	if len(digits) < len(s) && x != 0 {
		return -x
	}
	return x
}

// powersOfTen are those that a float64 holds exactly.
var powersOfTen = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	1e18, 1e19, 1e20, 1e21, 1e22}

// isWrittenNumber reports whether plainNumber takes a text.
func isWrittenNumber(s string) bool {
	digits, exponent, ok := plainShape(s)
	if !ok || digits > maxPlainNumberDigits || !exponent {
		return ok && digits <= maxPlainNumberDigits
	}
	_, fits := plainNumber(s)
	return fits
}

// plainShape checks the form, counts the digits of the mantissa, and tells whether there is an exponent.
func plainShape(s string) (digits int, exponent, ok bool) {
	first := 0
	if s != "" && s[0] == '-' {
		first = 1
	}
	i := digitsFrom(s, first)
	if digits = i - first; digits == 0 || digits > 1 && s[first] == '0' {
		return 0, false, false
	}
	if i < len(s) && s[i] == '.' {
		end := digitsFrom(s, i+1)
		if end == i+1 {
			return 0, false, false
		}
		digits += end - i - 1
		i = end
	}
	if i < len(s) && s[i]|0x20 == 'e' {
		exponent = true
		if i++; i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		end := digitsFrom(s, i)
		if end == i {
			return 0, false, false
		}
		i = end
	}
	return digits, exponent, i == len(s)
}

// digitsFrom is the index behind the digits that begin at i.
func digitsFrom(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}
