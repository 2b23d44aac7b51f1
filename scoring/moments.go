package scoring

import "math"

// Moments are the means and the sums of squares of pairs of numbers, taken up one after the other (Welford 1962), which
// loses no digits where the numbers are large and close together.
type Moments struct {
	N             int
	X, Y          float64 // means
	XX, YY, Cross float64 // sums of squares and of products about the means
}

// Add takes up a pair; where only one number matters, the other is 0.
func (m *Moments) Add(x, y float64) {
	m.N++
	dx, dy := x-m.X, y-m.Y
	m.X += dx / float64(m.N)
	m.Y += dy / float64(m.N)
	m.XX += dx * (x - m.X)
	m.YY += dy * (y - m.Y)
	m.Cross += dx * (y - m.Y)
}

// Deviation is the standard deviation of x, of n-1 degrees of freedom; there are two or more.
func (m *Moments) Deviation() float64 { return math.Sqrt(m.XX / float64(m.N-1)) }

// Error is the standard error of the mean of x; there are two or more.
func (m *Moments) Error() float64 { return m.Deviation() / math.Sqrt(float64(m.N)) }

// FlatX reports whether all x are equal, to nine decimals.
func (m *Moments) FlatX() bool { return flat(m.XX, m.N) }

// FlatY reports whether all y are equal, to nine decimals.
func (m *Moments) FlatY() bool { return flat(m.YY, m.N) }

// flat reports whether n numbers of this sum of squares are all equal, to nine decimals.
func flat(squares float64, n int) bool { return squares <= 1e-18*float64(n) }

// Correlation is Pearson's; NaN where all x or all y are equal.
func (m *Moments) Correlation() float64 {
	if m.FlatX() || m.FlatY() {
		return math.NaN()
	}
	return min(max(m.Cross/math.Sqrt(m.XX)/math.Sqrt(m.YY), -1), 1)
}
