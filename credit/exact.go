package credit

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"tier/scoring"
)

// Money is added, split and cut in whole units of its last decimal, which big integers count exactly: 0.3 ÷ 0.1 is 3, and
// neither the order of the rows nor the size of the sums moves a cent.

// ofNumbers are the decimals of numbers that are compared, as scoring.Round9 has them.
const ofNumbers = 9

// finite reports whether x is a figure: neither missing (NaN) nor infinite.
func finite(x float64) bool { return x-x == 0 }

// units is the finite x, rounded half away from zero, as a number of units of its last decimal.
func units(x float64, decimals int) *big.Int {
	text := strconv.FormatFloat(scoring.Round(x, decimals), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	n, _ := new(big.Int).SetString(whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10)
	return n
}

// amount is the float nearest to n units of the last decimal.
func amount(n *big.Int, decimals int) float64 {
	x, _ := new(big.Rat).SetFrac(n, power(decimals)).Float64()
	return x
}

// power returns 10^n.
func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// cents is x as a number of hundredths, where it is a whole number of them that a float64 holds exactly: most money is, and
// spares the big integers.
func cents(x float64) (n int64, ok bool) {
	y := math.RoundToEven(x * 100)
	return int64(y), math.Abs(y) < 1e15 && y/100 == x
}

// less is a - b, exactly as decimals.
func less(a, b float64) float64 {
	m, fits := cents(a)
	if n, both := cents(b); fits && both {
		return float64(m-n) / 100
	}
	n := units(a, ofNumbers)
	return amount(n.Sub(n, units(b, ofNumbers)), ofNumbers)
}

// share is a fraction of n units, rounded half up to a unit; the fraction is the decimal number that people see.
func share(n *big.Int, fraction float64) *big.Int {
	twice := new(big.Int).Mul(n, units(fraction, ofNumbers))
	twice.Lsh(twice, 1).Add(twice, power(ofNumbers))
	return twice.Div(twice, new(big.Int).Lsh(power(ofNumbers), 1))
}

// roundDown is the largest multiple of step that is not above x; both are not negative, and x is rounded to 9 decimals. A step
// of 0 leaves x as it is.
func roundDown(x, step float64) float64 {
	if step >= 1 && math.Trunc(step) == step && x < 1e15 { // whole steps are below the whole part of x
		whole := math.Floor(x)
		return whole - math.Mod(whole, step)
	}
	n, by := units(x, ofNumbers), units(step, ofNumbers)
	if by.Sign() == 0 {
		return amount(n, ofNumbers)
	}
	return amount(n.Sub(n, new(big.Int).Mod(n, by)), ofNumbers)
}

// figure writes a number as people do: 81.5, 1000000; "–" where there is none.
func figure(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// percent writes a fraction as a percentage: 0.125 is 12.5%.
func percent(x float64) string { return figure(scoring.Round9(x*100)) + "%" }
