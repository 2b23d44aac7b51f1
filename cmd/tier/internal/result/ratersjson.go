package result

import (
	"io"
	"iter"
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/scoring/panel"
)

// RatersKind tells the JSON of raters from that of customers.
const RatersKind = "raters"

type ratingFile struct {
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Ratings int    `json:"ratings"`
}

type ratedCriterion struct {
	Name string  `json:"name"`
	Full float64 `json:"full_marks"`
}

// whys are the reasons why figures are null, by their keys.
type whys map[string]string

// of is a figure, null where it can't be computed, which is then said under its key.
func (w whys) of(f panel.Figure, key string, p words.Printer) *float64 {
	if !f.OK() {
		w[key] = p.Say(f.Why)
		return nil
	}
	return figure(scoring.Round9(f.Value))
}

type raterFigures struct {
	Name        string         `json:"name"`
	Role        string         `json:"role"`
	Weight      float64        `json:"weight"`
	Ratings     int            `json:"ratings"`
	Customers   int            `json:"customers"`
	Shared      int            `json:"shared"` // ratings of what others rated too
	Mean        *float64       `json:"mean"`
	Leniency    *float64       `json:"leniency"` // above 0 lenient, below 0 severe
	Effect      *float64       `json:"effect"`   // leniency by way of everybody that the rater can be compared with
	Spread      *float64       `json:"spread"`
	Same        bool           `json:"same"`
	Correlation *float64       `json:"correlation"`
	Own         ownFigures     `json:"own"`
	Verdicts    []raterVerdict `json:"verdicts"`
	Why         whys           `json:"why"`
}

type ownFigures struct {
	Rated     int      `json:"rated"`
	Compared  int      `json:"compared"`
	Against   int      `json:"against"`
	Mean      *float64 `json:"mean"`
	Others    *float64 `json:"others"`
	Elsewhere *float64 `json:"elsewhere"`
	Bias      *float64 `json:"bias"`
	Error     *float64 `json:"error"`
	Why       whys     `json:"why"`
}

type raterVerdict struct {
	Finding string `json:"finding"`
	Message string `json:"message"`
}

// agreed is how far the raters agree on a criterion, or on all of them, whose criterion is null.
type agreed struct {
	Criterion *string  `json:"criterion"`
	Raters    int      `json:"raters"`
	Cases     int      `json:"cases"`
	Shared    int      `json:"shared"`
	Complete  int      `json:"complete"`
	Nominal   *float64 `json:"alpha_nominal"`
	Ordinal   *float64 `json:"alpha_ordinal"`
	Interval  *float64 `json:"alpha_interval"`
	One1      *float64 `json:"icc_1_1"`
	Two1      *float64 `json:"icc_2_1"`
	Three1    *float64 `json:"icc_3_1"`
	OneK      *float64 `json:"icc_1_k"`
	TwoK      *float64 `json:"icc_2_k"`
	ThreeK    *float64 `json:"icc_3_k"`
	W         *float64 `json:"w"`
	Verdict   string   `json:"verdict"`
	Why       whys     `json:"why"`
}

type shift struct {
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Criterion string  `json:"criterion"`
	Raw       float64 `json:"raw"`
	Adjusted  float64 `json:"adjusted"`
}

// WriteJSON writes the result as one object, its messages in the printer's language.
func (r *Raters) WriteJSON(w io.Writer, p words.Printer) error {
	out := newObject(w)
	out.member("schema", Schema)
	out.member("tool", "tier")
	out.member("kind", RatersKind)
	out.member("version", r.Version)
	if r.Config.Title != "" {
		out.member("title", r.Config.Title)
	}
	if r.Config.Period != "" {
		out.member("period", r.Config.Period)
	}
	out.member("inputs", append([]Input{}, r.Lists...))
	out.member("ratings", filesOf(r.Collected))
	out.member("config", ConfigRef{File: r.Config.File, SHA256: r.Config.SHA256})
	out.member("unit", r.Stats.Unit.String())
	out.member("full_marks", figure(r.Stats.Full))
	out.member("own", r.Collected.Panel.Own.String())
	out.member("customers", r.Customers())
	out.member("criteria", r.criteria())
	list(out, "raters", r.raters(p))
	list(out, "agreement", r.agreement(p))
	if r.Shifts != nil {
		list(out, "adjusted", r.shifts())
	}
	list(out, "problems", said(r.Problems, p))
	out.member("notes", r.notes(p))
	return out.end()
}

