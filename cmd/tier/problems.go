package main

import (
	"fmt"

	"tier/cmd/tier/internal/result"
)

// mostProblems is how many problems the terminal lists at most; workbooks and JSON list all of them.
const mostProblems = 20

// tellProblems lists what could not be judged, and what a reader must know.
func (a *app) tellProblems(r *result.Result) {
	if len(r.Problems) > 0 {
		a.tell("problems (%d):", len(r.Problems))
		a.tellEach(r.Problems)
	}
	a.tellRatingProblems(r.RatingProblems())
	if len(r.Elsewhere) > 0 {
		a.tell("problems of other files (%d):", len(r.Elsewhere))
		a.tellEach(r.Elsewhere)
	}
	if !a.quiet {
		a.tellMissing(r, a.verbose)
		a.tellIdentities(r)
	}
	if len(r.Notes) > 0 && !a.quiet {
		a.tell("notes (%d):", len(r.Notes))
		a.tellEach(r.Notes)
	}
	if merged := r.MergedProblems(); len(merged) > 0 && !a.quiet {
		a.tell("merged into their customers (%d):", len(merged))
		a.tellEach(merged)
	}
	if len(r.Aside) > 0 && !a.quiet {
		a.tell("set aside (%d):", len(r.Aside))
		a.tellEach(r.Aside)
	}
	t := r.Tally
	if t.Lines > 0 {
		a.note("rows: %s", t.Sentence())
		return
	}
	if t.Merged > 0 {
		a.note("rows: %d read = %d scored + %d unscored + %d merged by aliases + %d set aside", t.Read, t.Scored, t.Unscored, t.Merged, t.SetAside)
		return
	}
	a.note("rows: %d read = %d scored + %d unscored + %d set aside", t.Read, t.Scored, t.Unscored, t.SetAside)
}

// tellRatingProblems lists the cells, rows and files that gave no rating.
func (a *app) tellRatingProblems(problems []result.Problem) {
	if len(problems) > 0 {
		a.tell("problems of the ratings (%d):", len(problems))
		a.tellEach(problems)
	}
}

// tellIdentities lists codes that are wrong, and customers who are likely in the list twice.
func (a *app) tellIdentities(r *result.Result) {
	n := len(r.Identity)
	if n == 0 {
		return
	}
	a.tell("ids, codes and names to look at (%d):", n)
	a.tellAll(r.FirstIdentities(mostProblems))
	if more := n - mostProblems; more > 0 {
		a.tellRest(more)
	}
}

// tellEach lists problems in order. What is said of many rows, as of a column that is missing, is said once.
func (a *app) tellEach(problems []result.Problem) {
	if more := a.tellFirst(problems); more > 0 {
		a.tellRest(more)
	}
}

func (a *app) tellRest(more int) {
	a.tell("  … and %d more; --json and -o result.xlsx list all of them", more)
}

// tellMissing says which values were read as missing, and with places where.
func (a *app) tellMissing(r *result.Result, places bool) {
	if note := r.MissingNote(); !note.IsZero() {
		a.tell("%s", note)
	}
	if !places {
		return
	}
	for _, m := range r.Missing() {
		a.tell("  %s", r.MissingPlaces(m))
	}
}

// tellAll lists problems one by one, however many there are.
func (a *app) tellAll(problems []result.Problem) {
	for _, p := range problems {
		a.tell("  %s: %s", p.At, p.Message)
	}
}

// tellFirst lists as many as the terminal lists at most, and returns how many more there are.
func (a *app) tellFirst(problems []result.Problem) (more int) {
	groups := gather(problems)
	for _, g := range groups[:min(mostProblems, len(groups))] {
		p := problems[g.first]
		if g.rows > 1 {
			a.tell("  %s and %d other rows: %s", p.At, g.rows-1, p.Message)
		} else {
			a.tell("  %s: %s", p.At, p.Message)
		}
	}
	return len(groups) - mostProblems
}

// group is what is said of one row, or of several in the same words.
type group struct{ first, rows int }

func gather(problems []result.Problem) []group {
	const alike = 4 // fewer rows are named one by one
	count := make(map[string]int)
	for _, p := range problems {
		format, args := p.Message.Phrase()
		count[fmt.Sprintf(format, args...)]++
	}
	var groups []group
	seen := make(map[string]bool)
	for i, p := range problems {
		format, args := p.Message.Phrase()
		text := fmt.Sprintf(format, args...)
		switch n := count[text]; {
		case n < alike:
			groups = append(groups, group{i, 1})
		case !seen[text]:
			seen[text] = true
			groups = append(groups, group{i, n})
		}
	}
	return groups
}
