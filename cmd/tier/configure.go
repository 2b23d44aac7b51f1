package main

import (
	"time"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
)

// openConfig loads the configuration that applies.
func (a *app) openConfig() (*config.Config, error) {
	found, err := a.findConfig()
	if err != nil {
		return nil, err
	}
	if !found.Hint.IsZero() {
		a.hint(found.Hint)
	}
	return found.Open()
}

// config is openConfig, and settles the day on which customers are judged.
func (a *app) config(in *listFlags) (*config.Config, error) {
	cfg, err := a.openConfig()
	if err != nil {
		return nil, err
	}
	if len(cfg.Models) == 0 {
		return nil, config.Problems{{File: cfg.File, Message: scoring.Say("the configuration has no models: it can't put customers into tiers"),
			Hint: scoring.Say("tier credit judges credit by it; add models with criteria and tiers to do more")}}
	}
	in.added = cfg.Segments.Titles()
	return cfg, a.settleDay(cfg, in)
}

// settleDay settles the day on which customers are judged.
func (a *app) settleDay(cfg *config.Config, in *listFlags) error {
	if in.asOf != "" {
		day, err := dayOf("--as-of", in.asOf)
		if err != nil {
			return err
		}
		cfg.AsOf = day
	}
	if why := needsDay(cfg); cfg.AsOf.IsZero() && !why.IsZero() {
		return config.Problems{{File: cfg.File, Message: why, Hint: scoring.Say("add as_of: 2026-09-30 to the file, or --as-of 2026-09-30")}}
	}
	return nil
}

// dayOf is the day that a flag names.
func dayOf(flag, text string) (time.Time, error) {
	day := fileio.ParseDay(text)
	if day.IsZero() {
		return day, usage("%s is a day such as 2026-09-30, 2026/9/30, 20260930 or 2026年9月30日, not %q", flag, text)
	}
	return day, nil
}

// needsDay says why the configuration can't do without a day to judge on; zero where it can.
func needsDay(cfg *config.Config) scoring.Message {
	if dated := cfg.Dated(); len(dated) > 0 {
		return scoring.Say("override %q ends on %s, but no day is given to judge it on", dated[0].Name, dated[0].Until.Format(time.DateOnly))
	}
	for i := range cfg.Tables {
		switch t := &cfg.Tables[i]; {
		case t.HasPeriods():
			return scoring.Say("the periods of the table %q hang on a day, but no day is given", t.Name)
		case t.CountsDays():
			return scoring.Say("the table %q counts days by days_since, but no day is given to count to", t.Name)
		}
	}
	if cfg.JudgesCredit() {
		return scoring.Say("credit is judged as of a day, but no day is given")
	}
	if cfg.Profile != nil && cfg.Profile.Stale > 0 {
		return scoring.Say("a record is stale after %d days, but no day is given to count back from", cfg.Profile.Stale)
	}
	if by := cfg.CountsDays(); !by.IsZero() {
		return scoring.Say("%s counts days by days_since, but no day is given to count to", by)
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
