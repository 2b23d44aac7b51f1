package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// outputs are the files that the comparison goes to. Whatever is wrong with one is said before any work is done.
func (o *diffOptions) outputs(inputs []string) ([]output, error) {
	if once(o.out.paths) != nil || o.json && slices.Contains(o.out.paths, "-") {
		return nil, usage("two results can't go to one place").withHint("give each its own -o FILE")
	}
	var outputs []output
	var wrong []error
	for _, path := range o.out.paths {
		out := output{path: path}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".xlsx":
			out.isMine = ownBook
		case ".json":
			out.isMine = ownJSON
		case ".csv", ".md":
		default:
			if path != "-" {
				wrong = append(wrong, usage("-o %s: the ending says no format", path).withHint("use .xlsx, .csv, .json or .md"))
				continue
			}
		}
		wrong = append(wrong, o.out.mayWrite(out, inputs))
		outputs = append(outputs, out)
	}
	return outputs, errors.Join(wrong...)
}

func hasStandardOut(outputs []output) bool {
	return slices.ContainsFunc(outputs, func(out output) bool { return out.path == "-" })
}

// write writes every output, whole or not at all, and says where it is.
func (o *diffOptions) write(ctx context.Context, a *app, m *periods.Moves, outputs []output) error {
	for _, out := range outputs {
		s := a.progress("writing", out.path)
		write := func(w io.Writer) error {
			return o.writeAs(a, strings.ToLower(filepath.Ext(out.path)), &aliveWriter{ctx, w}, m)
		}
		var err error
		if out.path == "-" {
			err = write(a.data())
		} else {
			err = fileio.Replace(out.path, write)
		}
		s.end()
		if err != nil {
			return err
		}
		if out.path != "-" {
			a.note("written: %s", out.path)
		}
	}
	return nil
}

func (o *diffOptions) writeAs(a *app, ending string, w io.Writer, m *periods.Moves) error {
	switch ending {
	case ".xlsx":
		return book.WriteMoves(w, m, a.words, a.workers)
	case ".json":
		return result.WriteMoves(w, m, version(), a.words)
	case ".md":
		return report.WriteMarkdown(w, report.Diff(m, o.top, a.words))
	}
	return result.WriteMovesCSV(w, m, a.words, a.workers)
}
