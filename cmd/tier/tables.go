package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// tableFlags name the files of the configuration's tables, as NAME=FILE.
type tableFlags struct {
	given  []string
	titles []string // of the fields that tables give, by which a list is known to have them from an earlier run
}

// know takes over what the tables of a configuration give.
func (f *tableFlags) know(cfg *config.Config) { f.titles = append(f.titles, cfg.TableTitles()...) }

func (f *tableFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.given, "table", nil, a.words.Sprintf("read a table of the configuration from a file, as `NAME=FILE` (repeatable; several files of one name are one table)"))
}

// files are the files of a table: those of the flag, or else of the configuration, beside which they are.
func (f *tableFlags) files(cfg *config.Config, t *config.Table) []string {
	var all []string
	for _, given := range f.given {
		if name, file, _ := strings.Cut(given, "="); name == t.Name {
			all = append(all, file)
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, file := range t.Files {
		if !filepath.IsAbs(file) {
			file = filepath.Join(filepath.Dir(cfg.File), filepath.FromSlash(file))
		}
		all = append(all, file)
	}
	return all
}

// paths are all files, which must not be written to.
func (f *tableFlags) paths(cfg *config.Config) []string {
	var all []string
	for i := range cfg.Tables {
		all = append(all, f.files(cfg, &cfg.Tables[i])...)
	}
	return all
}

// check refuses what names no table, a table without a file, and the same file twice.
func (f *tableFlags) check(cfg *config.Config, lists []string) error {
	var names []string
	for i := range cfg.Tables {
		names = append(names, cfg.Tables[i].Name)
	}
	for _, given := range f.given {
		name, file, ok := strings.Cut(given, "=")
		if !ok || name == "" || file == "" {
			return usage("--table is NAME=FILE, not %q", given)
		}
		if !slices.Contains(names, name) {
			err := usage("--table %s: the configuration has no table %q", given, name)
			if near := scoring.Nearest(name, names); near != "" {
				return err.withHint("did you mean %q?", near)
			}
			return err.withHint("add it to the configuration under tables")
		}
	}
	for i := range cfg.Tables {
		t := &cfg.Tables[i]
		files := f.files(cfg, t)
		switch {
		case t.IsList && len(files) > 0:
			return usage("--table %s: the list is made from this table, so its files are named as the list", t.Name).withHint("tier score %s", strings.Join(files, " "))
		case !t.IsList && len(files) == 0:
			return usage("the table %q has no file", t.Name).withHint("name it with --table %s=FILE, or with file: in the configuration", t.Name)
		}
	}
	return once(slices.Concat(f.paths(cfg), lists))
}

// openTables reads the files of all tables, and says what was found in them; lines are those of the list, where it is made from a
// table. The error names every file that can't be read.
func (a *app) openTables(ctx context.Context, cfg *config.Config, in *listFlags, lines *tables.Source) ([]*tables.Source, error) {
	read, unread := a.readTables(ctx, cfg, in)
	for _, files := range read {
		a.tellNotes(files...)
	}
	sources, err := a.bindTables(cfg, read, lines)
	return sources, errors.Join(unread, err)
}

// readTables reads the files of all tables but that which the list is made from; of one with a file that can't be read there is none.
func (a *app) readTables(ctx context.Context, cfg *config.Config, in *listFlags) ([][]*fileio.Table, error) {
	read, wrong := make([][]*fileio.Table, len(cfg.Tables)), []error(nil)
	for i := range cfg.Tables {
		t := &cfg.Tables[i]
		if t.IsList {
			continue
		}
		var err error
		read[i], err = a.readFiles(ctx, t.Sheets, in.tables.files(cfg, t), tables.Known(cfg, t))
		wrong = append(wrong, ofTable(t, err))
	}
	return read, errors.Join(wrong...)
}

// ofTable says of files that are not there which table wants them.
func ofTable(t *config.Table, err error) error {
	var several interface{ Unwrap() []error }
	var file *fileio.Error
	switch {
	case errors.As(err, &several):
		for _, one := range several.Unwrap() {
			_ = ofTable(t, one)
		}
	case errors.As(err, &file) && errors.Is(err, fs.ErrNotExist):
		file.Message = fileio.Say("%s; the table %q is read from it", file.Message, t.Name)
		file.Hint = fileio.Say("name it with --table %s=FILE, or with file: in the configuration", t.Name)
	}
	return err
}

// readFiles reads the files of a table: all of them or none.
func (a *app) readFiles(ctx context.Context, sheets, paths, known []string) ([]*fileio.Table, error) {
	var read []*fileio.Table
	var wrong []error
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		_, found, err := (&listFlags{sheets: sheets, noRows: true}).openSheets(ctx, a, path, known)
		read, wrong = append(read, found...), append(wrong, err)
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	return read, onceEach(read)
}

// onceEach refuses files of the same bytes under several names, as the same name is: their lines would count twice.
func onceEach(read []*fileio.Table) error {
	type sheet struct{ sha256, name string }
	paths := make(map[sheet]string)
	for _, t := range read {
		this := sheet{t.SHA256(), t.Sheet()}
		first, again := paths[this]
		if again && t.Len() > 0 {
			return usage("%s is given twice: %s is the same file", t.File(), first)
		}
		paths[this] = t.File()
	}
	return nil
}

// bindTables binds the files of each table as one.
func (a *app) bindTables(cfg *config.Config, read [][]*fileio.Table, lines *tables.Source) ([]*tables.Source, error) {
	var sources []*tables.Source
	var wrong []error
	for i, files := range read {
		source := lines
		if len(files) > 0 {
			var err error
			source, err = a.bindTable(cfg, &cfg.Tables[i], files)
			wrong = append(wrong, err)
		}
		sources = append(sources, source)
	}
	return sources, errors.Join(wrong...)
}

func (a *app) bindTable(cfg *config.Config, t *config.Table, files []*fileio.Table) (*tables.Source, error) {
	var names []string
	for _, f := range files {
		names = append(names, f.File())
	}
	s := a.progress("reading lines", strings.Join(names, ", "))
	defer s.end()
	source, err := tables.Bind(cfg, t, files)
	if err == nil {
		s.rows = source.List.Len()
	}
	return source, err
}

// tellTables says where the lines of every table went, and what was assumed of them.
func (a *app) tellTables(r *result.Result) {
	for _, t := range r.Tables {
		for _, note := range t.Notes() {
			a.note("%s: %s", t.Spec.Called(), note)
		}
		a.tellLines(t)
		for _, said := range t.Said() {
			a.note("%s: %s", t.Spec.Called(), said)
		}
		if t.Blank > 0 {
			a.note("%s: lines that count and have no %s, which add nothing: %d", t.Spec.Called(), t.Tally.Header, t.Blank)
		}
		if t.Anonymous.Count > 0 {
			a.note("%s: lines without a customer: %s", t.Spec.Called(), t.Anonymous.String())
		}
	}
}

// tellUnlike says which growths compare a part of a period with a whole one.
func (a *app) tellUnlike(r *result.Result) {
	for _, u := range r.UnlikePeriods() {
		a.note("%s", u.Message)
		if !u.Hint.IsZero() {
			a.note("hint: %s", u.Hint)
		}
	}
}

// tellLines says what a table adds up to: what counts of it, and what was left out and why.
func (a *app) tellLines(t *tables.Joined) {
	part := func(p *tables.Part) string {
		if t.Spec.Amount == "" {
			return ""
		}
		return " (" + report.Amount(p.Sum.Figure(), 2) + words.Unit(t.Tally.Unit) + ")"
	}
	sentence := a.words.Sprintf("%d read%s = %d counted%s", t.Tally.All.Lines, part(&t.Tally.All), t.Tally.By[tables.Counted].Lines, part(&t.Tally.By[tables.Counted]))
	for fate := range t.Tally.By {
		if p := &t.Tally.By[fate]; tables.Fate(fate) != tables.Counted && p.Lines > 0 {
			sentence += " + " + a.words.Sprintf("%d %s%s", p.Lines, tables.Fate(fate).Message(), part(p))
		}
	}
	name := t.Spec.Called()
	if t.Spec.Basis != "" {
		name += "(" + t.Spec.Basis + ")"
	}
	a.note("%s: %s", name, sentence)
}
