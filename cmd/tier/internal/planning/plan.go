// Package planning makes the plan of a period from an earlier result: who visits whom on which day, whom to greet, what stands
// in the way. What is done for whom the configuration says (package tiering has the rules); here it meets the customers'
// columns. The terminal, the workbook and the calendar are views of it.
package planning

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Options are what a plan may choose.
type Options struct {
	From, To time.Time // of the visits and contacts, both included; zero for none of these
	AsOf     time.Time // on which complaints are overdue and files are stale
	Owner    string    // only what concerns this person; "" for everybody
	Product  string    // whose likely buyers are wanted; "" for none
}

// Plan is what is to be done in a period.
type Plan struct {
	Options
	*result.Result
	Version    string
	Treatments *config.Treatments
	Visits     []Visit
	Contacts   []Contact
	Loads      []Load
	Stale      []Stale
	New        []Month
	HasNew     bool             // the list says when cards were made
	OlderCards []int            // rows of cards made more than a year before those of New: they count in all
	CardsAhead []result.Problem // cards that are still to be made: they count nowhere
	Candidates []Candidate
	BuyAlready int // customers who would be candidates, but buy the product already
	Complaints *Complaints
	Unknown    []string         // festivals of which nobody knows the day in some year of the period
	Unread     []result.Problem // days that could not be read
	Ahead      []result.Problem // last visits, births and foundings on a day that is still to come
	Untiered   []int            // customers without a tier: nothing is planned for them
}

// Visit is a visit with its day.
type Visit struct {
	Row, Measure int
	By           string // whose task it is
	Day          time.Time
	Last         time.Time // the one before; zero where nobody knows
	Why          tiering.VisitReason
}

// Load is what one person has to do.
type Load struct {
	By         string
	Customers  int            // who are his
	Visits     int            // in the period
	Months     map[string]int // visits by month: 2026-10
	Days       map[string]int // and by day: 2026-10-01
	Contacts   int
	Complaints int // open ones of his customers
	Busiest    int // most visits on a day
}

// Candidate is a likely buyer of a product.
type Candidate struct {
	Row   int
	Field string // that names the product
	Text  string // and what stands in it
}

// Stale is a customer whose file is stale.
type Stale struct {
	Row     int
	Updated time.Time
	Days    int
}

// Month is how many customers were entered in a month.
type Month struct {
	Month string // 2026-10
	Count int
	Total int // so far
}

// New plans for the customers of a result.
func New(r *result.Result, version string, o Options) *Plan {
	p := &Plan{Options: o, Result: r, Version: version, Treatments: r.Config.Treatments}
	if !o.From.IsZero() {
		p.visit()
		p.contact()
	}
	for row, level := range p.Models[0].Final {
		if level < 0 && !p.IsAside(row) {
			p.Untiered = append(p.Untiered, row)
		}
	}
	p.look()
	p.enter()
	p.unread()
	if o.Product != "" {
		p.candidates()
	}
	p.onlyOwner()
	p.load()
	return p
}

// Tier is the name of a customer's tier.
func (p *Plan) Tier(row int) string {
	m := &p.Models[0]
	return m.Tier(m.Final[row])
}

// Level is the index of a customer's tier, -1 for none.
func (p *Plan) Level(row int) int { return p.Models[0].Final[row] }

// OwnerOf is whose customer somebody is; "" where nobody says.
func (p *Plan) OwnerOf(row int) string {
	if owner, ok := p.Owners(); ok {
		return strings.TrimSpace(owner(row))
	}
	return ""
}

// inOrder are the customers who have a tier, the best first, equal ones by their ids.
func (p *Plan) inOrder() []int {
	var rows []int
	for row, level := range p.Models[0].Final {
		if level >= 0 {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(p.Level(a), p.Level(b)), cmp.Compare(p.ID(a), p.ID(b)))
	})
	return rows
}

// visit plans the visits.
func (p *Plan) visit() {
	var rounds []tiering.Round
	since := make([][]time.Time, len(p.Treatments.Measures))
	for i, m := range p.Treatments.Measures {
		since[i], _ = p.List.Dates(m.Since)
	}
	for _, row := range p.inOrder() {
		owner := p.OwnerOf(row)
		for i, m := range p.Treatments.Measures {
			if m.Every.IsZero() || !p.Treated.Has(i, row) {
				continue
			}
			r := tiering.Round{Row: row, Measure: i, By: cmp.Or(m.Who, owner), Every: m.Every}
			if since[i] != nil {
				r.Last = p.lastVisit(since[i][row])
				p.tellVisitAhead(row, m.Since, since[i][row])
			}
			rounds = append(rounds, r)
		}
	}
	last := make(map[int]time.Time) // by round
	for _, v := range tiering.Schedule(rounds, p.Treatments.Workdays, p.From, p.To) {
		r := &rounds[v.Round]
		before, again := last[v.Round]
		if !again {
			before = r.Last
		}
		last[v.Round] = v.Day
		p.Visits = append(p.Visits, Visit{Row: r.Row, Measure: r.Measure, By: r.By, Day: v.Day, Last: before, Why: v.Why})
	}
}

