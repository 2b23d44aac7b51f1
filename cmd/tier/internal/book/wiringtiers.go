package book

import (
	"fmt"
	"math"
	"slices"

	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// mostLevels is how many levels one formula can tell apart.
const mostLevels = 60

// levels makes the tiers live, each by the number of its level, from 1: as the method computes it, and as the overrides
// leave it.
func (m *modelWiring) levels() modelPlaces {
	out := modelPlaces{score: m.own(m.cols.score), rank: m.own(m.cols.rank)}
	text := m.computed()
	computed := m.column(m.b.p.Sprintf("%s: computed level", m.m.Heading()), m.levelCell(m.m.Computed), live{text: text})
	held := m.held(computed)
	final, moved := m.overridden(held)
	out.level, out.value, out.expect = final, m.values(final), m.at.levels.expect
	if x, y, ok := twoGroups(m.m.Scores.Model); ok {
		first, second := m.group(x), m.group(y)
		out.x, out.y = &first, &second
	}
	if text != nil { // otherwise the tiers stay what they are
		m.set(m.cols.tier, live{text: m.nameOf(final)})
		m.set(m.cols.computed, live{text: m.nameOf(computed)})
		if m.cols.held > 0 {
			m.set(m.cols.held, live{text: m.nameOf(held)})
		}
		m.reasons(computed, held, moved)
	}
	return out
}

// values adds the value of each customer who has a tier.
func (m *modelWiring) values(level place) found {
	if m.r.Value == nil {
		return found{}
	}
	value := m.field(reading{field: m.r.Config.Value, kind: scoring.Number})
	if !value.ok {
		return found{}
	}
	name, _ := m.r.Called(m.r.Config.Value)
	cell := func(row int) fileio.Cell {
		if m.m.Final[row] < 0 {
			return figureOrBlank(math.NaN())
		}
		return figureOrBlank(m.r.Value[row])
	}
	return found{m.column(m.b.p.Sprintf("%s of customers with a tier", name), cell, live{text: func(row int) string {
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s),ISNUMBER(%[2]s)),ROUND(%[2]s,9),"")`, level.at(m.w.name, row), value.at(m.w.name, row))
	}}), true}
}

// levelCell is the number of a customer's level as a cell.
func (m *modelWiring) levelCell(levels []int) func(row int) fileio.Cell {
	return func(row int) fileio.Cell {
		if levels[row] < 0 {
			return figureOrBlank(math.NaN())
		}
		return figureOrBlank(float64(levels[row] + 1))
	}
}

func (m *modelWiring) nameOf(level place) func(row int) string {
	return func(row int) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),INDEX(%[2]s,%[1]s),"")`, level.at(m.name, row), m.at.levels.names)
	}
}

// computed is the formula of the level that the model's method gives; nil where it has none.
func (m *modelWiring) computed() func(row int) string {
	score := m.own(m.cols.score)
	from, figure := m.at.levels.from, score
	switch m.m.Spec.Scheme.By {
	case tiering.Headcount:
		ranked := m.descending(m.m.Scores.Total)
		from = m.rubric.cuts(m.m, m.at.levels, ranked, score.all())
	case tiering.Value:
		var ok bool
		if from, figure, ok = m.valueCuts(score); !ok {
			return nil
		}
	}
	judged := m.judgedLevels()
	if len(judged) > mostLevels {
		return nil
	}
	ref := func(row int) string { return score.at(m.w.name, row) }
	if figure != score {
		ref = func(row int) string { return "N(" + figure.at(m.w.name, row) + ")" }
	}
	return func(row int) string {
		last := len(judged) - 1
		formula := fmt.Sprint(judged[last] + 1)
		for i := last - 1; i >= 0; i-- {
			formula = fmt.Sprintf("IF(%s>=%s,%d,%s)", ref(row), from[judged[i]], judged[i]+1, formula)
		}
		return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, score.at(m.w.name, row), formula)
	}
}

// descending are the figures there are, highest first.
func (m *modelWiring) descending(figures []float64) []float64 {
	_, sorted := scoring.Ascending(figures)
	slices.Reverse(sorted)
	return sorted
}

