package main

import (
	"context"
	"slices"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/effects"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// earlierResults reads the results before that were asked for, the oldest first, and says which is later than the run. Columns are
// called as the configuration calls them.
func (a *app) earlierResults(ctx context.Context, cfg *config.Config, paths []string) ([]*periods.Snapshot, error) {
	if len(paths) == 0 {
		return nil, nil
	}
	columns := customerOptions(cfg)
	if f, ok := cfg.Field(cfg.Value); ok {
		columns.Value = fileio.Spec{Headers: f.Headers, Unit: f.Unit}
	}
	earlier, err := interruptible(ctx, func() ([]*periods.Snapshot, error) {
		return a.snapshots(ctx, &listFlags{}, &identityFlags{}, paths, columns)
	})
	for _, s := range earlier {
		if !cfg.AsOf.IsZero() && s.AsOf.After(cfg.AsOf) {
			a.tell("%s is as of %s, after %s, on which customers are judged: is it the result before?", s.File, s.AsOf.Format(time.DateOnly), cfg.AsOf.Format(time.DateOnly))
		}
	}
	return earlier, err
}

// compare says how customers moved since the results before, and why.
func (a *app) compare(ctx context.Context, r *result.Result, in *listFlags, w *whyFlags) error {
	if len(in.earlier) == 0 {
		return nil
	}
	for _, s := range in.earlier {
		for _, t := range r.List.Tables() {
			if t.SHA256() == s.SHA256 {
				return usage("%s is the list itself: nobody moves between them", s.File).withHint("name the result of an earlier period")
			}
		}
	}
	s := a.progress("comparing results", "")
	r.Compare(slices.Clip(in.earlier))
	s.end()
	why, err := interruptible(ctx, func() (*effects.Why, error) { return w.why(ctx, a, r, in) })
	if err != nil {
		return err
	}
	rows := make(map[int]int)
	for row := range r.Len() {
		if c := r.Previous.Customer(row); c >= 0 {
			rows[c] = row + 1
		}
	}
	r.Previous.Causes = byCustomer(r.Previous.Moves, why, func(c int) int { return rows[c] - 1 })
	return nil
}
