package panel

import (
	"math"
	"slices"
)

// effects are how much more each rater gives than the others: least squares of the additive model
//
//	rating = what the customer deserves on the criterion + the rater's effect + chance
//
// over the ratings of customers that the rater doesn't own. The mean of the differences from the others would do where
// everyone rates everything; where they don't, a rater among lenient colleagues would look severe, and his colleague in
// another region, among severe ones, lenient. The model compares both by way of those who rated with either. Ratings of own
// customers are not in it, so that a bias towards them spoils neither the rater's effect nor anybody else's.
type effects struct {
	// of are the effects in the unit of the ratings. Those of a group add up to nothing over its ratings: to take them off
	// doesn't change the general level. NaN for those whom nobody can be compared with.
	of []float64
	// group is the first of the raters that a rater is comparable with, by way of others perhaps.
	group []int
}

// effectsOf estimates the effects of the raters.
func effectsOf(units []unit, raters int) *effects {
	e := &effects{of: make([]float64, raters), group: make([]int, raters)}
	for i := range e.group {
		e.group[i] = i
	}
	m, count := newEquations(raters), make([]float64, raters)
	for _, u := range units {
		who, values := u.neutral()
		if len(who) < 2 {
			continue
		}
		m.add(who, values)
		for _, rater := range who {
			count[rater]++
			e.join(int(who[0]), int(rater))
		}
	}
	m.solve(e)
	e.centre(count)
	return e
}

// neutral returns who rated the unit and doesn't own the customer, and what they gave.
func (u *unit) neutral() (who []int32, values []float64) {
	if !slices.Contains(u.own, true) {
		return u.raters, u.values
	}
	for i, rater := range u.raters {
		if !u.own[i] {
			who, values = append(who, rater), append(values, u.values[i])
		}
	}
	return who, values
}

// join puts the groups of two raters together.
func (e *effects) join(a, b int) {
	from, to := max(e.group[a], e.group[b]), min(e.group[a], e.group[b])
	if from == to {
		return
	}
	for i, g := range e.group {
		if g == from {
			e.group[i] = to
		}
	}
}

// centre shifts the effects of each group so that they add up to nothing over its ratings.
func (e *effects) centre(count []float64) {
	for group := range e.of {
		sum, n := 0.0, 0.0
		for i, g := range e.group {
			if g == group {
				sum += e.of[i] * count[i]
				n += count[i]
			}
		}
		for i, g := range e.group {
			if g == group {
				e.of[i] -= sum / n // NaN where there is nothing to compare with
			}
		}
	}
}

// typical is the median of the effects of the rater's group: one lenient rater moves the mean of few, and would make
// severe ones of the others, but not the median.
func (e *effects) typical(rater int) float64 {
	var all []float64
	for i, g := range e.group {
		if g == e.group[rater] {
			all = append(all, e.of[i])
		}
	}
	return middle(all)
}

// middle is the median of values, one or more, which it sorts.
func middle(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// Adjusted returns the ratings less the effect of their raters, within 0 and full marks and rounded to nine decimals.
// Raters without an effect are left as they are. It is for a look beside the raw ratings, never instead of them: a rater
// may be severe because his customers deserve it.
func Adjusted(r *Ratings, s *Stats) *Ratings {
	adjusted := *r
	adjusted.Given = slices.Clone(r.Given)
	for i := range adjusted.Given {
		g := &adjusted.Given[i]
		if effect := s.Raters[g.Rater].Effect; effect.OK() {
			full := r.Criteria[g.Criterion].Full
			g.Points = in9(min(max(g.Points-effect.Value*full/s.Full, 0), full))
		}
	}
	return &adjusted
}

// equations are the normal equations of the effects, after what each customer deserves was eliminated.
type equations struct {
	matrix [][]float64
	right  []float64
}

func newEquations(n int) *equations {
	m := &equations{matrix: make([][]float64, n), right: make([]float64, n)}
	for i := range m.matrix {
		m.matrix[i] = make([]float64, n)
	}
	return m
}

// add takes a unit in: who rated it and what they gave.
func (m *equations) add(who []int32, values []float64) {
	share := 1 / float64(len(who))
	mean := sumOf(values) * share
	for i, a := range who {
		row := m.matrix[a]
		row[a]++
		for _, b := range who {
			row[b] -= share
		}
		m.right[a] += values[i] - mean
	}
}

// solve finds the effects that add up to nothing within each group: with ones added between the raters of a group the
// matrix is positive definite, and the solution is that one. Elimination needs no pivots then.
func (m *equations) solve(e *effects) {
	n := len(m.right)
	for i := range n {
		for j := range n {
			if e.group[i] == e.group[j] {
				m.matrix[i][j]++
			}
		}
	}
	for k := range n {
		for i := k + 1; i < n; i++ {
			factor := m.matrix[i][k] / m.matrix[k][k]
			if factor == 0 {
				continue
			}
			for j := k; j < n; j++ {
				m.matrix[i][j] -= factor * m.matrix[k][j]
			}
			m.right[i] -= factor * m.right[k]
		}
	}
	for i := n - 1; i >= 0; i-- {
		x := m.right[i]
		for j := i + 1; j < n; j++ {
			x -= m.matrix[i][j] * e.of[j]
		}
		e.of[i] = x / m.matrix[i][i]
	}
	for i := range n {
		if math.Abs(e.of[i]) < 1e-12 {
			e.of[i] = 0
		}
	}
}
