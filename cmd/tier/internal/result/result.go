// Package result is what a run of tier knows in the end: the customers with their verdicts, where each figure comes
// from, and what could not be judged. The terminal, the workbook and the files are views of it.
package result

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/identity"
	"tier/cmd/tier/internal/statements"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/scoring/profile"
	"tier/tiering"
)

// Result is the outcome of a run over one population of customers.
type Result struct {
	Version string
	Config  *config.Config
	List    *fileio.List
	Merged  *aliases.Merged      // the rows of customers who have several; nil where no aliases were given
	Frame   *scoring.Frame       // the list with its derived fields
	ID      func(row int) string // the id field, or the row's number
	Name    func(row int) string // "" where the list names none
	// Value is the configured value field, for shares; nil where none is configured or the list has none.
	Value         []float64
	Models        []Model // the first model's tier is the tier
	Concentration *tiering.Concentration
	Ratings       *Ratings           // of the panel; nil where none were given
	Credit        *Credit            // nil where none was judged
	Joined        *statements.Joined // what statements said; nil where none were given
	Ledgers       *Ledgers           // what customers owe; nil where no ledgers were given
	Tables        []*tables.Joined   // what other tables say of the customers, in the configuration's order
	Files         []Input            // that were read besides the list and the ratings: ledgers, statements, requests, forms
	Elsewhere     []Problem          // what statements, ledgers and requests say that doesn't count, in their order
	Problems      []Problem          // why customers are unscored, and cells that could not be read; in input order
	Notes         []Problem          // what a reader must know about a customer who was judged; in input order
	// Aside are the rows that were set aside: those that are no customers, such as totals and blank rows, and then in
	// input order repeats of an id under --duplicates first, and customers who were knocked out.
	Aside []Problem
	Tally Tally
	// Identity is what ids, codes and names say against each row being a customer of its own; it keeps nobody from being judged.
	Identity []identity.Finding
	Knocked  tiering.KnockedOut // whom a knock-out placed outside the tiers
	Profile  *profile.Profile   // the customer file; nil where the configuration names none
	Treated  *Treated           // what is done for the customers; nil where the configuration doesn't say

	Segments *Segments // classes, cells and flags beside the tiers; nil where the configuration names none

	Previous *Previous // how customers moved since earlier results; nil where none were given

	Part *Part // what the customers are of a larger population; nil for all of it

	shown *shown // what of the list is written out; nil is all of it
}

// Model is what one model says of the customers.
type Model struct {
	Spec         *config.Model
	Scores       *scoring.Scores
	Computed     []int          // the level that the method gives; -1 unscored
	Kept         tiering.Kept   // what a hold made of it: the level before overrides
	Final        []int          // the level after overrides; -1 unscored
	Near         []tiering.Near // customers near a threshold; none where the configuration doesn't ask
	Overridden   tiering.Overridden
	Notes        []scoring.Message // of the method: ties that overshoot a share …
	Distribution tiering.Distribution
	Population   int    // how many customers have a score: those that ranks are among, whichever are shown
	Places       Places // by the field that the tiers share out; of a scheme by value only
	Beside       []Beside
}

// Problem is something that its reader must know, with its place in the inputs.
type Problem struct {
	Row     int // -1 where it belongs to no customer
	At      string
	Message words.Phrase

	fields    []string // that it is about or quotes; "" is the whole row
	criterion *scoring.Criterion
}

// AllJudged reports whether every customer has a tier in every model.
func (r *Result) AllJudged() bool {
	for i := range r.Models {
		if r.Unscored(&r.Models[i]) > 0 {
			return false
		}
	}
	return true
}

// Unscored is how many customers have no tier in a model. Rows that were set aside have none by intent.
func (r *Result) Unscored(m *Model) int { return m.Distribution.Unscored - r.RowsAside() }

// RowsAside is how many of the customers' rows were set aside: repeats of another, and customers who were knocked out.
func (r *Result) RowsAside() int {
	first, _ := slices.BinarySearchFunc(r.Aside, 0, byRow)
	return len(r.Aside) - first
}

