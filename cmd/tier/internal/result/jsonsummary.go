package result

import (
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// ModelSummary is what a model says of all customers.
type ModelSummary struct {
	Name      string            `json:"name"`
	Title     string            `json:"title"`
	Tiers     []TierSummary     `json:"tiers"`
	Unscored  int               `json:"unscored"`
	Overrides []OverrideSummary `json:"overrides"`
	Groups    []GroupMean       `json:"groups,omitempty"` // of criteria
	Notes     []string          `json:"notes"`            // what ties and small numbers did to the tiers
}

// TierSummary is one tier of a model. Shares are fractions; what can't be said is null.
type TierSummary struct {
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

// OverrideSummary is what an override did: it met so many customers and moved so many of them.
type OverrideSummary struct {
	override
	Matched int  `json:"matched"`
	Changed int  `json:"changed"`
	Expired bool `json:"expired"`
}

// AgreementSummary is of a pair of models. Better and worse are as the second model places the customers.
type AgreementSummary struct {
	Models     [2]string `json:"models"`
	ComparedBy *string   `json:"compared_by"` // name, place, or null where the tiers can't be compared
	Both       int       `json:"both"`
	Alike      *int      `json:"alike"`
	Share      *float64  `json:"share"`
	Better     *int      `json:"better"`
	Worse      *int      `json:"worse"`
	Counts     [][]int   `json:"counts,omitempty"` // customers by the tiers of the first model, then by those of the second
}

// ConcentrationSummary is how much of the value the largest customers bring. Its shares are fractions of the positive total, null where there is none;
// those of the net are fractions of all values together, null where these are not above 0.
type ConcentrationSummary struct {
	Field       string   `json:"field,omitempty"` // of the configuration
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
	Net         *float64 `json:"net"` // always there but in results of before it was told
	NetLargest  *float64 `json:"net_largest"`
	NetTop10    *float64 `json:"net_top10"`
	NetTop20    *float64 `json:"net_top20"`
	Worthwhile  bool     `json:"worthwhile"`
}

func (r *Result) summaries(p words.Printer) []ModelSummary {
	var all []ModelSummary
	for i := range r.Models {
		m := &r.Models[i]
		s := ModelSummary{Name: m.Spec.Name, Title: m.Spec.Title, Unscored: r.Unscored(m), Tiers: Summarise(m.Distribution),
			Overrides: m.overrides(), Groups: m.GroupMeans(), Notes: []string{}}
		for _, note := range m.Notes {
			s.Notes = append(s.Notes, p.Say(note))
		}
		all = append(all, s)
	}
	return all
}

// Summarise gives the figures of a distribution as JSON has them.
func Summarise(d tiering.Distribution) []TierSummary {
	var all []TierSummary
	for _, t := range d.Levels {
		all = append(all, TierSummary{
			Name: t.Name, Count: t.Count, Share: figure(t.Share),
			MinScore: figure(t.MinScore), MaxScore: figure(t.MaxScore), MeanScore: figure(scoring.Round9(t.MeanScore)),
			Value: figure(t.Value), ValueShare: figure(t.ValueShare), Expected: figure(t.Expect),
		})
	}
	return all
}

func (m *Model) overrides() []OverrideSummary {
	all := []OverrideSummary{}
	for i := range m.Spec.Overrides {
		all = append(all, OverrideSummary{override: m.override(i), Matched: m.Overridden.Matched[i],
			Changed: m.Overridden.Changed[i], Expired: slices.Contains(m.Overridden.Expired, i)})
	}
	return all
}

func (r *Result) agreements() []AgreementSummary {
	var all []AgreementSummary
	for i := range r.Models {
		for k := i + 1; k < len(r.Models); k++ {
			a, b := &r.Models[i], &r.Models[k]
			all = append(all, SummariseAgreement(a.Agree(b), a.Spec.Name, b.Spec.Name))
		}
	}
	return all
}

// SummariseAgreement is the agreement of two models, given by their names, as JSON has it.
func SummariseAgreement(found tiering.Agreement, a, b string) AgreementSummary {
	out := AgreementSummary{Models: [2]string{a, b}, Both: found.Both, Share: figure(found.Share), Counts: found.Counts}
	if by := map[tiering.How]string{tiering.ByName: "name", tiering.ByPlace: "place"}[found.How]; by != "" {
		out.ComparedBy, out.Alike, out.Better, out.Worse = &by, &found.Alike, &found.Better, &found.Worse
	}
	return out
}

// concentrated is null without a value field.
func (r *Result) concentrated() *ConcentrationSummary {
	if r.Concentration == nil {
		return nil
	}
	name, unit := r.Called(r.Config.Value)
	out := SummariseConcentration(*r.Concentration, name, unit)
	out.Field = r.Config.Value
	return out
}

// SummariseConcentration is a concentration as JSON has it; of what field it is, the caller may add.
func SummariseConcentration(c tiering.Concentration, name, unit string) *ConcentrationSummary {
	out := &ConcentrationSummary{Name: name, Unit: unit, Customers: c.Customers, Missing: c.Missing,
		Positive: c.Positive, Negative: c.Negative, NegativeSum: c.NegativeSum, Top10Count: c.Top10Count,
		Top20Count: c.Top20Count, Net: figure(c.Net), NetLargest: figure(c.NetLargest), NetTop10: figure(c.NetTop10),
		NetTop20: figure(c.NetTop20), Worthwhile: c.Worthwhile}
	if c.Known {
		out.Largest, out.Top10, out.Top20, out.Bring80 = &c.Largest, &c.Top10, &c.Top20, &c.Bring80
	}
	return out
}
