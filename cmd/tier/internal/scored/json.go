package scored

import (
	"cmp"
	"io"
	"math"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// FromJSON reads a result that was written as JSON. The error is one of result.ReadTables.
func FromJSON(file string, in io.Reader, top int, p words.Printer) (*Result, error) {
	var customers []result.Customer // of the first model
	var scores []float64
	t, err := result.ReadTables(in, func(c result.Customer) {
		if c.Score == nil {
			return
		}
		scores = append(scores, *c.Score)
		if top > 0 && c.Rank != nil && c.Tier != nil && (len(customers) == 0 || c.Model == customers[0].Model) {
			customers = append(customers, result.Customer{ID: c.ID, Name: c.Name, Model: c.Model, Score: c.Score, Rank: c.Rank, Tier: c.Tier})
		}
	})
	if err != nil {
		return nil, err
	}
	r := &Result{Title: t.Title, Inputs: t.Inputs, About: t.About, From: fromRun(file, t), tables: t}
	if c := t.Concentration; c != nil {
		r.Value, r.Unit = c.Name, c.Unit
		r.Concentration = concentrationOf(c)
	}
	for _, m := range t.Models {
		r.Models = append(r.Models, modelOf(m, decimalsOf(scores), p))
	}
	if c := r.Concentration; c != nil && len(r.Models) > 0 {
		all := &r.Models[0].Distribution.All
		all.Negative, all.NegativeValue, all.MissingValue = c.Negative, c.NegativeSum, c.Missing
	}
	r.Agree = agreementsOf(t)
	for _, c := range customers {
		r.Best = append(r.Best, Customer{ID: c.ID, Name: c.Name, Tier: *c.Tier, Rank: *c.Rank, Score: *c.Score})
	}
	r.Best = sortBest(r.Best, top)
	return r, nil
}

// modelOf is a model as its summary has it.
func modelOf(s result.ModelSummary, decimals int, p words.Printer) Model {
	m := Model{Name: s.Name, Heading: cmp.Or(s.Title, s.Name), Decimals: decimals, Unscored: s.Unscored, Notes: s.Notes}
	d := &m.Distribution
	d.Unscored = s.Unscored
	d.All = tiering.Part{MinScore: math.NaN(), MaxScore: math.NaN(), MeanScore: math.NaN(), Share: math.NaN(), Value: math.NaN(), ValueShare: math.NaN()}
	sum, value, share := 0.0, 0.0, 0.0
	for _, t := range s.Tiers {
		part := partOf(t)
		d.Levels = append(d.Levels, part)
		m.Levels = append(m.Levels, tiering.Level{Name: t.Name})
		d.HasValue = d.HasValue || t.Value != nil
		if t.Count == 0 {
			continue
		}
		if d.All.Count == 0 {
			d.All.MinScore, d.All.MaxScore, d.All.Share = part.MinScore, part.MaxScore, 1
		}
		d.All.Count += t.Count
		d.All.MinScore, d.All.MaxScore = min(d.All.MinScore, part.MinScore), max(d.All.MaxScore, part.MaxScore)
		sum += part.MeanScore * float64(t.Count)
		value, share = value+part.Value, share+part.ValueShare
	}
	if d.All.Count > 0 {
		d.All.MeanScore = sum / float64(d.All.Count)
	}
	if d.HasValue {
		d.All.Value, d.All.ValueShare = scoring.Round9(value), scoring.Round9(share)
	}
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
		NegativeSum: c.NegativeSum, Top10Count: c.Top10Count, Top20Count: c.Top20Count, Worthwhile: c.Worthwhile}
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
			if a.Models == pair && a.ComparedBy != nil {
				return tiering.Agreement{How: how[*a.ComparedBy], Share: figure(a.Share)}
			}
		}
		return tiering.Agreement{How: tiering.NotComparable, Share: math.NaN()}
	}
}
