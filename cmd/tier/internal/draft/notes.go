package draft

import (
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// notes say what was guessed.
func (s *sketch) notes() []scoring.Message {
	var notes []scoring.Message
	say := func(format string, args ...any) { notes = append(notes, scoring.Say(format, args...)) }
	if id := s.titles(func(c *column) bool { return c.role == theID }); id != "" {
		say("the customers' id: %s", id)
	} else {
		say("no column looks like the customers' id: rows will be numbered")
	}
	if name := s.titles(func(c *column) bool { return c.role == theName }); name != "" {
		say("the customers' name: %s", name)
	}
	say("%d criteria: %s", len(s.criteria), s.criteriaNames())
	notes = append(notes, s.columnNotes()...)
	notes = append(notes, s.valueNote())
	if old := listed(s.old); old != "" {
		say("left out, since they are results of an earlier scoring: %s", old)
	}
	if left := listed(s.left); left != "" {
		say("left out, since no header of their own names them: %s", left)
	}
	return notes
}

// columnNotes say why columns are judged as they are, or not at all.
func (s *sketch) columnNotes() []scoring.Message {
	var notes []scoring.Message
	say := func(format string, titles string) {
		if titles != "" {
			notes = append(notes, scoring.Say(format, titles))
		}
	}
	because := func(why reason) string { return s.titles(func(c *column) bool { return c.why == why }) }
	say("less is better: %s", s.titles(func(c *column) bool { return c.judged() && c.low }))
	say("grades by words: %s", s.titles(func(c *column) bool { return c.role == graded }))
	say("codes, kept as words for --by: %s", because(codes))
	say("figures and words mixed, kept as words, which take no part in the score: %s", because(mixed))
	say("the same for every customer, so no criterion: %s", because(constant))
	say("too many for one rubric, so no criterion: %s", because(tooMany))
	for _, c := range s.columns {
		if len(c.strange) > 0 {
			notes = append(notes, scoring.Say("%s: %q is no grade of %s; customers with such words (%d) stay unscored until these are mended or added to the scale",
				c.title, clip(c.strange[0].word, 40), strings.Join(c.scale.words, ", "), countOf(c.strange)))
		}
	}
	return notes
}

func (s *sketch) valueNote() scoring.Message {
	switch {
	case s.summed != nil:
		return scoring.Say("the value of a customer: %s, the total of %d columns", s.value, len(s.summed))
	case s.value != "":
		return scoring.Say("the value of a customer: %s", s.valueOf.title)
	}
	return scoring.Say("no column is the value of a customer: shares of a value won't be shown")
}

func (s *sketch) criteriaNames() string {
	names := make([]string, len(s.criteria))
	for i, k := range s.criteria {
		names[i] = k.name
	}
	return strings.Join(names, ", ")
}

// titles names the columns that a test picks.
func (s *sketch) titles(of func(*column) bool) string {
	var picked []*column
	for _, c := range s.columns {
		if of(c) {
			picked = append(picked, c)
		}
	}
	return listed(picked)
}

// listed names a few columns and counts the rest.
func listed(columns []*column) string {
	const most = 12
	var titles []string
	for _, c := range columns[:min(most, len(columns))] {
		titles = append(titles, clip(c.title, 40))
	}
	if len(columns) > most {
		titles = append(titles, "…")
	}
	return strings.Join(titles, ", ")
}

// nothingToScore says why no column can be a criterion.
func (s *sketch) nothingToScore() error {
	e := &fileio.Error{Place: placeOf(s.table), Hint: fileio.Say("tier init without a list writes a rubric for ratings, which names the columns it needs")}
	coded := s.titles(func(c *column) bool { return c.why == codes || c.why == numbering || c.why == years })
	blended := s.titles(func(c *column) bool { return c.why == mixed })
	switch {
	case blended != "":
		e.Message = fileio.Say("no column can be scored: %s mix figures and words", blended)
	case coded != "":
		e.Message = fileio.Say("no column can be scored: there are no figures but codes (%s), and no grades", coded)
	case len(s.old) > 0:
		e.Message = fileio.Say("no column can be scored: %s are results of an earlier scoring", listed(s.old))
		e.Hint = fileio.Say("if one of them is what to judge by, give its column another header")
	case len(s.left) > 0:
		e.Message = fileio.Say("no column can be scored: none that has a header of its own holds figures or grades")
		e.Hint = fileio.Say("give every column a header of its own, or name the header's row with --header-row")
	default:
		e.Message = fileio.Say("no column can be scored: none holds figures or grades")
	}
	return e
}
