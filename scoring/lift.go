package scoring

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Lift is one criterion's better points that alone would bring a customer to a score.
type Lift struct {
	Criterion *Criterion
	From, To  float64 // points
	Gain      float64 // what that adds to the score, rounded to 9 decimals
	Total     float64 // the score it gives, rounded like any score
}

// Lifts are the ways to a score of at least target that change a single criterion, the smallest gain first. Criteria
// that were skipped, and customers without a score, have none.
func (s *Scores) Lifts(row int, target float64) []Lift {
	if math.IsNaN(s.Total[row]) {
		return nil
	}
	var r reckoning
	s.reckon(row, &r)
	var lifts []Lift
	for i := range r.terms {
		if l, ok := s.lift(&r, i, target); ok {
			lifts = append(lifts, l)
		}
	}
	slices.SortStableFunc(lifts, func(a, b Lift) int { return cmp.Compare(a.Gain, b.Gain) })
	return lifts
}

// lift finds the fewest points of the i-th criterion that counts which reach the target.
func (s *Scores) lift(r *reckoning, i int, target float64) (Lift, bool) {
	c, now := &r.sheet.criteria[r.which[i]], r.terms[i]
	terms := slices.Clone(r.terms)
	reached := func(points float64) float64 {
		terms[i].points, terms[i].exact = points, nil
		return total(terms, terms, s.Model.Decimals)
	}
	candidates := slices.Clone(c.Rule.steps()) // none where a panel rates: its mean lies between them
	if candidates == nil || r.sheet.judged[r.which[i]].rated != nil {
		top := c.Rule.Top() // full marks may be more than that
		candidates = []float64{between(now.points, top, func(x float64) bool { return reached(x) >= target })}
	}
	slices.Sort(candidates)
	for _, to := range candidates {
		if to > now.points && reached(to) >= target {
			gain := term{points: to - now.points, max: now.max, weight: now.weight}.weighted(r.whole)
			return Lift{Criterion: c, From: Round9(now.points), To: to, Gain: gain, Total: reached(to)}, true
		}
	}
	return Lift{}, false
}

// between is the lowest number of points with two decimals from low to high that is enough; high itself, which may have
// more decimals, where none of them is.
func between(low, high float64, enough func(float64) bool) float64 {
	from := math.Ceil(low * 100)
	steps := int(max(0, math.Floor(high*100)-from+1))
	least := sort.Search(steps, func(i int) bool { return enough((from + float64(i)) / 100) })
	if least == steps {
		return high
	}
	return (from + float64(least)) / 100
}
