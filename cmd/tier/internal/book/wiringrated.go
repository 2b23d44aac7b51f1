package book

import (
	"fmt"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
)

// ratedBy is the index of a criterion among those that a panel rates; -1 where the list alone counts.
func (b *workbook) ratedBy(c *scoring.Criterion) int {
	if b.r.Ratings == nil || !c.Rateable() {
		return -1
	}
	return b.r.Ratings.Criterion(c.Name)
}

// overrules reports whether a panel's points take the place of the list's for all customers: then nothing converts what the
// list says.
func (b *workbook) overrules(c *scoring.Criterion) bool {
	return b.ratedBy(c) >= 0 && b.r.Config.Panel.Below != config.BelowList
}

// agreed is what the panel agreed on of a criterion, as a column of the workings that looks it up on the sheet of ratings: ""
// for whom it gave none. There is none where that sheet is left out.
func (w *wiring) agreed(k int) found {
	if f, known := w.rated[k]; known {
		return f
	}
	f := w.newAgreed(k)
	w.rated[k] = f
	return f
}

func (w *wiring) newAgreed(k int) found {
	s := w.b.ratings
	if s.err != nil {
		return found{}
	}
	own := map[int]string{}
	for i := range s.rows {
		if s.rows[i].criterion == k {
			own[s.rows[i].customer] = s.agreed(i)
		}
	}
	consensus := s.by.Consensus[k]
	return found{w.column(w.b.p.Sprintf("%s by the evaluation group", s.by.Criteria[k].Name), func(row int) fileio.Cell {
		return figureOrBlank(consensusOf(&consensus[row]))
	}, live{own: own}), true}
}

// ratedPoints are the formula of the points that a panel gave, and what a criterion weighs where it is skipped without any.
// Not ok where the points have no formula.
func (m *modelWiring) ratedPoints(k int, c *scoring.Criterion, at rubricCriterion) (points func(row int) string, weight func(in string, row int) string, ok bool) {
	agreed := m.agreed(k)
	if !agreed.ok {
		return nil, nil, false
	}
	if !m.b.overrules(c) {
		return m.ratedOrListed(agreed.place, c, at)
	}
	missing := `""`
	switch c.Missing.Mode {
	case scoring.Give:
		missing = at.given
	case scoring.Skip:
		weight = m.counting(c, criterionCells{value: agreed.place, ok: true}, at).at
	}
	return func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,%[2]s)`, agreed.at(m.name, row), missing)
	}, weight, true
}

// ratedOrListed are the points of a panel, and where it gave none, what the criterion's rule makes of the list.
func (m *modelWiring) ratedOrListed(agreed place, c *scoring.Criterion, at rubricCriterion) (points func(row int) string, weight func(in string, row int) string, ok bool) {
	cells := m.cells(c, at)
	listed, ok := m.points(c, cells)
	if !ok {
		return nil, nil, false
	}
	points = func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,%[2]s)`, agreed.at(m.name, row), listed(row))
	}
	if c.Missing.Mode != scoring.Skip {
		return points, nil, fits(points(0))
	}
	byList := m.counting(c, cells, at)
	return points, m.column(m.b.p.Sprintf("weight of %s", c.Name), func(row int) fileio.Cell {
		if m.isBlank(agreed, row) {
			return m.cellAt(byList, row)
		}
		return figureOrBlank(c.Weight)
	}, live{text: func(row int) string {
		return fmt.Sprintf("IF(ISNUMBER(%s),%s,%s)", agreed.at(m.w.name, row), at.weight, byList.at(m.w.name, row))
	}}).at, fits(points(0))
}
