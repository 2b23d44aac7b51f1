package panel

import (
	"slices"

	"tier/scoring"
)

// alphas are Krippendorff's alpha, nominal, ordinal and interval, of units with two values or more (K. Krippendorff,
// Computing Krippendorff's Alpha-Reliability, 2011): of any number of raters, with gaps.
//
// The coincidence matrix of the paper is as large as the square of the number of different values; none is made here. The
// interval metric needs the sums of squares within the units and of all. The ordinal metric between c and k, the values
// from c to k less half of those that are c or k, squared, is the squared difference of the mean ranks of c and k: so
// ordinal alpha is the interval alpha of the ranks.
func alphas(units [][]float64, raters int) (nominal, ordinal, interval Figure) {
	all := slices.Concat(units...)
	rows, sorted := scoring.Ascending(all)
	var why scoring.Message
	switch {
	case raters < 2:
		why = few(0, raters)
	case len(units) == 0:
		why = scoring.Say("nobody rated the same as another")
	case sorted[0] == sorted[len(sorted)-1]:
		why = level()
	}
	if !why.IsZero() {
		return lacking(why), lacking(why), lacking(why)
	}
	interval = figure(intervalAlpha(units, all))
	nominal = figure(nominalAlpha(units, sorted))
	ranks := scoring.Midranks(len(all), rows, sorted)
	ordinal = figure(intervalAlpha(like(units, ranks), ranks))
	return nominal, ordinal, interval
}

// like cuts values into pieces as long as the units.
func like(units [][]float64, values []float64) [][]float64 {
	pieces := make([][]float64, len(units))
	for i, u := range units {
		pieces[i], values = values[:len(u)], values[len(u):]
	}
	return pieces
}

// intervalAlpha compares the squares of the differences within the units with those of all values.
func intervalAlpha(units [][]float64, all []float64) float64 {
	within := 0.0
	for _, u := range units {
		m := float64(len(u))
		within += squares(u) * m / (m - 1)
	}
	n := float64(len(all))
	return 1 - (n-1)/n*within/squares(all)
}

// squares is the sum of squares about the mean: exactly 0 where all values are equal.
func squares(values []float64) float64 {
	n, mean := float64(len(values)), 0.0
	for _, x := range values {
		mean += x - values[0]
	}
	mean = values[0] + mean/n
	sum, rest := 0.0, 0.0
	for _, x := range values {
		sum += (x - mean) * (x - mean)
		rest += x - mean
	}
	return max(0, sum-rest*rest/n) // rest is what rounding left of the mean
}

// nominalAlpha compares how often values within the units differ with how often any do.
func nominalAlpha(units [][]float64, sorted []float64) float64 {
	differ := 0.0
	var room []float64
	for _, u := range units {
		room = append(room[:0], u...)
		slices.Sort(room)
		m := float64(len(u))
		differ += unlike(room) / (m - 1)
	}
	n := float64(len(sorted))
	return 1 - (n-1)*differ/unlike(sorted)
}

// unlike is how many ordered pairs of sorted values differ.
func unlike(sorted []float64) float64 {
	n := float64(len(sorted))
	pairs := n * n
	for equal := range scoring.Runs(sorted) {
		pairs -= float64(equal) * float64(equal)
	}
	return pairs
}
