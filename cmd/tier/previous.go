package main

import (
	"context"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// compare says how customers moved since the earlier results that were asked for. Columns are called as the configuration
// calls them.
func (o *scoreOptions) compare(ctx context.Context, a *app, cfg *config.Config, r *result.Result) error {
	if len(o.previous) == 0 {
		return nil
	}
	columns := customerOptions(cfg)
	if f, ok := cfg.Field(cfg.Value); ok {
		columns.Value = fileio.Spec{Headers: f.Headers, Unit: f.Unit}
	}
	earlier, err := interruptible(ctx, func() ([]*periods.Snapshot, error) {
		return a.snapshots(ctx, &listFlags{}, &identityFlags{}, o.previous, columns)
	})
	if err != nil {
		return err
	}
	for _, s := range earlier {
		for _, t := range r.List.Tables() {
			if t.SHA256() == s.SHA256 {
				return usage("%s is the list itself: nobody moves between them", s.File).withHint("name the result of an earlier period")
			}
		}
	}
	s := a.progress("comparing results", "")
	defer s.end()
	r.Compare(slices.Clip(earlier))
	return nil
}
