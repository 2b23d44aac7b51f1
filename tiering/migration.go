package tiering

import (
	"math"

	"tier/scoring/exact"
)

// Absent is the level of a customer whom a period doesn't have. One whom it has without a tier is of level -1.
const Absent = -2

// Period is the customers of one result among those of all periods: row i is the same customer in each of them.
type Period struct {
	Levels []Level   // best first
	Final  []int     // per row: index of the level; -1 without a tier; Absent
	Value  []float64 // per row, NaN where it is missing; nil where the period has none
}

// State is what became of a customer from one period to the next.
type State uint8

// The states. Who comes or goes does so with or without a tier; who stays has moved only where both periods give a tier.
const (
	Nowhere  State = iota // in neither period
	Up                    // to a better tier
	Down                  // to a worse one
	Same                  // in the tier as before
	New                   // in this period, and in none before
	Returned              // in this period and in one before the last, but not in the last
	Lost                  // in the period before only
	Untiered              // in both, in one of them or both without a tier
	Unlike                // in both, with tiers that can't be compared
)

// States are all states of customers who are in one of the two periods, in the order in which they are shown.
func States() []State { return []State{Up, Down, Same, New, Returned, Lost, Untiered, Unlike} }

// String is the state's word in data.
func (s State) String() string {
	return [...]string{"nowhere", "up", "down", "same", "new", "returned", "lost", "unscored", "unlike"}[s]
}

// Flow is some customers who moved alike: how many they are, and what they brought in each of the two periods. A sum is
// NaN where the period has no value at all; a customer whose value is missing, or who is not there, brings nothing.
type Flow struct {
	Customers     int
	Before, After float64
}

// Migration is how the customers moved from one period to the next.
//
// Each customer of either period stands in one cell of the matrix, so that its margins reconcile: all rows but the last
// are the customers of the period before, all columns but the last those of the period after.
type Migration struct {
	From, To []Level
	How      How // by what levels were compared
	// RungsFrom and RungsTo are the levels' places on one ladder, the lower the better; nil where levels can't be compared.
	RungsFrom, RungsTo []int

	State   []State  // per row
	Cells   [][]Flow // by From's levels, without a tier, not there; then by To's likewise
	Rows    []Flow   // margins of Cells
	Columns []Flow
	Of      map[State]Flow
	All     Flow
}

// Migrate compares two periods. Seen tells of each row whether an earlier period than both has the customer; it may be
// nil where there is none. Levels are compared as Agree compares them.
func Migrate(from, to Period, seen []bool) Migration {
	out := Migration{From: from.Levels, To: to.Levels, State: make([]State, len(from.Final))}
	rungsFrom, rungsTo, how := align(from.Levels, to.Levels)
	out.How, out.RungsFrom, out.RungsTo = how, rungsFrom, rungsTo
	c := newFlows(len(from.Levels)+2, len(to.Levels)+2)
	states := make([]flow, len(States())+1)
	for row := range from.Final {
		a, b := from.Final[row], to.Final[row]
		state := stateOf(a, b, rungsFrom, rungsTo)
		if state == New && seen != nil && seen[row] {
			state = Returned
		}
		out.State[row] = state
		if state == Nowhere {
			continue
		}
		before, after := from.value(row), to.value(row)
		c[slot(a, len(from.Levels))][slot(b, len(to.Levels))].add(before, after)
		states[state].add(before, after)
	}
	knows := [2]bool{from.Value != nil, to.Value != nil}
	out.total(c, knows)
	out.Of = make(map[State]Flow)
	for _, s := range States() {
		out.Of[s] = states[s].made(knows)
	}
	return out
}

// value is what a customer brings in the period; NaN is nothing.
func (p *Period) value(row int) float64 {
	if p.Value == nil || p.Final[row] == Absent {
		return math.NaN()
	}
	return p.Value[row]
}

// Has reports whether a customer is in the period, with a tier or without one.
func (p *Period) Has(row int) bool { return p.Final[row] != Absent }

// slot is the place of a level among n: those without a tier and those who aren't there come last.
func slot(level, n int) int {
	if level < 0 {
		return n - 1 - level
	}
	return level
}

// stateOf compares two levels by their rungs, of which there are none where levels can't be compared. Whoever is not in
// the first period is new.
func stateOf(a, b int, rungsA, rungsB []int) State {
	switch {
	case a == Absent && b == Absent:
		return Nowhere
	case a == Absent:
		return New
	case b == Absent:
		return Lost
	case a < 0 || b < 0:
		return Untiered
	case rungsA == nil:
		return Unlike
	case rungsB[b] < rungsA[a]:
		return Up
	case rungsB[b] > rungsA[a]:
		return Down
	}
	return Same
}

// flow is a Flow while it is added up.
type flow struct {
	customers     int
	before, after exact.Sum
}

func newFlows(rows, columns int) [][]flow {
	all := make([][]flow, rows)
	for i := range all {
		all[i] = make([]flow, columns)
	}
	return all
}

func (f *flow) add(before, after float64) {
	f.customers++
	f.before.Add(before)
	f.after.Add(after)
}

func (f *flow) merge(other *flow) {
	f.customers += other.customers
	f.before.AddSum(&other.before)
	f.after.AddSum(&other.after)
}

// made says the sums, of the periods that know any.
func (f *flow) made(knows [2]bool) Flow {
	out := Flow{f.customers, math.NaN(), math.NaN()}
	if knows[0] {
		out.Before = f.before.Float()
	}
	if knows[1] {
		out.After = f.after.Float()
	}
	return out
}

// total adds up the margins.
func (m *Migration) total(cells [][]flow, knows [2]bool) {
	columns, all := make([]flow, len(m.To)+2), flow{}
	for i := range cells {
		var row flow
		var made []Flow
		for k := range cells[i] {
			made = append(made, cells[i][k].made(knows))
			row.merge(&cells[i][k])
			columns[k].merge(&cells[i][k])
		}
		m.Cells, m.Rows = append(m.Cells, made), append(m.Rows, row.made(knows))
		all.merge(&row)
	}
	for k := range columns {
		m.Columns = append(m.Columns, columns[k].made(knows))
	}
	m.All = all.made(knows)
}

// Active is how many customers are in both periods.
func (m *Migration) Active() int {
	return m.Of[Up].Customers + m.Of[Down].Customers + m.Of[Same].Customers + m.Of[Untiered].Customers + m.Of[Unlike].Customers
}
