// Package scored reads a file that tier wrote, so that its tables can be printed again.
//
// What it says is what the file says now. The rows of a workbook or of a .csv are counted anew: their scores, ranks and
// tiers are columns that result.FindAdded knows, and a formula counts as the spreadsheet calculated it last. What rows
// can't tell (the order of the tiers, the shares that were expected of them, which column is the value) is read from the
// tier tables of the workbook's summary. A .json is not counted but believed: nothing in it is calculated.
package scored

import (
	"cmp"
	"math"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/scoring"
	"tier/tiering"
)

// Result is an earlier result.
type Result struct {
	Title         string
	Inputs        []result.Input // the file itself, or of a .json the lists that were judged
	Models        []Model
	Value, Unit   string                 // what the value is called, and what it is in; "" where nobody knows
	Concentration *tiering.Concentration // nil where no value is known
	Agree         func(i, k int) tiering.Agreement
	Steps         []result.TieringStep // of the eight steps; nil of a .csv
	About         []string             // what the configuration says of the figures
	From          []scoring.Message    // where the figures come from
	Stale         []scoring.Message    // what the workbook's summary says otherwise than its rows
	Best          []Customer           // of the first model, the best first, as many as were asked for
	Rows          *Rows                // nil of a .json
	Views         Views
	tables        *result.Tables // of a .json
}

// Model is what one model said of the customers.
type Model struct {
	Name, Heading string
	Levels        []tiering.Level // best first
	Distribution  tiering.Distribution
	Decimals      int // of the scores
	Unscored      int // customers; rows that were set aside are none
	Provisional   int // tiers that were judged without history
	Groups        []result.GroupMean
	Notes         []string
	Overrides     []string
	Final         []int // of each row its level; nil of a .json
}

// Customer is one of the best.
type Customer struct {
	ID, Name, Tier, Reason string
	Rank                   int
	Score                  float64
}

// Rows are the rows behind the figures.
type Rows struct {
	Headers []string
	Text    func(row, column int) string
	Aside   []bool // rows that were set aside: repeats of another, and customers who were knocked out

	KnockedOut int // so many of them were knocked out
}

// Tables are the figures as JSON has them.
func (r *Result) Tables(version string) *result.Tables {
	if r.tables != nil {
		return r.tables
	}
	t := &result.Tables{Schema: result.Schema, Tool: "tier", Version: version, Title: r.Title, Inputs: r.Inputs, Steps: r.Steps}
	for _, m := range r.Models {
		t.Models = append(t.Models, result.ModelSummary{Name: cmp.Or(m.Name, m.Heading), Title: m.Heading, Tiers: result.Summarise(m.Distribution),
			Unscored: m.Unscored, Groups: m.Groups, Overrides: []result.OverrideSummary{}, Notes: []string{}})
	}
	for i := range r.Models {
		for k := i + 1; k < len(r.Models); k++ {
			t.Agreement = append(t.Agreement, result.SummariseAgreement(r.Agree(i, k), t.Models[i].Name, t.Models[k].Name))
		}
	}
	if r.Concentration != nil {
		t.Concentration = result.SummariseConcentration(*r.Concentration, r.Value, r.Unit)
	}
	return t
}

// decimalsOf is how many decimals scores are shown with: the usual two, or as many as one of them has.
func decimalsOf(scores []float64) int {
	const usual, most = 2, 9
	n := usual
	for _, x := range scores {
		for n < most && scoring.Round(x, n) != scoring.Round9(x) && !math.IsNaN(x) {
			n++
		}
	}
	return n
}

// sortBest puts customers in order of their rank, equal ones as they stand, and keeps the first ones.
func sortBest(all []Customer, top int) []Customer {
	slices.SortStableFunc(all, func(a, b Customer) int { return a.Rank - b.Rank })
	return all[:min(top, len(all))]
}
