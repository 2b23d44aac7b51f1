package result

import (
	"io"
	"iter"
	"time"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// ComparedResult is one of the results that were compared.
type ComparedResult struct {
	File       string       `json:"file"`
	Label      string       `json:"label"`            // that it has in headers: its day, or as much of the file's path as tells it from the others
	SHA256     string       `json:"sha256,omitempty"` // none of the run at hand
	Title      string       `json:"title,omitempty"`
	AsOf       *string      `json:"as_of"`
	Customers  int          `json:"customers"`
	Unscored   int          `json:"unscored"`
	KnockedOut int          `json:"knocked_out"`
	SetAside   int          `json:"set_aside"` // rows that repeat a customer
	Value      string       `json:"value,omitempty"`
	Unit       string       `json:"unit,omitempty"`
	Tiers      []ComparedIn `json:"tiers"`
}

// ComparedIn is a tier of one of the results, on the ladder of all of them. Figures are null where the result has no such tier, or
// no value.
type ComparedIn struct {
	Name       string   `json:"name"`
	Count      *int     `json:"count"`
	Share      *float64 `json:"share"`
	Value      *float64 `json:"value"`
	ValueShare *float64 `json:"value_share"`
}

// Passage is how customers moved from one result to the next, both given by their place among the results, from 0.
type Passage struct {
	From       int             `json:"from"`
	To         int             `json:"to"`
	ComparedBy *string         `json:"compared_by"` // name, place, or null where the tiers can't be compared
	Moves      map[string]Flow `json:"moves"`
	Matrix     Matrix          `json:"matrix"`
}

// Flow is some customers, and what they brought before and after.
type Flow struct {
	Customers int      `json:"customers"`
	Before    *float64 `json:"value_before"`
	After     *float64 `json:"value_after"`
}

// Matrix is who moved from where to where. The last two rows are customers without a tier and those who were not there
// before, the last two columns likewise after: their names are null.
type Matrix struct {
	Rows         []*string `json:"rows"`
	Columns      []*string `json:"columns"`
	Cells        [][]Flow  `json:"cells"`
	RowTotals    []Flow    `json:"row_totals"`
	ColumnTotals []Flow    `json:"column_totals"`
	Total        Flow      `json:"total"`
}

// Mover is a customer of any of the results; what it has in each stands in their order.
type Mover struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Move   *string    `json:"move"` // in the last step; null where neither of the two has the customer
	There  []bool     `json:"there"`
	Tiers  []*string  `json:"tiers"`
	Scores []*float64 `json:"scores"`
	Values []*float64 `json:"values"`
	// Effects are by cause what it added to the score, and by how many tiers it lifted the customer, in the last step.
	Effects map[string]effect `json:"effects,omitempty"`
	Reason  string            `json:"reason,omitempty"`
	Notes   []string          `json:"notes,omitempty"`
}

// WriteMoves writes a comparison as one object, its messages in the printer's language.
func WriteMoves(w io.Writer, m *periods.Moves, version string, p words.Printer) error {
	out := newObject(w)
	out.member("schema", Schema)
	out.member("tool", "tier")
	out.member("version", version)
	out.member("kind", "diff")
	out.member("results", comparedResults(m))
	out.member("compared_by", comparedBy(m.Trend.How))
	out.member("passages", passages(m))
	out.member("changes", changes(m))
	list(out, "customers", allMovers(m, p))
	list(out, "notes", texts(m.Notes(), p))
	return out.end()
}

func texts(messages []scoring.Message, p words.Printer) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, message := range messages {
			if !yield(p.Say(message)) {
				return
			}
		}
	}
}

