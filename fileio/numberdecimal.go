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

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

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
	digits, ok := plainShape(s)
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

// plainShape checks the form and counts the digits of the mantissa.
func plainShape(s string) (digits int, ok bool) {
	i := 0
	if i < len(s) && s[i] == '-' {
		i++
	}
	run := func() int {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i - from
	}
	first := i
	if digits = run(); digits == 0 || (digits > 1 && s[first] == '0') {
		return 0, false
	}
	if i < len(s) && s[i] == '.' {
		i++
		n := run()
		if n == 0 {
			return 0, false
		}
		digits += n
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		if run() == 0 {
			return 0, false
		}
	}
	return digits, i == len(s)
}
