package result

import (
	"math"
	"slices"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/scoring/exact"
	"tier/tiering/estimate"
)

// Estimates is what the configuration's constants make of the customers' complaints, profits and losses; nil where it asks for
// nothing. It counts the customers who are judged: repeats and those who were knocked out are none.
func (r *Result) Estimates() *estimate.Estimate {
	spec := r.Config.Estimates
	if spec == nil {
		return nil
	}
	c := &estimateCount{r: r, spec: spec, known: make(map[string]float64)}
	c.total(estimate.Complaints, spec.Complaints)
	c.total(estimate.Profit, spec.Profit)
	c.lost()
	c.complaints()
	return estimate.New(spec.Constants, c.known)
}

// estimateCount counts what estimates rest on.
type estimateCount struct {
	r     *Result
	spec  *config.Estimates
	known map[string]float64
}

// numbers are a field's figures; false where none is configured, or the list has not one.
func (c *estimateCount) numbers(field string) ([]float64, bool) {
	if field == "" {
		return nil, false
	}
	column, _ := c.r.Frame.Numbers(field)
	return column, slices.ContainsFunc(column, func(x float64) bool { return !math.IsNaN(x) })
}

// truths are the answers of a condition; false where it is not configured, or the list has none of what it asks for.
func (c *estimateCount) truths(when *scoring.Expr) ([]scoring.Truth, bool) {
	if when == nil {
		return nil, false
	}
	all := when.Truths(c.r.Frame)
	return all, slices.ContainsFunc(all, func(t scoring.Truth) bool { return t != scoring.Undecided })
}

// total adds a field up over all customers.
func (c *estimateCount) total(name, field string) {
	if column, ok := c.numbers(field); ok {
		c.known[name] = c.sum(column, func(int) bool { return true })
	}
}

// sum adds the figures of some customers up; a missing one is none.
func (c *estimateCount) sum(column []float64, of func(row int) bool) float64 {
	var total exact.Sum
	for row, x := range column {
		if !c.r.IsAside(row) && of(row) {
			total.Add(scoring.Round9(x))
		}
	}
	return total.Figure()
}

// lost counts the customers who were lost.
func (c *estimateCount) lost() {
	truths, ok := c.truths(c.spec.Lost)
	if !ok {
		return
	}
	n := 0
	for row, truth := range truths {
		if truth == scoring.True && !c.r.IsAside(row) {
			n++
		}
	}
	c.known[estimate.Lost] = float64(n)
}

// complaints counts the customers who complained by what became of it, what they bring and what they cost.
func (c *estimateCount) complaints() {
	complaints, ok := c.numbers(c.spec.Complaints)
	if !ok {
		return
	}
	outcome, told := c.outcomes(complaints)
	if !told {
		return
	}
	value, valued := c.numbers(c.spec.Value)
	keeping, kept := c.numbers(c.spec.Keeping)
	for i, names := range [][3]string{{estimate.Fast, estimate.ValueFast, estimate.KeepFast},
		{estimate.Solved, estimate.ValueSolved, estimate.KeepSolved}, {estimate.Unsolved, estimate.ValueUnsolved, estimate.KeepUnsolved}} {
		is, n := func(row int) bool { return outcome[row] == i+1 }, 0
		for row := range outcome {
			if is(row) {
				n++
			}
		}
		c.known[names[0]] = float64(n)
		if valued {
			c.known[names[1]] = c.sum(value, is)
		}
		if kept {
			c.known[names[2]] = c.sum(keeping, is)
		}
	}
}

// outcomes tells of each customer with complaints what became of them: 1 solved fast, 2 solved, 3 not solved, by the first
// condition that is met; 0 of all others, and where none is. told is false where no condition has an answer for anybody.
func (c *estimateCount) outcomes(complaints []float64) (out []int, told bool) {
	out = make([]int, len(complaints))
	for i, when := range []*scoring.Expr{c.spec.Fast, c.spec.Solved, c.spec.Unsolved} {
		truths, ok := c.truths(when)
		told = told || ok
		for row, truth := range truths {
			if out[row] == 0 && truth == scoring.True && complaints[row] > 0 && !c.r.IsAside(row) {
				out[row] = i + 1
			}
		}
	}
	return out, told
}

// ComplainedUntold is how many customers complained of whom no condition says what became of it: they are in no return rate.
func (r *Result) ComplainedUntold() int {
	c := &estimateCount{r: r, spec: r.Config.Estimates}
	complaints, ok := c.numbers(c.spec.Complaints)
	if !ok {
		return 0
	}
	n := 0
	outcomes, _ := c.outcomes(complaints)
	for row, outcome := range outcomes {
		if outcome == 0 && complaints[row] > 0 && !r.IsAside(row) {
			n++
		}
	}
	return n
}

