package main

import (
	"time"

	"tier/cmd/tier/internal/config"
	"tier/scoring"
)

// config loads the configuration that applies, and settles the day on which it is judged.
func (a *app) config(in *listFlags) (*config.Config, error) {
	found, err := config.Find(a.configFlag, a.surroundings)
	if err != nil {
		return nil, err
	}
	if !found.Hint.IsZero() {
		a.hint(found.Hint)
	}
	cfg, err := found.Open(a.surroundings)
	if err != nil {
		return nil, err
	}
	if in.asOf != "" {
		day, err := time.Parse(time.DateOnly, in.asOf)
		if err != nil {
			return nil, usage("--as-of is a day such as 2026-09-30, not %q", in.asOf)
		}
		cfg.AsOf = day
	}
	if why := needsDay(cfg); cfg.AsOf.IsZero() && !why.IsZero() {
		return nil, config.Problems{{File: cfg.File, Message: why, Hint: scoring.Say("add as_of: 2026-09-30 to the file, or --as-of 2026-09-30")}}
	}
	return cfg, nil
}

// needsDay says why the configuration can't do without a day to judge on; zero where it can.
func needsDay(cfg *config.Config) scoring.Message {
	if dated := cfg.Dated(); len(dated) > 0 {
		return scoring.Say("override %q ends on %s, but no day is given to judge it on", dated[0].Name, dated[0].Until.Format(time.DateOnly))
	}
	if cfg.Profile != nil && cfg.Profile.Stale > 0 {
		return scoring.Say("a record is stale after %d days, but no day is given to count back from", cfg.Profile.Stale)
	}
	return scoring.Message{}
}

// tellConfig says which configuration applies; of a preset, that its weights are examples.
func (a *app) tellConfig(cfg *config.Config) {
	if cfg.Preset == "" {
		a.note("configuration: %s", cfg.File)
		return
	}
	a.note("no tier.yaml: the preset %s applies, and its weights are examples", cfg.Preset)
	a.note("hint: %s", scoring.Say("tier init writes a tier.yaml to make your own"))
}
