package main

import (
	"context"

	"github.com/spf13/cobra"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// newCheckCommand holds the configuration and lists against each other.
func newCheckCommand(a *app) *cobra.Command {
	in := &listFlags{}
	cmd := &cobra.Command{
		Use:     "check [LIST…]",
		Short:   a.words.Sprintf("check the configuration, and lists against it; silent when all is well"),
		Example: "  tier check\n  tier check customers.xlsx",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && len(in.ratings.patterns) > 0 {
				return lists(cmd, args)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runCheck(cmd.Context(), a, in, args) },
	}
	in.add(a, cmd.Flags())
	return cmd
}

func runCheck(ctx context.Context, a *app, in *listFlags, paths []string) error {
	if err := in.check(a); err != nil {
		return err
	}
	a.quiet = true
	cfg, err := a.config(in)
	if err != nil {
		return err
	}
	warnings, wrong := cfg.Warnings(), false
	if len(paths) > 0 {
		r, err := a.judge(ctx, cfg, paths, in)
		if err != nil {
			return err
		}
		warnings = append(warnings, measureTwice(cfg, r)...)
		wrong = a.tellFound(r)
	}
	a.tellPlaces(warnings)
	if wrong || len(warnings) > 0 {
		return errUnjudged
	}
	return nil
}

// tellFound says what a list has that can't be judged, and how many of its records are stale; false where there is nothing
// to say.
func (a *app) tellFound(r *result.Result) bool {
	found := len(r.Problems)+len(r.RatingProblems()) > 0
	if found {
		a.tellProblems(r)
	}
	stale := ""
	if r.Profile != nil {
		stale = report.Stale(r, a.words)
	}
	if stale != "" {
		a.tell("%s", stale)
	}
	return found || stale != ""
}
