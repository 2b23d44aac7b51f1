package scored

import (
	"cmp"
	"io"
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// FromJSON reads a result that was written as JSON. The error is one of result.ReadTables.
func FromJSON(file string, in io.Reader, top int, p words.Printer) (*Result, error) {
	read := &reading{top: top, values: make(map[string]*values), provisional: make(map[string]int), marks: newAsideMarks()}
	t, err := result.ReadTables(in, read.customer)
	if err != nil {
		return nil, err
	}
	r := &Result{Title: t.Title, Inputs: t.Inputs, About: t.About, Steps: t.Steps, From: fromRun(file, t), Agree: agreementsOf(t), tables: t}
	if c := t.Concentration; c != nil {
		r.Value, r.Unit = c.Name, c.Unit
		r.Concentration = concentrationOf(c)
	}
	for _, m := range t.Models {
		model := modelOf(m, decimalsOf(read.scores), p)
		model.Provisional = read.provisional[m.Name]
		if v := read.values[m.Name]; v != nil && model.Distribution.HasValue {
			all := &model.Distribution.All
			all.Negative, all.NegativeValue, all.MissingValue = v.negative, scoring.Round9(v.losses), v.missing
		}
		r.Models = append(r.Models, model)
	}
	r.Best = sortBest(read.best, top)
	read.views.view(r, t)
	return r, nil
}

// reading is what the summary of a run does not say, and its customers do.
type reading struct {
	top    int
	first  string // model
	best   []Customer
	scores []float64
	values map[string]*values // by model

	provisional map[string]int // tiers, by model

	marks asideMarks
	model string // of the first customer
	views viewReading
}

// values are those of customers that have a tier.
type values struct {
	negative, missing int
	losses            float64
}

func (r *reading) customer(c result.Customer) {
	r.model = cmp.Or(r.model, c.Model)
	if c.Model == r.model && c.Knockout == "" && (c.Tier != nil || !slices.ContainsFunc(c.Why, r.marks.isRepeat)) {
		r.views.customer(&c)
	}
	if c.Tier != nil && c.Provisional {
		r.provisional[c.Model]++
	}
	if c.Score == nil || c.Tier == nil || c.Rank == nil {
		return
	}
	r.first = cmp.Or(r.first, c.Model)
	r.scores = append(r.scores, *c.Score)
	if r.top > 0 && c.Model == r.first {
		r.best = append(r.best, Customer{ID: c.ID, Name: c.Name, Tier: *c.Tier, Rank: *c.Rank, Score: *c.Score})
	}
	v := r.values[c.Model]
	if v == nil {
		v = &values{}
		r.values[c.Model] = v
	}
	switch {
	case c.Value == nil:
		v.missing++
	case *c.Value < 0:
		v.negative, v.losses = v.negative+1, v.losses+*c.Value
	}
}

// modelOf is a model as its summary has it.
func modelOf(s result.ModelSummary, decimals int, p words.Printer) Model {
	m := Model{Name: s.Name, Heading: cmp.Or(s.Title, s.Name), Decimals: decimals, Unscored: s.Unscored, Groups: s.Groups, Notes: s.Notes}
	for _, t := range s.Tiers {
		m.Distribution.Levels = append(m.Distribution.Levels, partOf(t))
		m.Distribution.HasValue = m.Distribution.HasValue || t.Value != nil
		m.Levels = append(m.Levels, tiering.Level{Name: t.Name})
	}
	m.Distribution.All = together(m.Distribution.Levels)
	for _, o := range s.Overrides {
		switch {
		case o.Expired:
			m.Overrides = append(m.Overrides, p.Sprintf("Override %s: expired on %s, not applied", o.Name, o.Until))
		case o.Matched > 0:
			m.Overrides = append(m.Overrides, p.Sprintf("Override %s: applies to %d, moves %d (%s)", o.Name, o.Matched, o.Changed, o.Reason))
		}
	}
	return m
}

// together is what the parts of all tiers come to.
func together(parts []tiering.Part) tiering.Part {
	none := math.NaN()
	all := tiering.Part{MinScore: none, MaxScore: none, MeanScore: none, Share: none, Value: none, ValueShare: none, Expect: none, Gap: none}
	scores, value, share := 0.0, 0.0, 0.0
	for _, part := range parts {
		if part.Count == 0 {
			continue
		}
		if all.Count == 0 {
			all.MinScore, all.MaxScore, all.Share = part.MinScore, part.MaxScore, 1
		}
		all.Count += part.Count
		all.MinScore, all.MaxScore = min(all.MinScore, part.MinScore), max(all.MaxScore, part.MaxScore)
		scores += part.MeanScore * float64(part.Count)
		value, share = value+part.Value, share+part.ValueShare
	}
	if all.Count > 0 {
		all.MeanScore = scores / float64(all.Count)
		all.Value, all.ValueShare = scoring.Round9(value), scoring.Round9(share)
	}
	return all
}

func partOf(t result.TierSummary) tiering.Part {
	part := tiering.Part{Name: t.Name, Count: t.Count, Share: figure(t.Share), MinScore: figure(t.MinScore), MaxScore: figure(t.MaxScore),
		MeanScore: figure(t.MeanScore), Value: figure(t.Value), ValueShare: figure(t.ValueShare), Expect: figure(t.Expected)}
	part.Gap = scoring.Round9((part.ValueShare - part.Expect) * 100)
	return part
}

// figure is NaN where there is none.
func figure(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

func concentrationOf(c *result.ConcentrationSummary) *tiering.Concentration {
	out := &tiering.Concentration{Customers: c.Customers, Missing: c.Missing, Positive: c.Positive, Negative: c.Negative,
		NegativeSum: c.NegativeSum, Top10Count: c.Top10Count, Top20Count: c.Top20Count, Worthwhile: c.Worthwhile,
		Net: figure(c.Net), NetTop10: figure(c.NetTop10), NetTop20: figure(c.NetTop20), NetLargest: figure(c.NetLargest)}
	if c.Bring80 != nil {
		out.Known, out.Bring80 = true, *c.Bring80
		out.Largest, out.Top10, out.Top20 = figure(c.Largest), figure(c.Top10), figure(c.Top20)
	}
	return out
}

// agreementsOf finds the agreement of two models, which is written once for each pair.
func agreementsOf(t *result.Tables) func(i, k int) tiering.Agreement {
	how := map[string]tiering.How{"name": tiering.ByName, "place": tiering.ByPlace}
	return func(i, k int) tiering.Agreement {
		if i == k {
			return tiering.Agreement{Share: 1}
		}
		pair := [2]string{t.Models[min(i, k)].Name, t.Models[max(i, k)].Name}
		for _, a := range t.Agreement {
			if i > k { // it is the other way round
				a.Counts, a.Better, a.Worse = nil, a.Worse, a.Better
			}
			switch {
			case a.Models != pair:
			case a.ComparedBy == nil || a.Better == nil || a.Worse == nil:
				return tiering.Agreement{How: tiering.NotComparable, Share: math.NaN(), Counts: a.Counts}
			default:
				return tiering.Agreement{How: how[*a.ComparedBy], Share: figure(a.Share), Counts: a.Counts, Better: *a.Better, Worse: *a.Worse}
			}
		}
		return tiering.Agreement{How: tiering.NotComparable, Share: math.NaN()}
	}
}
