package scoring

import (
	"cmp"
	"math"
	"math/big"
	"slices"
)

// wholeColumn binds a function of a whole column: it is computed here, once, over the rows that are not excluded.
func (b *binder) wholeColumn(n *columnNode) func(row int) float64 {
	values := b.values(n.x)
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

// sum adds up the values that there are, without rounding on the way (Shewchuk's partial sums), so that the order of the
// rows does not matter. Without any value it is missing.
func sum(values []float64) float64 {
	if countPresent(values) == 0 {
		return math.NaN()
	}
	partials := make([]float64, 0, 8)
	for _, x := range values {
		if x != x {
			continue
		}
		kept := partials[:0]
		for _, y := range partials {
			if math.Abs(x) < math.Abs(y) {
				x, y = y, x
			}
			high := x + y
			if low := y - (high - x); low != 0 {
				kept = append(kept, low)
			}
			x = high
		}
		if x-x != 0 {
			return sumSlowly(values) // too large on the way, perhaps not in the end
		}
		partials = append(kept, x)
	}
	return roundPartials(partials)
}

// roundPartials adds up partial sums, which do not overlap and grow, to the nearest float64.
func roundPartials(partials []float64) float64 {
	i := len(partials) - 1
	if i < 0 {
		return 0
	}
	high, low := partials[i], 0.0
	for i--; i >= 0 && low == 0; i-- {
		x := high
		high = x + partials[i]
		low = partials[i] - (high - x)
	}
	// Exactly half way, what lies below decides.
	if i >= 0 && (low < 0) == (partials[i] < 0) && low != 0 {
		if up := high + 2*low; 2*low == up-high {
			high = up
		}
	}
	return high + 0
}

// sumSlowly is sum with figures of any size.
func sumSlowly(values []float64) float64 {
	const exactly = 2200 // bits between the largest and the smallest float64
	total := new(big.Float).SetPrec(exactly)
	for _, x := range values {
		if x == x {
			total.Add(total, new(big.Float).SetFloat64(x))
		}
	}
	x, _ := total.Float64()
	return finite(x)
}

// mean is the sum divided by the number of values that there are.
func mean(values []float64) float64 { return sum(values) / float64(countPresent(values)) }

// quantile returns the value below which the fraction q of the values lies, as Excel's PERCENTILE.INC (type 7 of
// Hyndman and Fan): with n values sorted it is the one at (n-1)×q, on a straight line between neighbours. NaN are
// skipped; without any value it is NaN.
func quantile(values []float64, q float64) float64 {
	sorted := make([]float64, 0, len(values))
	for _, v := range values {
		if v == v {
			sorted = append(sorted, v)
		}
	}
	if len(sorted) == 0 {
		return math.NaN()
	}
	slices.Sort(sorted)
	at := Round9(float64(len(sorted)-1) * q)
	below := int(at)
	if below+1 >= len(sorted) {
		return sorted[len(sorted)-1] + 0
	}
	low, high := sorted[below], sorted[below+1]
	return low + (high-low)*(at-float64(below))
}

// keyed is a value as it is compared, and its row.
type keyed struct {
	key float64
	row int
}

// ascending returns the values that there are, rounded by Round9 and sorted.
func ascending(values []float64) []keyed {
	sorted := make([]keyed, 0, len(values))
	for row, v := range values {
		if v == v {
			sorted = append(sorted, keyed{Round9(v), row})
		}
	}
	slices.SortFunc(sorted, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	return sorted
}

// ranks numbers the values from the highest, 1, 2, 2, 4; missing values have none.
func ranks(values []float64) []float64 {
	return placed(values, func(_, upTo, n int) float64 { return float64(n - upTo + 1) })
}

// percentiles is the percent of the other values that are lower; missing where there is no other.
func percentiles(values []float64) []float64 {
	return placed(values, func(from, _, n int) float64 {
		if n == 1 {
			return math.NaN()
		}
		return 100 * float64(from) / float64(n-1)
	})
}

// placed gives every value the result for its run of equal values: of n values in ascending order the run is those
// from (inclusive) to upTo (exclusive).
func placed(values []float64, result func(from, upTo, n int) float64) []float64 {
	out := make([]float64, len(values))
	for row := range out {
		out[row] = math.NaN()
	}
	sorted := ascending(values)
	for from := 0; from < len(sorted); {
		upTo := from + 1
		for upTo < len(sorted) && sorted[upTo].key == sorted[from].key {
			upTo++
		}
		r := result(from, upTo, len(sorted))
		for _, k := range sorted[from:upTo] {
			out[k.row] = r
		}
		from = upTo
	}
	return out
}

// shares is each value's part of the total of the positive ones. Zero and negative values have none, that is 0; where
// nothing is positive all are missing.
func shares(values []float64) []float64 {
	positive := make([]float64, len(values))
	for row, v := range values {
		positive[row] = v
		if v < 0 {
			positive[row] = 0
		}
	}
	total := sum(positive)
	for row, v := range positive {
		if total > 0 {
			positive[row] = v / total
		} else {
			positive[row] = math.NaN()
		}
	}
	return positive
}
