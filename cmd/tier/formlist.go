package main

import (
	"context"
	"slices"
	"strings"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
)

// formList is a list whose customers are to be rated.
type formList struct {
	list   *fileio.List
	merged *aliases.Merged // nil where no aliases were given
	frame  *scoring.Frame
	// ratings are those of an earlier period or of others, where the customers are judged.
	ratings []*ratings.Source
	rows    []int                // of the customers that can be told apart
	left    []result.Problem     // the others
	aside   []result.Problem     // repeats, under --duplicates first, and who is knocked out
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
		_, found, err := o.list.openSheets(ctx, a, path, judge.Known(cfg))
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			tiers = append(tiers, findTier(t))
			tables = append(tables, o.list.withoutResults(t))
		}
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
	if err == nil && len(in.rows)+len(in.left)+len(in.aside) == 0 {
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
	same, err := a.openAliases(ctx, cfg, &o.list, paths)
	if err != nil {
		return nil, err
	}
	if in.list, in.merged, _, err = a.bindCustomers(cfg, tables, specs, same); err != nil {
		return nil, err
	}
	a.tellAliases(in.merged)
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

// identify finds the customers that can be told apart and are not knocked out, and who owns whom.
func (in *formList) identify(cfg *config.Config, first bool) {
	frame, knocked := judge.Frame(cfg, in.list, first)
	in.frame = frame
	in.rows, in.left, in.aside = judge.Distinct(in.list, first)
	isOut := make(map[int]bool)
	for _, p := range knocked {
		isOut[p.Row] = true
	}
	in.rows = slices.DeleteFunc(in.rows, func(row int) bool { return isOut[row] })
	in.left = slices.DeleteFunc(in.left, func(p result.Problem) bool { return isOut[p.Row] })
	in.aside = append(in.aside, knocked...)
	slices.SortStableFunc(in.aside, func(a, b result.Problem) int { return a.Row - b.Row })
	if owner, ok := in.frame.Texts(cfg.Panel.Owner); ok && cfg.Panel.Owner != "" {
		in.owner = owner
	}
}

// judge gives the customers the tiers that `tier score` would give them now.
func (in *formList) judge(ctx context.Context, cfg *config.Config, first bool) error {
	r, err := judge.Judge(ctx, cfg, in.list, judge.Options{Version: version(), FirstOfRepeats: first, Ratings: in.ratings, Aliases: in.merged})
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
	added := result.FindAdded(t.RawHeaders(), t.Marked())
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
