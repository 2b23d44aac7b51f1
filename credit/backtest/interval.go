package backtest

import "math"

// Interval is a 95% confidence interval of a fraction. Both ends are NaN where there is none.
type Interval struct{ Low, High float64 }

// normal95 is the 97.5% quantile of the standard normal distribution.
const normal95 = 1.959963984540054

// nowhere is the interval of what is not known.
func nowhere() Interval { return Interval{math.NaN(), math.NaN()} }

// wilson is Wilson's score interval (JASA 22, 1927, 209–212) of a fraction that was observed among n; nowhere without n.
//
// Fraction ± 1.96 standard errors was rejected: where nobody of 20 defaulted it says that nobody ever will.
func wilson(fraction float64, n int) Interval {
	if n == 0 {
		return nowhere()
	}
	const z2 = normal95 * normal95
	size := float64(n)
	middle := fraction + z2/(2*size)
	half := normal95 * math.Sqrt((fraction*(1-fraction)+z2/(4*size))/size)
	return within((middle-half)/(1+z2/size), (middle+half)/(1+z2/size), fraction)
}

// within keeps an interval between 0 and 1 and around its fraction, which the last digits of a float could miss.
func within(low, high, fraction float64) Interval {
	return Interval{Low: max(0, min(low, fraction)), High: min(1, max(high, fraction))}
}

// rate is part ÷ whole, NaN of nothing.
func rate(part, whole int) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}
