package main

import "tier/cmd/tier/internal/result"

// mostProblems is how many problems the terminal lists; the workbook and the JSON have all of them.
const mostProblems = 20

// tellProblems lists what could not be judged, and what a reader must know.
func (a *app) tellProblems(r *result.Result) {
	if len(r.Problems) > 0 {
		a.tell("problems (%d):", len(r.Problems))
		a.tellEach(r.Problems)
	}
	if len(r.Notes) > 0 && !a.quiet {
		a.tell("notes (%d):", len(r.Notes))
		a.tellEach(r.Notes)
	}
	t := r.Tally
	a.note("rows: %d read = %d scored + %d unscored + %d set aside", t.Read, t.Scored, t.Unscored, t.SetAside)
}

func (a *app) tellEach(problems []result.Problem) {
	for _, p := range problems[:min(mostProblems, len(problems))] {
		a.tell("  %s: %s", p.At, p.Message)
	}
	if more := len(problems) - mostProblems; more > 0 {
		a.tell("  … and %d more, listed in the workbook and with --json", more)
	}
}