func comparedResults(m *periods.Moves) []ComparedResult {
	var all []ComparedResult
	labels := m.Labels()
	for i, s := range m.Results {
		out := ComparedResult{File: s.File, Label: labels[i], SHA256: s.SHA256, Title: s.Title, Customers: s.Len(), Unscored: s.Unscored, KnockedOut: s.KnockedOut,
			SetAside: s.Repeats, Value: s.Value, Unit: s.Unit, Tiers: []ComparedIn{}}
		if !s.AsOf.IsZero() {
			day := s.AsOf.Format(time.DateOnly)
			out.AsOf = &day
		}
		for k, rung := range m.Trend.Periods[i].Rungs {
			tier := ComparedIn{Name: m.Trend.Ladder[k]}
			if rung.Has {
				count := rung.Count
				tier.Count, tier.Share, tier.Value, tier.ValueShare = &count, figure(rung.Share), figure(rung.Value), figure(rung.ValueShare)
			}
			out.Tiers = append(out.Tiers, tier)
		}
		all = append(all, out)
	}
	return all
}

// Change is how far the points of two criteria changed together in the last step.
type Change struct {
	Criteria  [2]string `json:"criteria"`
	Customers int       `json:"customers"`
	Spearman  float64   `json:"spearman"`
}

func changes(m *periods.Moves) []Change {
	all := []Change{}
	for _, t := range m.Together() {
		all = append(all, Change{[2]string{t.A, t.B}, t.Customers, t.Rho})
	}
	return all
}

func comparedBy(how tiering.How) *string {
	by := map[tiering.How]string{tiering.ByName: "name", tiering.ByPlace: "place"}[how]
	if by == "" {
		return nil
	}
	return &by
}

func passages(m *periods.Moves) []Passage {
	all := []Passage{}
	for i := range m.Trend.Steps {
		s := &m.Trend.Steps[i]
		passage := Passage{From: i, To: i + 1, ComparedBy: comparedBy(s.How), Moves: make(map[string]Flow), Matrix: matrixOf(s)}
		for _, state := range tiering.States() {
			passage.Moves[state.String()] = flowOf(s.Of[state])
		}
		all = append(all, passage)
	}
	return all
}

func matrixOf(s *tiering.Migration) Matrix {
	names := func(levels []tiering.Level) []*string {
		var all []*string
		for _, l := range levels {
			all = append(all, &l.Name)
		}
		return append(all, nil, nil)
	}
	flows := func(of []tiering.Flow) []Flow {
		var all []Flow
		for _, f := range of {
			all = append(all, flowOf(f))
		}
		return all
	}
	out := Matrix{Rows: names(s.From), Columns: names(s.To), RowTotals: flows(s.Rows), ColumnTotals: flows(s.Columns), Total: flowOf(s.All)}
	for _, cells := range s.Cells {
		out.Cells = append(out.Cells, flows(cells))
	}
	return out
}

func flowOf(f tiering.Flow) Flow { return Flow{f.Customers, figure(f.Before), figure(f.After)} }

func allMovers(m *periods.Moves, p words.Printer) iter.Seq[Mover] {
	notes := m.Remarks()
	return func(yield func(Mover) bool) {
		for c := range m.Len() {
			if !yield(moverOf(m, c, notes, p)) {
				return
			}
		}
	}
}

func moverOf(m *periods.Moves, c int, remarks map[int][]scoring.Message, p words.Printer) Mover {
	out := Mover{ID: m.IDs[c], Name: m.Names[c], Move: moveWord(m.Last().State[c]), Reason: m.Reason(len(m.Results)-1, c)}
	out.Effects = effectsOf(m, c)
	for i := range m.Results {
		out.There = append(out.There, m.Has(i, c))
		out.Scores, out.Values = append(out.Scores, figure(m.Score(i, c))), append(out.Values, figure(m.Value(i, c)))
		out.Tiers = append(out.Tiers, nil)
		if tier := m.Tier(i, c); tier != "" {
			out.Tiers[i] = &tier
		}
	}
	for _, message := range remarks[c] {
		out.Notes = append(out.Notes, p.Say(message))
	}
	return out
}

// moveWord is a state as data has it; null where the customer is in neither result.
func moveWord(s tiering.State) *string {
	if s == tiering.Nowhere {
		return nil
	}
	word := s.String()
	return &word
}
