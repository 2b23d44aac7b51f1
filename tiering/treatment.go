package tiering

import (
	"slices"

	"tier/scoring"
)

// Treatment is what is done for customers (分级管理办法): a decision for each of them, and measures.
type Treatment struct {
	Decisions []Decision // in order: the first that meets a customer is his
	Measures  []Measure
}

// DecisionColumn is the column of texts under which the conditions of measures find the name of a customer's decision.
const DecisionColumn = "decision"

// Decision is what is made of a customer of some tiers: to keep him, to help him, to raise his price, to part.
type Decision struct {
	Name   string
	Tiers  []int     // indexes of levels; nil: all
	When   Condition // nil: always
	Action string
	Reason Phrase
}

// Measure is something that is done for the customers of some tiers.
type Measure struct {
	Name  string
	Area  string    // under which it stands: 服务, 促销 …; "" for none
	Tiers []int     // indexes of levels; nil: all
	When  Condition // nil: always
	Every Span      // how often it is due; the zero Span where it has no interval
	// Since is the field of the day on which it was last done; "" for none.
	Since  string
	Within Span   // how soon it is to be done; the zero Span where nobody says
	Who    string // whose task it is; "" is the customer's owner
	Note   string // for the reader
}

// Treated is what the treatment says of each customer. Who has no tier has neither decision nor measures.
type Treated struct {
	Decision  []int             // per row: index of the decision, -1 for none
	Undecided []scoring.Problem // customers of whom a condition could not tell whether it meets them
	Decided   []int             // per decision: how many customers it is of
	Applied   []int             // per measure: how many customers it is for

	measures [][]bool // per measure and row
}

// Treat applies the treatment to customers of given tiers; the columns of p are their fields with what they were judged to be.
// The names of the decisions go to set, which makes them one of these, before the conditions of measures ask for it.
func (t *Treatment) Treat(p *Population, tiers []int, set func(column string, texts []string)) Treated {
	out := Treated{Decision: make([]int, len(tiers)), Decided: make([]int, len(t.Decisions)), Applied: make([]int, len(t.Measures))}
	set(DecisionColumn, t.decide(&out, p, tiers))
	for i := range t.Measures {
		m := &t.Measures[i]
		has := make([]bool, len(tiers))
		isOpen := func(row int) bool { return isOf(m.Tiers, tiers[row]) }
		out.meet(scoring.Say("measure %q", m.Name), m.When, p, isOpen, func(row int) {
			has[row] = true
			out.Applied[i]++
		})
		out.measures = append(out.measures, has)
	}
	return out
}

// Recall is what was said before: per row its decision, -1 for none, and per measure and row whether it is for him.
func (t *Treatment) Recall(decision []int, measures [][]bool) Treated {
	out := Treated{Decision: decision, Decided: make([]int, len(t.Decisions)), Applied: make([]int, len(t.Measures)), measures: measures}
	out.count()
	return out
}

// count counts the customers of each decision and measure.
func (t *Treated) count() {
	for _, i := range t.Decision {
		if i >= 0 {
			t.Decided[i]++
		}
	}
	for i, own := range t.measures {
		for _, has := range own {
			if has {
				t.Applied[i]++
			}
		}
	}
}

// decide finds each customer's decision, and returns their names. Where a condition has no answer, none that comes after it is the
// customer's either: "no potential" would be said of one whose growth nobody knows.
func (t *Treatment) decide(out *Treated, p *Population, tiers []int) []string {
	names, unknown := make([]string, len(tiers)), make(map[int]bool)
	for row := range out.Decision {
		out.Decision[row] = -1
	}
	for i := range t.Decisions {
		d := &t.Decisions[i]
		isOpen := func(row int) bool { return out.Decision[row] < 0 && !unknown[row] && isOf(d.Tiers, tiers[row]) }
		before := len(out.Undecided)
		out.meet(scoring.Say("decision %q", d.Name), d.When, p, isOpen, func(row int) {
			out.Decision[row], names[row] = i, d.Name
			out.Decided[i]++
		})
		for _, open := range out.Undecided[before:] {
			unknown[open.Row] = true
		}
	}
	return names
}

// isOf reports whether a tier is among some; nil is all there are.
func isOf(some []int, tier int) bool {
	return tier >= 0 && (some == nil || slices.Contains(some, tier))
}

// meet calls then for the customers whom a condition meets, of those that are open to it.
func (t *Treated) meet(what scoring.Message, when Condition, p *Population, isOpen func(row int) bool, then func(row int)) {
	var truths []scoring.Truth
	if when != nil {
		truths = p.truths(when)
	}
	var read *reading
	for row := range t.Decision {
		switch {
		case !isOpen(row):
		case when == nil || truths[row] == scoring.True:
			then(row)
		case truths[row] == scoring.Undecided:
			if read == nil {
				read = newReading(when, p.Columns)
			}
			t.Undecided = append(t.Undecided, read.unanswered(what, row))
		}
	}
}

// Has reports whether a measure is for a customer.
func (t *Treated) Has(measure, row int) bool { return t.measures[measure][row] }

// Measures are those for a customer, in their order.
func (t *Treated) Measures(row int) []int {
	var own []int
	for i := range t.measures {
		if t.measures[i][row] {
			own = append(own, i)
		}
	}
	return own
}

// Only is what the treatment says of some rows, in ascending order. The first of them is then row 0.
func (t *Treated) Only(rows []int) Treated {
	out := Treated{Decision: scoring.Pick(t.Decision, rows), Decided: make([]int, len(t.Decided)), Applied: make([]int, len(t.Applied))}
	for i := range t.measures {
		out.measures = append(out.measures, scoring.Pick(t.measures[i], rows))
	}
	out.count()
	return out
}
