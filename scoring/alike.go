package scoring

import "math"

// Alike are two criteria of one rubric that put the customers into nearly the same order, or into the opposite one.
type Alike struct {
	Rubric    int // 0 the model's own, i those of its i-th variant
	A, B      int // the criteria
	Rho       float64
	Customers int // who have both, and whom this rubric judges
}

// AlikeCriteria are the pairs of criteria whose rank correlation goes beyond limit, either way, among at least so many
// customers who have both. What they judge is compared first, since few bands hide how alike two amounts are, and then their points.
func (s *Scores) AlikeCriteria(limit float64, least int) []Alike {
	var found []Alike
	for i := range s.sheets {
		sh := &s.sheets[i]
		judged := func(row int) bool { return s.Rubric(row) == i }
		points, values := make([]Ranks, len(sh.criteria)), make([]Ranks, len(sh.criteria))
		for k := range sh.criteria {
			points[k] = s.ranked(sh.judged[k].points.at, judged)
			values[k] = points[k]
			if at := s.measured(&sh.criteria[k]); at != nil {
				values[k] = s.ranked(at, judged)
			}
		}
		for b := range sh.criteria {
			for a := range b {
				for _, of := range [][]Ranks{values, points} {
					rho, customers := Spearman(of[a], of[b])
					if math.Abs(rho) > limit && customers >= least {
						found = append(found, Alike{i, a, b, rho, customers})
						break
					}
				}
			}
		}
	}
	return found
}

// measured are the figures that a criterion judges; nil where raters give it points.
func (s *Scores) measured(c *Criterion) func(row int) float64 {
	if c.Field == "" || c.Rule.readsText() {
		return nil
	}
	column, ok := s.frame.Numbers(c.Field)
	if !ok {
		return nil
	}
	return func(row int) float64 { return Round9(column[row]) }
}

// ranked ranks a figure of the rows that are judged.
func (s *Scores) ranked(figure func(row int) float64, judged func(row int) bool) Ranks {
	values := missing(s.frame.Len())
	for row := range values {
		if judged(row) {
			values[row] = figure(row)
		}
	}
	return RanksOf(values)
}
