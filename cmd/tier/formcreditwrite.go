package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// newCreditPlan gives every customer's forms their file. Its name is the customer's id and name, in every language.
func newCreditPlan(place formPlace, r *result.Result, rows []int) (*creditPlan, error) {
	p := &creditPlan{r: r, forms: book.NewCreditForms(r), rows: rows, place: place}
	if place.file != "" {
		if len(rows) > mostInOne {
			return nil, usage("--one holds the forms of %d customers, and these are %d", mostInOne, len(rows)).
				withHint("without --one, each customer gets a workbook of his own; --id, --owner, --tier and --sample choose customers")
		}
		p.files = []string{place.file}
		return p, nil
	}
	var names fileio.FileNames
	for _, row := range rows {
		name := strings.TrimSpace(r.ID(row) + " " + r.Name(row))
		p.files = append(p.files, filepath.Join(place.dir, names.Name(name, ".xlsx")))
	}
	return p, nil
}

// mayWrite refuses to write any form if one would take the place of an input, of another file, or of a form that somebody has
// worked on.
func (p *creditPlan) mayWrite(force bool, inputs []string) error {
	if folder := filepath.Dir(p.place.file); p.place.file != "" && !isFolder(folder) {
		return &fileio.Error{Place: p.place.file, Message: fileio.Say("there is no folder %s", folder), Hint: fileio.Say("create it first, or name another one")}
	}
	const most = 5 // that are named
	var wrong []error
	for _, file := range p.files {
		err := mayWriteCreditForm(file, force, inputs)
		if err != nil && len(wrong) == most {
			wrong = append(wrong, &fileio.Error{Place: p.place.dir, Message: fileio.Say("other files can't be replaced either")})
			break
		}
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	return errors.Join(wrong...)
}

func mayWriteCreditForm(file string, force bool, inputs []string) error {
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, in := range inputs {
		if fileio.SameFile(file, in) {
			return usage("-o %s: this is an input, and inputs are never changed", file).withHint("name another file")
		}
	}
	if err := fileio.Replaceable(file); err != nil {
		return err
	}
	if force {
		return nil
	}
	marked, unedited, err := book.Unedited(file)
	switch {
	case err == nil && unedited:
		return nil
	case err == nil && marked:
		return &fileio.Error{Place: file, Message: fileio.Say("somebody has filled in or edited this form, and what is in it would be lost"),
			Hint: fileio.Say("--id chooses other customers; -o names another place; --force replaces the form")}
	}
	return &fileio.Error{Place: file, Message: fileio.Say("the file exists and is no untouched form: what is in it would be lost"),
		Hint: fileio.Say("-o names another place; --force replaces the file"), Err: err}
}

// writeCreditForms writes all files, several at once.
func (a *app) writeCreditForms(ctx context.Context, p *creditPlan) error {
	at := p.place.file
	if p.place.dir != "" {
		at = p.place.dir
		if err := os.Mkdir(p.place.dir, 0o777); err != nil && !isFolder(p.place.dir) {
			return &fileio.Error{Place: p.place.dir, Message: fileio.Say("the folder can't be created"), Hint: fileio.Say("name another folder"), Err: err}
		}
	}
	st := a.progress("writing", at)
	defer st.end()
	st.counter.Expect(int64(len(p.rows)))
	newMaker := func() func(int, *struct{}) error {
		return func(i int, _ *struct{}) error {
			rows := p.rows
			if p.place.dir != "" {
				rows = rows[i : i+1]
			}
			return fileio.Replace(p.files[i], func(w io.Writer) error {
				return p.forms.Write(&aliveWriter{ctx, w}, a.words, book.FormOptions{Workers: 1, Progress: &st.counter}, rows...)
			})
		}
	}
	if err := fileio.InOrder(len(p.files), a.workers, newMaker, func(*struct{}) error { return nil }); err != nil {
		return err
	}
	st.rows = len(p.rows)
	a.note("written: %s (customers: %d)", at, len(p.rows))
	return nil
}
