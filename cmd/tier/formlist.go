package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/panel"
)

// formList is a list whose customers are to be rated.
type formList struct {
	list  *fileio.List
	frame *scoring.Frame
	// ratings are those of an earlier period or of others, where the customers are judged.
	ratings []*ratings.Source
	rows    []int                // of the customers that can be told apart
	left    []result.Problem     // the others
	aside   []result.Problem     // repeats, under --duplicates first
	tier    func(row int) string // nil where nobody asked for it
	owner   func(row int) string // nil where nothing names the owners
}

// read reads a list. It needs none of the columns that the panel is going to fill.
func (o *formOptions) read(ctx context.Context, a *app, cfg *config.Config, paths []string) (*formList, error) {
	if err := once(paths); err != nil {
		return nil, err
	}
	var tables []*fileio.Table
	var tiers []tierColumn
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t, err := o.list.readOne(a, path, judge.Known(cfg))
		if err != nil {
			return nil, err
		}
		tiers = append(tiers, findTier(t))
		tables = append(tables, o.list.withoutResults(t))
	}
	isScored := !slices.ContainsFunc(tiers, func(c tierColumn) bool { return c.column < 0 })
	isJudged := len(o.tiers) > 0 && !isScored
	in, err := o.bind(ctx, a, cfg, tables, isJudged, paths)
	if err != nil {
		return nil, err
	}
	list := in.list
	switch {
	case isJudged:
		err = in.judge(ctx, cfg, o.list.duplicates == "first")
	case len(o.tiers) > 0:
		in.tier = func(row int) string {
			table, tableRow := list.Source(row)
			return tiers[table].of(tableRow)
		}
	}
	in.identify(cfg, o.list.duplicates == "first")
	if err == nil && len(in.rows)+len(in.left) == 0 {
		err = in.nobody()
	}
	return in, err
}

// bind binds the tables to all columns that judging needs, or to those that are there.
func (o *formOptions) bind(ctx context.Context, a *app, cfg *config.Config, tables []*fileio.Table, isJudged bool, paths []string) (*formList, error) {
	in := &formList{}
	specs := judge.Specs(cfg)
	var err error
	if isJudged {
		if in.ratings, err = a.openRatings(ctx, cfg, &o.list.ratings, paths); err != nil {
			return nil, err
		}
		if len(in.ratings) > 0 {
			specs = judge.SpecsWhenRated(cfg)
		}
	}
	for i := range specs {
		specs[i].Required = specs[i].Required && isJudged
	}
	if in.list, err = a.bind(cfg, tables, specs); err != nil {
		return nil, err
	}
	in.frame = judge.Frame(cfg, in.list)
	return in, nil
}

// nobody is a list whose customers have neither ids nor names, or that has none.
func (in *formList) nobody() error {
	t := in.list.Tables()[0]
	if in.list.Has("id") || in.list.Has("name") {
		return &fileio.Error{Place: t.Label(), Message: fileio.Say("there are no customers to rate")}
	}
	return &fileio.Error{Place: t.Label(), Choice: true,
		Message: fileio.Say("no column has ids or names of customers, and so nobody could say whom a rating is of"),
		Hint:    fileio.Say("add the column's header to the field id or name of the configuration")}
}

// identify finds the customers that can be told apart, and who owns whom.
func (in *formList) identify(cfg *config.Config, first bool) {
	in.rows, in.left, in.aside = judge.Distinct(in.list, first)
	if owner, ok := in.frame.Texts(cfg.Panel.Owner); ok && cfg.Panel.Owner != "" {
		in.owner = owner
	}
}

// judge gives the customers the tiers that `tier score` would give them now.
func (in *formList) judge(ctx context.Context, cfg *config.Config, first bool) error {
	r, err := judge.Judge(ctx, cfg, in.list, judge.Options{Version: version(), FirstOfRepeats: first, Ratings: in.ratings})
	if err != nil {
		return err
	}
	m := &r.Models[0]
	in.tier = func(row int) string { return m.Tier(m.Final[row]) }
	return nil
}

// tierColumn is the column of the tiers in an earlier result.
type tierColumn struct {
	table  *fileio.Table
	column int // -1 where the table is none
}

// findTier finds the tiers of the first model in what tier score wrote last.
func findTier(t *fileio.Table) tierColumn {
	added := result.FindAdded(headersOf(t), t.Marked())
	if added.ByTier() {
		for _, v := range added.Last() {
			if v.Model == "" && v.Tier >= 0 {
				return tierColumn{t, v.Tier}
			}
		}
	}
	return tierColumn{t, -1}
}

