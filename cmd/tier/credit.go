package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/config"
	"tier/scoring"
)

// newCreditCommand grades credit, sets limits, and ages what is owed.
func newCreditCommand(a *app) *cobra.Command {
	opts := &creditOptions{}
	cmd := &cobra.Command{
		Use:   "credit LIST…",
		Short: a.words.Sprintf("grade the credit of a customer list, set limits, and age what is owed"),
		Long: a.words.Sprintf("Ratios, grades, limits, approvals and receivables go to the terminal, and a workbook of them to NAME.credit.xlsx beside the list.\n" +
			"Statements, invoices, receipts and applications may stand in the list or in files of their own."),
		Example: "  tier credit customers.xlsx --as-of 2026-09-30\n  tier credit customers.xlsx --statements 2025.xlsx --as-of 2026-09-30\n" +
			"  tier credit customers.xlsx --invoices invoices.csv --receipts receipts.csv --as-of 2026-09-30\n" +
			"  tier credit customers.xlsx --requests applications.xlsx --as-of 2026-09-30 --json > credit.json",
		Args: lists,
		RunE: func(cmd *cobra.Command, args []string) error { return runCredit(cmd.Context(), a, opts, args) },
	}
	opts.add(a, cmd.Flags())
	return cmd
}

type creditOptions struct {
	scoreOptions
	outcome string
}

func (o *creditOptions) add(a *app, flags *pflag.FlagSet) {
	o.given, o.suffix = flags.Changed, ".credit.xlsx"
	o.addCommon(a, flags)
	o.list.credit.addRequests(a, flags)
	flags.StringVar(&o.outcome, "outcome", "", a.words.Sprintf("compare the grades with what became of the customers, which `FIELD` says: 是 or 否, 1 or 0"))
}

// runCredit is the job on one screen: read, judge, print, write.
func runCredit(ctx context.Context, a *app, o *creditOptions, paths []string) error {
	if err := o.check(a); err != nil {
		return err
	}
	cfg, err := a.creditConfig(&o.list)
	if err != nil {
		return err
	}
	if err := o.setOutcome(cfg); err != nil {
		return err
	}
	a.quiet = o.quiet
	a.tellConfig(cfg)
	_, outputs, err := o.outputs(a, cfg, paths)
	if err != nil {
		return err
	}
	r, err := a.judge(ctx, cfg, paths, &o.list)
	if err != nil {
		return err
	}
	asked, err := o.asked(cfg, r)
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
	a.tellProblems(r)
	if !r.AllJudged() || len(r.Problems)+len(r.Elsewhere)+len(r.RatingProblems()) > 0 {
		return errUnjudged
	}
	return nil
}

// creditConfig loads the configuration that applies, or where there is none the preset of credit, as it judges credit.
func (a *app) creditConfig(in *listFlags) (*config.Config, error) {
	cfg, err := a.openConfig()
	if err != nil {
		return nil, err
	}
	if cfg.Preset == config.DefaultPreset {
		if cfg, err = config.LoadPreset(config.CreditPreset); err != nil {
			return nil, err
		}
	}
	if cfg.Credit == nil {
		return nil, config.Problems{{File: cfg.File, Message: scoring.Say("the configuration has no section credit"),
			Hint: scoring.Say("tier init --preset credit writes one; copy its section credit with the fields that it names")}}
	}
	cfg = cfg.ForCredit()
	return cfg, a.settleDay(cfg, in)
}

// setOutcome takes the field of the flag in place of the configuration's. It need be no field of it: a header will do.
func (o *creditOptions) setOutcome(cfg *config.Config) error {
	if o.outcome == "" {
		return nil
	}
	if !cfg.UseOutcome(o.outcome) {
		return usage("--outcome %s is computed, and stands in no list", o.outcome)
	}
	return nil
}

// creditInputs are files that no output may replace.
func (o *scoreOptions) creditInputs() []string { return slices.Clone(o.list.credit.paths()) }
