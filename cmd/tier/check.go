package main

import (
	"context"

	"github.com/spf13/cobra"
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
	if err != nil || len(paths) == 0 {
		return err
	}
	r, err := a.judge(ctx, cfg, paths, in)
	if err != nil {
		return err
	}
	if len(r.Problems)+len(r.RatingProblems()) == 0 {
		return nil
	}
	a.tellProblems(r)
	return errUnjudged
}
