package result

import (
	"io"
	"iter"
	"math"
	"slices"

	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// Schema is the version of the JSON contract. Keys may be added under the same number; none changes its meaning.
const Schema = 1

// Input is a list as it was read.
type Input struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Rows   int    `json:"rows"`
}

// ConfigRef is the configuration that judged.
type ConfigRef struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	Preset string `json:"preset,omitempty"`
	// Text is that of the configuration, for a later run to score by it again; Cut that it is left out, as parts and redacted
	// results do. Results of earlier versions have some of it then.
	Text string `json:"text,omitempty"`
	Cut  bool   `json:"cut,omitempty"`
}

// RowCounts say where the rows of all lists went.
type RowCounts struct {
	Read     int `json:"read"`
	Scored   int `json:"scored"`
	Unscored int `json:"unscored"`
	SetAside int `json:"set_aside"`
	Merged   int `json:"merged,omitempty"` // by aliases
	Lines    int `json:"lines,omitempty"`  // of a list made from lines, that are no customer's latest
}

// Customer is a customer as one model sees it.
type Customer struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	At          string      `json:"at"`
	Model       string      `json:"model"`
	Variant     string      `json:"variant,omitempty"`
	Provisional bool        `json:"provisional,omitempty"` // the variant judges without history
	Value       *float64    `json:"value"`                 // of the configured value field
	Score       *float64    `json:"score"`
	Rank        *int        `json:"rank"`
	Tier        *string     `json:"tier"`
	Computed    *string     `json:"computed_tier"`
	Held        *string     `json:"held_tier,omitempty"` // where there is a hold: the tier that it leaves, before overrides
	Overrides   []override  `json:"overrides"`
	Beside      []beside    `json:"beside,omitempty"`
	Criteria    []criterion `json:"criteria"`
	Groups      []group     `json:"groups,omitempty"`
	Knockout    string      `json:"knockout,omitempty"` // that placed the customer outside the tiers
	Why         []string    `json:"why"`

	Fields map[string]any `json:"fields,omitempty"` // what other tables give, by the configuration's names

	Profile   *CustomerFile      `json:"profile,omitempty"`
	Credit    *creditOf          `json:"credit,omitempty"`    // with the first model only
	Segments  map[string]*string `json:"segments,omitempty"`  // by the name of the segmentation or matrix; with the first model only
	Flags     []flag             `json:"flags,omitempty"`     // with the first model only
	Treatment *TreatmentOf       `json:"treatment,omitempty"` // with the first model only

	Previous *PreviousOf `json:"previous,omitempty"` // with the first model only
}

type override struct {
	Name       string `json:"name"`
	Reason     string `json:"reason"`
	ApprovedBy string `json:"approved_by,omitempty"`
	Until      string `json:"until,omitempty"`
}

// beside is a score by other ratings than those that count.
type beside struct {
	Title string   `json:"title"`
	Score *float64 `json:"score"`
	Tier  *string  `json:"tier"`
}

