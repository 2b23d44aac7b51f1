package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
)

// judge is judgeLists until the run is interrupted.
func (a *app) judge(ctx context.Context, cfg *config.Config, paths []string, in *listFlags) (*result.Result, error) {
	return interruptible(ctx, func() (*result.Result, error) { return a.judgeLists(ctx, cfg, paths, in) })
}

// judgeLists is what score, explain and check share: read, bind, judge; and say what was detected on the way.
func (a *app) judgeLists(ctx context.Context, cfg *config.Config, paths []string, in *listFlags) (*result.Result, error) {
	if err := in.tables.check(cfg, paths); err != nil {
		return nil, err
	}
	in.tables.know(cfg)
	read, err := in.read(ctx, a, paths, judge.Known(cfg))
	if err != nil {
		return nil, err
	}
	rated, err := a.openRatings(ctx, cfg, &in.ratings, paths)
	if err != nil {
		return nil, err
	}
	specs := judge.Specs(cfg)
	if len(rated) > 0 {
		specs = judge.SpecsWhenRated(cfg)
	}
	credit, err := a.openCredit(ctx, cfg, in, paths)
	if err != nil {
		return nil, err
	}
	if in.lenient {
		for i := range specs {
			specs[i].Required = false
		}
	}
	same, err := a.openAliases(ctx, cfg, in, paths)
	if err != nil {
		return nil, err
	}
	list, merged, lines, err := a.bindCustomers(cfg, read, judge.SpecsBeside(specs, credit.Supplied()), same)
	if err != nil {
		return nil, err
	}
	others, err := a.openTables(ctx, cfg, in, lines)
	if err != nil {
		return nil, err
	}
	if !list.Has("id") {
		a.note("no id column: customers are called by the number of their row")
	}
	s := a.progress("scoring", "")
	options := judge.Options{Version: version(), FirstOfRepeats: in.duplicates == "first", Ratings: rated, Adjusted: in.ratings.adjusted, Credit: credit, Tables: others,
		NotAlike: in.notAlike, Aliases: merged, Previous: in.earlier, Workers: a.workers}
	r, err := judge.Judge(ctx, cfg, list, options)
	if err == nil {
		s.rows = list.Len()
	}
	s.end()
	for _, l := range append([]*fileio.List{list}, credit.Lists()...) {
		a.tellUnits(l.Notes())
	}
	if err != nil {
		return nil, err
	}
	a.tellJoined(cfg, r, &credit)
	in.again = &rejudging{app: a, in: in, cfg: cfg, tables: read, same: same, base: options}
	return r, nil
}

// tellJoined says what files besides the list said of its customers.
func (a *app) tellJoined(cfg *config.Config, r *result.Result, credit *judge.CreditFiles) {
	if r.Merged != nil {
		a.note("%s", r.MergedNote())
	}
	if r.Ratings != nil {
		a.tellRatings(r.Ratings.Collected)
	}
	isOwed := func(f string) bool { return r.List.Has(f) || credit.Supplied()[f] }
	a.tellTables(r)
	a.tellUnlike(r)
	if r.Ledgers != nil {
		a.tellLedgers(r)
	} else if r.Credit != nil && !slices.ContainsFunc(cfg.OwedFields(), isOwed) {
		a.note("no ledger is given, and the list has no column of what customers owe: their exposure leaves it out")
	}
}

// together says of several columns what a note says of how one was read; zero for notes of other things.
func together(note fileio.Message, headers string) fileio.Message {
	switch note.Format {
	case "%q is converted from %s to %s":
		return fileio.Say("converted from %s to %s: %s", note.Args[1], note.Args[2], headers)
	case "%q has no unit: taken to be in %s":
		return fileio.Say("without a unit, taken to be in %s: %s", note.Args[1], headers)
	case "%q has no unit: taken to be in %s, as the lines above the table say":
		return fileio.Say("without a unit, taken to be in %s as the lines above the table say: %s", note.Args[1], headers)
	case "%q has no unit: taken to be in %s, as the notes below the table say":
		return fileio.Say("without a unit, taken to be in %s as the notes below the table say: %s", note.Args[1], headers)
	case "%q has no unit: taken to be in %s, as the name of the sheet says":
		return fileio.Say("without a unit, taken to be in %s as the name of the sheet says: %s", note.Args[1], headers)
	case "%q has no unit: taken to be in %s, as the header above it says":
		return fileio.Say("without a unit, taken to be in %s as the header above says: %s", note.Args[1], headers)
	}
	return fileio.Message{}
}

// tellUnits says notes of how columns were read. Many that were read alike are one line.
func (a *app) tellUnits(notes []fileio.Message) {
	const few = 2
	headers := make(map[string][]string) // by what is said of all of them
	for _, note := range notes {
		if said := together(note, ""); !said.IsZero() {
			headers[said.String()] = append(headers[said.String()], fmt.Sprint(note.Args[0]))
		}
	}
	for _, note := range notes {
		key := together(note, "").String()
		switch all, isUnit := headers[key]; {
		case !isUnit, 0 < len(all) && len(all) <= few:
			a.note("%s", note)
		case len(all) > few:
			a.note("%s", together(note, strings.Join(all, ", ")))
			headers[key] = nil // which says the others too
		}
	}
}

// adviseOn adds to an error where the columns are named that a list lacks: one that only calls them otherwise needs no other
// configuration.
func adviseOn(cfg *config.Config, err error) {
	var several interface{ Unwrap() []error }
	var missing *fileio.MissingColumns
	switch {
	case errors.As(err, &several):
		for _, one := range several.Unwrap() {
			adviseOn(cfg, one)
		}
	case errors.As(err, &missing) && cfg.Preset == "":
		for i := range missing.Wanted {
			w := &missing.Wanted[i]
			f, ok := cfg.Field(w.Spec.Name)
			if !ok || f.Line == 0 {
				continue
			}
			w.Hint = fileio.Say("name the column as the list does, in %s:%d: %s: HEADER", filepath.Base(cfg.File), f.Line, f.Name)
			if i == len(missing.Wanted)-1 {
				w.Hint = fileio.Say("%s; or %s", w.Hint, fileio.Say("tier init %s drafts a configuration from the list's own columns", missing.Table.File()))
			}
		}
	}
}

// bind joins the tables' headers to what the configuration wants of a list, unless a table is none of customers. Where the list
// is made from the lines of a table, these come with it.
func (a *app) bind(cfg *config.Config, read []*fileio.Table, specs []fileio.Spec) (list *fileio.List, lines *tables.Source, err error) {
	s := a.progress("matching headers", "")
	defer s.end()
	made := cfg.ListTable()
	if made != nil {
		if err := onceEach(read); err != nil {
			return nil, nil, err
		}
		specs = tables.MadeSpecs(specs, made)
	}
	for _, t := range read {
		if made != nil {
			break
		}
		if err := transactions(cfg, t); err != nil {
			return nil, nil, err
		}
	}
	if list, err = fileio.Bind(read, specs); err != nil {
		adviseOn(cfg, err)
		return nil, nil, err
	}
	if s.rows = list.Len(); made != nil {
		if lines, err = tables.Bind(cfg, made, read); err != nil {
			return nil, nil, err
		}
		list = lines.Made(cfg, list)
	}
	return list, lines, nil
}
