package main

import (
	"context"
	"math"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// judge is judgeLists until the run is interrupted.
func (a *app) judge(ctx context.Context, cfg *config.Config, paths []string, in *listFlags) (*result.Result, error) {
	return interruptible(ctx, func() (*result.Result, error) { return a.judgeLists(ctx, cfg, paths, in) })
}

// judgeLists is the line that score, explain and check share: read, bind, derive, score each model, tier, override.
// Everything it can't judge comes back in the result with its place; the error is for what stops all of it.
func (a *app) judgeLists(ctx context.Context, cfg *config.Config, paths []string, in *listFlags) (*result.Result, error) {
	tables, err := in.read(ctx, a, paths, knownHeaders(cfg))
	if err != nil {
		return nil, err
	}
	list, err := a.bind(cfg, tables)
	if err != nil {
		return nil, err
	}
	r := &result.Result{Version: version(), Config: cfg, List: list}
	r.IDs, r.Names = identify(a, list)
	unnamed := withoutID(list)
	frame := scoring.NewFrame(list)
	frame.Label(labels(cfg))
	r.Frame = frame
	r.Aside = append(setAside(list), repeats(list, frame, in.duplicates == "first")...)
	unreadable := spoil(cfg, list, frame)
	for _, note := range list.Notes() {
		a.note("%s", note)
	}
	frame.Derive(cfg.Derive)
	r.Value = valueOf(cfg, frame)
	problems, notes := unreadable, []scoring.Problem(nil)
	for i := range cfg.Models {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m, placed, err := judgeModel(cfg, &cfg.Models[i], frame, r.Value)
		if err != nil {
			return nil, err
		}
		problems = append(problems, m.Scores.Problems...)
		notes = append(append(notes, m.Scores.Notes...), placed...)
		r.Models = append(r.Models, m)
	}
	r.Problems, r.Notes = r.Gather(problems), r.Gather(unnamed, notes)
	r.Concentration = concentrate(cfg, r)
	return r, r.Reconcile()
}

// bind joins the tables' headers to the configuration's fields, unless a table is none of customers.
func (a *app) bind(cfg *config.Config, tables []*fileio.Table) (*fileio.List, error) {
	for _, t := range tables {
		for _, note := range t.Notes() {
			a.note("%s: %s", t.File(), note)
		}
		if err := transactions(cfg, t); err != nil {
			return nil, err
		}
	}
	list, err := fileio.Bind(tables, specs(cfg))
	if err != nil {
		return nil, err
	}
	return list, nil
}

// judgeModel scores and tiers by one model; placed are notes of the placing.
func judgeModel(cfg *config.Config, spec *config.Model, frame *scoring.Frame, value []float64) (m result.Model, placed []scoring.Problem, err error) {
	m = result.Model{Spec: spec, Scores: spec.Score(frame, tierFields(spec)...)}
	of, err := placedBy(cfg, spec, frame)
	if err != nil {
		return m, nil, err
	}
	placement, err := spec.Scheme.Place(m.Scores.Total, of)
	if err != nil {
		return m, nil, err
	}
	m.Computed, m.Notes = placement.Level, placement.Notes
	tiers := make([]string, len(m.Computed))
	for row, level := range m.Computed {
		tiers[row] = m.Tier(level)
	}
	m.Overridden = tiering.Apply(spec.Overrides, m.Scores.After(tiers), m.Computed, cfg.AsOf)
	m.Final = m.Overridden.Final
	m.Distribution = tiering.Distribute(spec.Scheme.Levels, m.Final, m.Scores.Total, value)
	return m, append(placement.Problems, m.Overridden.Undecided...), nil
}

// tierFields are the fields that a tier hangs on besides the score.
func tierFields(spec *config.Model) []string {
	var fields []string
	if spec.Scheme.By == tiering.Value {
		fields = append(fields, spec.Scheme.Of)
	}
	for _, o := range spec.Overrides {
		fields = append(fields, o.When.Fields()...)
	}
	return fields
}

// placedBy are the figures that a scheme by value cuts, rounded like every number that is compared.
func placedBy(cfg *config.Config, spec *config.Model, frame *scoring.Frame) ([]float64, error) {
	if spec.Scheme.By != tiering.Value {
		return nil, nil
	}
	column, ok := frame.Numbers(spec.Scheme.Of)
	if !ok {
		return nil, usage("the tiers of %s are cut by %s, which no list has", spec.Name, headerOf(cfg, spec.Scheme.Of))
	}
	return rounded(column), nil
}

// spoil touches every field that is used, and tells the frame which cells could not be read.
func spoil(cfg *config.Config, list *fileio.List, frame *scoring.Frame) []scoring.Problem {
	for _, use := range cfg.Uses() {
		switch use.Kind {
		case scoring.Number:
			list.Numbers(use.Field)
		case scoring.Date:
			list.Dates(use.Field)
		default:
			list.Texts(use.Field)
		}
	}
	var problems []scoring.Problem
	for _, cell := range list.Unreadable() {
		message := scoring.Say("%s: %s", headerOf(cfg, cell.Field), cell.Message)
		problems = append(problems, scoring.Problem{Row: cell.Row, Field: cell.Field, Message: message})
		frame.Spoil(cell.Row, cell.Field, message)
	}
	return problems
}

// labels are what people call the fields: their headers.
func labels(cfg *config.Config) map[string]string {
	names := make(map[string]string, len(cfg.Fields))
	for _, f := range cfg.Fields {
		names[f.Name] = headerOf(cfg, f.Name)
	}
	return names
}

// headerOf is what people call a field: its header.
func headerOf(cfg *config.Config, field string) string {
	if f, ok := cfg.Field(field); ok && len(f.Headers) > 0 {
		return f.Headers[0]
	}
	return field
}

// valueOf is the configured value field; nil where there is none, or no list has it.
func valueOf(cfg *config.Config, frame *scoring.Frame) []float64 {
	if cfg.Value == "" {
		return nil
	}
	column, ok := frame.Numbers(cfg.Value)
	if !ok {
		return nil
	}
	return rounded(column)
}

// rounded are the figures as they are compared.
func rounded(column []float64) []float64 {
	out := make([]float64, len(column))
	for row, x := range column {
		out[row] = scoring.Round9(x)
	}
	return out
}

// concentrate looks at the customers that have a tier in the first model.
func concentrate(cfg *config.Config, r *result.Result) *tiering.Concentration {
	if r.Value == nil {
		return nil
	}
	value := make([]float64, len(r.Value))
	for row, level := range r.Models[0].Final {
		value[row] = r.Value[row]
		if level < 0 {
			value[row] = math.NaN()
		}
	}
	c := tiering.Concentrate(value, cfg.Worth)
	return &c
}

// setAside lists the rows that the reader took for something else than customers.
func setAside(list *fileio.List) []result.Problem {
	var aside []result.Problem
	for _, t := range list.Tables() {
		for _, s := range t.SetAside() {
			aside = append(aside, result.Problem{Row: -1, At: s.Place.String(), Message: asideMessage(s)})
		}
	}
	return aside
}

func asideMessage(s fileio.SetAside) scoring.Message {
	switch s.Kind {
	case fileio.TotalRow:
		return scoring.Say("a total row (%s), set aside", s.Text)
	case fileio.BlankRow:
		return scoring.Say("%d blank rows, set aside", s.Count)
	case fileio.HeaderRow:
		return scoring.Say("the header again, set aside")
	}
	return scoring.Say("a note (%s), set aside", s.Text)
}
