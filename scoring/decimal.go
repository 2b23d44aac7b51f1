package scoring

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// decimal is the number that x's shortest decimal text says, exactly: 0.1 is one tenth.
func decimal(x float64) *big.Rat {
	if math.Trunc(x) == x && math.Abs(x) < 1e15 {
		return new(big.Rat).SetInt64(int64(x)) // most points and weights are whole
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// percent writes a fraction as people do: 0.125 is 12.5%.
func percent(fraction float64) string {
	r := decimal(fraction)
	x, _ := r.Mul(r, big.NewRat(100, 1)).Float64()
	return strconv.FormatFloat(x, 'f', -1, 64) + "%"
}

func joinWords(words []string) string { return strings.Join(words, "/") }

// decimalText writes an exact decimal without trailing zeros.
func decimalText(r *big.Rat) string {
	digits, _ := r.FloatPrec()
	return r.FloatString(digits)
}
