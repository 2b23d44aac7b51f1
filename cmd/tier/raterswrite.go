package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// outputs are the files that the report goes to. Whatever is wrong with one is said before any work is done.
func (o *ratersOptions) outputs(inputs []string) ([]output, error) {
	if once(o.out.paths) != nil {
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
		case ".md":
		default:
			wrong = append(wrong, usage("-o %s: the ending says no format", path).withHint("use .xlsx, .json or .md"))
			continue
		}
		wrong = append(wrong, o.out.mayWrite(out, inputs))
		outputs = append(outputs, out)
	}
	return outputs, errors.Join(wrong...)
}

// writeRaters writes every output, whole or not at all, and says where it is.
func (a *app) writeRaters(ctx context.Context, r *result.Raters, top int, outputs []output) error {
	for _, out := range outputs {
		s := a.progress("writing", out.path)
		err := fileio.Replace(out.path, func(w io.Writer) error { return a.writeRatersAs(out.path, &aliveWriter{ctx, w}, r, top) })
		s.end()
		if err != nil {
			return err
		}
		a.note("written: %s", out.path)
	}
	return nil
}

func (a *app) writeRatersAs(path string, w io.Writer, r *result.Raters, top int) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return book.WriteRaters(w, r, top, a.words, a.workers)
	case ".json":
		return r.WriteJSON(w, a.words)
	}
	return report.WriteMarkdown(w, report.Raters(r, top, a.words))
}
