package panel

import "math"

// moments are the means and the sums of squares of pairs of numbers, taken up one after the other (Welford 1962), which
// loses no digits where the numbers are large and close together.
type moments struct {
	n             int
	x, y          float64 // means
	xx, yy, cross float64 // sums of squares and of products about the means
}

func (m *moments) add(x, y float64) {
	m.n++
	dx, dy := x-m.x, y-m.y
	m.x += dx / float64(m.n)
	m.y += dy / float64(m.n)
	m.xx += dx * (x - m.x)
	m.yy += dy * (y - m.y)
	m.cross += dx * (y - m.y)
}

// deviation is the standard deviation of x, of n-1 degrees of freedom; there are two or more.
func (m *moments) deviation() float64 { return math.Sqrt(m.xx / float64(m.n-1)) }

// variance is that of the mean of x; there are two or more.
func (m *moments) variance() float64 { return m.xx / float64(m.n-1) / float64(m.n) }

// flat reports whether n numbers of this sum of squares are all equal, to nine decimals.
func flat(squares float64, n int) bool { return squares <= 1e-18*float64(n) }
