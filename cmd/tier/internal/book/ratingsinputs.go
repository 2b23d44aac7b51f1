package book

import (
	"fmt"
	"math"
	"strings"

	"tier/scoring"
)

// mostRuns is how many stretches of rows of one criterion are checked by that criterion's points. Where there are more, one
// check does for all rows: spreadsheets look through all areas of a check for each cell.
const mostRuns = 1_000

// numbers are the checks of what is written into the raters' cells, and of their weights.
func (s *ratingsSheet) numbers() []numberRule {
	if !s.b.live {
		return nil
	}
	const much, hardlyAny = 1e9, 1e-9
	var rules []numberRule
	if last := s.saidColumn() - 1; s.weighs() {
		rules = append(rules, numberRule{area: area(firstRaterColumn, 1, last, 1), min: hardlyAny, max: much,
			title: s.b.p.Sprintf("Weight"), message: s.b.p.Sprintf("a number above 0")})
	}
	areas, runs := s.areas()
	if runs > mostRuns {
		return append(rules, s.anyPoints())
	}
	for k := range s.by.Criteria {
		if len(areas[k]) > 0 {
			r := pointsRule(&s.by.Criteria[k])
			r.area = strings.Join(areas[k], " ")
			rules = append(rules, r)
		}
	}
	return rules
}

// areas are the raters' cells of each criterion, and how many areas that are.
func (s *ratingsSheet) areas() (by [][]string, runs int) {
	by = make([][]string, len(s.by.Criteria))
	for top := 0; top < len(s.rows); {
		k, end := s.rows[top].criterion, top+1
		for end < len(s.rows) && s.rows[end].criterion == k {
			end++
		}
		by[k] = append(by[k], area(firstRaterColumn, top+ratingsTop+1, s.saidColumn()-1, end+ratingsTop))
		runs++
		top = end
	}
	return by, runs
}

// anyPoints is the check of points on any criterion.
func (s *ratingsSheet) anyPoints() numberRule {
	all := numberRule{area: area(firstRaterColumn, ratingsTop+1, s.saidColumn()-1, ratingsTop+len(s.rows)), title: s.b.p.Sprintf("Points"), min: math.Inf(1)}
	for k := range s.by.Criteria {
		r := pointsRule(&s.by.Criteria[k])
		all.min, all.max = min(all.min, r.min), max(all.max, r.max)
	}
	all.message = s.b.p.Sprintf("a number from %s to %s", decimal(all.min), decimal(all.max))
	return all
}

// pointsRule is the check of the points of a criterion, of no area yet: from the least to the most that its rule gives, with
// what the rule's words stand for.
func pointsRule(c *scoring.Criterion) numberRule {
	rule := numberRule{min: math.Inf(1), title: c.Name}
	var lines []string
	add := func(word string, low, high float64) {
		rule.min, rule.max = min(rule.min, low), max(rule.max, high)
		points := decimal(low)
		if low != high {
			points += "–" + decimal(high)
		}
		lines = append(lines, fmt.Sprintf("%s %s", word, points))
	}
	switch r := c.Rule.(type) {
	case scoring.Grades:
		for _, g := range r.Scale.Grades {
			add(g.Word, g.Points, g.Points)
		}
	case scoring.Ranges:
		for _, g := range r.Ranges {
			add(g.Word, g.Low, g.High)
		}
	}
	rule.message = strings.Join(lines, "\n")
	return rule
}