// lastVisit is the day of a last visit. One beyond the plan doesn't count, for no visit at all would be planned.
func (p *Plan) lastVisit(day time.Time) time.Time {
	if p.isAhead(day) && day.After(p.To) {
		return time.Time{}
	}
	return day
}

// isAhead reports whether a day is still to come when customers are judged.
func (p *Plan) isAhead(day time.Time) bool { return !p.AsOf.IsZero() && day.After(p.AsOf) }

// tellVisitAhead tells a last visit that is still to come: it may be recorded since the result was made, or a slip of the pen. What several
// measures count from is told once.
func (p *Plan) tellVisitAhead(row int, field string, day time.Time) {
	if !p.isAhead(day) {
		return
	}
	at, recent := p.At(row, field), p.Ahead[max(0, len(p.Ahead)-len(p.Treatments.Measures)):]
	if slices.ContainsFunc(recent, func(told result.Problem) bool { return told.Row == row && told.At == at }) {
		return
	}
	message := scoring.Say("the last visit is on %s, after %s: is that right?", day.Format(time.DateOnly), p.AsOf.Format(time.DateOnly))
	if day.After(p.To) {
		message = scoring.Say("the last visit is on %s, after the plan: planned as if none were known", day.Format(time.DateOnly))
	}
	p.Ahead = append(p.Ahead, result.Problem{Row: row, At: at, Message: message})
}

// look finds the stale files, those of the better tiers first, and in a tier the oldest.
func (p *Plan) look() {
	if p.Profile == nil || p.Profile.Stale == 0 {
		return
	}
	for row := range p.Len() {
		if !p.Profile.IsStale(row) || !p.IsCustomer(row) {
			continue
		}
		day, _ := p.Profile.LastUpdated(row)
		days, _ := p.Profile.Days(row)
		p.Stale = append(p.Stale, Stale{row, day, days})
	}
	slices.SortStableFunc(p.Stale, func(a, b Stale) int {
		return cmp.Or(p.byTier(a.Row, b.Row), cmp.Compare(b.Days, a.Days), cmp.Compare(p.ID(a.Row), p.ID(b.Row)))
	})
}

// byTier compares customers by their tiers; who has none comes last.
func (p *Plan) byTier(a, b int) int {
	last := func(level int) int {
		if level < 0 {
			return len(p.Models[0].Spec.Scheme.Levels)
		}
		return level
	}
	return cmp.Compare(last(p.Level(a)), last(p.Level(b)))
}

const monthFormat = "2006-01"

// candidates finds the likely buyers of a product, the best first: those whose card names it among what interests them.
func (p *Plan) candidates() {
	wants, buys := p.naming(p.Treatments.Interest), p.naming(p.Treatments.Bought)
	rows := p.inOrder()
	slices.SortStableFunc(rows, func(a, b int) int {
		scores := p.Models[0].Scores.Total
		return cmp.Or(p.byTier(a, b), cmp.Compare(scores[b], scores[a]))
	})
	for _, row := range rows {
		field, text := wants(row)
		if field == "" {
			continue
		}
		if bought, _ := buys(row); bought != "" {
			if p.concerns(row) {
				p.BuyAlready++
			}
			continue
		}
		p.Candidates = append(p.Candidates, Candidate{row, field, text})
	}
}

// naming finds the product in the texts of some fields: the first field that names it.
func (p *Plan) naming(fields []string) func(row int) (field, text string) {
	want := directory.Fold(p.Product)
	var texts []func(row int) string
	var names []string
	for _, f := range fields {
		if of, ok := p.List.Texts(f); ok {
			texts, names = append(texts, of), append(names, f)
		}
	}
	return func(row int) (string, string) {
		for i, of := range texts {
			if text := of(row); strings.Contains(directory.Fold(text), want) {
				return names[i], text
			}
		}
		return "", ""
	}
}

// HasInterest reports whether the list says what customers may want to buy.
func (p *Plan) HasInterest() bool {
	return slices.ContainsFunc(p.Treatments.Interest, p.List.Has)
}

// places names cells of a field.
func places(list *fileio.List, row int, field string) string { return list.Place(row, field).String() }
