package main

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// creditFormFlags are those of the forms of credit.
type creditFormFlags struct {
	asked bool
	ids   []string // of the customers that get forms
}

func (o *creditFormFlags) add(a *app, flags *pflag.FlagSet) {
	flags.BoolVar(&o.asked, "credit", false, a.words.Sprintf("write the credit forms of each customer instead: survey, scoring and application"))
	flags.StringArrayVar(&o.ids, "id", nil, a.words.Sprintf("with --credit: only the customer of the id or the name `ID` (repeatable)"))
}

// mostInOne is how many customers' forms one workbook holds: three sheets for each are as many as anybody finds his way
// through.
const mostInOne = 100

// checkCredit refuses flags that say nothing of credit forms.
func (o *formOptions) checkCredit() error {
	if !o.credit.asked {
		if len(o.credit.ids) > 0 {
			return usage("--id goes with --credit")
		}
		return nil
	}
	for _, f := range []struct {
		name  string
		given bool
	}{{"--rater", len(o.raters) > 0}, {"--known", len(o.known) > 0}, {"--period", o.period != ""}, {"--customers", o.customers != "all"}} {
		if f.given {
			return usage("%s says nothing of credit forms", f.name).withHint("--id, --owner, --tier and --sample choose customers")
		}
	}
	return nil
}

// runCreditForm judges the credit of a list, chooses customers and writes their forms, filled in as far as that goes.
func runCreditForm(ctx context.Context, a *app, o *formOptions, paths []string) error {
	o.list.lenient = true
	cfg, err := a.creditConfig(&o.list)
	if err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	place, err := o.creditPlace(paths)
	if err != nil {
		return err
	}
	r, err := a.judge(ctx, cfg, paths, &o.list)
	if err != nil {
		return err
	}
	in := creditFormList(cfg, r, o.list.duplicates == "first")
	rows, err := o.chooseCredit(cfg, in, r)
	if err != nil {
		return err
	}
	plan, err := newCreditPlan(place, r, rows)
	if err != nil {
		return err
	}
	inputs := slices.Concat([]string{cfg.File}, paths, o.list.credit.paths(), o.list.aliasPaths(cfg))
	if err := plan.mayWrite(o.force, inputs, fileio.Say("--id chooses other customers")); err != nil {
		return err
	}
	if err := plan.write(ctx, a); err != nil {
		return err
	}
	if !o.quiet {
		if err := a.write([]report.Block{plan.table(a)}); err != nil {
			return err
		}
	}
	if len(r.Elsewhere) > 0 {
		a.tell("problems of other files (%d):", len(r.Elsewhere))
		a.tellMore(a.tellFirst(r.Elsewhere))
	}
	if err := a.tellLeft(in); err != nil || len(r.Elsewhere) == 0 {
		return err
	}
	return errUnjudged
}

// creditPlace is where the forms go: into a folder, or into one workbook.
func (o *formOptions) creditPlace(lists []string) (formPlace, error) {
	isBook := strings.EqualFold(filepath.Ext(o.output), ".xlsx") && !namesFolder(o.output)
	if isBook && !o.one {
		return formPlace{}, usage("-o %s: each customer gets a workbook of his own, in a folder", o.output).
			withHint("-o DIR/; or three sheets for each in one workbook: --one -o %s", o.output)
	}
	return o.where(lists, ".credit-forms")
}

// creditFormList are the customers of a result who can be told apart and are not knocked out.
func creditFormList(cfg *config.Config, r *result.Result, first bool) *formList {
	in := &formList{list: r.List, frame: r.Frame}
	rows, left, aside := judge.Distinct(r.List, first)
	in.left, in.aside = left, aside
	for _, row := range rows {
		if _, out := r.Frame.Excluded(row); !out {
			in.rows = append(in.rows, row)
		}
	}
	for _, p := range r.Aside {
		if k, out := r.KnockedOut(p.Row); out && k.Name != "" {
			in.aside = append(in.aside, p)
		}
	}
	for _, field := range []string{cfg.Credit.Loss.Handler, cfg.Panel.Owner} {
		if owner, ok := r.Frame.Texts(field); ok && field != "" && in.owner == nil {
			in.owner = owner
		}
	}
	in.tier = r.Credit.Grade
	return in
}

// chooseCredit are the rows of the customers that are asked for.
func (o *formOptions) chooseCredit(cfg *config.Config, in *formList, r *result.Result) ([]int, error) {
	rows, err := o.byID(in.rows, r)
	if err != nil {
		return nil, err
	}
	if len(o.owners) > 0 {
		if in.owner == nil {
			return nil, usage("no field names a customer's owner").withHint("name it under credit, as loss: {amount: bad_debt, handler: owner}")
		}
		if rows, err = among(rows, "--owner", o.owners, in.owner, nil); err != nil {
			return nil, err
		}
	}
	if len(o.tiers) > 0 {
		var grades []string
		for _, l := range cfg.Credit.Model.Scheme.Levels {
			grades = append(grades, l.Name)
		}
		if rows, err = among(rows, "--tier", o.tiers, in.tier, grades); err != nil {
			return nil, err
		}
	}
	if rows = in.sample(rows, o.sample); len(rows) == 0 {
		return nil, usage("no form: there is no such customer").withHint("--id, --owner, --tier and --sample leave none")
	}
	return rows, nil
}

// byID are the rows of the ids or names that are asked for.
func (o *formOptions) byID(rows []int, r *result.Result) ([]int, error) {
	if len(o.credit.ids) == 0 {
		return rows, nil
	}
	chosen := make(map[int]bool)
	for _, id := range o.credit.ids {
		found := r.Find(id)
		if len(found) == 0 {
			return nil, usage("%s: no customer has %q", "--id", id)
		}
		for _, row := range found {
			chosen[row] = true
		}
	}
	var kept []int
	for _, row := range rows {
		if chosen[row] {
			kept = append(kept, row)
		}
	}
	return kept, nil
}

// table says which forms were written.
func (p *creditPlan) table(a *app) report.Block {
	const most = 20
	say := a.words.Sprintf
	t := &report.Table{Header: []string{say("Id"), say("Name"), say("File"), say("Grade"), say("Proposed limit")}, Right: []bool{false, false, false, false, true}}
	for i, row := range p.rows[:min(most, len(p.rows))] {
		limit := ""
		if x := p.r.Credit.Limits[row].Amount; x == x {
			limit = strconv.FormatFloat(x, 'f', -1, 64)
		}
		t.Rows = append(t.Rows, report.Row(p.r.ID(row), p.r.Name(row), p.files[min(i, len(p.files)-1)], p.r.Credit.Grade(row), limit))
	}
	return report.Block{Table: t}
}

// creditPlan is which customers' forms go into which file.
type creditPlan struct {
	formFiles // one for each row, or one for all
	r         *result.Result
	forms     *book.CreditForms
	rows      []int
}
