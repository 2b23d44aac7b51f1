package scoring

import (
	"math"
	"math/big"
)

// wholeColumn binds a function of a whole column: it is computed here, once, over the rows that are not excluded and of
// which every cell that the column reads could be read. An unreadable cell that counted as missing could be given a
// value by the expression, and then change the figures of all others.
func (b *binder) wholeColumn(n *columnNode) func(row int) float64 {
	values := b.values(n.x)
	if b.spoilt != nil {
		for _, field := range fieldsOf(n.x, nil) {
			for row := range b.spoilt(field) {
				values[row] = math.NaN()
			}
		}
	}
	switch n.fn.name {
	case "sum":
		return constant(sum(values))
	case "mean":
		return constant(mean(values))
	case "median":
		return constant(quantile(values, 0.5))
	case "quantile":
		return constant(quantile(values, n.q))
	case "rank":
		return column(ranks(values))
	case "percentile":
		return column(percentiles(values))
	case "share":
		return column(shares(values))
	}
	panic("scoring: unknown function " + n.fn.name)
}

func constant(x float64) func(int) float64 {
	x = finite(x)
	return func(int) float64 { return x }
}

func column(values []float64) func(int) float64 {
	return func(row int) float64 { return values[row] }
}

// values computes a number for every row; excluded rows have none, whatever is computed.
func (b *binder) values(n node) []float64 {
	x := b.number(n)
	out := make([]float64, b.columns.Len())
	for row := range out {
		out[row] = finite(x(row))
	}
	blank(out, b.excluded, math.NaN())
	return out
}

// blank makes the excluded rows missing.
func blank[T any](values []T, excluded []bool, missing T) {
	for row, out := range excluded {
		if out {
			values[row] = missing
		}
	}
}

// countPresent counts the values that are not missing.
func countPresent(values []float64) int {
	n := 0
	for _, v := range values {
		if v == v {
			n++
		}
	}
	return n
}

// sum adds up the values that there are, exactly, and rounds once, so that the order of the rows does not matter to the last
// bit. Without any value it is missing.
//
// Every float64 is a whole multiple of 2^-1074, of at most 2098 bits. The total is kept as such a whole number, in digits of 32
// bits whose carries wait until the end: each addend changes three digits by less than 2^32, and so an int64 holds them
// for 2^31 rows. Compensated sums were rejected: their last bit depends on the order.
func sum(values []float64) float64 {
	var digits [68]int64
	n := 0
	for _, x := range values {
		if x != x {
			continue
		}
		n++
		bits := math.Float64bits(x)
		exp, mantissa := bits>>52&0x7ff, bits&(1<<52-1)
		if exp == 0 {
			exp = 1
		} else {
			mantissa |= 1 << 52
		}
		at, shift := (exp-1)/32, (exp-1)%32
		low := int64(mantissa << shift & math.MaxUint32)
		mid := int64(mantissa >> (32 - shift) & math.MaxUint32)
		high := int64(mantissa >> (64 - shift))
		if x < 0 {
			low, mid, high = -low, -mid, -high
		}
		digits[at] += low
		digits[at+1] += mid
		digits[at+2] += high
	}
	if n == 0 {
		return math.NaN()
	}
	return finite(nearestFloat(digits[:]))
}

// nearestFloat returns the float64 nearest to a whole number of 2^-1074, given by its digits of 32 bits, lowest first.
func nearestFloat(digits []int64) float64 {
	whole := new(big.Int)
	for i := len(digits) - 1; i >= 0; i-- {
		whole.Lsh(whole, 32).Add(whole, big.NewInt(digits[i]))
	}
	exact := new(big.Float).SetInt(whole)
	x, _ := exact.SetMantExp(exact, -1074).Float64()
	return x
}

// mean is the sum divided by the number of values that there are.
func mean(values []float64) float64 { return sum(values) / float64(countPresent(values)) }

// quantile returns the value below which the fraction q of the values lies, as Excel's PERCENTILE.INC (type 7 of
// Hyndman and Fan): with n values sorted it is the one at (n-1)×q, on a straight line between neighbours. NaN are
// skipped; without any value it is NaN.
func quantile(values []float64, q float64) float64 {
	_, sorted := Ascending(values)
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := Round9(float64(len(sorted)-1) * q)
	below := int(at)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1] + 0
	}
	low, high := sorted[below], sorted[below+1]
	return low + (high-low)*(at-float64(below))
}

// ranks numbers the values from the highest, 1, 2, 2, 4; missing values have none. The numbers take the place of the values.
func ranks(values []float64) []float64 {
	return placed(values, func(_, upTo, n int) float64 { return float64(n - upTo + 1) })
}

// percentiles is the percent of the other values that are lower; missing where there is no other. They take the place of
// the values.
func percentiles(values []float64) []float64 {
	return placed(values, func(from, _, n int) float64 {
		if n == 1 {
			return math.NaN()
		}
		return 100 * float64(from) / float64(n-1)
	})
}

// placed gives every value the result for its run of values that are equal after Round9: of n values in ascending order
// the run is those from (inclusive) to upTo (exclusive). The results take the place of the values.
func placed(values []float64, result func(from, upTo, n int) float64) []float64 {
	for row, v := range values {
		values[row] = Round9(v)
	}
	rows, keys := Ascending(values)
	for from := 0; from < len(rows); {
		upTo := from + 1
		for upTo < len(rows) && keys[upTo] == keys[from] {
			upTo++
		}
		r := result(from, upTo, len(rows))
		for _, row := range rows[from:upTo] {
			values[row] = r
		}
		from = upTo
	}
	return values
}

// shares is each value's part of the total of the positive ones. Zero and negative values have none, that is 0; where
// nothing is positive all are missing. They take the place of the values.
func shares(values []float64) []float64 {
	for row, v := range values {
		if v < 0 {
			values[row] = 0
		}
	}
	total := sum(values)
	for row, v := range values {
		if total > 0 {
			values[row] = v / total
		} else {
			values[row] = math.NaN()
		}
	}
	return values
}
