package main

import (
	"context"

	"github.com/spf13/pflag"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/effects"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// rejudging is how to judge again what was read: by an older configuration, or another list by the one of now.
type rejudging struct {
	app    *app
	in     *listFlags // nil where the list is a result, which carries what other tables gave
	tables []*fileio.Table
	same   *aliases.Source
	cfg    *config.Config // of now
	base   judge.Options
}

// by judges the lists by another configuration, with points in the place of ratings. Where that can't be done the error is
// *effects.Unjudged.
func (j *rejudging) by(ctx context.Context, cfg *config.Config, o judge.Options) (*result.Result, error) {
	if j.in == nil {
		if fields := cfg.Redefined(j.cfg); len(fields) > 0 {
			return nil, &effects.Unjudged{Why: scoring.Say("%s are added up otherwise now, and a result doesn't hold the lines; tier score --previous reads them", scoring.List(fields))}
		}
		return j.result(ctx, cfg, j.tables[0], o)
	}
	list, lines, err := j.app.bind(cfg, j.tables, j.lenient(judge.Specs(cfg)))
	if err != nil {
		return nil, unjudged(ctx, err)
	}
	list, o.Aliases = j.app.merge(cfg, list, j.same)
	if o.Tables = j.base.Tables; cfg.Text != j.cfg.Text {
		read, err := j.app.readTables(ctx, cfg, j.in) // whose notes were told
		if err == nil {
			o.Tables, err = j.app.bindTables(cfg, read, lines)
		}
		if err != nil {
			return nil, unjudged(ctx, err)
		}
	}
	return j.judge(ctx, cfg, list, o)
}

// result judges the list of an earlier result.
func (j *rejudging) result(ctx context.Context, cfg *config.Config, t *fileio.Table, o judge.Options) (*result.Result, error) {
	list, err := fileio.Bind([]*fileio.Table{t}, j.lenient(judge.LenientSpecs(cfg)))
	if err != nil {
		return nil, unjudged(ctx, err)
	}
	return j.judge(ctx, cfg, list, o)
}

// explain shares out what changed, by what is judged again.
func (j *rejudging) explain(ctx context.Context, o effects.Options) (*effects.Why, error) {
	o.Rescore = j.by
	o.Judge = func(ctx context.Context, t *fileio.Table, o judge.Options) (*result.Result, error) {
		return j.result(ctx, j.cfg, t, o)
	}
	return effects.Explain(ctx, o)
}

// lenient has a list that lacks a column have it missing everywhere.
func (j *rejudging) lenient(specs []fileio.Spec) []fileio.Spec {
	specs = judge.SpecsBeside(specs, j.base.Credit.Supplied())
	for i := range specs {
		specs[i].Required = false
	}
	return specs
}

func (j *rejudging) judge(ctx context.Context, cfg *config.Config, list *fileio.List, o judge.Options) (*result.Result, error) {
	o.Version, o.FirstOfRepeats, o.Credit, o.Workers, o.NotAlike = j.base.Version, j.base.FirstOfRepeats, j.base.Credit, j.base.Workers, true
	r, err := judge.Judge(ctx, cfg, list, o)
	if err != nil {
		return nil, unjudged(ctx, err)
	}
	return r, nil
}

// unjudged makes what keeps a list from being judged a reason that is said; an interruption stays what it is.
func unjudged(ctx context.Context, err error) error {
	if stop := ctx.Err(); stop != nil {
		return stop
	}
	return &effects.Unjudged{Why: reasonOf(err)}
}

// whyFlags say by what results before were judged.
type whyFlags struct{ config string }

func (w *whyFlags) add(a *app, flags *pflag.FlagSet) {
	flags.StringVar(&w.config, "before-config", "", a.words.Sprintf("`FILE` of the configuration that the result before was made with, instead of the one that it carries"))
}

// check refuses a configuration of a result that isn't given.
func (w *whyFlags) check(previous []string) error {
	if w.config != "" && len(previous) == 0 {
		return usage("--before-config says how an earlier result was made, but none is given").withHint("name it: --previous FILE")
	}
	return nil
}

// load reads the configuration of the result before; nil where none is named.
func (w *whyFlags) load(a *app) (*config.Config, error) {
	if w.config == "" {
		return nil, nil //nolint:nilnil // nothing is asked for
	}
	cfg, err := config.Read(w.config, a.surroundings)
	if err == nil && len(cfg.Models) == 0 {
		err = usage("%s has no models: no tier can be judged by it", w.config)
	}
	return cfg, err
}

// why shares out how customers moved since the last of the results before.
func (w *whyFlags) why(ctx context.Context, a *app, r *result.Result, in *listFlags) (*effects.Why, error) {
	before, err := w.load(a)
	if err != nil {
		return nil, err
	}
	s := a.progress("looking for causes", "")
	defer s.end()
	s.rows = r.Len()
	return in.again.explain(ctx, effects.Options{Now: r, Previous: in.earlier, Before: before})
}

// byCustomer are the causes of a comparison's customers; row is a customer's row of now, -1 of who isn't there.
func byCustomer(m *periods.Moves, why *effects.Why, row func(customer int) int) *periods.Causes {
	out := &periods.Causes{Rested: why.Rested, Notes: why.Notes}
	for c := range m.Len() {
		at := row(c)
		if at < 0 {
			out.Effects, out.Has = append(out.Effects, tiering.Effects{}), append(out.Has, false)
			continue
		}
		out.Effects, out.Has = append(out.Effects, why.Effects[at]), append(out.Has, why.Has[at])
	}
	return out
}