func (c tierColumn) of(row int) string {
	cell := c.table.Cell(row, c.column)
	return strings.TrimSpace(cell.String())
}

// choose are the rows of the customers that are asked for, whoever rates them.
func (o *formOptions) choose(cfg *config.Config, in *formList) ([]int, error) {
	rows := in.rows
	if len(o.owners) > 0 || o.customers != "all" {
		if in.owner == nil {
			return nil, noOwners(cfg)
		}
	}
	var err error
	if len(o.owners) > 0 {
		if rows, err = among(rows, "--owner", o.owners, in.owner, nil); err != nil {
			return nil, err
		}
	}
	if len(o.tiers) > 0 {
		var levels []string
		for _, l := range cfg.Models[0].Scheme.Levels {
			levels = append(levels, l.Name)
		}
		if rows, err = among(rows, "--tier", o.tiers, in.tier, levels); err != nil {
			return nil, err
		}
	}
	return in.sample(rows, o.sample), nil
}

func noOwners(cfg *config.Config) error {
	if cfg.Panel.Owner == "" {
		return usage("the configuration doesn't say which field names a customer's owner").withHint("add owner: FIELD under panel:")
	}
	return usage("the list has no column for the field %q, which names a customer's owner", cfg.Panel.Owner)
}

// among are the rows with one of some words. A word that no row has is refused, unless it is one of those that are known.
func among(rows []int, flag string, wanted []string, word func(row int) string, known []string) ([]int, error) {
	has := make(map[string]bool)
	for _, row := range rows {
		has[word(row)] = true
	}
	for _, w := range wanted {
		if has[w] || slices.Contains(known, w) {
			continue
		}
		err := usage("%s: no customer has %q", flag, w)
		if near := scoring.Nearest(w, append(sortedKeys(has), known...)); near != "" {
			return nil, err.withHint("did you mean %q?", near)
		}
		return nil, err
	}
	var chosen []int
	for _, row := range rows {
		if slices.Contains(wanted, word(row)) {
			chosen = append(chosen, row)
		}
	}
	return chosen, nil
}

func sortedKeys(has map[string]bool) []string {
	var keys []string
	for key := range has {
		if key != "" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// sample are n of the rows, in order; 0 is all. Who is among them hangs on the customers' ids alone, so that it is the same
// for all raters, however the list is sorted.
func (in *formList) sample(rows []int, n int) []int {
	if n == 0 || n >= len(rows) {
		return rows
	}
	type lot struct {
		hash uint64
		row  int
	}
	var lots []lot
	for _, row := range rows {
		sum := sha256.Sum256([]byte(in.called(row)))
		lots = append(lots, lot{binary.BigEndian.Uint64(sum[:]), row})
	}
	slices.SortFunc(lots, func(a, b lot) int { return cmp.Or(cmp.Compare(a.hash, b.hash), a.row-b.row) })
	var drawn []int
	for _, l := range lots[:n] {
		drawn = append(drawn, l.row)
	}
	slices.Sort(drawn)
	return drawn
}

// ownedBy tells which customers somebody owns.
func (in *formList) ownedBy(name string) func(row int) bool {
	own, wanted := make([]bool, in.list.Len()), foldName(name)
	folded := make(map[string]string) // names, by the owner as written
	for row := range own {
		owner := in.owner(row)
		if _, known := folded[owner]; !known {
			folded[owner] = foldName(owner)
		}
		own[row] = folded[owner] == wanted
	}
	return func(row int) bool { return own[row] }
}

// called is what ratings call a customer: his id, or where he has none his name.
func (in *formList) called(row int) string {
	for _, field := range []string{"id", "name"} {
		if word, ok := in.list.Texts(field); ok && word(row) != "" {
			return word(row)
		}
	}
	return ""
}

// form is a rater's form: of the rows, those whose customers he is to rate.
func (in *formList) form(cfg *config.Config, r formRater, whose string, rows []int) book.Form {
	form := book.Form{Rater: r.name, Role: r.role, Rows: rows}
	if in.owner == nil || r.name == "" {
		return form
	}
	owns := in.ownedBy(r.name)
	if whose != "all" {
		form.Rows = nil
		for _, row := range rows {
			if owns(row) == (whose == "own") {
				form.Rows = append(form.Rows, row)
			}
		}
	}
	if cfg.Panel.Own == panel.Exclude {
		form.Own = owns
	}
	return form
}
