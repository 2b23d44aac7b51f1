// Package result is what a run of tier knows in the end: the customers with their verdicts, where each figure comes
// from, and what could not be judged. The terminal, the workbook and the files are views of it.
package result

import (
	"cmp"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Result is the outcome of a run over one population of customers.
type Result struct {
	Version string
	Config  *config.Config
	List    *fileio.List
	Frame   *scoring.Frame // the list with its derived fields
	IDs     []string       // one for each row: the id field, or the row's number
	Names   []string       // one for each row; "" where the list names none
	// Value is the configured value field, for shares; nil where none is configured or the list has none.
	Value         []float64
	Models        []Model // the first model's tier is the tier
	Concentration *tiering.Concentration
	Problems      []Problem // why customers are unscored, and cells that could not be read; in input order
	Notes         []Problem // what a reader must know about a customer who was judged; in input order
	// Aside are the rows that were set aside: totals, blank rows, and repeats of an id under --duplicates first.
	Aside []Problem
	Tally Tally
}

// Model is what one model says of the customers.
type Model struct {
	Spec         *config.Model
	Scores       *scoring.Scores
	Computed     []int // the level that the method gives; -1 unscored
	Final        []int // the level after overrides; -1 unscored
	Overridden   tiering.Overridden
	Notes        []scoring.Message // of the method: ties that overshoot a share …
	Distribution tiering.Distribution
}

// Problem is something that its reader must know, with its place in the inputs.
type Problem struct {
	Row     int // -1 where it belongs to no customer
	At      string
	Message words.Phrase
}

// AllJudged reports whether every customer has a tier in every model.
func (r *Result) AllJudged() bool {
	for i := range r.Models {
		if r.Models[i].Distribution.Unscored > r.Repeats() {
			return false
		}
	}
	return true
}

// Repeats is how many of the customers' rows were set aside as repeats of another: they have no score by intent.
func (r *Result) Repeats() int {
	n := 0
	for _, a := range r.Aside {
		if a.Row >= 0 {
			n++
		}
	}
	return n
}

// At names the place of a customer's field, or of the whole row.
func (r *Result) At(row int, field string) string {
	if row < 0 {
		return ""
	}
	return r.List.Place(row, field).String()
}

// Gather makes one list of problems, each once, in input order: several models may say the same of one cell.
func (r *Result) Gather(lists ...[]scoring.Problem) []Problem {
	type key struct{ at, text string }
	seen := make(map[key]bool)
	var all []Problem
	for _, list := range lists {
		for _, p := range list {
			at := r.At(p.Row, p.Field)
			if k := (key{at, p.Message.String()}); !seen[k] {
				seen[k] = true
				all = append(all, Problem{Row: p.Row, At: at, Message: p.Message})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Problem) int { return cmp.Compare(a.Row, b.Row) })
	return all
}

// Why are the problems of one customer.
func (r *Result) Why(row int) []Problem {
	from, _ := slices.BinarySearchFunc(r.Problems, row, func(p Problem, row int) int { return cmp.Compare(p.Row, row) })
	to := from
	for to < len(r.Problems) && r.Problems[to].Row == row {
		to++
	}
	return r.Problems[from:to]
}

// Find are the rows of a customer's id, or where no id is so, of a name.
func (r *Result) Find(who string) []int {
	if rows := all(r.IDs, who); len(rows) > 0 {
		return rows
	}
	return all(r.Names, who)
}

func all(texts []string, wanted string) []int {
	var rows []int
	for row, text := range texts {
		if text == wanted {
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

// Best are the rows of the n customers of the highest scores, equal ones in input order.
func (m *Model) Best(n int) []int {
	var rows []int
	for row, rank := range m.Scores.Rank {
		if rank > 0 {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Compare(m.Scores.Rank[a], m.Scores.Rank[b]) })
	return rows[:min(n, len(rows))]
}
