package panel

import (
	"math"
	"math/big"

	"tier/scoring/exact"
)

// weights are the exact weights of the raters.
type weights struct {
	exact []*big.Rat
	// whole are the weights × one factor, integers whose sum fits into an int64 with room for twice as much; nil where
	// there are none.
	whole []int64
}

func weightsOf(raters []Rater) *weights {
	w := &weights{exact: make([]*big.Rat, len(raters))}
	numbers, places := make([]number, len(raters)), 0
	for i, r := range raters {
		numbers[i] = numberOf(r.Weight)
		places = max(places, numbers[i].places())
		w.exact[i] = exact.Of(r.Weight)
	}
	whole, sum := make([]int64, len(raters)), 0.0
	for i, n := range numbers {
		x, ok := n.whole(places)
		if !ok {
			return w
		}
		whole[i] = x
		sum += math.Abs(float64(x))
	}
	if sum < math.MaxInt64/4 {
		w.whole = whole
	}
	return w
}

// half returns the first of the votes at which the cumulative weight reaches half of all, and whether it is half exactly.
func (w *weights) half(votes []vote) (at int, exactly bool) {
	if w.whole == nil {
		return w.halfExact(votes)
	}
	total, sum := int64(0), int64(0)
	for _, v := range votes {
		total += w.whole[v.rater]
	}
	for i, v := range votes {
		if sum += w.whole[v.rater]; 2*sum >= total {
			return i, 2*sum == total
		}
	}
	return len(votes) - 1, false
}

// halfExact is half for weights of any size.
func (w *weights) halfExact(votes []vote) (at int, exactly bool) {
	total, sum := new(big.Rat), new(big.Rat)
	for _, v := range votes {
		total.Add(total, w.exact[v.rater])
	}
	total.Mul(total, big.NewRat(1, 2))
	for i, v := range votes {
		if c := sum.Add(sum, w.exact[v.rater]).Cmp(total); c >= 0 {
			return i, c == 0
		}
	}
	return len(votes) - 1, false
}

// mean is the weighted mean of votes; nil where they have no weight at all.
func (w *weights) mean(votes []vote) *big.Rat {
	if mean, ok := w.meanWhole(votes); ok {
		return mean
	}
	sum, of := new(big.Rat), new(big.Rat)
	var product big.Rat
	for _, v := range votes {
		sum.Add(sum, product.Mul(w.exact[v.rater], exact.Of(v.points)))
		of.Add(of, w.exact[v.rater])
	}
	if of.Sign() == 0 {
		return nil
	}
	return sum.Quo(sum, of)
}

// meanWhole is the mean where integers of 64 bits hold every sum, as nearly always: a fraction per rating would take
// twenty times as long.
func (w *weights) meanWhole(votes []vote) (mean *big.Rat, ok bool) {
	places := 0
	for i := range votes {
		votes[i].number = numberOf(votes[i].points)
		places = max(places, votes[i].number.places())
	}
	if w.whole == nil || places > maxPlaces {
		return nil, false
	}
	one := pow10(places)
	sum, of, most, highest := int64(0), int64(0), 0.0, float64(one)
	for _, v := range votes {
		x, fits := v.number.whole(places)
		if !fits {
			return nil, false
		}
		weight := w.whole[v.rater]
		sum += weight * x
		of += weight
		most += math.Abs(float64(weight))
		highest = max(highest, math.Abs(float64(x)))
	}
	if of == 0 || most*highest >= math.MaxInt64/2 { // then a sum may have run over
		return nil, false
	}
	return big.NewRat(sum, of*one), true
}
