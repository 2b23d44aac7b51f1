package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// newDiffCommand compares earlier results.
func newDiffCommand(a *app) *cobra.Command {
	opts := &diffOptions{}
	cmd := &cobra.Command{
		Use:   "diff BEFORE AFTER…",
		Short: a.words.Sprintf("show who moved between the tiers of earlier results, who came and who went"),
		Long: a.words.Sprintf("BEFORE and AFTER are results that tier score wrote, .xlsx, .csv or .json, the oldest first; of more than two, the trend is shown too.\n" +
			"Customers are known again by their ids, or without ids by their names. No configuration is needed: why scores changed is found by the\n" +
			"configurations that both results carry, under which the newer list is scored again."),
		Example: "  tier diff q1.scored.xlsx q2.scored.xlsx\n  tier diff q1.json q2.json q3.json -o trend.xlsx\n" +
			"  tier diff q1.scored.xlsx q2.scored.xlsx --top 50 -o moves.csv",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage("diff compares two results or more, not %d", len(args)).withHint("tier diff before.scored.xlsx after.scored.xlsx")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runDiff(cmd.Context(), a, opts, args) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type diffOptions struct {
	in    listFlags
	out   outFlags
	who   identityFlags
	why   whyFlags
	top   int
	json  bool
	quiet bool
}

func (o *diffOptions) add(a *app, flags *pflag.FlagSet) {
	o.out.add(a, flags)
	flags.BoolVar(&o.json, "json", false, a.words.Sprintf("print the comparison as JSON"))
	flags.IntVar(&o.top, "top", 10, a.words.Sprintf("list the `N` customers of the highest value who are in another tier"))
	flags.BoolVarP(&o.quiet, "quiet", "q", false, a.words.Sprintf("print no report and no notes, only problems"))
	o.who.add(a, flags)
	o.why.add(a, flags)
	o.in.addReading(a, flags)
}

func (o *diffOptions) check(a *app) error {
	if o.top < 0 {
		return usage("--top counts customers, not %d", o.top)
	}
	return o.in.checkReading(a)
}

// runDiff is the job on one screen: read, compare, print, write.
func runDiff(ctx context.Context, a *app, o *diffOptions, paths []string) error {
	if err := o.check(a); err != nil {
		return err
	}
	a.quiet = o.quiet
	outputs, err := o.outputs(paths)
	if err != nil {
		return err
	}
	m, err := interruptible(ctx, func() (*periods.Moves, error) { return o.compare(ctx, a, paths) })
	if err != nil {
		return err
	}
	if err := o.print(ctx, a, m, outputs); err != nil {
		return err
	}
	if err := a.writeFiles(ctx, outputs, func(ending string, w io.Writer) error { return o.writeAs(a, m, ending, w) }); err != nil {
		return err
	}
	a.tellGuesses(m)
	return nil
}

// compare reads the results.
func (o *diffOptions) compare(ctx context.Context, a *app, paths []string) (*periods.Moves, error) {
	columns, err := o.who.options(a)
	if err != nil {
		return nil, err
	}
	snapshots, err := a.snapshots(ctx, &o.in, &o.who, paths, columns)
	if err != nil {
		return nil, err
	}
	s := a.progress("comparing results", "")
	defer s.end()
	m := periods.Compare(snapshots, nil)
	s.rows = m.Len()
	return m, o.why.between(ctx, a, m)
}

// print writes the report to standard output, unless data goes there.
func (o *diffOptions) print(ctx context.Context, a *app, m *periods.Moves, outputs []output) error {
	switch {
	case o.json:
		s := a.timed("reporting", "")
		defer s.end()
		return result.WriteMoves(&aliveWriter{ctx, a.out}, m, version(), a.words)
	case o.quiet || hasStandardOut(outputs):
		return nil
	}
	return a.write(report.Diff(m, o.top, a.words))
}

// mostGuesses is how many guesses the terminal lists; files hold all.
const mostGuesses = 10

// tellGuesses lists who was known again by a guess, or may be one with another.
func (a *app) tellGuesses(m *periods.Moves) {
	if a.quiet || len(m.Guesses) == 0 {
		return
	}
	a.tell("customers who are likely the same (%d):", len(m.Guesses))
	for i, g := range m.Guesses {
		if i == mostGuesses {
			a.tell("  … and %d more", len(m.Guesses)-mostGuesses)
			return
		}
		a.tell("  %s", m.Said(g))
	}
}
