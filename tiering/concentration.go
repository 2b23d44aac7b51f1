package tiering

import (
	"math/big"

	"tier/scoring/exact"
)

// Worth are the limits under which tiering is called not worthwhile, as fractions of the positive total.
type Worth struct {
	Customer float64 // a single customer that is worth attention brings this much
	Top20    float64 // the top 20% of the customers that are worth attention bring this much
}

// DefaultWorth returns the limits of 5% for a customer and 50% for the top 20%.
func DefaultWorth() Worth { return Worth{Customer: 0.05, Top20: 0.5} }

// Concentration is how much of a value the largest customers bring. Shares are fractions of the total of the
// positive values, those of the net as far as it is above 0. Where there is no positive value, Known is false, the shares
// are 0 and Worthwhile is true, for nothing speaks against it.
type Concentration struct {
	Known       bool
	Customers   int     // whose value is known; zero and negative ones are customers too
	Missing     int     // whose value is missing; they are left out
	Positive    float64 // the total that the shares are of
	Negative    int     // customers of a negative value
	NegativeSum float64
	Top10Count  int // the top 10% of the customers, halves rounded up, one at least
	Top20Count  int
	Top10       float64 // and what they bring
	Top20       float64
	Largest     float64 // what the largest customer brings
	Net         float64 // the total of all values, losses taken off
	NetTop10    float64 // what the same customers bring of the net, their own losses taken off; NaN where it isn't above 0
	NetTop20    float64
	NetLargest  float64
	Bring80     int     // how many of the largest customers it takes to bring 80%
	Curve       []Point // at each tenth of the customers, 10% to 100%
	Worthwhile  bool    // false only where no customer and not the top 20% reach the limits
}

// Point is a point of a Pareto curve: the Count largest customers, a tenth or more of them, bring Value.
type Point struct {
	Customers float64 // fraction of the customers, as asked: 0.1, 0.2 …
	Count     int     // that many customers, halves rounded up
	Value     float64 // fraction of the positive total
}

// Concentrate says how much of the value the largest customers bring.
//
// The top 10% of few customers is the largest one at least, for a share of nobody says nothing.
func Concentrate(value []float64, limits Worth) Concentration {
	sorted, losses := known(value)
	n := len(sorted)
	out := Concentration{
		Customers: n, Missing: len(value) - n, Worthwhile: true,
		Negative: n - below(sorted, 0), NegativeSum: losses.Float(),
		Top10Count: topCount(1, n), Top20Count: topCount(2, n),
	}
	climb := newClimb(sorted)
	out.Positive = climb.total.Float()
	out.ofNet(sorted)
	out.Known = out.Positive > 0
	if !out.Known {
		return out
	}
	out.Largest = nearest(climb.share(1))
	top10, top20 := climb.share(out.Top10Count), climb.share(out.Top20Count)
	out.Top10, out.Top20 = nearest(top10), nearest(top20)
	out.Bring80 = climb.reach(big.NewRat(8, 10))
	for tenth := 1; tenth <= 10; tenth++ {
		count := boundary(big.NewRat(int64(tenth), 10), n)
		out.Curve = append(out.Curve, Point{float64(tenth) / 10, count, nearest(climb.share(count))})
	}
	out.Worthwhile = climb.share(1).Cmp(exact.Of(limits.Customer)) >= 0 || top20.Cmp(exact.Of(limits.Top20)) >= 0
	return out
}

// ofNet says what the largest customers bring of the net total; sorted is highest first.
func (c *Concentration) ofNet(sorted []float64) {
	net := totalOf(sorted)
	c.Net = net.Float()
	share := func(count int) float64 {
		top := totalOf(sorted[:count])
		return top.Over(&net)
	}
	c.NetTop10, c.NetTop20, c.NetLargest = share(c.Top10Count), share(c.Top20Count), share(min(1, len(sorted)))
}

// totalOf adds figures up.
func totalOf(figures []float64) exact.Sum {
	var total exact.Sum
	for _, x := range figures {
		total.Add(x)
	}
	return total
}

// known returns the values that are there, highest first, and the sum of the negative ones.
func known(value []float64) (sorted []float64, losses exact.Sum) {
	sorted = scored(value, value)
	return sorted, totalOf(sorted[below(sorted, 0):])
}

// topCount is how many of n customers the top tenths are: one at least, where there is one.
func topCount(tenths int64, n int) int {
	return max(boundary(big.NewRat(tenths, 10), n), min(1, n))
}