// Untold says how many customers complained of whom nobody says what became of it.
func Untold(n int) scoring.Message {
	return scoring.Say("Customers with complaints of whom nobody says what became of them, and who are in no return rate: %d", n)
}

// EstimateLack are the customers who lack a field that an estimate adds up.
type EstimateLack struct {
	Field string
	Rows  []int
}

// EstimateGaps are the rows whose count of complaints can't be one, and the customers who lack a field that an estimate adds up: the
// value and the cost of keeping matter of those who complained and of whom it is known what became of it.
func (r *Result) EstimateGaps() (odd []int, lacks []EstimateLack) {
	c := &estimateCount{r: r, spec: r.Config.Estimates}
	complaints, complained := c.numbers(c.spec.Complaints)
	var outcomes []int
	if complained {
		outcomes, _ = c.outcomes(complaints)
		odd = c.rows(func(row int) bool {
			return complaints[row] < 0 || complaints[row] != math.Trunc(complaints[row]) && !math.IsNaN(complaints[row])
		})
	}
	for _, of := range []struct {
		field string
		who   func(row int) bool
	}{{c.spec.Profit, func(int) bool { return true }}, {c.spec.Value, func(row int) bool { return complained && outcomes[row] > 0 }},
		{c.spec.Keeping, func(row int) bool { return complained && outcomes[row] > 0 }}} {
		column, ok := c.numbers(of.field)
		if !ok {
			continue
		}
		if rows := c.rows(func(row int) bool { return math.IsNaN(column[row]) && of.who(row) }); len(rows) > 0 {
			lacks = append(lacks, EstimateLack{of.field, rows})
		}
	}
	return odd, lacks
}

// rows are the customers' rows of whom something is so.
func (c *estimateCount) rows(is func(row int) bool) (rows []int) {
	for row := range c.r.Len() {
		if !c.r.IsAside(row) && is(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// EstimatesSummary are the estimates as JSON has them. What they are is said in words too, since a figure alone looks like one of the list.
type EstimatesSummary struct {
	Estimate  bool              `json:"estimate"` // always true
	About     string            `json:"about"`
	Constants []ConstantSummary `json:"constants"`
	Facts     []EstimateSummary `json:"facts"`
	Lines     []EstimateSummary `json:"lines"`
	Untold    int               `json:"outcome_unknown"` // customers who complained, and nobody says what became of it
	Odd       int               `json:"odd_complaints"`  // counts that are below 0 or no whole numbers
	Missing   []LackSummary     `json:"missing"`         // fields that some customers have no figure of
}

// LackSummary is a field that some customers have no figure of.
type LackSummary struct {
	Field     string `json:"field"`
	Header    string `json:"header"`
	Customers int    `json:"customers"`
}

// ConstantSummary is a published figure.
type ConstantSummary struct {
	EstimateSummary

	Source string `json:"source"`
}

// EstimateSummary is a fact or an estimate.
type EstimateSummary struct {
	Name  string  `json:"name"`
	Title string  `json:"title"`
	Unit  string  `json:"unit"`
	Value float64 `json:"value"`
}

// EstimatesAbout says what estimates are.
func EstimatesAbout(p words.Printer) string {
	return p.Sprintf("estimates by published figures, not figures of the list: what they rest on is cited, and can be changed in the configuration")
}

func (r *Result) estimates(p words.Printer) EstimatesSummary {
	e := r.Estimates()
	out := EstimatesSummary{Estimate: true, About: EstimatesAbout(p), Constants: []ConstantSummary{}, Facts: []EstimateSummary{}, Lines: []EstimateSummary{},
		Untold: r.ComplainedUntold()}
	odd, lacks := r.EstimateGaps()
	out.Odd, out.Missing = len(odd), []LackSummary{}
	for _, l := range lacks {
		out.Missing = append(out.Missing, LackSummary{l.Field, r.NameOf(l.Field), len(l.Rows)})
	}
	one := func(name string, title string, unit estimate.Unit, value float64) EstimateSummary {
		return EstimateSummary{name, title, unit.String(), value}
	}
	for _, c := range e.Constants {
		out.Constants = append(out.Constants, ConstantSummary{one(c.Name, p.Say(c.Title), c.Unit, c.Value), c.Source})
	}
	for _, f := range e.Facts {
		out.Facts = append(out.Facts, one(f.Name, p.Say(f.Title), f.Unit, f.Value))
	}
	for _, l := range e.Lines {
		out.Lines = append(out.Lines, one(l.Name, p.Say(l.Title), l.Unit, l.Value))
	}
	return out
}
