package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"tier/fileio"
)

// dash is what a command has among the endings of its files if one of them may be standard output.
const dash = "-"

func endingOf(path string) string { return strings.ToLower(filepath.Ext(path)) }

// ownBy is how a file of an ending shows that it is tier's own; nil where it can't.
func ownBy(ending string) func(path string) (bool, error) {
	switch ending {
	case ".xlsx":
		return ownBook
	case ".json":
		return ownJSON
	}
	return nil
}

// files are those that a report goes to, each by its ending in one of the formats that the report has. Whatever is wrong with one
// is said before any work is done.
func (o *outFlags) files(inputs []string, endings ...string) ([]output, error) {
	if once(o.paths) != nil {
		return nil, samePlace()
	}
	var outputs []output
	var wrong []error
	for _, path := range o.paths {
		out := output{path: path, isMine: ownBy(endingOf(path))}
		isStandard := path == dash && slices.Contains(endings, dash)
		if !isStandard && !slices.Contains(endings, endingOf(path)) {
			wrong = append(wrong, noFormat(path, endings...))
			continue
		}
		wrong = append(wrong, o.mayWrite(out, inputs))
		outputs = append(outputs, out)
	}
	return outputs, errors.Join(wrong...)
}

func samePlace() error {
	return usage("two results can't go to one place").withHint("give each its own -o FILE")
}

func noFormat(path string, endings ...string) error {
	err := usage("-o %s: the ending says no format", path)
	if slices.Contains(endings, ".csv") {
		return err.withHint("use .xlsx, .csv, .json or .md")
	}
	return err.withHint("use .xlsx, .json or .md")
}

func hasStandardOut(outputs []output) bool {
	return slices.ContainsFunc(outputs, func(out output) bool { return out.path == dash })
}

// writeFiles writes a report to every output, whole or not at all, and says where it is; as writes it in the format of an ending.
func (a *app) writeFiles(ctx context.Context, outputs []output, as func(ending string, w io.Writer) error) error {
	for _, out := range outputs {
		if err := a.writeFile(ctx, out, as); err != nil {
			return err
		}
		if out.path != dash {
			a.note("written: %s", out.path)
		}
	}
	return nil
}

func (a *app) writeFile(ctx context.Context, out output, as func(ending string, w io.Writer) error) error {
	s := a.progress("writing", out.path)
	defer s.end()
	write := func(w io.Writer) error { return as(endingOf(out.path), &aliveWriter{ctx, w}) }
	if out.path == dash {
		return write(a.data())
	}
	return fileio.Replace(out.path, write)
}
