package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// newScoreCommand scores and tiers lists.
func newScoreCommand(a *app) *cobra.Command {
	opts := &scoreOptions{}
	cmd := &cobra.Command{
		Use:   "score LIST…",
		Short: a.words.Sprintf("score a customer list and put every customer into a tier"),
		Long:  a.words.Sprintf("The tier distribution goes to the terminal, the scored workbook to NAME.scored.xlsx beside the list.\nSeveral lists are one population."),
		Example: "  tier score customers.xlsx\n  tier score customers.xlsx --top 10 --by region\n" +
			"  tier score north.csv south.csv -o result.xlsx -o result.json\n  tier score customers.xlsx --json > result.json",
		Args: lists,
		RunE: func(cmd *cobra.Command, args []string) error { return runScore(cmd.Context(), a, opts, args) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type scoreOptions struct {
	list   listFlags
	out    outFlags
	split  splitFlags
	shown  columnFlags
	top    int
	by     []string
	json   bool
	quiet  bool
	dryRun bool
	values bool // the workbook holds figures only
	given  func(flag string) bool

	protect    bool // the workbook's cells
	tierSheets bool // in the workbook

	previous []string // earlier results, the oldest first
	why      whyFlags

	suffix string // of the workbook beside the list
}

func (o *scoreOptions) add(a *app, flags *pflag.FlagSet) {
	o.given, o.suffix = flags.Changed, ".scored.xlsx"
	o.addCommon(a, flags)
	o.split.add(a, flags)
	o.shown.add(a, flags)
	flags.StringArrayVar(&o.previous, "previous", nil, a.words.Sprintf("compare with the earlier result `FILE`, .xlsx, .csv or .json: who moved, came and went (repeatable, the oldest first)"))
	o.why.add(a, flags)
}

// addCommon adds what credit has as well.
func (o *scoreOptions) addCommon(a *app, flags *pflag.FlagSet) {
	o.out.add(a, flags)
	flags.BoolVar(&o.dryRun, "dry-run", false, a.words.Sprintf("write no file"))
	flags.BoolVar(&o.json, "json", false, a.words.Sprintf("print the result as JSON, and write no file unless -o is given"))
	flags.BoolVarP(&o.quiet, "quiet", "q", false, a.words.Sprintf("print no report and no notes, only problems"))
	flags.BoolVar(&o.values, "values", false, a.words.Sprintf("write figures into the workbook, no formulas"))
	flags.BoolVar(&o.protect, "protect", false, a.words.Sprintf("lock the workbook's cells, all but the inputs; there is no password"))
	flags.BoolVar(&o.tierSheets, "tier-sheets", false, a.words.Sprintf("add to the workbook a list of the customers of each tier"))
	flags.IntVar(&o.top, "top", 0, a.words.Sprintf("list the best `N` customers too"))
	flags.StringArrayVar(&o.by, "by", nil, a.words.Sprintf("tiers by the words of `FIELD` too: region, owner … (repeatable)"))
	o.list.add(a, flags)
}

// runScore is the main job on one screen: read, judge, print, write.
func runScore(ctx context.Context, a *app, o *scoreOptions, paths []string) error {
	if err := o.check(a); err != nil {
		return err
	}
	if err := o.checkEarlier(paths); err != nil {
		return err
	}
	cfg, err := a.config(&o.list)
	if err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	folder, outputs, err := o.outputs(a, cfg, paths)
	if err != nil {
		return err
	}
	if o.list.earlier, err = a.earlierResults(ctx, cfg, o.previous); err != nil {
		return err
	}
	r, err := a.judge(ctx, cfg, paths, &o.list)
	if err != nil {
		return err
	}
	if err := a.compare(ctx, r, &o.list, &o.why); err != nil {
		return err
	}
	if r, err = o.shown.show(cfg, r); err != nil {
		return err
	}
	asked, err := o.asked(cfg, r)
	if err != nil {
		return err
	}
	parts, err := o.parts(a, cfg, r, folder, outputs, paths)
	if err != nil {
		return err
	}
	if err := o.print(ctx, a, r, asked, outputs); err != nil {
		return err
	}
	o.spare(a, r, outputs)
	if err := a.writeAll(ctx, r, asked, outputs); err != nil {
		return err
	}
	if err := a.writeSplit(ctx, o, r, asked, parts); err != nil {
		return err
	}
	a.tellProblems(r)
	if r.Previous != nil {
		a.tellGuesses(r.Previous.Moves)
	}
	if !r.AllJudged() || len(r.RatingProblems())+len(r.Elsewhere) > 0 {
		return errUnjudged
	}
	return nil
}

// check refuses values that no list can make right.
func (o *scoreOptions) check(a *app) error {
	if err := o.list.check(a); err != nil {
		return err
	}
	if o.top < 0 {
		return usage("--top counts customers, not %d", o.top)
	}
	return nil
}

// checkEarlier refuses a configuration of no earlier result, and an earlier result among the lists: --previous takes one at a time.
func (o *scoreOptions) checkEarlier(paths []string) error {
	if err := o.why.check(o.previous); err != nil {
		return err
	}
	for _, path := range paths {
		if len(o.previous) > 0 && endingOf(path) == ".json" {
			return usage("%s: this is a result, and not a list", path).
				withHint("name each earlier result by itself: --previous %s --previous %s", o.previous[len(o.previous)-1], path)
		}
	}
	return nil
}

// spare leaves the formulas out of a workbook that would keep a spreadsheet waiting, unless they were asked for.
func (o *scoreOptions) spare(a *app, r *result.Result, outputs []output) {
	isBook := func(out output) bool { return strings.EqualFold(filepath.Ext(out.path), ".xlsx") }
	if o.given("values") || !book.TooLargeForFormulas(r) || !slices.ContainsFunc(outputs, isBook) {
		return
	}
	o.values = true
	a.note("formulas for so many customers would keep a spreadsheet waiting: the workbook holds values; --values=false writes the formulas")
}

// print writes the report to standard output, unless data goes there.
func (o *scoreOptions) print(ctx context.Context, a *app, r *result.Result, asked report.Options, outputs []output) error {
	if o.json {
		s := a.timed("reporting", "")
		defer s.end()
		return r.WriteJSON(&aliveWriter{ctx, a.out}, a.words)
	}
	for _, out := range outputs {
		if out.path == "-" {
			return nil
		}
	}
	if o.quiet {
		return nil
	}
	return a.write(report.Run(r, asked, a.words))
}

// asked is what the report shows besides the tiers.
func (o *scoreOptions) asked(cfg *config.Config, r *result.Result) (report.Options, error) {
	asked := report.Options{Top: o.top}
	for _, by := range o.by {
		words, err := (&columnNames{cfg, r.List}).words("--by", by, r)
		if err != nil {
			return asked, err
		}
		asked.By = append(asked.By, report.By{Header: by, Words: words})
	}
	return asked, nil
}
