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
	var r reckoning
	for row := range percents {
		if math.IsNaN(s.Total[row]) {
			continue
		}
		s.reckon(row, &r)
		if g := r.sheet.group(path); g != nil {
			if sub, ok := r.subtotal(g, s.Model.Decimals); ok {
				percents[row] = sub.Percent
			}
		}
	}
	return percents
}

// Column is a criterion's points and weighted points for every customer; NaN where there are none.
func (s *Scores) Column(name string) (points, weighted []float64) {
	for _, c := range s.Columns() {
		if c.Name == name {
			return c.Points, c.Weighted
		}
	}
	n := s.frame.Len()
	return newJudged(n).points, newJudged(n).points
}

// Weighed is a criterion's column: its points and weighted points for every customer, NaN where there are none.
type Weighed struct {
	Name             string
	Points, Weighted []float64
}

// Columns are the points of all criteria, of the variants too, in the order of Model.Names. Criteria of one name in
// several rubrics are one column.
func (s *Scores) Columns() []Weighed {
	n := s.frame.Len()
	columns, at := []Weighed(nil), make(map[string]int)
	for i, name := range s.Model.Names() {
		columns = append(columns, Weighed{Name: name, Points: newJudged(n).points, Weighted: newJudged(n).points})
		at[name] = i
	}
	column := make([][]int, len(s.sheets)) // per rubric and criterion: index of its column
	for i := range s.sheets {
		for k := range s.sheets[i].criteria {
			column[i] = append(column[i], at[s.sheets[i].criteria[k].Name])
		}
	}
	var r reckoning
	for row, total := range s.Total {
		if math.IsNaN(total) {
			continue
		}
		s.reckon(row, &r)
		for i, k := range r.which {
			c := &columns[column[s.Rubric[row]][k]]
			c.Points[row], c.Weighted[row] = r.terms[i].points, r.terms[i].weighted(r.whole)
		}
	}
	return columns
}
