package scored

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/result"
	"tier/tiering"
)

// points are what a panel gave for each of its criteria, as the result's columns of points say it: per customer, whose rows are
// given.
func (c *counter) points(made *origins.Origin, added result.Added, rows []int) map[string][]float64 {
	all := make(map[string][]float64)
	for _, criterion := range made.Rated {
		column := added.PointsOf(c.rows.Headers, criterion)
		if column < 0 {
			continue
		}
		all[criterion] = c.figures(column, rows)
	}
	return all
}

// figures are those of a column in some rows.
func (c *counter) figures(column int, rows []int) []float64 {
	all := make([]float64, len(rows))
	for i, row := range rows {
		all[i] = c.table.Cell(row, column).Figure()
	}
	return all
}

// markLevels marks the levels that no score leads to, as the configuration has it that the result carries: no column and no summary
// says so, and they have no place among those that levels of other names are compared by.
func markLevels(s *Snapshot) {
	cfg := configOf(s.Made.Origin)
	if cfg == nil || !s.Made.Origin.IsWhole() {
		return
	}
	for i, level := range s.Levels {
		s.Levels[i].OverrideOnly = slices.ContainsFunc(cfg.Models[0].Scheme.Levels, func(l tiering.Level) bool { return l.OverrideOnly && l.Name == level.Name })
	}
}

// originOf is what a run's JSON says that it was made with; nil where it doesn't carry the configuration.
func originOf(t *result.Tables) *origins.Origin {
	if t.Config == nil || t.Config.Text == "" {
		return nil
	}
	o := &origins.Origin{Version: t.Version, File: t.Config.File, Preset: t.Config.Preset, SHA256: t.Config.SHA256, Text: t.Config.Text, Cut: t.Config.Cut}
	if t.AsOf != nil {
		o.AsOf = *t.AsOf
	}
	return o
}

// allPoints are the points of all customers: those that a panel gave, and those of every criterion.
func (r *snapshotReading) allPoints() (rated, all map[string][]float64) {
	for _, of := range []map[string][]float64{r.points, r.given} {
		for name, points := range of {
			of[name] = append(points, slices.Repeat([]float64{math.NaN()}, r.s.Len()-len(points))...)
		}
	}
	return r.points, r.given
}

// rated takes a customer's points, those that a panel gave by themselves too.
func (r *snapshotReading) rated(c *result.Customer) {
	for name, points := range c.RatedPoints() {
		r.enter(&r.points, name, points)
	}
	for _, of := range c.Criteria {
		r.enter(&r.given, of.Name, figure(of.Points))
	}
}

// enter enters the last customer's points of a criterion.
func (r *snapshotReading) enter(all *map[string][]float64, criterion string, points float64) {
	if *all == nil {
		*all = make(map[string][]float64)
	}
	of := (*all)[criterion]
	of = append(of, slices.Repeat([]float64{math.NaN()}, r.s.Len()-1-len(of))...)
	(*all)[criterion] = append(of, points)
}
