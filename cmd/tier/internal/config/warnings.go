package config

import (
	"slices"
	"strings"

	"tier/scoring"
)

// Warnings are what a configuration can be read with, and still should not be left as it is: raters without one standard,
// and rules that speak twice of one thing. They are problems of their own places, sorted by them.
func (c *Config) Warnings() Problems { return c.warnings.sorted() }

// AtCriterion is a problem at the name of a criterion: of a model of Models, and of the model's Rubrics.
func (c *Config) AtCriterion(model, rubric, criterion int, message, hint scoring.Message) Problem {
	if c.Credit != nil && !c.isCredit {
		model++ // its rubric comes first
	}
	p := c.names[criterionAt{model, rubric, criterion}]
	p.Message, p.Hint = message, hint
	return p
}

// criterionAt names a criterion by its places.
type criterionAt struct{ model, rubric, criterion int }

// lookAgain warns of what a sound configuration leaves open.
func (d *decoder) lookAgain() {
	if len(d.problems) > 0 {
		return // what seems to be missing may stand there
	}
	d.cfg.names = make(map[criterionAt]Problem)
	standards := d.standardsByName()
	seen := make(map[string]bool)
	for i, rubrics := range d.rubrics {
		for k, r := range rubrics {
			for at := range r.criteria {
				d.cfg.names[criterionAt{i, k, at}] = d.problem(r.maps[at].place("name"), scoring.Message{}, scoring.Message{})
				d.standardless(&r.criteria[at], r.maps[at], standards, seen)
				d.judgedTwice(r, at)
			}
		}
	}
}

// warn adds a warning. What many warnings would advise alike is said with the first of them.
func (d *decoder) warn(at span, message, hint scoring.Message) {
	if slices.ContainsFunc(d.cfg.warnings, func(p Problem) bool { return p.Hint.Format == hint.Format }) {
		hint = scoring.Message{}
	}
	d.cfg.warnings = append(d.cfg.warnings, d.problem(at, message, hint))
}

// standardsByName are the grades that have a standard, by the name of the criterion: several models and variants may share
// one, and then it is enough to say once what deserves its grades.
func (d *decoder) standardsByName() map[string][]string {
	grades := make(map[string][]string)
	for _, rubrics := range d.rubrics {
		for _, r := range rubrics {
			for i := range r.criteria {
				for _, s := range r.criteria[i].Standards {
					grades[r.criteria[i].Name] = append(grades[r.criteria[i].Name], s.Grade)
				}
			}
		}
	}
	return grades
}

// standardless warns of grades of a criterion that nothing says what deserves, and of two that the same deserves. seen
// are the criteria that were looked at.
func (d *decoder) standardless(c *scoring.Criterion, m *mapping, standards map[string][]string, seen map[string]bool) {
	words := gradesOf(c)
	key := c.Name + "\n" + strings.Join(words, "\n")
	if len(words) == 0 || seen[key] {
		return
	}
	seen[key] = true
	missing := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(standards[c.Name], w) })
	if len(missing) > 0 {
		message := scoring.Say("criterion %q lacks a standard for %s", c.Name, scoring.List(missing))
		if len(missing) == len(words) {
			message = scoring.Say("criterion %q has no standards for its grades %s", c.Name, scoring.List(missing))
		}
		d.warn(m.place(standardsKey(m)), message, scoring.Say("say what deserves a grade, the same for every rater: standards: {%s: …}", missing[0]))
	}
	for i, s := range c.Standards {
		for _, before := range c.Standards[:i] {
			if strings.TrimSpace(s.Text) == strings.TrimSpace(before.Text) {
				d.warn(m.place("standards"), scoring.Say("criterion %q: %q and %q have the same standard", c.Name, before.Grade, s.Grade),
					scoring.Say("raters can't tell them apart: say what makes the difference"))
			}
		}
	}
}

// standardsKey is the key to point at where standards are missing.
func standardsKey(m *mapping) string {
	for _, key := range []string{"standards", "grades", "ranges"} {
		if m.has(key) {
			return key
		}
	}
	return "name"
}

// gradesOf are the grades that raters give by a criterion; none where it measures.
func gradesOf(c *scoring.Criterion) []string {
	switch rule := c.Rule.(type) {
	case scoring.Grades:
		return rule.Scale.Words()
	case scoring.Ranges:
		return rule.Words()
	}
	return nil
}

// judgedTwice warns of a field that an earlier criterion of the rubric judges by the other sort of rule: as grades, and as
// a measure.
func (d *decoder) judgedTwice(r rubric, at int) {
	c := &r.criteria[at]
	for i := range r.criteria[:at] {
		other := &r.criteria[i]
		if c.Field == "" || other.Field != c.Field || (gradesOf(c) == nil) == (gradesOf(other) == nil) {
			continue
		}
		d.warn(r.maps[at].place("field"), scoring.Say("%q (%s) and %q (%s) judge the same field %s by different rules",
			other.Name, other.Rule.Kind(), c.Name, c.Rule.Kind(), c.Field), scoring.Say("it counts twice, and the two may contradict each other: keep one of the two"))
	}
}
