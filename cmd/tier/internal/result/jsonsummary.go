package result

import (
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

type modelSummary struct {
	Name      string            `json:"name"`
	Title     string            `json:"title"`
	Tiers     []tierSummary     `json:"tiers"`
	Unscored  int               `json:"unscored"`
	Overrides []overrideSummary `json:"overrides"`
	Notes     []string          `json:"notes"` // what ties and small numbers did to the tiers
}

// tierSummary's shares are fractions.
type tierSummary struct {
	Name       string   `json:"name"`
	Count      int      `json:"count"`
	Share      *float64 `json:"share"`
	MinScore   *float64 `json:"min_score"`
	MaxScore   *float64 `json:"max_score"`
	MeanScore  *float64 `json:"mean_score"`
	Value      *float64 `json:"value"`
	ValueShare *float64 `json:"value_share"`
	Expected   *float64 `json:"expected_share"`
}

// overrideSummary is what an override did: it met so many customers and moved so many of them.
type overrideSummary struct {
	override
	Matched int  `json:"matched"`
	Changed int  `json:"changed"`
	Expired bool `json:"expired"`
}

// agreement is of a pair of models. Better and worse are as the second model places the customers.
type agreement struct {
	Models     [2]string `json:"models"`
	ComparedBy *string   `json:"compared_by"` // name, place, or null where the tiers can't be compared
	Both       int       `json:"both"`
	Alike      *int      `json:"alike"`
	Share      *float64  `json:"share"`
	Better     *int      `json:"better"`
	Worse      *int      `json:"worse"`
}

// concentration's shares are fractions of the positive total, null where there is none.
type concentration struct {
	Field       string   `json:"field"`
	Name        string   `json:"name"`
	Unit        string   `json:"unit,omitempty"`
	Customers   int      `json:"customers"`
	Missing     int      `json:"missing"`
	Positive    float64  `json:"positive"`
	Negative    int      `json:"negative"`
	NegativeSum float64  `json:"negative_sum"`
	Largest     *float64 `json:"largest"`
	Top10Count  int      `json:"top10_count"`
	Top10       *float64 `json:"top10"`
	Top20Count  int      `json:"top20_count"`
	Top20       *float64 `json:"top20"`
	Bring80     *int     `json:"bring80"`
	Worthwhile  bool     `json:"worthwhile"`
}

func (r *Result) summaries(p words.Printer) []modelSummary {
	var all []modelSummary
	for i := range r.Models {
		m := &r.Models[i]
		s := modelSummary{Name: m.Spec.Name, Title: m.Spec.Title, Unscored: r.Unscored(m), Tiers: m.tiers(),
			Overrides: m.overrides(), Notes: []string{}}
		for _, note := range m.Notes {
			s.Notes = append(s.Notes, p.Say(note))
		}
		all = append(all, s)
	}
	return all
}

func (m *Model) tiers() []tierSummary {
	var all []tierSummary
	for _, t := range m.Distribution.Levels {
		all = append(all, tierSummary{
			Name: t.Name, Count: t.Count, Share: figure(t.Share),
			MinScore: figure(t.MinScore), MaxScore: figure(t.MaxScore), MeanScore: figure(scoring.Round9(t.MeanScore)),
			Value: figure(t.Value), ValueShare: figure(t.ValueShare), Expected: figure(t.Expect),
		})
	}
	return all
}

func (m *Model) overrides() []overrideSummary {
	all := []overrideSummary{}
	for i := range m.Spec.Overrides {
		all = append(all, overrideSummary{override: m.override(i), Matched: m.Overridden.Matched[i],
			Changed: m.Overridden.Changed[i], Expired: slices.Contains(m.Overridden.Expired, i)})
	}
	return all
}

func (r *Result) agreements() []agreement {
	var all []agreement
	for i := range r.Models {
		for k := i + 1; k < len(r.Models); k++ {
			a, b := &r.Models[i], &r.Models[k]
			all = append(all, agreementOf(a.Agree(b), a.Spec.Name, b.Spec.Name))
		}
	}
	return all
}

func agreementOf(found tiering.Agreement, a, b string) agreement {
	out := agreement{Models: [2]string{a, b}, Both: found.Both, Share: figure(found.Share)}
	if by := map[tiering.How]string{tiering.ByName: "name", tiering.ByPlace: "place"}[found.How]; by != "" {
		out.ComparedBy, out.Alike, out.Better, out.Worse = &by, &found.Alike, &found.Better, &found.Worse
	}
	return out
}

// concentrated is null without a value field.
func (r *Result) concentrated() *concentration {
	c := r.Concentration
	if c == nil {
		return nil
	}
	name, unit := r.Called(r.Config.Value)
	out := &concentration{Field: r.Config.Value, Name: name, Unit: unit, Customers: c.Customers, Missing: c.Missing,
		Positive: c.Positive, Negative: c.Negative, NegativeSum: c.NegativeSum, Top10Count: c.Top10Count,
		Top20Count: c.Top20Count, Worthwhile: c.Worthwhile}
	if c.Known {
		out.Largest, out.Top10, out.Top20, out.Bring80 = &c.Largest, &c.Top10, &c.Top20, &c.Bring80
	}
	return out
}
