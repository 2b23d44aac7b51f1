package scoring

import "math"

// After are the customers as they are once they have scores and tiers: their fields, and the columns score, tier,
// points["…"] (a criterion's points) and groups["…"] (a group's percent of its weight) that the expressions of overrides
// use. Rows that the frame excludes and cells that it could not read are the same here. It is not safe for use by several
// goroutines at once.
type After struct {
	unmasked
	tier    func(row int) string
	results map[string]func() []float64 // the columns of numbers
	kept    map[string][]float64        // those that were asked for
}

// After returns the customers with their scores and the names of their tiers, "" for who has none. The tier may be nil;
// then no expression may ask for it.
func (s *Scores) After(tier func(row int) string) *After {
	a := &After{unmasked: s.frame.unmasked(), tier: tier, kept: map[string][]float64{ScoreColumn: s.Total},
		results: make(map[string]func() []float64)}
	for _, name := range s.Model.Names() {
		a.results[PointsColumn(name)] = func() []float64 { return s.points(name) }
	}
	for _, path := range s.Model.GroupPaths() {
		a.results[GroupColumn(path)] = func() []float64 { return s.groupPercents(path) }
	}
	return a
}

// Says reports whether a column of numbers is a result of scoring, and no field.
func (a *After) Says(column string) bool {
	return column == ScoreColumn || a.results[column] != nil
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
	return a.unmasked.Numbers(field)
}

// Texts implements Columns.
func (a *After) Texts(field string) (func(row int) string, bool) {
	if field != TierColumn {
		return a.unmasked.Texts(field)
	}
	return a.tier, a.tier != nil
}

// points are a criterion's points for every customer who has a score; NaN where there are none.
func (s *Scores) points(name string) []float64 {
	column, points := s.column(name), missing(s.frame.Len())
	for row := range points {
		if !column.unscored(row) {
			points[row] = column.Points(row)
		}
	}
	return points
}

func (s *Scores) groupPercents(path string) []float64 {
	percents := missing(s.frame.Len())
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
