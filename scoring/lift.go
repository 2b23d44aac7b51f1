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
	parts := s.counted(row, nil)
	var lifts []Lift
	for i := range parts {
		if l, ok := s.lift(parts, i, target); ok {
			lifts = append(lifts, l)
		}
	}
	slices.SortStableFunc(lifts, func(a, b Lift) int { return cmp.Compare(a.Gain, b.Gain) })
	return lifts
}

// lift finds the fewest points of the i-th criterion that reach the target.
func (s *Scores) lift(parts []part, i int, target float64) (Lift, bool) {
	p := parts[i]
	terms := make([]term, len(parts))
	for k := range parts {
		terms[k] = parts[k].term
	}
	reached := func(points float64) float64 {
		terms[i].points = points
		return total(terms, terms, s.Model.Decimals)
	}
	candidates := slices.Clone(p.criterion.Rule.steps())
	if candidates == nil {
		top := p.criterion.Rule.Top() // full marks may be more than that
		candidates = []float64{between(p.points, top, func(x float64) bool { return reached(x) >= target })}
	}
	slices.Sort(candidates)
	for _, to := range candidates {
		if to > p.points && reached(to) >= target {
			gain := part{p.criterion, term{to - p.points, p.max, p.weight}}.weighted(weightOf(parts))
			return Lift{Criterion: p.criterion, From: p.points, To: to, Gain: gain, Total: reached(to)}, true
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
