package panel

import "math"

// beyond is how likely Student's t of so many degrees of freedom, one or more, is as far from 0 as this or farther, on either
// side: the finite sums for whole degrees of freedom, M. Abramowitz and I. Stegun, Handbook of Mathematical Functions,
// 26.7.3 and 26.7.4. It is good to about 1e-15, however rare, which is far below what anybody is named by.
func beyond(t float64, free int) float64 {
	angle := math.Atan(math.Abs(t) / math.Sqrt(float64(free))) // π/2 where t is infinite
	sin, cos := math.Sincos(angle)
	odd := free % 2
	sum, term := 0.0, 1.0
	if odd == 1 {
		term = cos
	}
	for k := 2 + odd; k <= free; k += 2 {
		sum += term
		term *= cos * cos * float64(k-1) / float64(k)
	}
	within := sin * sum
	if odd == 1 {
		within = (angle + within) * 2 / math.Pi
	}
	return max(0, 1-within)
}

// lower is how likely chance makes a correlation as low as r or lower over so many pairs, four or more, where it is of:
// by Fisher's z, which is as good as normal from ten pairs on.
func lower(r, of float64, pairs int) float64 {
	z := (math.Atanh(of) - math.Atanh(r)) * math.Sqrt(float64(pairs-3))
	return math.Erfc(z/math.Sqrt2) / 2
}
