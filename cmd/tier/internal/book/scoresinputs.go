package book

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// read are the columns of the list that the rubric reads: those may be edited, and the points follow. What only a panel
// rates, it reads in no list.
func (s *scores) read() map[fileio.Column]bool {
	read, uses := map[fileio.Column]bool{}, s.r.Config.Uses()
	if s.r.Ratings != nil && s.r.Config.Panel.Below != config.BelowList {
		uses = s.r.Config.UsesWhenRated()
	}
	var stated map[string]bool
	if s.r.Config.IsForCredit() {
		stated = s.r.Joined.Fields() // these have their cells on the survey
	}
	for _, use := range uses {
		if stated[use.Field] {
			continue
		}
		for _, c := range s.r.List.FieldColumns(use.Field) {
			read[c] = true
		}
	}
	return read
}

// givenColumn is the column of a field that another table gives; -1 where there is none.
func (s *scores) givenColumn(field string) int {
	return slices.IndexFunc(s.columns, func(c result.Column) bool { return c.Kind == result.JoinedColumn && c.Field == field })
}

// choices are the grades of the graded columns, to pick from, with what deserves each.
func (s *scores) choices(rubric *rubricSheet) []choice {
	var all []choice
	seen := map[int]bool{}
	for i := range s.r.Models {
		for l, criteria := range s.r.Models[i].Spec.Rubrics() {
			for k := range criteria {
				c := &criteria[k]
				words := gradeWords(c.Rule)
				if rubric.b.overrules(c) {
					continue
				}
				for _, col := range s.columnsOf(c.Field) {
					if len(words) == 0 || seen[col] || s.r.Len() == 0 {
						continue
					}
					seen[col] = true
					all = append(all, choice{area: area(col, 2, col, 1+s.r.Len()), title: c.Name, message: standardsOf(c),
						refers: rubric.models[i].lists[l].criteria[k].grid(0, len(words))})
				}
			}
		}
	}
	return all
}

// gradeWords are the words that a rule takes; none of one that takes numbers.
func gradeWords(r scoring.Rule) []string {
	switch r := r.(type) {
	case scoring.Grades:
		return r.Scale.Words()
	case scoring.Ranges:
		return r.Words()
	}
	return nil
}

// standardsOf says what deserves each grade, a line for each.
func standardsOf(c *scoring.Criterion) string {
	var lines []string
	for _, s := range c.Standards {
		lines = append(lines, s.Grade+": "+s.Text)
	}
	return strings.Join(lines, "\n")
}

// columnsOf are the numbers of the columns that a field is read from.
func (s *scores) columnsOf(field string) []int {
	var cols []int
	read := s.r.List.FieldColumns(field)
	for i, c := range s.columns {
		if c.Kind == result.InputColumn && slices.Contains(read, c.Input) || c.Kind == result.JoinedColumn && c.Field == field {
			cols = append(cols, i+1)
		}
	}
	return cols
}
