package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// mayWriteParts refuses to write any workbook if one would take the place of another file. All of that is known before
// the first is written.
func (o *outFlags) mayWriteParts(s *split, outputs []output, inputs []string) error {
	if !isFolder(s.dir) && len(outputs) == 0 {
		return nil
	}
	files := []string{s.index}
	for _, p := range s.parts {
		files = append(files, s.path(p.file))
	}
	const most = 3 // that are named
	var wrong []error
	for _, file := range files {
		err := o.mayWritePart(file, outputs, inputs)
		if err != nil && len(wrong) == most {
			wrong = append(wrong, &fileio.Error{Place: s.dir, Message: fileio.Say("other files can't be replaced either")})
			break
		}
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

func (o *outFlags) mayWritePart(file string, outputs []output, inputs []string) error {
	for _, out := range outputs {
		if filepath.Clean(out.path) == file || fileio.SameFile(out.path, file) {
			return usage("two results can't go to one place").withHint("give each its own -o FILE")
		}
	}
	if !isFolder(filepath.Dir(file)) { // it is going to be made
		return nil
	}
	return o.mayWrite(output{path: file, isMine: ownBook}, inputs)
}

// writeSplit writes a workbook for each part, several at once, and then the index.
func (a *app) writeSplit(ctx context.Context, o *scoreOptions, r *result.Result, asked report.Options, s *split) error {
	if s == nil || o.dryRun {
		return nil
	}
	if err := os.Mkdir(s.dir, 0o777); err != nil && !isFolder(s.dir) {
		return &fileio.Error{Place: s.dir, Message: fileio.Say("the folder can't be created"), Hint: fileio.Say("name another folder"), Err: err}
	}
	st := a.progress("writing", s.dir)
	defer st.end()
	st.counter.Expect(int64(r.Len()))
	index := book.Index{Header: s.header}
	newMaker := func() func(int, *book.IndexBook) error {
		return func(i int, made *book.IndexBook) (err error) {
			*made, err = a.writePart(ctx, o, st, r, asked, s, &s.parts[i])
			return err
		}
	}
	if err := fileio.InOrder(len(s.parts), a.workers, newMaker, func(made *book.IndexBook) error {
		index.Books = append(index.Books, *made)
		return nil
	}); err != nil {
		return err
	}
	if err := reconcile(r, index.Books); err != nil {
		return err
	}
	if err := fileio.Replace(s.index, func(w io.Writer) error {
		return book.WriteIndex(&aliveWriter{ctx, w}, r, a.words, index)
	}); err != nil {
		return err
	}
	st.rows = r.Len()
	a.note("written: %s: %d workbooks and %s", s.dir, len(s.parts), filepath.Base(s.index))
	a.tellOthers(s, slices.Concat(o.out.paths, s.inputs))
	return nil
}

// writePart writes the workbook of one part. It holds figures only: a rank as a formula would need all customers.
func (a *app) writePart(ctx context.Context, o *scoreOptions, st *stage, r *result.Result, asked report.Options, s *split, p *part) (book.IndexBook, error) {
	if err := ctx.Err(); err != nil {
		return book.IndexBook{}, err
	}
	own := r.Only(p.rows, p.name)
	asked.By = slices.Clone(asked.By)
	for i, by := range asked.By {
		asked.By[i].Words = scoring.Pick(by.Words, p.rows)
	}
	err := fileio.Replace(s.path(p.file), func(w io.Writer) error {
		return book.Write(&aliveWriter{ctx, w}, own, a.words, book.Options{
			Asked: asked, Workers: 1, Progress: &st.counter, Protect: o.protect, Values: true, TierSheets: o.tierSheets,
		})
	})
	return book.IndexBook{Name: p.name, File: p.file, SetAside: own.RowsAside(), Distribution: own.Models[0].Distribution}, err
}

// reconcile adds the workbooks up: together they must be the whole run, or the program has a defect.
func reconcile(r *result.Result, books []book.IndexBook) error {
	whole := r.Models[0].Distribution
	counted, unscored, aside, value := 0, 0, 0, 0.0
	for _, b := range books {
		counted += b.Distribution.All.Count
		unscored += b.Distribution.Unscored
		aside += b.SetAside
		value += b.Distribution.All.Value
	}
	const slack = 1e-9 // floats that are added up in another order
	off := whole.HasValue && math.Abs(value-whole.All.Value) > slack*max(1, math.Abs(whole.All.Value), math.Abs(value))
	if counted != whole.All.Count || unscored != whole.Unscored || aside != r.RowsAside() || off {
		return fmt.Errorf("the workbooks don't add up to the whole: %d, %d, %d and %v, not %d, %d, %d and %v",
			counted, unscored, aside, value, whole.All.Count, whole.Unscored, r.RowsAside(), whole.All.Value)
	}
	return nil
}

// tellOthers names the workbooks of the folder that this run neither wrote nor read. One that tier wrote, for a word that is no
// longer in the list, is out of date, and its owner may be gone: that is said even where notes are not.
func (a *app) tellOthers(s *split, known []string) {
	var old, others []string
	for _, name := range s.others() {
		if slices.ContainsFunc(known, func(path string) bool { return fileio.SameFile(path, s.path(name)) }) {
			continue
		}
		if mine, err := ownBook(s.path(name)); err == nil && mine {
			old = append(old, name)
		} else {
			others = append(others, name)
		}
	}
	if len(old) > 0 {
		a.tell("workbooks of an earlier run are still in %s, for words that are not in this list: %s", s.dir, some(old))
		a.hint(fileio.Say("delete them, so that nobody takes them for up to date"))
	}
	if len(others) > 0 {
		a.note("not of this run, and still in %s: %s", s.dir, some(others))
	}
}

// others are the workbooks of the folder besides those of this run.
func (s *split) others() []string {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return nil
	}
	own := map[string]bool{filepath.Base(s.index): true}
	for _, p := range s.parts {
		own[p.file] = true
	}
	var others []string
	for _, e := range entries {
		if name := e.Name(); !own[name] && strings.EqualFold(filepath.Ext(name), ".xlsx") && !strings.HasPrefix(name, "~$") {
			others = append(others, name)
		}
	}
	return others
}

// some are the first of some names in one text, with … for the rest.
func some(names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
