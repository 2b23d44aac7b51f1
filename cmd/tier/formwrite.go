package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

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
	formFiles
	isSome bool // of the panel's raters
}

// plan gives every form its file.
func (o *formOptions) plan(a *app, place formPlace, s *formSheets) *formPlan {
	p := &formPlan{formSheets: s, formFiles: formFiles{place: place}, isSome: len(o.raters) > 0}
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

// write writes all files, several at once.
func (p *formPlan) write(ctx context.Context, a *app) error {
	rows := 0
	for _, form := range p.forms {
		rows += len(form.Rows)
	}
	err := a.writeForms(ctx, p.formFiles, rows, func(i int, w io.Writer, opt book.FormOptions) error {
		return p.all.Write(w, a.words, opt, p.of(i)...)
	})
	if err != nil {
		return err
	}
	a.note("written: %s (forms: %d)", p.place, len(p.forms))
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
