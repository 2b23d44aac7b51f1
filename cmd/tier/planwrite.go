package main

import (
	"errors"
	"io"
	"slices"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
)

// outputs are the files that the plan goes to, the calendar last.
func (o *planOptions) outputs(inputs []string) ([]output, error) {
	isCalendar := func(path string) bool { return endingOf(path) == ".ics" }
	if i := slices.IndexFunc(o.out.paths, isCalendar); i >= 0 {
		return nil, usage("-o %s: a calendar is written with --ics", o.out.paths[i]).withHint("--ics %s", o.out.paths[i])
	}
	outputs, err := o.out.files(inputs, ".xlsx", ".csv", ".json", ".md")
	if o.ics == "" {
		return outputs, err
	}
	if !isCalendar(o.ics) {
		return nil, errors.Join(err, usage("--ics %s: a calendar ends in .ics", o.ics))
	}
	calendar := output{path: o.ics}
	return append(outputs, calendar), errors.Join(err, o.out.mayWrite(calendar, inputs))
}

func writePlanAs(a *app, p *planning.Plan, ending string, w io.Writer) error {
	switch ending {
	case ".xlsx":
		return book.WritePlan(w, p, a.words, a.workers)
	case ".csv":
		return p.WriteCSV(w, a.words)
	case ".json":
		return p.WriteJSON(w, a.words)
	case ".ics":
		return p.WriteCalendar(w, a.words)
	}
	const all = 1 << 20
	return report.WriteMarkdown(w, report.Plan(p, all, a.words))
}
