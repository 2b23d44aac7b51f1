package receivables

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"tier/scoring"
)

// Money is a whole number of smallest units: 10^-decimals of the unit, cents at 2 decimals. Its largest figure is
// math.MaxInt64 either way.
type Money int64

// MaxDecimals is how many decimals Money may have.
const MaxDecimals = 6

// An Error is why receivables can't be computed.
type Error struct{ Message scoring.Message }

func (e *Error) Error() string { return e.Message.String() }

func fault(format string, args ...any) error { return &Error{scoring.Say(format, args...)} }

// ErrNoMoney is what a text that is no plain decimal number is told, and ErrTooLarge an amount that Money can't hold.
var (
	ErrNoMoney  = errors.New("no plain decimal number")
	ErrTooLarge = errors.New("the amount is beyond all books")
)

// ParseMoney reads a plain decimal number: an optional sign, digits, and a point with digits behind it or not. What is
// beyond the decimals is rounded half away from zero, and reported.
func ParseMoney(text string, decimals int) (m Money, rounded bool, err error) {
	digits, negative := strings.CutPrefix(text, "-")
	if !negative {
		digits, _ = strings.CutPrefix(text, "+")
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole+fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return 0, false, ErrNoMoney
	}
	kept := fraction[:min(len(fraction), decimals)]
	units, ok := addDigits(0, whole)
	if ok {
		units, ok = addDigits(units, kept)
	}
	if ok {
		units, ok = addDigits(units, strings.Repeat("0", decimals-len(kept)))
	}
	rest := strings.TrimRight(fraction[len(kept):], "0")
	if rest != "" && rest[0] >= '5' {
		units++
	}
	if !ok || units > math.MaxInt64 {
		return 0, false, ErrTooLarge
	}
	if negative {
		return -Money(units), rest != "", nil
	}
	return Money(units), rest != "", nil
}

// addDigits writes digits behind a number; it may not exceed math.MaxInt64.
func addDigits(n uint64, digits string) (uint64, bool) {
	for i := range len(digits) {
		if n > math.MaxInt64/10 {
			return 0, false
		}
		n = n*10 + uint64(digits[i]-'0')
	}
	return n, n <= math.MaxInt64
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// MoneyOf is a float as people see it, its shortest decimal text, as money: exact, or rounded half away from zero where the
// text has more decimals.
func MoneyOf(x float64, decimals int) (m Money, rounded bool, err error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false, ErrNoMoney
	}
	// Where a whole number of units below 10^15 reads back as x to the bit, it is the shortest text: no two decimals of up to
	// 15 digits are nearest to one float64.
	if units := math.Round(x * power(decimals)); math.Abs(units) < 1e15 && units/power(decimals) == x {
		return Money(units), false, nil
	}
	return ParseMoney(strconv.FormatFloat(x, 'f', -1, 64), decimals)
}

// Float is the float64 that is nearest to the decimal text: 30 cents are 0.3, whatever they were added up from.
func (m Money) Float(decimals int) float64 {
	if m.abs() < 1<<53 {
		return float64(m) / power(decimals) // both are exact, and a division is rounded once
	}
	x, _ := strconv.ParseFloat(m.Text(decimals), 64) // digits and a point always parse
	return x
}

// Text is the amount in digits, with all its decimals: -12.50.
func (m Money) Text(decimals int) string {
	digits := strconv.FormatUint(m.abs(), 10)
	if pad := decimals + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	if decimals > 0 {
		point := len(digits) - decimals
		digits = digits[:point] + "." + digits[point:]
	}
	if m < 0 {
		return "-" + digits
	}
	return digits
}

// Sum adds amounts up; the error is ErrTooLarge.
func Sum(amounts ...Money) (Money, error) {
	var total Money
	for _, m := range amounts {
		sum := total + m
		if (m > 0) != (sum > total) && m != 0 || sum == math.MinInt64 {
			return 0, ErrTooLarge
		}
		total = sum
	}
	return total, nil
}

func (m Money) abs() uint64 {
	if m < 0 {
		return -uint64(m)
	}
	return uint64(m)
}

func power(decimals int) float64 {
	return [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6}[decimals]
}

// guard adds up what all amounts are without their signs. As long as that fits, no sum of any of them in any order can
// overflow, so that the sums themselves need no checks.
type guard struct {
	sum  uint64
	over bool
}

func (g *guard) add(m Money) {
	g.sum += m.abs()
	if g.sum > math.MaxInt64 {
		g.over, g.sum = true, 0
	}
}

func (g *guard) err() error {
	if g.over {
		return fault("the amounts add up to more than 9.2e18 smallest units: are they in the right unit?")
	}
	return nil
}
