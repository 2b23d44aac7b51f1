package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// formPlace is where forms go: into a folder, or into one workbook.
type formPlace struct{ dir, file string }

// where is the folder or the file of -o, or one beside the list.
func (o *formOptions) where(lists []string, beside string) (formPlace, error) {
	base := strings.TrimSuffix(lists[0], filepath.Ext(lists[0])) + beside
	isBook := strings.EqualFold(filepath.Ext(o.output), ".xlsx") && !namesFolder(o.output)
	switch {
	case o.output == "-", o.output == "" && lists[0] == "-":
		return formPlace{}, usage("forms are files: they don't go to standard output, and can't stand beside standard input").withHint("-o DIR/, or --one -o FILE.xlsx")
	case o.one && o.output == "":
		return formPlace{file: base + ".xlsx"}, nil
	case o.one && !isBook:
		return formPlace{}, usage("-o %s: --one writes a workbook", o.output).withHint("name it: -o FILE.xlsx")
	case o.one:
		return formPlace{file: o.output}, nil
	case isBook:
		return formPlace{}, usage("-o %s: each rater gets a workbook of his own, in a folder", o.output).withHint("-o DIR/; or a sheet for each in one workbook: --one -o %s", o.output)
	case o.output == "":
		o.output = base
	}
	if !isFolder(o.output) {
		return formPlace{dir: o.output}, canMake(o.output)
	}
	return formPlace{dir: o.output}, nil
}

// formPlan is which forms go into which file.
type formPlan struct {
	*formSheets
	place  formPlace
	files  []string // the path of each
	isSome bool     // of the panel's raters
}

// plan gives every form its file.
func (o *formOptions) plan(a *app, place formPlace, s *formSheets) *formPlan {
	p := &formPlan{formSheets: s, place: place, isSome: len(o.raters) > 0}
	if place.file != "" {
		p.files = []string{place.file}
		return p
	}
	named := [][]string{s.names(a.words, place.dir)}
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		if lang != a.words.Lang() {
			named = append(named, s.names(words.In(lang), place.dir))
		}
	}
	for i := range s.forms {
		p.files = append(p.files, standing(named, i))
	}
	return p
}

// names are the files of the forms in a language. They go by the raters alone, so that they are the same next time.
func (s *formSheets) names(p words.Printer, dir string) []string {
	var names fileio.FileNames
	var files []string
	for _, form := range s.forms {
		name := p.Sprintf("form")
		if form.Rater != "" {
			name += "-" + form.Rater
		}
		files = append(files, filepath.Join(dir, names.Name(name, ".xlsx")))
	}
	return files
}

// standing is the file of a form: one that is there under its name in any language, rather one that somebody has worked on, or
// else the first. A run in another language would otherwise make a second set of forms beside those that are out.
func standing(named [][]string, form int) string {
	var there []string
	for _, files := range named {
		if _, err := os.Lstat(files[form]); err == nil {
			there = append(there, files[form])
		}
	}
	if len(there) == 0 {
		return named[0][form]
	}
	for _, path := range there[1:] {
		if mine, err := ownBook(path); err != nil || !mine {
			return path
		}
	}
	return there[0]
}

// of are the forms in a file.
func (p *formPlan) of(file int) []book.Form {
	if p.place.file != "" {
		return p.forms
	}
	return p.forms[file : file+1]
}

// mayWrite refuses to write any form if one would take the place of an input, of another file, or of a form that somebody
// has worked on.
func (p *formPlan) mayWrite(force bool, inputs []string) error {
	if folder := filepath.Dir(p.place.file); p.place.file != "" && !isFolder(folder) {
		return &fileio.Error{Place: p.place.file, Message: fileio.Say("there is no folder %s", folder), Hint: fileio.Say("create it first, or name another one")}
	}
	const most = 5 // that are named
	var wrong []error
	for _, file := range p.files {
		err := mayWriteForm(file, force, inputs)
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

func mayWriteForm(file string, force bool, inputs []string) error {
	for _, in := range inputs {
		if fileio.SameFile(file, in) {
			return usage("-o %s: this is an input, and inputs are never changed", file).withHint("name another file")
		}
	}
	if err := fileio.Replaceable(file); err != nil {
		return err
	}
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) || force {
		return nil
	}
	marked, unedited, err := book.Unedited(file)
	switch {
	case err == nil && unedited:
		return nil
	case err == nil && marked:
		return &fileio.Error{Place: file, Message: fileio.Say("somebody has filled in or edited this form, and what is in it would be lost"),
			Hint: fileio.Say("--rater NAME writes the forms of others only; -o names another place; --force replaces the form")}
	}
	return &fileio.Error{Place: file, Message: fileio.Say("the file exists and is no untouched form: a rater's work may be in it, and would be lost"),
		Hint: fileio.Say("-o names another place; --force replaces the file"), Err: err}
}

// writeForms writes all files, several at once.
func (a *app) writeForms(ctx context.Context, p *formPlan) error {
	at := p.place.file
	if p.place.dir != "" {
		at = p.place.dir
		if err := os.Mkdir(p.place.dir, 0o777); err != nil && !isFolder(p.place.dir) {
			return &fileio.Error{Place: p.place.dir, Message: fileio.Say("the folder can't be created"), Hint: fileio.Say("name another folder"), Err: err}
		}
	}
	st := a.progress("writing", at)
	defer st.end()
	rows := 0
	for _, form := range p.forms {
		rows += len(form.Rows)
	}
	st.counter.Expect(int64(rows))
	workers := 1 // for each
	if len(p.files) == 1 {
		workers = a.workers
	}
	newMaker := func() func(int, *struct{}) error {
		return func(i int, _ *struct{}) error {
			return fileio.Replace(p.files[i], func(w io.Writer) error {
				return p.all.Write(&aliveWriter{ctx, w}, a.words, book.FormOptions{Workers: workers, Progress: &st.counter}, p.of(i)...)
			})
		}
	}
	if err := fileio.InOrder(len(p.files), a.workers, newMaker, func(*struct{}) error { return nil }); err != nil {
		return err
	}
	st.rows = rows
	a.note("written: %s (forms: %d)", at, len(p.forms))
	p.tellOld(a)
	return nil
}

// tellOld names forms of the folder that nobody has filled in, of raters who are no longer in the panel.
func (p *formPlan) tellOld(a *app) {
	entries, err := os.ReadDir(p.place.dir)
	if p.place.dir == "" || p.isSome || err != nil {
		return
	}
	var old []string
	for _, e := range entries {
		path := filepath.Join(p.place.dir, e.Name())
		if !strings.EqualFold(filepath.Ext(path), ".xlsx") || slices.Contains(p.files, path) {
			continue
		}
		if mine, err := ownBook(path); err == nil && mine {
			old = append(old, e.Name())
		}
	}
	if len(old) > 0 {
		a.tell("blank forms of an earlier run are still in %s, for raters who get none now: %s", p.place.dir, some(old))
	}
}