type criterion struct {
	Name     string   `json:"name"`
	Value    any      `json:"value"`
	Points   *float64 `json:"points"`
	Max      float64  `json:"max"`
	Weight   float64  `json:"weight"`
	Weighted *float64 `json:"weighted"`
	Ratings  *rated   `json:"ratings,omitempty"`
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

// WriteJSON writes the result as one object, its messages in the printer's language. What grows with the list stands a
// line each, and is made on the way: the whole object would take gigabytes for a list that fills a sheet.
func (r *Result) WriteJSON(w io.Writer, p words.Printer) error {
	out := newObject(w)
	out.member("schema", Schema)
	out.member("tool", "tier")
	out.member("version", r.Version)
	if r.Config.Title != "" {
		out.member("title", r.Config.Title)
	}
	out.member("inputs", r.inputs())
	from := r.Origin()
	out.member("config", ConfigRef{File: r.Config.File, SHA256: from.SHA256, Preset: from.Preset, Text: from.Text, Cut: from.Cut})
	out.member("as_of", r.asOf())
	if r.Ratings != nil {
		out.member("ratings", r.Ratings.ref())
	}
	out.member("rows", RowCounts(r.Tally))
	out.member("models", r.summaries(p))
	if len(r.Models) > 1 {
		out.member("agreement", r.agreements())
	}
	out.member("concentration", r.concentrated())
	if len(r.Config.Knockouts) > 0 {
		out.member("knockouts", r.knockouts())
	}
	if r.Credit != nil {
		out.member("credit", r.creditRef(p))
	} else if len(r.Files) > 0 {
		out.member("files", r.Files)
	}
	r.writeViews(out, p)
	out.member("steps", r.Steps(p))
	out.member("missing", r.missingValues())
	out.member("about", append([]string{}, r.Config.Notes...))
	if access := r.Access(p); access != nil {
		out.member("access", access)
	}
	list(out, "customers", r.customers(p))
	if r.Credit != nil {
		list(out, "requests", r.requests(p))
		list(out, "losses", r.losses())
		if r.Credit.Book != nil {
			list(out, "open_items", r.openItems())
		}
	}
	if r.AsksNear() {
		list(out, "near", r.nearList())
	}
	list(out, "problems", said(slices.Concat(r.Problems, r.RatingProblems(), r.Elsewhere), p))
	list(out, "notes", said(r.Notes, p))
	list(out, "set_aside", said(r.Aside, p))
	list(out, "identity", r.identities(p))
	return out.end()
}

// writeViews writes what stands beside scores and tiers.
func (r *Result) writeViews(out *object, p words.Printer) {
	if r.Profile != nil {
		out.member("profile", r.fileSummary())
	}
	if r.Segments != nil {
		r.writeSegments(out)
	}
	if r.Config.Estimates != nil {
		out.member("estimates", r.estimates(p))
	}
	if r.Merged != nil {
		out.member("aliases", r.aliases())
	}
	if len(r.Tables) > 0 && r.Part == nil {
		out.member("tables", r.tables(p))
	}
	if r.Previous != nil && r.Part == nil {
		out.member("previous", r.previousSummary(p))
	}
}

func (r *Result) inputs() []Input {
	all := []Input{}
	for _, t := range r.List.Tables() {
		all = append(all, Input{File: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()})
	}
	return all
}

// asOf is the day that the result is judged on, null where none is given.
func (r *Result) asOf() *string {
	if r.Config.AsOf.IsZero() {
		return nil
	}
	date := r.Config.AsOf.Format("2006-01-02")
	return &date
}

func said(problems []Problem, p words.Printer) iter.Seq[problem] {
	return func(yield func(problem) bool) {
		for _, pr := range problems {
			if !yield(problem{At: pr.At, Message: p.Say(pr.Message)}) {
				return
			}
		}
	}
}

// figure is null where there is no number.
func figure(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

// customers has one entry for each row and model, in input order.
func (r *Result) customers(p words.Printer) iter.Seq[Customer] {
	return func(yield func(Customer) bool) {
		for row := range r.Len() {
			for i := range r.Models {
				if !yield(r.customer(&r.Models[i], row, p)) {
					return
				}
			}
		}
	}
}

func (r *Result) customer(m *Model, row int, p words.Printer) Customer {
	card := m.Scores.Card(row)
	c := Customer{
		ID: r.ID(row), Name: r.Name(row), At: r.At(row, ""), Model: m.Spec.Name, Variant: card.Variant,
		Score: figure(card.Total), Overrides: []override{}, Criteria: make([]criterion, 0, len(card.Lines)), Why: []string{},
		Profile: r.fileOf(row), Fields: r.givenOf(row),
	}
	c.Provisional = m.Provisional(row) != ""
	if k, out := r.KnockedOut(row); out {
		c.Knockout = k.Name
	}
	if r.Value != nil {
		c.Value = figure(r.Value[row])
	}
	if level := m.Final[row]; level >= 0 {
		tier, computed, rank := m.Tier(level), m.Tier(m.Computed[row]), m.Scores.Rank[row]
		c.Tier, c.Computed, c.Rank = &tier, &computed, &rank
		if m.Spec.Scheme.Hold.IsSet() {
			held := m.Tier(m.Kept.Level[row])
			c.Held = &held
		}
	}
	for _, o := range m.Overridden.Applied[row] {
		c.Overrides = append(c.Overrides, m.override(o.Override))
	}
	for i := range card.Lines {
		c.Criteria = append(c.Criteria, r.criterionOf(&card.Lines[i], row))
	}
	for i := range m.Beside {
		c.Beside = append(c.Beside, m.beside(i, row, p))
	}
	for _, g := range card.Groups {
		c.Groups = append(c.Groups, group{Name: g.Path, Weight: g.Weight, Weighted: g.Weighted, Percent: g.Percent})
	}
	if i := &r.Models[0]; m == i {
		c.Credit, c.Treatment = r.creditOf(row, p), r.treatmentOf(row, p)
		c.Segments, c.Flags = r.Segments.jsonOf(row)
		c.Previous = r.previousOf(row)
	}
	for _, why := range card.Why {
		c.Why = append(c.Why, r.At(why.Row, why.Field)+": "+p.Say(r.said(&why)))
	}
	return c
}

// criterionOf is a criterion's line, without a value that is redacted.
func (r *Result) criterionOf(l *scoring.Line, row int) criterion {
	isRedacted := func(read scoring.FieldInfo) bool { return r.Redacts(read.Name) }
	if slices.ContainsFunc(l.Criterion.Reads(), isRedacted) {
		l.Value = nil
	}
	return criterion{Name: l.Criterion.Name, Value: l.Value, Points: figure(l.Points), Max: l.Max, Weight: l.Weight,
		Weighted: figure(l.Weighted), Ratings: r.rated(l.Criterion.Name, row)}
}

func (m *Model) beside(i, row int, p words.Printer) beside {
	b := &m.Beside[i]
	out := beside{Title: p.Say(b.Title), Score: figure(b.Total[row])}
	if level := b.Final[row]; level >= 0 {
		tier := m.Tier(level)
		out.Tier = &tier
	}
	return out
}

func (m *Model) override(i int) override {
	o := m.Spec.Overrides[i]
	out := override{Name: o.Name, Reason: o.Reason, ApprovedBy: o.ApprovedBy}
	if !o.Until.IsZero() {
		out.Until = o.Until.Format("2006-01-02")
	}
	return out
}
