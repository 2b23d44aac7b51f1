package book

import (
	"fmt"
	"strings"

	"tier/fileio"
	"tier/tiering"
)

// held adds the level that a hold leaves of the computed one, by the customer's level before and the thresholds of the rubric;
// where nobody can be held, that is the computed one itself. What results before said is no formula: they are files.
func (m *modelWiring) held(computed place) place {
	hold, kept := m.m.Spec.Scheme.Hold, &m.m.Kept
	m.threshold, m.before = place{}, place{}
	if !hold.IsSet() || kept.Previous == nil {
		return computed
	}
	p := m.b.p
	m.before = m.column(p.Sprintf("%s: level before", m.m.Heading()), m.levelCell(kept.Previous), live{})
	agreed := place{}
	if kept.Agreed != nil {
		agreed = m.column(p.Sprintf("level that the results before agree on"), m.levelCell(kept.Agreed), live{})
	}
	if hold.Points > 0 {
		m.threshold = m.crossed(computed)
	}
	return m.column(p.Sprintf("level after hold"), m.levelCell(kept.Level), live{text: func(row int) string {
		now, before := computed.at(m.w.name, row), m.before.at(m.w.name, row)
		stays := m.stays(row, now, before, agreed)
		return fmt.Sprintf("IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),IF(%[1]s=%[2]s,%[1]s,IF(%[3]s,%[2]s,%[1]s)),%[1]s)", now, before, stays)
	}})
}

// stays is whether a customer whose level is another than before stays there.
func (m *modelWiring) stays(row int, now, before string, agreed place) string {
	hold := m.m.Spec.Scheme.Hold
	var all []string
	switch hold.For {
	case tiering.DownMoves:
		all = append(all, now+">"+before)
	case tiering.UpMoves:
		all = append(all, now+"<"+before)
	}
	if hold.Periods > 0 {
		all = append(all, fmt.Sprintf("NOT(N(%s)=%s)", agreed.at(m.w.name, row), now))
	}
	if hold.Points > 0 {
		score := m.own(m.cols.score).at(m.w.name, row)
		all = append(all, fmt.Sprintf("IF(%s>%s,%s>=%s,%s<%s)", now, before, score, m.bound(m.w.name, row, true), score, m.bound(m.w.name, row, false)))
	}
	if len(all) == 1 {
		return all[0]
	}
	return "AND(" + strings.Join(all, ",") + ")"
}

// crossed adds the threshold next to a customer's level before, on the side that the computed level is on.
func (m *modelWiring) crossed(computed place) place {
	scheme := &m.m.Spec.Scheme
	from := func(level int) string {
		if level < 0 || m.at.levels.from[level] == "" {
			return "0" // who is there comes from no other side
		}
		return m.at.levels.from[level]
	}
	var lower, upper []string
	for i := range scheme.Levels {
		lower, upper = append(lower, from(i)), append(upper, from(scheme.Better(i)))
	}
	cell := func(row int) fileio.Cell {
		was, is := m.m.Kept.Previous[row], m.m.Computed[row]
		if was < 0 || is < 0 || was == is {
			return fileio.Cell{Kind: fileio.Text}
		}
		level := was
		if is < was {
			level = scheme.Better(was)
		}
		return figureOrBlank(*scheme.Levels[level].Min)
	}
	return m.column(m.b.p.Sprintf("threshold that was crossed"), cell, live{text: func(row int) string {
		now, before := computed.at(m.w.name, row), m.before.at(m.w.name, row)
		return fmt.Sprintf(`IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),IF(%[1]s>%[2]s,CHOOSE(%[2]s,%[3]s),IF(%[1]s<%[2]s,CHOOSE(%[2]s,%[4]s),"")),"")`,
			now, before, strings.Join(lower, ","), strings.Join(upper, ","))
	}})
}

// bound is where the threshold that a customer crossed lies for him.
func (m *modelWiring) bound(in string, row int, down bool) string {
	sign := "+"
	if down {
		sign = "-"
	}
	return fmt.Sprintf("ROUND(%s%s%s,9)", m.threshold.at(in, row), sign, decimal(m.m.Spec.Scheme.Hold.Points))
}

// heldSaid says why a customer is held, if he is.
func (m *modelWiring) heldSaid(computed, held place, row int, otherwise string) string {
	if m.before.sheet == "" {
		return otherwise
	}
	names := m.at.levels.names
	now, before := computed.at(m.name, row), held.at(m.name, row)
	nameOf := func(level string) string { return fmt.Sprintf("INDEX(%s,%s)", names, level) }
	sentence := func(down bool) string {
		phrase := m.m.HeldSentence(heldMarks(), down)
		references := []string{at(m.cols.score, row+2), "", "", nameOf(before), nameOf(now)}
		if m.threshold.sheet != "" {
			references[1], references[2] = m.bound(m.name, row, down), m.threshold.at(m.name, row)
		}
		return m.filled(phrase, references...)
	}
	said := sentence(true)
	if m.threshold.sheet != "" {
		said = fmt.Sprintf("IF(%s>%s,%s,%s)", now, before, said, sentence(false))
	}
	return fmt.Sprintf("IF(%s=%s,%s,%s)", now, before, otherwise, said)
}
