package scoring

import (
	"math"
	"slices"
)

// After are the customers as they are once they have scores and tiers: their fields, and the columns score, tier,
// points["…"] (a criterion's points) and groups["…"] (a group's percent of its weight) that the expressions of overrides
// use. Rows that the frame excludes and cells that it could not read are the same here. Like a Frame it is not safe for
// use by several goroutines at once.
type After struct {
	*Frame
	tiers   []string
	results map[string]func() []float64 // the columns of numbers
	kept    map[string][]float64        // those that were asked for
}

// After returns the customers with their scores and the names of their tiers, "" for who has none. The tiers may be nil;
// then no expression may ask for them.
func (s *Scores) After(tiers []string) *After {
	a := &After{Frame: s.frame, tiers: tiers, kept: map[string][]float64{ScoreColumn: s.Total},
		results: make(map[string]func() []float64)}
	for _, name := range s.Model.Names() {
		a.results[PointsColumn(name)] = func() []float64 { return s.points(name) }
	}
	for _, path := range s.Model.GroupPaths() {
		a.results[GroupColumn(path)] = func() []float64 { return s.groupPercents(path) }
	}
	return a
}

// Numbers implements Columns.
func (a *After) Numbers(field string) ([]float64, bool) {
	if kept, ok := a.kept[field]; ok {
		return kept, true
	}
	if result, ok := a.results[field]; ok {
		a.kept[field] = result()
		return a.kept[field], true
	}
	return a.Frame.Numbers(field)
}

// Texts implements Columns.
func (a *After) Texts(field string) ([]string, bool) {
	if field == TierColumn {
		return a.tiers, a.tiers != nil
	}
	return a.Frame.Texts(field)
}

// points are a criterion's points for every customer; NaN where there are none.
func (s *Scores) points(name string) []float64 {
	at := make([]int, len(s.sheets)) // per rubric: index of the criterion
	for i := range s.sheets {
		at[i] = slices.IndexFunc(s.sheets[i].criteria, func(c Criterion) bool { return c.Name == name })
	}
	points := newJudged(s.frame.Len()).points
	for row, total := range s.Total {
		if math.IsNaN(total) {
			continue
		}
		if k := at[s.Rubric[row]]; k >= 0 {
			_, t := s.sheets[s.Rubric[row]].look(k, row)
			points[row] = t.points
		}
	}
	return points
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
