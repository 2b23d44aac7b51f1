package planning

import (
	"io"
	"iter"
	"slices"
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// customerOf is who a customer is, as JSON has it.
type customerOf struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Tier  string `json:"tier"`
	Owner string `json:"owner"`
}

func (p *Plan) customer(row int) customerOf {
	return customerOf{p.ID(row), p.Name(row), p.Tier(row), p.OwnerOf(row)}
}

type visitOf struct {
	Day     string  `json:"day"`
	By      string  `json:"by"`
	Measure string  `json:"measure"`
	Last    *string `json:"last"`
	Why     string  `json:"why"`
	customerOf
}

type contactOf struct {
	Day  string `json:"day"`
	Kind string `json:"kind"` // birthday | festival | date
	Name string `json:"occasion"`
	customerOf
}

type complaintOf struct {
	Place   int     `json:"place"`
	ID      string  `json:"complaint"`
	Filed   *string `json:"filed"`
	Due     *string `json:"due"`
	Overdue bool    `json:"overdue"`
	About   string  `json:"about"`
	customerOf
}

type actionOf struct {
	customerOf
	Decision string   `json:"decision"`
	Action   string   `json:"action"`
	Reason   string   `json:"reason"`
	Measures []string `json:"measures"`
}

type loadOf struct {
	By         string         `json:"by"`
	Customers  int            `json:"customers"`
	Visits     int            `json:"visits"`
	Busiest    int            `json:"busiest_day"`
	Contacts   int            `json:"contacts"`
	Complaints *int           `json:"complaints,omitempty"` // open ones; left out where no complaints are given
	Months     map[string]int `json:"months"`
}

// WriteJSON writes the plan as one object, its messages in the printer's language.
func (p *Plan) WriteJSON(out io.Writer, w words.Printer) error {
	j := result.NewJSONObject(out)
	j.Member("schema", result.Schema)
	j.Member("tool", "tier")
	j.Member("kind", "plan")
	j.Member("version", p.Version)
	j.Member("inputs", p.inputs())
	j.Member("config", result.ConfigRef{File: p.Config.File, SHA256: p.Config.SHA256})
	j.Member("from", dayOrNull(p.From))
	j.Member("to", dayOrNull(p.To))
	j.Member("as_of", dayOrNull(p.AsOf))
	j.Member("working_days", p.WorkingDays())
	result.Each(j, "load", mapped(p.Loads, func(_ int, l *Load) loadOf {
		of := loadOf{By: l.By, Customers: l.Customers, Visits: l.Visits, Busiest: l.Busiest, Contacts: l.Contacts, Months: l.Months}
		if p.Complaints != nil {
			of.Complaints = &l.Complaints
		}
		return of
	}))
	result.Each(j, "actions", mapped(p.Actions(), func(_ int, row *int) actionOf { return p.action(*row, w) }))
	result.Each(j, "untiered", mapped(p.Untiered, func(_ int, row *int) customerOf { return p.customer(*row) }))
	result.Each(j, "visits", mapped(p.Visits, func(_ int, v *Visit) visitOf {
		return visitOf{dayText(v.Day), v.By, p.Treatments.Measures[v.Measure].Name, dayOrNull(v.Last), v.Reason(w), p.customer(v.Row)}
	}))
	result.Each(j, "contacts", mapped(p.Contacts, func(_ int, c *Contact) contactOf {
		return contactOf{dayText(c.Day), [...]string{"birthday", "festival", "date"}[c.Kind], c.Name, p.customer(c.Row)}
	}))
	if c := p.Complaints; c != nil {
		result.Each(j, "complaints", mapped(c.Open, func(i int, c *Complaint) complaintOf {
			return complaintOf{i + 1, c.ID, dayOrNull(c.Filed), dayOrNull(c.Due), c.Overdue, c.About, p.customer(c.Row)}
		}))
		j.Member("complaints_settled", map[string]int{"count": c.Settled, "late": c.Late})
		result.Each(j, "complaints_odd", mapped(c.Odd, func(_ int, o *directory.Problem) problemOf { return problemOf{o.At.String(), w.Say(o.Message)} }))
	}
	result.Each(j, "stale", mapped(p.Stale, func(_ int, s *Stale) map[string]any {
		return map[string]any{"id": p.ID(s.Row), "tier": p.Tier(s.Row), "updated": dayText(s.Updated), "days": s.Days}
	}))
	result.Each(j, "new_cards", mapped(p.New, func(_ int, m *Month) map[string]any {
		return map[string]any{"month": m.Month, "count": m.Count, "total": m.Total}
	}))
	if p.Product != "" {
		j.Member("product", p.Product)
		result.Each(j, "candidates", mapped(p.Candidates, func(_ int, c *Candidate) customerOf { return p.customer(c.Row) }))
	}
	result.Each(j, "problems", p.problems(w))
	return j.End()
}

// Actions are the customers whom something is done for, in order.
func (p *Plan) Actions() []int {
	var rows []int
	for _, row := range p.inOrder() {
		if !p.concerns(row) {
			continue
		}
		if p.Treated.Decision[row] >= 0 || len(p.Treated.Measures(row)) > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func (p *Plan) action(row int, w words.Printer) actionOf {
	a := actionOf{customerOf: p.customer(row), Action: p.Treated.Action(row), Reason: p.Treated.Why(row, w), Measures: append([]string{}, p.Treated.Names(row)...)}
	if i := p.Treated.Decision[row]; i >= 0 {
		a.Decision = p.Treatments.Decisions[i].Name
	}
	return a
}

func (p *Plan) inputs() []result.Input {
	var all []result.Input
	for _, t := range p.List.Tables() {
		all = append(all, result.Input{File: t.File(), SHA256: t.SHA256(), Rows: t.RowsRead()})
	}
	if c := p.Complaints; c != nil {
		all = append(all, result.Input{File: c.Path, SHA256: c.SHA256, Rows: c.Rows})
	}
	return all
}

type problemOf struct {
	At      string `json:"at"`
	Message string `json:"message"`
}

func (p *Plan) problems(w words.Printer) iter.Seq[problemOf] {
	return func(yield func(problemOf) bool) {
		for _, u := range slices.Concat(p.Unread, p.Ahead, p.CardsAhead) {
			if !yield(problemOf{u.At, w.Say(u.Message)}) {
				return
			}
		}
		if p.Complaints == nil {
			return
		}
		for _, c := range p.Complaints.Problems {
			if !yield(problemOf{c.At.String(), w.Say(c.Message)}) {
				return
			}
		}
	}
}

// mapped are the items of a slice as JSON has them.
func mapped[T, J any](items []T, as func(i int, item *T) J) iter.Seq[J] {
	return func(yield func(J) bool) {
		for i := range items {
			if !yield(as(i, &items[i])) {
				return
			}
		}
	}
}

func dayOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	day := dayText(t)
	return &day
}
