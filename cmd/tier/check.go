package main

import (
	"context"

	"github.com/spf13/cobra"

	"tier/cmd/tier/internal/config"
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
	views, err := a.viewsToCheck()
	if err != nil {
		return err
	}
	warnings, wrong := views[0].Warnings(), false
	for i, cfg := range views {
		if len(paths) == 0 && cfg.IsForCredit() {
			break // the file alone needs no day to judge credit on
		}
		if err := a.settleDay(cfg, in); err != nil {
			return err
		}
		if len(paths) == 0 {
			break
		}
		r, err := a.judge(ctx, cfg, paths, in)
		if err != nil {
			return err
		}
		warnings = append(warnings, measureTwice(cfg, r)...)
		wrong = a.tellFound(r) || wrong
		if i == 0 {
			a.tellMissing(r, true)
		}
		if i == 0 && len(r.Identity) > 0 {
			a.tell("ids, codes and names to look at (%d):", len(r.Identity))
			a.tellAll(r.Identities())
			wrong = true
		}
	}
	a.tellPlaces(warnings)
	if wrong || len(warnings) > 0 {
		return errUnjudged
	}
	return nil
}

// viewsToCheck are the configuration that applies as it tiers, if it does, and as it judges credit, where the tiers don't ask for that.
func (a *app) viewsToCheck() ([]*config.Config, error) {
	cfg, err := a.openConfig()
	if err != nil {
		return nil, err
	}
	var views []*config.Config
	if len(cfg.Models) > 0 {
		views = append(views, cfg)
	}
	if cfg.Credit != nil && (len(cfg.Models) == 0 || !cfg.JudgesCredit()) {
		views = append(views, cfg.ForCredit())
	}
	return views, nil
}

// tellFound says what a list has that can't be judged, and how many of its records are stale; false where there is nothing
// to say.
func (a *app) tellFound(r *result.Result) bool {
	found := len(r.Problems)+len(r.RatingProblems())+len(r.Elsewhere) > 0
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
	strange := r.Segments != nil && len(r.Segments.Strange) > 0
	if strange {
		a.tell("values that no class has a place for (%d):", len(r.Segments.Strange))
		a.tellEach(r.Segments.Strange)
	}
	return found || stale != "" || strange
}
