// Package judge is the line from a list to verdicts, which every command that judges shares: identify, set aside,
// derive, knock out, score each model, tier, override, segment. What it can't judge comes back in the result with its place.
package judge

import (
	"context"
	"math"
	"math/big"
	"slices"
	"time"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Options are what a run may choose.
type Options struct {
	Version string // of the program, for the result
	// FirstOfRepeats takes the first row of a repeated id and sets the others aside; otherwise none of them is judged.
	FirstOfRepeats bool
	// Ratings are the files that a panel filled in; none where the list says all.
	Ratings []*ratings.Source
	// Adjusted asks for scores by ratings less how lenient their raters are, beside the scores.
	Adjusted bool
	Credit   CreditFiles
	// Tables are other tables than the list, read and not joined yet.
	Tables []*tables.Source
	// NotAlike leaves out the look for customers who are likely in the list twice.
	NotAlike bool
	// Aliases are what made the list of one with several rows of a customer; nil where nothing did.
	Aliases *aliases.Merged
	// Previous are results before this one, the oldest first: by them a hold keeps customers in their tiers.
	Previous []*periods.Snapshot
	// InPlace says that the run takes the place of the last of these: its hold begins from where that one's ended, and only
	// the others count as results before it.
	InPlace bool
	// Points are those of a panel, by criterion and row, in the place of what ratings give; the list says what they leave nil,
	// where the configuration would have it so or no panel is to rate the criterion, as it does for those of Unrated.
	Points  map[string][]*big.Rat
	Unrated []string
	// OverridesOn is the day on which overrides are valid; the configuration's where it is zero.
	OverridesOn time.Time
	Workers     int // goroutines at once; 0 is as many as Go runs
}

// Judge judges the customers of a list that was bound to Specs. The error is for what stops all of it.
func Judge(ctx context.Context, cfg *config.Config, list *fileio.List, o Options) (*result.Result, error) {
	r, notes := unjudged(cfg, list, &o)
	frame := r.Frame
	problems := spoil(cfg, list, frame)
	o.Credit.join(cfg, r)
	owing, err := o.Credit.collect(cfg, r)
	if err != nil {
		return nil, err
	}
	problems = append(problems, owing...)
	r.Files = append(o.Credit.inputs(r.Ledgers), tableInputs(o.Tables)...)
	if err := joinTables(cfg, r, o.Tables); err != nil {
		return nil, err
	}
	frame.Derive(cfg.Derive)
	notes = append(notes, knockOut(cfg, r)...)
	r.Profile = customerFile(cfg, list)
	if len(o.Ratings) > 0 {
		rate(cfg, r, o.Ratings)
	}
	give(cfg, frame, &o)
	if cfg.JudgesCredit() {
		graded, said, err := judgeCredit(cfg, r, &o.Credit)
		if err != nil {
			return nil, err
		}
		problems, notes = append(problems, graded...), append(notes, said...)
	}
	if cfg.IsForCredit() {
		r.Models = append(r.Models, *r.Credit.Model)
		return r, finish(r, problems, notes)
	}
	placed, err := judgeModels(ctx, cfg, r, &o)
	if err != nil {
		return nil, err
	}
	for i := range r.Models {
		problems = append(problems, r.Models[i].Scores.Problems...)
	}
	notes = slices.Concat(notes, placed, ahead(cfg, r), segment(cfg, r), treat(cfg, r))
	r.Concentration = r.Concentrate()
	return r, finish(r, problems, notes)
}

// unjudged is a result of which nothing is judged yet: who is on the list, and what is set aside.
func unjudged(cfg *config.Config, list *fileio.List, o *Options) (r *result.Result, notes []scoring.Problem) {
	frame := scoring.NewFrame(list)
	frame.JudgeOn(cfg.AsOf)
	frame.Label(labels(cfg))
	frame.Quote(quoted(list))
	r = &result.Result{Version: o.Version, Config: cfg, List: list, Frame: frame, Merged: o.Aliases}
	r.ID, r.Name = identify(list)
	repeats, notes := unique(list, frame, o.FirstOfRepeats)
	r.Aside = append(setAside(list), repeats...)
	if !o.NotAlike {
		r.Identity = lookAlike(cfg, list, o.Workers)
	}
	misnamed(r)
	return r, notes
}

// judgeModels judges the customers by every model.
func judgeModels(ctx context.Context, cfg *config.Config, r *result.Result, o *Options) (notes []scoring.Problem, err error) {
	r.Value = valueOf(cfg, r.Frame)
	before := earlier(cfg, r, o)
	for i := range cfg.Models {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m, placed, err := judgeModel(cfg, &cfg.Models[i], r.Frame, r.Value, past{before, o.OverridesOn})
		if err != nil {
			return nil, err
		}
		notes = slices.Concat(notes, m.Scores.Notes, placed)
		m.Beside = beside(cfg, m.Spec, r, before, o.Adjusted)
		r.Models = append(r.Models, m)
	}
	return notes, nil
}

// quoted tells what is written in a field's cell, without what no one sees.
func quoted(list *fileio.List) func(field string, row int) string {
	return func(field string, row int) string {
		for _, col := range list.FieldColumns(field) {
			if text := directory.Trim(list.Cell(row, col).String()); text != "" {
				return text
			}
		}
		return ""
	}
}

// finish gathers what there is to say, and counts where every row went.
func finish(r *result.Result, problems, notes []scoring.Problem) error {
	r.Problems, r.Notes = r.Gather(problems), r.Gather(notes)
	once(r)
	return r.Reconcile()
}

// past is what a model's tiers hang on besides the customers of now.
type past struct {
	earlier *tiering.Earlier // nil where no result is known
	day     time.Time        // on which overrides are valid; the configuration's where it is zero
}

// judgeModel scores and tiers by one model; placed are notes of the placing.
func judgeModel(cfg *config.Config, spec *config.Model, frame *scoring.Frame, value []float64, past past) (m result.Model, placed []scoring.Problem, err error) {
	m = result.Model{Spec: spec, Scores: spec.Score(frame, tierFields(cfg, spec)...)}
	placement, err := spec.Scheme.Place(m.Scores.Total, placedBy(spec, frame))
	if err != nil {
		return m, nil, err
	}
	m.Computed, m.Kept = placement.Level, spec.Scheme.Keep(spec.Scheme.Hold, m.Scores.Total, placement.Level, past.earlier)
	m.Notes = slices.Concat(placement.Notes, heldNotes(spec.Scheme.Hold, &m.Kept, past.earlier), nearNotes(&spec.Scheme))
	computed := m.Scores.After(func(row int) string { return m.Tier(m.Computed[row]) })
	day := past.day
	if day.IsZero() {
		day = cfg.AsOf
	}
	m.Overridden = tiering.Apply(spec.Overrides, computed, m.Kept.Level, day)
	m.Final = m.Overridden.Final
	m.Near = spec.Scheme.Nearby(spec.Scheme.Near, m.Scores.Total, &m.Kept, m.Final)
	m.Distribution = tiering.Distribute(spec.Scheme.Levels, m.Final, m.Scores.Total, value)
	m.Population = m.Distribution.All.Count
	if spec.Scheme.By == tiering.Value {
		of, _ := frame.Numbers(spec.Scheme.Of)
		m.Place(of)
	}
	return m, called(cfg, append(placement.Problems, m.Overridden.Undecided...)), nil
}

// called names the fields of problems as people do: tiering knows only the configuration's names.
func called(cfg *config.Config, problems []scoring.Problem) []scoring.Problem {
	for i, p := range problems {
		args := slices.Clone(p.Message.Args)
		for k, arg := range args {
			if arg == p.Field && p.Field != "" {
				args[k] = headerOf(cfg, p.Field)
			}
		}
		problems[i].Message.Args = args
	}
	return problems
}

// tierFields are the fields that a tier hangs on besides the score: whether there is one at all among them.
func tierFields(cfg *config.Config, spec *config.Model) []string {
	var fields []string
	for _, k := range cfg.Knockouts {
		fields = append(fields, k.When.Fields()...)
	}
	if spec.Scheme.By == tiering.Value {
		fields = append(fields, spec.Scheme.Of)
	}
	for _, o := range spec.Overrides {
		fields = append(fields, o.When.Fields()...)
	}
	return fields
}

// placedBy are the figures that a scheme by value cuts, rounded like every number that is compared.
func placedBy(spec *config.Model, frame *scoring.Frame) []float64 {
	if spec.Scheme.By != tiering.Value {
		return nil
	}
	column, ok := frame.Numbers(spec.Scheme.Of)
	if !ok {
		column = make([]float64, frame.Len())
		for row := range column {
			column[row] = math.NaN()
		}
	}
	return rounded(column)
}
