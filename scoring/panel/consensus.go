package panel

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"tier/scoring/exact"
)

// TrimmedFrom is how many ratings must count for the highest and the lowest to be left out: of three, only one would
// remain.
const TrimmedFrom = 4

// vote is a rating that counts.
type vote struct {
	rater  int
	points float64
	number number // of the points, where the mean needs it
}

// Consensus makes one figure of the ratings of each criterion and customer: the result is indexed [criterion][row].
//
// Every figure is exact: points and weights stand for what their shortest decimal text says. Ratings of own customers are
// left out first, then what is left must reach the quorum, and then the extremes are trimmed.
func (p *Panel) Consensus(r *Ratings) [][]Consensus {
	cells, weights := r.cells(len(p.Raters)), weightsOf(p.Raters)
	all := make([][]Consensus, len(r.Criteria))
	votes := make([]vote, 0, len(p.Raters))
	for criterion := range all {
		all[criterion] = make([]Consensus, r.Rows)
		for row := range all[criterion] {
			c := &all[criterion][row]
			votes = votes[:0]
			for _, i := range cells.at(criterion, row) {
				g := &r.Given[i]
				if p.Own == Exclude && r.own(int(g.Rater), row) {
					c.Left = append(c.Left, Left{int(g.Rater), g.Points, OwnCustomer})
				} else {
					votes = append(votes, vote{rater: int(g.Rater), points: g.Points})
				}
			}
			p.combine(c, votes, weights)
		}
	}
	return all
}

// combine finishes the consensus of votes in the order of the raters.
func (p *Panel) combine(c *Consensus, votes []vote, w *weights) {
	enough := len(votes) >= max(1, p.Quorum)
	if enough && p.Combine == Trimmed && len(votes) >= TrimmedFrom {
		votes = p.trim(c, votes)
	}
	c.N, c.Low, c.High = len(votes), math.NaN(), math.NaN()
	for i, v := range votes {
		if i == 0 {
			c.Low, c.High = v.points, v.points
		}
		c.Low, c.High = min(c.Low, v.points), max(c.High, v.points)
	}
	switch {
	case !enough:
	case p.Combine == Median:
		c.Points = w.median(votes)
	default:
		c.Points = w.mean(votes)
	}
}

// trim takes one highest and one lowest of the votes out. Of several that are equal it is the one that weighs the least,
// and of those the last in the roster: nobody's place in a file decides.
func (p *Panel) trim(c *Consensus, votes []vote) []vote {
	less := func(a, b vote) int { // the first is the one to leave out, of equal points
		return cmp.Or(cmp.Compare(p.Raters[a.rater].Weight, p.Raters[b.rater].Weight), cmp.Compare(b.rater, a.rater))
	}
	leave := func(why Why, order func(a, b vote) int) {
		v := slices.MinFunc(votes, func(a, b vote) int { return cmp.Or(order(a, b), less(a, b)) })
		c.Left = append(c.Left, Left{v.rater, v.points, why})
		votes = slices.DeleteFunc(votes, func(other vote) bool { return other.rater == v.rater })
	}
	leave(Highest, func(a, b vote) int { return cmp.Compare(b.points, a.points) })
	leave(Lowest, func(a, b vote) int { return cmp.Compare(a.points, b.points) })
	slices.SortFunc(c.Left, func(a, b Left) int { return cmp.Compare(a.Rater, b.Rater) })
	return votes
}

// median is the weighted median of the votes, which it sorts: the lowest points at which the cumulative weight reaches
// half, and the mean of them and the next where it is half exactly.
func (w *weights) median(votes []vote) *big.Rat {
	slices.SortFunc(votes, func(a, b vote) int { return cmp.Compare(a.points, b.points) })
	at, exactly := w.half(votes)
	median := exact.Of(votes[at].points)
	if exactly && at+1 < len(votes) {
		median.Add(median, exact.Of(votes[at+1].points))
		median.Mul(median, big.NewRat(1, 2))
	}
	return median
}
