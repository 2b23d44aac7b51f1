package planning

import (
	"cmp"
	"slices"
	"time"

	"tier/cmd/tier/internal/result"
)

// concerns reports whether a customer is the business of the person who is asked for, where one is.
func (p *Plan) concerns(row int) bool { return p.Owner == "" || p.OwnerOf(row) == p.Owner }

// onlyOwner leaves out what doesn't concern the person who is asked for.
func (p *Plan) onlyOwner() {
	if p.Owner == "" {
		return
	}
	isNot := func(row int) bool { return !p.concerns(row) }
	p.Visits = slices.DeleteFunc(p.Visits, func(v Visit) bool { return v.By != p.Owner })
	p.Contacts = slices.DeleteFunc(p.Contacts, func(c Contact) bool { return isNot(c.Row) })
	p.Stale = slices.DeleteFunc(p.Stale, func(s Stale) bool { return isNot(s.Row) })
	p.Candidates = slices.DeleteFunc(p.Candidates, func(c Candidate) bool { return isNot(c.Row) })
	p.Unread = slices.DeleteFunc(p.Unread, func(u result.Problem) bool { return isNot(u.Row) })
	p.Ahead = slices.DeleteFunc(p.Ahead, func(u result.Problem) bool { return isNot(u.Row) })
	p.Untiered = slices.DeleteFunc(p.Untiered, isNot)
}

// People are all who have customers or tasks, in order.
func (p *Plan) People() []string {
	seen := make(map[string]bool)
	for row := range p.Len() {
		if p.IsCustomer(row) {
			seen[p.OwnerOf(row)] = true
		}
	}
	for _, m := range p.Treatments.Measures {
		if m.Who != "" && !m.Every.IsZero() {
			seen[m.Who] = true
		}
	}
	var people []string
	for name := range seen {
		people = append(people, name)
	}
	slices.Sort(people)
	return people
}

// load counts what each person has to do, with the complaints where they have been read. Who has nothing to do is not listed.
func (p *Plan) load() {
	loads := make(map[string]*Load)
	of := func(by string) *Load {
		if loads[by] == nil {
			loads[by] = &Load{By: by, Months: make(map[string]int), Days: make(map[string]int)}
		}
		return loads[by]
	}
	for _, v := range p.Visits {
		l := of(v.By)
		l.Visits++
		l.Months[v.Day.Format(monthFormat)]++
		l.Days[v.Day.Format(time.DateOnly)]++
		l.Busiest = max(l.Busiest, l.Days[v.Day.Format(time.DateOnly)])
	}
	for _, c := range p.Contacts {
		of(p.OwnerOf(c.Row)).Contacts++
	}
	if p.Complaints != nil {
		for i := range p.Complaints.Open {
			of(p.OwnerOf(p.Complaints.Open[i].Row)).Complaints++
		}
	}
	for _, row := range p.inOrder() {
		if l := loads[p.OwnerOf(row)]; l != nil {
			l.Customers++
		}
	}
	p.Loads = nil
	for _, l := range loads {
		p.Loads = append(p.Loads, *l)
	}
	slices.SortFunc(p.Loads, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Visits, a.Visits), cmp.Compare(a.By, b.By))
	})
}

// Months are those of the period, in order: 2026-10.
func (p *Plan) Months() []string {
	if p.From.IsZero() {
		return nil
	}
	var months []string
	for at := time.Date(p.From.Year(), p.From.Month(), 1, 0, 0, 0, 0, time.UTC); !at.After(p.To); at = at.AddDate(0, 1, 0) {
		months = append(months, at.Format(monthFormat))
	}
	return months
}

// WorkingDays is how many there are in the period.
func (p *Plan) WorkingDays() int {
	if p.From.IsZero() {
		return 0
	}
	return p.Treatments.Workdays.Count(p.From, p.To)
}