// judgedLevels are the levels that the method leads to, best first.
func (m *modelWiring) judgedLevels() []int {
	var judged []int
	for i, l := range m.m.Spec.Scheme.Levels {
		if !l.OverrideOnly {
			judged = append(judged, i)
		}
	}
	return judged
}

// overridden adds what each override does to the level, in order. moved is the number of the last that changed it, from 1,
// or 0; there is no such place where there are no overrides.
func (m *modelWiring) overridden(before place) (final, moved place) {
	final = before
	at, last := slices.Clone(m.m.Kept.Level), make([]int, m.n)
	m.after = m.m.Scores.After(func(row int) string { return m.m.Tier(m.m.Computed[row]) })
	for i, o := range m.m.Spec.Overrides {
		if slices.Contains(m.m.Overridden.Expired, i) {
			continue
		}
		meets := m.meets(o)
		before := final
		final = m.moves(o, before, meets.place, meets.truths, at)
		moved = m.lastMoved(i, before, final, moved, meets.truths, at, last)
	}
	return final, moved
}

// met is where it stands whether an override meets a customer.
type met struct {
	place
	truths []scoring.Truth
}

// meets adds whether an override meets each customer who has a score: 1 or 0.
func (m *modelWiring) meets(o tiering.Override) met {
	truths := o.When.Truths(m.after)
	cell := func(row int) fileio.Cell {
		if truths[row] == scoring.True && m.m.Computed[row] >= 0 {
			return figureOrBlank(1)
		}
		return figureOrBlank(0)
	}
	l := live{}
	if e, ok := o.When.(*scoring.Expr); ok {
		text := func(row int) string {
			text, ok := e.Certainly(exprPlaces{w: m.wiring, in: m.w.name, row: row, of: m})
			if !ok {
				return ""
			}
			return fmt.Sprintf("IF(AND(ISNUMBER(%s),%s),1,0)", m.own(m.cols.score).at(m.w.name, row), text)
		}
		if first := text(0); first != "" && fits(first) {
			l.text = text
		}
	}
	return met{m.column(m.b.p.Sprintf("override %s meets", o.Name), cell, l), truths}
}

// moves adds the level after an override.
func (m *modelWiring) moves(o tiering.Override, before, meets place, truths []scoring.Truth, at []int) place {
	levels := make([]int, m.n)
	for row, level := range at {
		if levels[row] = level; level >= 0 && truths[row] == scoring.True {
			levels[row] = moveTo(o, level)
		}
	}
	cell := m.levelCell(levels)
	return m.column(m.b.p.Sprintf("level after override %s", o.Name), cell, live{text: func(row int) string {
		ref := before.at(m.w.name, row)
		to := fmt.Sprint(o.Tier + 1)
		switch {
		case o.AtLeast >= 0:
			to = fmt.Sprintf("MIN(%s,%d)", ref, o.AtLeast+1)
		case o.AtMost >= 0:
			to = fmt.Sprintf("MAX(%s,%d)", ref, o.AtMost+1)
		}
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(%[2]s=1,%[3]s,%[1]s),"")`, ref, meets.at(m.w.name, row), to)
	}})
}

// moveTo is the level of who is in a level when an override meets him; the best level is 0.
func moveTo(o tiering.Override, level int) int {
	switch {
	case o.Tier >= 0:
		return o.Tier
	case o.AtLeast >= 0:
		return min(level, o.AtLeast)
	}
	return max(level, o.AtMost)
}

// lastMoved adds which override was the last to change the level so far, and brings the levels up to it.
func (m *modelWiring) lastMoved(i int, before, after, moved place, truths []scoring.Truth, at, last []int) place {
	for row, level := range at {
		if level >= 0 && truths[row] == scoring.True {
			if to := moveTo(m.m.Spec.Overrides[i], level); to != level {
				at[row], last[row] = to, i+1
			}
		}
	}
	sofar := slices.Clone(last)
	return m.column(m.b.p.Sprintf("last override that moved the customer"), func(row int) fileio.Cell { return figureOrBlank(float64(sofar[row])) },
		live{text: func(row int) string {
			otherwise := "0"
			if moved.sheet != "" {
				otherwise = moved.at(m.w.name, row)
			}
			return fmt.Sprintf("IF(%s=%s,%s,%d)", before.at(m.w.name, row), after.at(m.w.name, row), otherwise, i+1)
		}})
}