// Repeats is how many of the customers' rows were set aside as repeats of another.
func (r *Result) Repeats() int { return r.RowsAside() - len(r.Knocked.By) }

// KnockedOut is the knock-out that placed a customer outside the tiers.
func (r *Result) KnockedOut(row int) (k tiering.Knockout, ok bool) {
	i, ok := r.Knocked.By[row]
	if !ok {
		return k, false
	}
	return r.Config.Knockouts[i], true
}

// IsCustomer reports whether a row is a customer, be it one who was knocked out, and no repeat of another.
func (r *Result) IsCustomer(row int) bool {
	_, out := r.Knocked.By[row]
	return out || !r.IsAside(row)
}

// IsAside reports whether a customer's row was set aside: no rank, headcount or share counts it.
func (r *Result) IsAside(row int) bool {
	_, aside := slices.BinarySearchFunc(r.Aside, row, byRow)
	return aside && row >= 0
}

func byRow(p Problem, row int) int { return cmp.Compare(p.Row, row) }

// At names the place of a customer's field, or of the whole row.
func (r *Result) At(row int, field string) string {
	if row < 0 {
		return ""
	}
	if place, ok := r.Joined.Place(row, field); ok {
		return place.String()
	}
	return together(r.List.Places(row, field))
}

// Why are the problems of one customer.
func (r *Result) Why(row int) []Problem { return ofRow(r.Problems, row) }

// ofRow are the problems of a row, among problems in row order.
func ofRow(problems []Problem, row int) []Problem {
	from, _ := slices.BinarySearchFunc(problems, row, byRow)
	to := from
	for to < len(problems) && problems[to].Row == row {
		to++
	}
	return problems[from:to]
}

// Find are the rows of a customer's id, or where no id is so, of a name, or else of an alias. Repeats are no customers.
func (r *Result) Find(who string) []int {
	if rows := r.rowsOf(r.ID, who); len(rows) > 0 {
		return rows
	}
	if rows := r.rowsOf(r.Name, who); len(rows) > 0 {
		return rows
	}
	return r.rowsOfAlias(who)
}

// Len is how many rows of customers there are, those that were set aside included.
func (r *Result) Len() int { return r.List.Len() }

func (r *Result) rowsOf(text func(row int) string, wanted string) []int {
	var rows []int
	for row := range r.Len() {
		if text(row) == wanted && r.IsCustomer(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// Heading is the model's title, or its name where it has none.
func (m *Model) Heading() string {
	if m.Spec.Title != "" {
		return m.Spec.Title
	}
	return m.Spec.Name
}

// Tier is the name of a level; "" for an unscored customer.
func (m *Model) Tier(level int) string {
	if level < 0 {
		return ""
	}
	return m.Spec.Scheme.Levels[level].Name
}

// Agree compares the tiers of two models.
func (m *Model) Agree(other *Model) tiering.Agreement {
	return tiering.Agree(m.Final, other.Final, m.Spec.Scheme.Levels, other.Spec.Scheme.Levels)
}

// Best are the rows of the n customers of the highest scores, equal ones in input order.
func (m *Model) Best(n int) []int {
	best := make([]int, len(m.Scores.Rank)-m.Scores.Unscored())
	if len(best) < m.Population { // their ranks have gaps
		return m.bestOfSome(best[:0], n)
	}
	shared := make([]int, len(best)) // by rank: how many rows have it so far
	for row, rank := range m.Scores.Rank {
		if rank > 0 {
			best[rank-1+shared[rank-1]] = row
			shared[rank-1]++
		}
	}
	return best[:min(n, len(best))]
}

func (m *Model) bestOfSome(best []int, n int) []int {
	for row, rank := range m.Scores.Rank {
		if rank > 0 {
			best = append(best, row)
		}
	}
	slices.SortStableFunc(best, func(a, b int) int { return cmp.Compare(m.Scores.Rank[a], m.Scores.Rank[b]) })
	return best[:min(n, len(best))]
}
