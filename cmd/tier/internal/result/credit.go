package result

import (
	"cmp"
	"slices"

	"tier/credit"
	"tier/credit/backtest"
	"tier/credit/receivables"
	"tier/scoring"
	"tier/scoring/exact"
)

// Credit is what a run says of the customers' credit. What is by row is so for all rows of the list.
type Credit struct {
	Model    *Model // whose tiers are the grades
	Ratios   []credit.Measured
	Growth   []credit.Grown
	Limits   []credit.Limit
	Due      []credit.Due // who must be surveyed again
	Groups   credit.Groups
	Exposed  []credit.Exposed
	Losses   []Loss    // in input order; none where the configuration names none
	Requests []Request // in the order of their files; none where none were given
	// Ledgers are what the customers owe, by row; nil where none were given. Book is theirs.
	Ledgers *Ledgers
	Book    *receivables.Book
	Assets  *receivables.Share // of the company's total assets that is receivable; nil where these are not said
	// Backtest compares the grades with what became of the customers; nil where nothing says what did.
	Backtest *backtest.Result
}

// Loss is a customer's bad debt and who bears it.
type Loss struct {
	Row               int
	Handler, Approver string // "" where nobody is named
	credit.Loss
}

// Request is an application for a limit and what becomes of it.
type Request struct {
	credit.Request
	credit.Decision
	At string // its place
}

// Grade is a customer's grade; "" where there is none.
func (c *Credit) Grade(row int) string { return c.Model.Tier(c.Model.Final[row]) }

// CreditSum is what some customers have of limits and exposure. A group's limit is its head's, and counts once.
type CreditSum struct {
	Count    int // customers
	Limits   int // who have a limit of their own above 0
	Limit    float64
	Exposure float64 // of the customers themselves
	Excess   float64 // above the limits, by group
	Cash     float64 // of the excess: not covered by collateral
	Due      int     // customers who must be surveyed again
}

// ByGrade sums up by level, best first.
func (c *Credit) ByGrade(r *Result) []CreditSum {
	sums := make([]creditSum, len(c.Model.Spec.Scheme.Levels))
	for row, level := range c.Model.Final {
		if level >= 0 && !r.IsAside(row) {
			sums[level].add(c, row)
		}
	}
	all := make([]CreditSum, len(sums))
	for i := range sums {
		all[i] = sums[i].figures()
	}
	return all
}

// Totals sums up all customers, those without a grade included.
func (c *Credit) Totals(r *Result) CreditSum {
	var sum creditSum
	for row := range c.Model.Final {
		if !r.IsAside(row) {
			sum.add(c, row)
		}
	}
	return sum.figures()
}

// Ungraded sums up the customers without a grade.
func (c *Credit) Ungraded(r *Result) CreditSum {
	var sum creditSum
	for row, level := range c.Model.Final {
		if level < 0 && !r.IsAside(row) {
			sum.add(c, row)
		}
	}
	return sum.figures()
}

// Lost adds the losses up.
func (c *Credit) Lost() credit.Loss {
	var sums [6]exact.Sum
	for i := range c.Losses {
		l := &c.Losses[i].Loss
		for k, x := range []float64{l.Amount, l.Approved, l.Unapproved, l.Handler, l.Approver, l.Company} {
			sums[k].Add(x)
		}
	}
	return credit.Loss{Amount: sums[0].Figure(), Approved: sums[1].Figure(), Unapproved: sums[2].Figure(), Handler: sums[3].Figure(), Approver: sums[4].Figure(), Company: sums[5].Figure()}
}

// creditSum adds up exactly, so that the order of the rows doesn't matter.
type creditSum struct {
	CreditSum
	limit, exposure, excess, cash exact.Sum
}

func (s *creditSum) add(c *Credit, row int) {
	s.Count++
	e := c.Exposed[row]
	s.exposure.Add(e.Own)
	if c.Due[row].IsDue() {
		s.Due++
	}
	if c.Groups.Head[row] != row {
		return // its head's limit counts
	}
	if e.Limit > 0 {
		s.Limits++
	}
	s.limit.Add(e.Limit)
	s.excess.Add(e.Excess)
	s.cash.Add(e.Cash)
}

func (s *creditSum) figures() CreditSum {
	s.Limit, s.Exposure, s.Excess, s.Cash = s.limit.Figure(), s.exposure.Figure(), s.excess.Figure(), s.cash.Figure()
	return s.CreditSum
}

// Weakness is a criterion that costs a customer some of the score.
type Weakness struct {
	Name string
	Lost float64 // of 100
}

// Weakest are the criteria that cost a customer most of the score, worst first; fewer than n where not so many cost anything.
func (m *Model) Weakest(row, n int) []Weakness {
	var all []Weakness
	for _, line := range m.Scores.Card(row).Lines {
		if lost := scoring.Round9(line.Weight - line.Weighted); lost > 0 {
			all = append(all, Weakness{Name: line.Criterion.Name, Lost: lost})
		}
	}
	slices.SortStableFunc(all, func(a, b Weakness) int { return cmp.Compare(b.Lost, a.Lost) })
	return all[:min(n, len(all))]
}
