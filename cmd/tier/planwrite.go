package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/fileio"
)

// outputs are the files that the plan goes to. Whatever is wrong with one is said before any work is done.
func (o *planOptions) outputs(inputs []string) ([]output, error) {
	paths := o.out.paths
	if o.ics != "" {
		paths = append(paths[:len(paths):len(paths)], o.ics)
	}
	if once(paths) != nil {
		return nil, usage("two results can't go to one place").withHint("give each its own -o FILE")
	}
	var outputs []output
	var wrong []error
	for i, path := range paths {
		out := output{path: path}
		ending := strings.ToLower(filepath.Ext(path))
		isCalendar := o.ics != "" && i == len(paths)-1
		switch {
		case isCalendar && ending != ".ics":
			wrong = append(wrong, usage("--ics %s: a calendar ends in .ics", path))
			continue
		case isCalendar, ending == ".csv", ending == ".md":
		case ending == ".xlsx":
			out.isMine = ownBook
		case ending == ".json":
			out.isMine = ownJSON
		case ending == ".ics":
			wrong = append(wrong, usage("-o %s: a calendar is written with --ics", path).withHint("--ics %s", path))
			continue
		default:
			wrong = append(wrong, usage("-o %s: the ending says no format", path).withHint("use .xlsx, .csv, .json or .md"))
			continue
		}
		wrong = append(wrong, o.out.mayWrite(out, inputs))
		outputs = append(outputs, out)
	}
	return outputs, errors.Join(wrong...)
}

// writePlan writes every output, whole or not at all, and says where it is.
func (a *app) writePlan(ctx context.Context, p *planning.Plan, outputs []output) error {
	for _, out := range outputs {
		s := a.progress("writing", out.path)
		err := fileio.Replace(out.path, func(w io.Writer) error { return a.writePlanAs(out.path, &aliveWriter{ctx, w}, p) })
		s.end()
		if err != nil {
			return err
		}
		a.note("written: %s", out.path)
	}
	return nil
}

func (a *app) writePlanAs(path string, w io.Writer, p *planning.Plan) error {
	switch strings.ToLower(filepath.Ext(path)) {
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
