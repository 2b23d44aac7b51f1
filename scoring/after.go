package scoring

import "math"

// After are the customers as they are once they have scores: their fields, and the columns score, points["…"] (a
// criterion's points) and groups["…"] (a group's percent of its weight) that the expressions of overrides use.
type After struct {
	*Frame
	columns map[string]func() []float64
}

// After returns the customers with their scores.
func (s *Scores) After() *After {
	a := &After{Frame: s.frame, columns: map[string]func() []float64{ScoreColumn: func() []float64 { return s.Total }}}
	for _, name := range s.Model.Names() {
		a.columns[PointsColumn(name)] = func() []float64 {
			points, _ := s.Column(name)
			return points
		}
	}
	for _, path := range s.Model.GroupPaths() {
		a.columns[GroupColumn(path)] = func() []float64 { return s.groupPercents(path) }
	}
	return a
}

// Numbers implements Columns.
func (a *After) Numbers(field string) ([]float64, bool) {
	if column, ok := a.columns[field]; ok {
		return column(), true
	}
	return a.Frame.Numbers(field)
}

func (s *Scores) groupPercents(path string) []float64 {
	percents := newJudged(s.frame.Len()).points
	for row := range percents {
		if sub, ok := s.Subtotal(row, path); ok {
			percents[row] = sub.Percent
		}
	}
	return percents
}

// Column is a criterion's points and weighted points for every customer; NaN where there are none.
func (s *Scores) Column(name string) (points, weighted []float64) {
	n := s.frame.Len()
	points, weighted = newJudged(n).points, newJudged(n).points
	var parts []part
	for row := range n {
		if math.IsNaN(s.Total[row]) {
			continue
		}
		parts = s.counted(row, parts[:0])
		whole := weightOf(parts)
		for _, p := range parts {
			if p.criterion.Name == name {
				points[row], weighted[row] = p.points, p.weighted(whole)
			}
		}
	}
	return points, weighted
}
