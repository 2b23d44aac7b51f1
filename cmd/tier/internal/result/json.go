package result

import (
	"bufio"
	"encoding/json"
	"io"
	"math"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// Schema is the version of the JSON contract. Keys may be added under the same number; none changes its meaning.
const Schema = 1

type document struct {
	Schema    int            `json:"schema"`
	Tool      string         `json:"tool"`
	Version   string         `json:"version"`
	Title     string         `json:"title,omitempty"`
	Inputs    []input        `json:"inputs"`
	Config    configRef      `json:"config"`
	AsOf      *string        `json:"as_of"`
	Rows      rows           `json:"rows"`
	Models    []modelSummary `json:"models"`
	Customers []customer     `json:"customers"`
	Problems  []problem      `json:"problems"`
	Notes     []problem      `json:"notes"`
}

type input struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

type configRef struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
}

type rows struct {
	Read     int `json:"read"`
	Scored   int `json:"scored"`
	Unscored int `json:"unscored"`
	SetAside int `json:"set_aside"`
}

type modelSummary struct {
	Name     string        `json:"name"`
	Title    string        `json:"title"`
	Tiers    []tierSummary `json:"tiers"`
	Unscored int           `json:"unscored"`
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

type customer struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`
	At        string      `json:"at"`
	Model     string      `json:"model"`
	Variant   string      `json:"variant,omitempty"`
	Score     *float64    `json:"score"`
	Rank      *int        `json:"rank"`
	Tier      *string     `json:"tier"`
	Computed  *string     `json:"computed_tier"`
	Overrides []override  `json:"overrides"`
	Criteria  []criterion `json:"criteria"`
	Groups    []group     `json:"groups,omitempty"`
	Why       []string    `json:"why"`
}

type override struct {
	Name       string `json:"name"`
	Reason     string `json:"reason"`
	ApprovedBy string `json:"approved_by,omitempty"`
	Until      string `json:"until,omitempty"`
}

type criterion struct {
	Name     string   `json:"name"`
	Value    any      `json:"value"`
	Points   *float64 `json:"points"`
	Max      float64  `json:"max"`
	Weight   float64  `json:"weight"`
	Weighted *float64 `json:"weighted"`
}

type group struct {
	Name     string  `json:"name"`
	Weight   float64 `json:"weight"`
	Weighted float64 `json:"weighted"`
	Percent  float64 `json:"percent"`
}

type problem struct {
	At      string `json:"at"`
	Message string `json:"message"`
}

// WriteJSON writes the result as one object, its messages in the printer's language.
func (r *Result) WriteJSON(w io.Writer, p words.Printer) error {
	buffered := bufio.NewWriter(w)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r.document(p)); err != nil {
		return err
	}
	return buffered.Flush()
}

func (r *Result) document(p words.Printer) document {
	d := document{
		Schema: Schema, Tool: "tier", Version: r.Version, Title: r.Config.Title,
		Config:   configRef{File: r.Config.File, SHA256: r.Config.SHA256},
		Rows:     rows(r.Tally),
		Problems: sayAll(r.Problems, p), Notes: sayAll(r.Notes, p),
		Customers: []customer{},
	}
	if !r.Config.AsOf.IsZero() {
		date := r.Config.AsOf.Format("2006-01-02")
		d.AsOf = &date
	}
	for _, t := range r.List.Tables() {
		d.Inputs = append(d.Inputs, input{File: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()})
	}
	for i := range r.Models {
		d.Models = append(d.Models, r.Models[i].summary())
	}
	for row := range r.IDs {
		for i := range r.Models {
			d.Customers = append(d.Customers, r.customer(&r.Models[i], row, p))
		}
	}
	return d
}

func sayAll(problems []Problem, p words.Printer) []problem {
	all := make([]problem, len(problems))
	for i, pr := range problems {
		all[i] = problem{At: pr.At, Message: p.Say(pr.Message)}
	}
	return all
}

func (m *Model) summary() modelSummary {
	s := modelSummary{Name: m.Spec.Name, Title: m.Spec.Title, Unscored: m.Scores.Unscored()}
	for _, t := range m.Distribution.Levels {
		s.Tiers = append(s.Tiers, tierSummary{
			Name: t.Name, Count: t.Count, Share: figure(t.Share),
			MinScore: figure(t.MinScore), MaxScore: figure(t.MaxScore), MeanScore: figure(scoring.Round9(t.MeanScore)),
			Value: figure(t.Value), ValueShare: figure(t.ValueShare), Expected: figure(t.Expect),
		})
	}
	return s
}

// figure is null where there is no number.
func figure(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

func (r *Result) customer(m *Model, row int, p words.Printer) customer {
	card := m.Scores.Card(row)
	c := customer{
		ID: r.IDs[row], Name: r.Names[row], At: r.At(row, ""), Model: m.Spec.Name, Variant: card.Variant,
		Score: figure(card.Total), Overrides: []override{}, Criteria: []criterion{}, Why: []string{},
	}
	if level := m.Final[row]; level >= 0 {
		tier, computed, rank := m.Tier(level), m.Tier(m.Computed[row]), m.Scores.Rank[row]
		c.Tier, c.Computed, c.Rank = &tier, &computed, &rank
	}
	for _, o := range m.Overridden.Applied[row] {
		c.Overrides = append(c.Overrides, m.override(o.Override))
	}
	for _, l := range card.Lines {
		c.Criteria = append(c.Criteria, criterion{Name: l.Criterion.Name, Value: l.Value, Points: figure(l.Points),
			Max: l.Max, Weight: l.Weight, Weighted: figure(l.Weighted)})
	}
	for _, g := range card.Groups {
		c.Groups = append(c.Groups, group{Name: g.Path, Weight: g.Weight, Weighted: g.Weighted, Percent: g.Percent})
	}
	for _, why := range card.Why {
		c.Why = append(c.Why, r.At(why.Row, why.Field)+": "+p.Say(why.Message))
	}
	return c
}

func (m *Model) override(i int) override {
	o := m.Spec.Overrides[i]
	out := override{Name: o.Name, Reason: o.Reason, ApprovedBy: o.ApprovedBy}
	if !o.Until.IsZero() {
		out.Until = o.Until.Format("2006-01-02")
	}
	return out
}
