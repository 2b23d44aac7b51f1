package periods

import (
	"cmp"
	"math"
	"slices"

	"tier/cmd/tier/internal/directory"
	"tier/scoring"
	"tier/tiering"
)

// Moves is how customers moved over several results.
type Moves struct {
	Results []*Snapshot // the oldest first
	// IDs and Names are of each customer of any result, as the newest that has the customer says them; "" where none says
	// any. The customers of the newest result come first, in its order.
	IDs, Names []string
	Rows       [][]int // by result and customer: the row in the result; -1 where it hasn't the customer
	Guesses    []Guess // who is the same customer, or may be, though it isn't written so
	Trend      tiering.Trend
	Causes     *Causes // nil where nobody looked
}

// Compare knows the customers of each result again in the others, the oldest result first, and says how they moved.
// Aliases are other names of customers of the newest result, by its rows; there may be none. Results that don't say the
// order of their tiers take it from the others.
func Compare(results []*Snapshot, aliases []directory.Alias) *Moves {
	Order(results, nil)
	tellApart(results)
	m := &Moves{Results: inUnit(results)}
	m.match(aliases)
	m.Trend = tiering.Trace(m.Periods())
	return m
}

// Order gives results that don't say the order of their tiers that of the newest one that does, or else one that is known
// otherwise, which may be none.
func Order(results []*Snapshot, known []tiering.Level) {
	for i := len(results) - 1; i >= 0; i-- {
		if !results[i].Ordered {
			continue
		}
		for _, s := range results {
			s.OrderAs(results[i].Levels)
		}
	}
	for _, s := range results {
		if len(known) > 0 {
			s.OrderAs(known)
		}
	}
}

// Len is how many customers there are in any result.
func (m *Moves) Len() int { return len(m.IDs) }

// Periods are the results as tiering compares them: each over all customers.
func (m *Moves) Periods() []tiering.Period {
	var all []tiering.Period
	for i, s := range m.Results {
		p := tiering.Period{Levels: s.Levels, Final: make([]int, m.Len())}
		if s.Values != nil {
			p.Value = make([]float64, m.Len())
		}
		for c, row := range m.Rows[i] {
			if row < 0 {
				p.Final[c] = tiering.Absent
				continue
			}
			p.Final[c] = s.Final[row]
			if p.Value != nil {
				p.Value[c] = s.Values[row]
			}
		}
		all = append(all, p)
	}
	return all
}

// Last is the step to the newest result.
func (m *Moves) Last() *tiering.Migration { return &m.Trend.Steps[len(m.Trend.Steps)-1] }

// Has reports whether a result has a customer.
func (m *Moves) Has(result, customer int) bool { return m.Rows[result][customer] >= 0 }

// Tier is a customer's tier in a result; "" where there is none.
func (m *Moves) Tier(result, customer int) string {
	row := m.Rows[result][customer]
	if row < 0 {
		return ""
	}
	s := m.Results[result]
	return s.Tier(s.Final[row])
}

// Score is a customer's score in a result; NaN where there is none.
func (m *Moves) Score(result, customer int) float64 {
	return m.figure(m.Results[result].Scores, result, customer)
}

// Value is a customer's value in a result; NaN where there is none.
func (m *Moves) Value(result, customer int) float64 {
	return m.figure(m.Results[result].Values, result, customer)
}

func (m *Moves) figure(of []float64, result, customer int) float64 {
	row := m.Rows[result][customer]
	if row < 0 || of == nil {
		return math.NaN()
	}
	return of[row]
}

// Reason is why a customer has the tier in a result, as far as it says so.
func (m *Moves) Reason(result, customer int) string {
	row := m.Rows[result][customer]
	if row < 0 || m.Results[result].Reasons == nil {
		return ""
	}
	return m.Results[result].Reasons[row]
}

// Sort sorts customers: those of the highest value in the newest result, or else of the last one that has them, come
// first, equal ones by their scores, ids and names.
func (m *Moves) Sort(customers []int) {
	slices.SortFunc(customers, func(a, b int) int {
		return cmp.Or(descending(m.latest(m.Value, a), m.latest(m.Value, b)), descending(m.latest(m.Score, a), m.latest(m.Score, b)),
			cmp.Compare(m.IDs[a], m.IDs[b]), cmp.Compare(m.Names[a], m.Names[b]), cmp.Compare(a, b))
	})
}

// latest is a figure of a customer in the newest result that has one; NaN where none has.
func (m *Moves) latest(of func(result, customer int) float64, customer int) float64 {
	for i := len(m.Results) - 1; i >= 0; i-- {
		if x := of(i, customer); !math.IsNaN(x) {
			return x
		}
	}
	return math.NaN()
}

// descending compares figures, the highest first, and none last.
func descending(a, b float64) int { return cmp.Compare(b, a) }

// Listed are all customers in the order in which people look at them: by what became of them in the last step, as States
// orders it but those who stay as they are last, and then as Sort does. Customers of earlier results only come last.
func (m *Moves) Listed() []int {
	states := append(tiering.States(), tiering.Same, tiering.Nowhere)
	all := make([]int, 0, m.Len())
	for i, state := range states {
		if state == tiering.Same && i < len(tiering.States()) {
			continue
		}
		from := len(all)
		for c, s := range m.Last().State {
			if s == state {
				all = append(all, c)
			}
		}
		m.Sort(all[from:])
	}
	return all
}

// Movers are the customers who changed their tier in the last step, or lost it, or have one now and had none: those of the highest
// value, or else score, first.
func (m *Moves) Movers() []int {
	var movers []int
	last := len(m.Results) - 1
	for c, state := range m.Last().State {
		if state == tiering.Up || state == tiering.Down || state == tiering.Untiered && m.Tier(last-1, c) != m.Tier(last, c) {
			movers = append(movers, c)
		}
	}
	m.Sort(movers)
	return movers
}

// Remarks are the guesses by the customers whom they are about, in words.
func (m *Moves) Remarks() map[int][]scoring.Message {
	all := make(map[int][]scoring.Message)
	for _, g := range m.Guesses {
		all[g.Customer] = append(all[g.Customer], m.Said(g))
	}
	return all
}
