package scored

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// Snapshot is the customers of an earlier result as its first model judged them.
type Snapshot = periods.Snapshot

// Pages are the sheets of a scored workbook that say what its rows don't; nil where there is none.
type Pages struct{ Summary, Provenance, Origin, Segments, Moves, Near, Estimates [][]fileio.Cell }

// AsOf is the day that the result was judged on; zero where no sheet says.
func (p Pages) AsOf() time.Time {
	if made, ok := origins.FromRows(p.Origin); ok {
		if day, err := time.Parse(time.DateOnly, made.AsOf); err == nil {
			return day
		}
	}
	return asOfPage(p.Provenance)
}

// SnapshotOfTable reads the rows of a result. Not ok is a table that tier did not write.
func SnapshotOfTable(t *fileio.Table, pages Pages, o Options) (s *Snapshot, ok bool) {
	c, added, verdict, ok := newCounter(t, pages.Summary, o.Value)
	if !ok {
		return nil, false
	}
	model, _ := c.model(0, verdict)
	s = &Snapshot{File: t.File(), SHA256: t.SHA256(), Title: cmp.Or(headingAbove(pages.Summary[:min(1, len(pages.Summary))]), model.Heading),
		Levels: model.Levels, Ordered: c.pageOf(0, verdict) != nil, AsOf: asOfPage(pages.Provenance), Value: c.name, Unit: c.unit,
		Decimals: model.Decimals, Models: len(usable(added))}
	made, ok := origins.FromRows(pages.Origin)
	if ok {
		s.Made.Origin = &made
	}
	markLevels(s)
	take(s, c, model, verdict, o)
	s.Made.Table = t.Without(added.Columns(), fileio.Message{})
	s.Made.Points = c.points(&made, added, s.Made.Rows)
	s.Points = make(map[string][]float64)
	for criterion, column := range added.FirstPoints(c.rows.Headers) {
		s.Points[criterion] = c.figures(column, s.Made.Rows)
	}
	return s, true
}

// take takes the customers of the rows.
func take(s *Snapshot, c *counter, m Model, v result.Verdict, o Options) {
	computed, held := m.Final, []int(nil)
	if v.Computed >= 0 {
		of := v
		of.Tier = v.Computed
		computed = c.final(of, &s.Levels)
	}
	if v.Held >= 0 {
		of := v
		of.Tier = v.Held
		held = c.final(of, &s.Levels)
	}
	id, name := c.column(o.IDs), c.column(o.Names)
	for row, level := range m.Final {
		isOut := c.isOut[row]
		if c.rows.Aside[row] && !isOut {
			s.Repeats++
			continue
		}
		s.Add(level, computed[row], c.table.Cell(row, v.Score).Figure(), isOut)
		s.Made.Rows = append(s.Made.Rows, row)
		if held != nil {
			s.Held = append(s.Held, held[row])
		}
		s.Names = append(s.Names, strings.TrimSpace(c.text(row, name)))
		if id >= 0 {
			s.IDs = append(s.IDs, strings.TrimSpace(c.text(row, id)))
		}
		if c.values != nil {
			value := c.values[row]
			if isOut { // whoever is outside the tiers is in no total
				value = math.NaN()
			}
			s.Values = append(s.Values, value)
		}
		if v.Reason >= 0 {
			s.Reasons = append(s.Reasons, c.text(row, v.Reason))
		}
	}
}

// asOfPage finds the day that the result was judged on, beside its name.
func asOfPage(page [][]fileio.Cell) time.Time {
	names := []string{words.In(words.Chinese).Sprintf("As of"), words.In(words.English).Sprintf("As of")}
	for _, row := range page {
		for i, c := range row {
			if !slices.Contains(names, strings.TrimSpace(c.String())) {
				continue
			}
			if day := firstDay(row[i+1:]); !day.IsZero() {
				return day
			}
		}
	}
	return time.Time{}
}

// firstDay is the first cell that holds a day as tier writes it.
func firstDay(cells []fileio.Cell) time.Time {
	for _, c := range cells {
		if day, err := time.Parse(time.DateOnly, strings.TrimSpace(c.String())); err == nil {
			return day
		}
	}
	return time.Time{}
}

func unknown(all []float64) bool {
	return !slices.ContainsFunc(all, func(x float64) bool { return !math.IsNaN(x) })
}
