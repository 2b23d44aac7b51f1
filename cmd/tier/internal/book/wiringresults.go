package book

import (
	"fmt"
	"slices"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// result is where a result of scoring stands that conditions may name.
func (m *modelWiring) result(column string) (place, bool) {
	switch column {
	case scoring.ScoreColumn:
		return m.own(m.cols.score), true
	case scoring.TierColumn:
		if m.isFinal {
			return m.own(m.cols.tier), true
		}
		return m.own(m.cols.computed), true
	}
	for k, name := range m.m.Spec.Names() {
		if column == scoring.PointsColumn(name) {
			if m.isFinal {
				return m.scoredPoints(name, m.own(m.cols.points[k])), true
			}
			return m.own(m.cols.points[k]), true
		}
	}
	for _, path := range m.m.Spec.GroupPaths() {
		if column == scoring.GroupColumn(path) {
			return m.group(path), true
		}
	}
	return place{}, false
}

// scoredPoints are a criterion's points of the customers who have a score: what another criterion leaves without one has points
// in its cell, and none for a class or an axis. (An override asks for the score anyway.)
func (m *modelWiring) scoredPoints(name string, cells place) place {
	column := scoring.PointsColumn(name)
	if p, known := m.groups[column]; known {
		return p
	}
	points, _ := m.m.Scores.After(nil).Numbers(column)
	score := m.own(m.cols.score)
	if m.groups == nil {
		m.groups = map[string]place{}
	}
	m.groups[column] = m.column(m.b.p.Sprintf("%s points", name), func(row int) fileio.Cell { return figureOrBlank(points[row]) },
		live{text: func(row int) string {
			return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, score.at(m.w.name, row), cells.at(m.w.name, row))
		}})
	return m.groups[column]
}

// group is what a group of criteria brings, as a percent of its weight.
func (m *modelWiring) group(path string) place {
	if p, known := m.groups[path]; known {
		return p
	}
	percents, _ := m.m.Scores.After(nil).Numbers(scoring.GroupColumn(path))
	var texts []func(row int) string
	var lists []int
	for i := range m.terms {
		if terms := m.termsOf(i, path); len(terms) > 0 {
			lists, texts = append(lists, i), append(texts, m.percentOf(terms))
		}
	}
	l := live{text: m.byListIn(m.w.name, lists, texts)}
	if !fits(l.text(0)) {
		l.text = nil
	}
	p := m.column(path, func(row int) fileio.Cell { return figureOrBlank(percents[row]) }, l)
	if m.groups == nil {
		m.groups = map[string]place{}
	}
	m.groups[path] = p
	return p
}

// groupPercents has the columns of the groups follow.
func (m *modelWiring) groupPercents() {
	for k, path := range m.m.Spec.GroupPaths() {
		if p := m.group(path); m.w.columns[p.col-1].live.text != nil {
			m.set(m.cols.groups+k, live{text: func(row int) string {
				return fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, p.at(m.name, row))
			}})
		}
	}
}

// termsOf are the terms of a list that belong to a group.
func (m *modelWiring) termsOf(list int, path string) []term {
	var terms []term
	for _, t := range m.terms[list] {
		if slices.Contains(pathsOf(t.c.Group), path) {
			terms = append(terms, t)
		}
	}
	return terms
}

// pathsOf are the paths of a criterion's group and those around it.
func pathsOf(group []string) []string {
	var paths []string
	for i := range group {
		paths = append(paths, strings.Join(group[:i+1], "/"))
	}
	return paths
}

// percentOf is the formula of what terms bring of their weight, rounded like the score.
func (m *modelWiring) percentOf(terms []term) func(row int) string {
	return func(row int) string {
		var weights []string
		for _, t := range terms {
			weights = append(weights, t.weight(m.w.name, row))
		}
		whole := strings.Join(weights, "+")
		return fmt.Sprintf(`IF(AND(ISNUMBER(%s),%[2]s>0),ROUND(ROUND(100*(%[3]s)/(%[2]s),11),%[4]d),"")`,
			m.own(m.cols.score).at(m.w.name, row), whole, sumOf(unfactored(terms), m.w.name, row), m.m.Spec.Decimals)
	}
}

// unfactored are terms by their weights.
func unfactored(terms []term) []term {
	plain := slices.Clone(terms)
	for i := range plain {
		plain[i].factor = ""
	}
	return plain
}
