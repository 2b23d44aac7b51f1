package result

import (
	"math"
	"slices"
	"strings"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Previous is how customers moved since earlier results; the newest of its results is the run itself.
type Previous struct {
	*periods.Moves
	customer []int // by row of the list: which of the moves' customers; -1 of a row that repeats another
}

// Customer is which of the customers of the moves a row is; -1 of a row that repeats another.
func (p *Previous) Customer(row int) int { return p.customer[row] }

// State is what became of a row's customer; Nowhere of a row that repeats another.
func (p *Previous) State(row int) tiering.State {
	if c := p.customer[row]; c >= 0 {
		return p.Last().State[c]
	}
	return tiering.Nowhere
}

// Before is a row's customer in the result before: the tier, "" without one, and the score, NaN without one.
func (p *Previous) Before(row int) (tier string, score float64) {
	c := p.customer[row]
	if c < 0 {
		return "", math.NaN()
	}
	last := len(p.Results) - 2
	return p.Tier(last, c), p.Score(last, c)
}

// LevelBefore is the number of a row's customer's level in the result before: -1 without a tier, tiering.Absent of who isn't there.
func (p *Previous) LevelBefore(row int) int {
	c, last := p.customer[row], len(p.Results)-2
	if c < 0 || !p.Has(last, c) {
		return tiering.Absent
	}
	return p.Results[last].Final[p.Rows[last][c]]
}

// Gone are the customers whom the result before has and the run hasn't, in the order in which people look at them.
func (p *Previous) Gone() []int {
	var gone []int
	for _, c := range p.Listed() {
		if p.Last().State[c] == tiering.Lost {
			gone = append(gone, c)
		}
	}
	return gone
}

// Compare says how customers moved since earlier results, the oldest first, to the tiers of the first model.
func (r *Result) Compare(earlier []*periods.Snapshot) {
	now, customer := r.Snapshot()
	var aliases []directory.Alias
	if r.Merged != nil {
		for _, a := range r.Merged.Aliases {
			if a.Row = customer[a.Row]; a.Row >= 0 {
				aliases = append(aliases, a)
			}
		}
	}
	r.Previous = &Previous{periods.Compare(append(earlier[:len(earlier):len(earlier)], now), aliases), customer}
}

// Snapshot is the run as a comparison sees it, but for reasons, which have a language; and by row of the list which of its customers it is; -1 of a row that repeats
// another.
func (r *Result) Snapshot() (s *periods.Snapshot, customer []int) {
	m := &r.Models[0]
	s = &periods.Snapshot{File: r.List.Tables()[0].File(), Title: r.Config.Title, Levels: m.Spec.Scheme.Levels, Ordered: true, AsOf: r.Config.AsOf,
		Decimals: m.Spec.Decimals, Models: len(r.Models), IsNow: true}
	if r.Value != nil {
		s.Value, s.Unit = r.Called(r.Config.Value)
	}
	ids, hasIDs := r.List.Texts("id")
	for row := range r.Len() {
		if !r.IsCustomer(row) {
			customer, s.Repeats = append(customer, -1), s.Repeats+1
			continue
		}
		_, isOut := r.KnockedOut(row)
		customer = append(customer, s.Len())
		s.Add(m.Final[row], m.Computed[row], m.Scores.Total[row], isOut)
		s.Names = append(s.Names, strings.TrimSpace(r.Name(row)))
		if hasIDs {
			s.IDs = append(s.IDs, strings.TrimSpace(ids(row)))
		}
		if r.Value != nil {
			s.Values = append(s.Values, scoring.Round9(r.Value[row]))
		}
	}
	return s, customer
}

// Only is the same of some rows of the list.
func (p *Previous) only(rows []int) *Previous {
	return &Previous{p.Moves, scoring.Pick(p.customer, rows)}
}

// hidePrevious takes redacted ids, names and values away from what is said of earlier results too.
func (r *Result) hidePrevious() {
	if r.Previous == nil {
		return
	}
	hidden := periods.Hidden{ID: r.Redacts("id"), Name: r.Redacts("name"), Value: r.Redacts(r.Config.Value), Reasons: r.redactsSomething()}
	if hidden.Reasons {
		hidden.ValueOf = r.redactsName
	}
	r.Previous = &Previous{r.Previous.Hide(hidden), r.Previous.customer}
}

// redactsName reports whether something redacted goes by a name, with its unit or without: a column or a field. Of what has no
// name nobody knows.
func (r *Result) redactsName(name string) bool {
	is := func(other string) bool {
		bare, _ := withoutUnit(other)
		return slices.Contains([]string{other, bare}, name)
	}
	if name == "" || slices.ContainsFunc(r.shown.redacted, func(c fileio.Column) bool { return is(c.Header) }) {
		return true
	}
	for field, isSecret := range r.shown.secret {
		if called, _ := r.Called(field); isSecret && (name == called || is(field)) {
			return true
		}
	}
	return false
}

// previousHeaders are what tier calls the columns of the result before.
func previousHeaders(p words.Printer) [3]string {
	return [3]string{p.Sprintf("Previous tier"), p.Sprintf("Previous score"), p.Sprintf("Move")}
}

// previous are the columns of the result before.
func (r *Result) previousColumns(p words.Printer) []Column {
	headers, before := previousHeaders(p), r.Previous
	return []Column{
		{Header: headers[0], Kind: PreviousTierColumn, Cell: func(row int) fileio.Cell {
			tier, _ := before.Before(row)
			return text(tier)
		}},
		{Header: headers[1], Kind: PreviousScoreColumn, Cell: func(row int) fileio.Cell {
			_, score := before.Before(row)
			return num(score)
		}},
		{Header: headers[2], Kind: MovedColumn, Cell: func(row int) fileio.Cell { return text(MoveText(before.State(row), p)) }},
	}
}