func (r *Raters) criteria() []ratedCriterion {
	all := []ratedCriterion{}
	for _, c := range r.Collected.Ratings.Criteria {
		all = append(all, ratedCriterion(c))
	}
	return all
}

func (r *Raters) notes(p words.Printer) []string {
	all := []string{}
	for _, message := range r.Collected.Notes {
		all = append(all, p.Say(message))
	}
	return all
}

func (r *Raters) raters(p words.Printer) iter.Seq[raterFigures] {
	return func(yield func(raterFigures) bool) {
		for i, who := range r.Collected.Panel.Raters {
			if !yield(raterOf(who, &r.Stats.Raters[i], p)) {
				return
			}
		}
	}
}

func raterOf(who panel.Rater, s *panel.RaterStats, p words.Printer) raterFigures {
	why := whys{}
	out := raterFigures{
		Name: who.Name, Role: who.Role, Weight: who.Weight, Ratings: s.Ratings, Customers: s.Customers, Shared: s.Shared,
		Mean: why.of(s.Mean, "mean", p), Leniency: why.of(s.Lenient, "leniency", p), Effect: why.of(s.Effect, "effect", p),
		Spread: why.of(s.Spread, "spread", p), Same: s.Same, Correlation: why.of(s.Correlation, "correlation", p),
		Own: ownOf(&s.Own, p), Why: why,
	}
	for _, v := range s.Verdicts {
		out.Verdicts = append(out.Verdicts, raterVerdict{v.Finding.String(), p.Say(v.Message)})
	}
	return out
}

func ownOf(o *panel.OwnCustomers, p words.Printer) ownFigures {
	why := whys{}
	return ownFigures{
		Rated: o.Rated, Compared: o.Compared, Against: o.Against,
		Mean: why.of(o.Mean, "mean", p), Others: why.of(o.Others, "others", p), Elsewhere: why.of(o.Elsewhere, "elsewhere", p),
		Bias: why.of(o.Bias, "bias", p), Error: why.of(o.Error, "error", p), Why: why,
	}
}

// agreement has one entry for each criterion, and the last for all of them together.
func (r *Raters) agreement(p words.Printer) iter.Seq[agreed] {
	return func(yield func(agreed) bool) {
		for i := range r.Agreement.Criteria {
			name := r.Collected.Ratings.Criteria[i].Name
			if !yield(agreedOf(&name, &r.Agreement.Criteria[i], p)) {
				return
			}
		}
		yield(agreedOf(nil, &r.Agreement.All, p))
	}
}

func agreedOf(criterion *string, g *panel.Group, p words.Printer) agreed {
	why := whys{}
	one, many := &g.ICC.Single, &g.ICC.Average
	return agreed{
		Criterion: criterion, Raters: g.Raters, Cases: g.Cases, Shared: g.Shared, Complete: g.Complete,
		Nominal: why.of(g.Nominal, "alpha_nominal", p), Ordinal: why.of(g.Ordinal, "alpha_ordinal", p), Interval: why.of(g.Interval, "alpha_interval", p),
		One1: why.of(one.One, "icc_1_1", p), Two1: why.of(one.Two, "icc_2_1", p), Three1: why.of(one.Three, "icc_3_1", p),
		OneK: why.of(many.One, "icc_1_k", p), TwoK: why.of(many.Two, "icc_2_k", p), ThreeK: why.of(many.Three, "icc_3_k", p),
		W: why.of(g.W, "w", p), Verdict: p.Say(g.Verdict), Why: why,
	}
}

func (r *Raters) shifts() iter.Seq[shift] {
	return func(yield func(shift) bool) {
		for s := range slices.Values(r.Shifts) {
			id, name := r.Called(s.Row)
			if !yield(shift{id, name, r.Collected.Ratings.Criteria[s.Criterion].Name, s.Raw, s.Adjusted}) {
				return
			}
		}
	}
}
