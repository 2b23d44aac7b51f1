package main

import (
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// newRatersCommand compares raters.
func newRatersCommand(a *app) *cobra.Command {
	opts := &ratersOptions{}
	cmd := &cobra.Command{
		Use:   "raters FORM…",
		Short: a.words.Sprintf("show who of the raters is biased, lenient or rates by lot, and how far they agree"),
		Long: a.words.Sprintf("FORM is a form or long table that raters filled in, .xlsx or .csv; without any, those of the configuration's ratings.\n" +
			"Customers and who owns them come from --list; without it, customers come from these files, and owners from their owner column, if they have one."),
		Example: "  tier raters forms/*.xlsx --list customers.xlsx\n  tier raters ratings.csv --adjusted --top 20\n" +
			"  tier raters forms/*.xlsx --list customers.xlsx -o raters.xlsx",
		RunE: func(cmd *cobra.Command, args []string) error { return runRaters(cmd.Context(), a, opts, args) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type ratersOptions struct {
	in       listFlags
	lists    []string
	out      outFlags
	adjusted bool
	top      int
	json     bool
	quiet    bool
}

func (o *ratersOptions) add(a *app, flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.lists, "list", nil, a.words.Sprintf("`LIST` of the customers, with their owners (repeatable)"))
	flags.StringArrayVarP(&o.out.paths, "output", "o", nil, a.words.Sprintf("write the report to `FILE` too: .xlsx, .json or .md by its ending (repeatable)"))
	flags.BoolVar(&o.out.force, "force", false, a.words.Sprintf("replace a file that is not an unedited result of tier"))
	flags.BoolVar(&o.adjusted, "adjusted", false, a.words.Sprintf("show the customers' points less how lenient their raters are, beside those that count"))
	flags.IntVar(&o.top, "top", 10, a.words.Sprintf("with --adjusted, the `N` largest differences"))
	flags.BoolVar(&o.json, "json", false, a.words.Sprintf("print the report as JSON"))
	flags.BoolVarP(&o.quiet, "quiet", "q", false, a.words.Sprintf("print no report and no notes, only problems"))
	o.in.addReading(a, flags)
	o.in.addDuplicates(a, flags)
	o.in.addAliases(a, flags)
	o.in.ratings.addPeriod(a, flags)
}

func (o *ratersOptions) check(a *app) error {
	if o.top < 0 {
		return usage("--top counts customers, not %d", o.top)
	}
	if err := o.in.checkDuplicates(); err != nil {
		return err
	}
	return o.in.checkReading(a)
}

// runRaters is the job on one screen: read, compare, print, write.
func runRaters(ctx context.Context, a *app, o *ratersOptions, forms []string) error {
	if err := o.check(a); err != nil {
		return err
	}
	cfg, err := a.openConfig()
	if err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	paths, err := (&ratingFlags{patterns: forms}).paths(cfg, o.lists)
	if err != nil {
		return err
	}
	outputs, err := o.outputs(slices.Concat([]string{cfg.File}, paths, o.lists, o.in.aliasPaths(cfg)))
	if err != nil {
		return err
	}
	r, err := interruptible(ctx, func() (*result.Raters, error) { return o.compare(ctx, a, cfg, paths) })
	if err != nil {
		return err
	}
	if err := o.print(ctx, a, r); err != nil {
		return err
	}
	if err := a.writeFiles(ctx, outputs, func(ending string, w io.Writer) error { return o.writeAs(a, r, ending, w) }); err != nil {
		return err
	}
	if len(r.Problems) == 0 {
		return nil
	}
	a.tellRatingProblems(r.Problems)
	return errUnjudged
}

// compare reads the forms and the lists, and says what was found in them.
func (o *ratersOptions) compare(ctx context.Context, a *app, cfg *config.Config, paths []string) (*result.Raters, error) {
	if len(paths) == 0 {
		return nil, usage("there are no ratings: name the files that raters filled in").withHint("tier raters forms/*.xlsx --list customers.xlsx")
	}
	sources, err := a.openRatings(ctx, cfg, &ratingFlags{patterns: paths, anyPeriod: o.in.ratings.anyPeriod}, o.lists)
	if err != nil {
		return nil, err
	}
	who, lists, err := o.customers(ctx, a, cfg, sources)
	if err != nil {
		return nil, err
	}
	s := a.progress("comparing raters", "")
	defer s.end()
	collected := ratings.Collect(cfg, who, sources)
	a.tellRatings(collected)
	r := result.NewRaters(cfg, who, collected, version())
	if r.Lists = lists; o.adjusted {
		r.Adjust()
	}
	s.rows = len(collected.Ratings.Given)
	if s.rows == 0 {
		a.tellRatingProblems(r.Problems)
		return nil, &fileio.Error{Place: sources[0].Path, Message: fileio.Say("no rating could be read, here or in any other file")}
	}
	return r, nil
}

// customers are those of the lists, or without any those that the ratings name.
func (o *ratersOptions) customers(ctx context.Context, a *app, cfg *config.Config, sources []*ratings.Source) (ratings.Customers, []result.Input, error) {
	if len(o.lists) == 0 {
		who, err := o.named(ctx, a, cfg, sources)
		return who, nil, err
	}
	var inputs []result.Input
	tables, err := o.in.read(ctx, a, o.lists, judge.Known(cfg))
	if err != nil {
		return ratings.Customers{}, nil, err
	}
	specs := judge.Specs(cfg)
	for i := range specs {
		specs[i].Required = false
	}
	same, err := a.openAliases(ctx, cfg, &o.in, o.lists)
	if err != nil {
		return ratings.Customers{}, nil, err
	}
	list, merged, _, err := a.bindCustomers(cfg, tables, specs, same)
	if err != nil {
		return ratings.Customers{}, nil, err
	}
	a.tellAliases(merged)
	for _, t := range tables {
		inputs = append(inputs, result.Input{File: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()})
	}
	return judge.Customers(cfg, list, merged, o.in.duplicates == "first"), inputs, nil
}

// named are the customers that the ratings name, made one where aliases say so.
func (o *ratersOptions) named(ctx context.Context, a *app, cfg *config.Config, sources []*ratings.Source) (ratings.Customers, error) {
	who := ratings.Named(cfg, sources)
	same, err := a.openAliases(ctx, cfg, &o.in, nil)
	if err != nil {
		return who, err
	}
	if same != nil {
		joined := aliases.Join(same, who.Len, who.ID, who.Name)
		a.tellAliasProblems(joined.Problems)
		who = who.Joined(joined.Groups, joined.Aliases)
	}
	a.note("without --list, the customers are the %d that the ratings name", who.Len)
	return who, nil
}

// print writes the report to standard output.
func (o *ratersOptions) print(ctx context.Context, a *app, r *result.Raters) error {
	switch {
	case o.json:
		s := a.timed("reporting", "")
		defer s.end()
		return r.WriteJSON(&aliveWriter{ctx, a.out}, a.words)
	case o.quiet:
		return nil
	}
	return a.write(report.Raters(r, o.top, a.words))
}
