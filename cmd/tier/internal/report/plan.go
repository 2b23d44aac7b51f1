package report

import (
	"strconv"
	"strings"
	"time"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// Plan is the summary of a plan; of longer lists it shows so many lines.
func Plan(p *planning.Plan, most int, w words.Printer) []Block {
	var blocks []Block
	if !p.From.IsZero() {
		blocks = append(blocks, planLoad(p, w))
		if len(p.Visits) > 0 {
			blocks = append(blocks, planMonths(p, w))
		}
		blocks = append(blocks, planContacts(p, most, w)...)
	}
	if p.Complaints != nil {
		blocks = append(blocks, planComplaints(p, most, w))
		if p.From.IsZero() && len(p.Complaints.Open) > 0 {
			blocks = append(blocks, planComplainers(p, w))
		}
	}
	if p.Product != "" {
		blocks = append(blocks, planCandidates(p, most, w))
	}
	if p.Profile != nil && p.Profile.Stale > 0 && !p.From.IsZero() {
		blocks = append(blocks, planStale(p, most, w))
	}
	if p.HasNew && !p.From.IsZero() {
		blocks = append(blocks, planNew(p, w))
	}
	return append(blocks, aboutPlan(p, w)...)
}

// Day is a day with its day of the week.
func Day(t time.Time, w words.Printer) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly) + " " + Weekday(t, w)
}

// Weekday is the day of the week, short.
func Weekday(t time.Time, w words.Printer) string {
	names := [...]string{w.Sprintf("Sun"), w.Sprintf("Mon"), w.Sprintf("Tue"), w.Sprintf("Wed"), w.Sprintf("Thu"), w.Sprintf("Fri"), w.Sprintf("Sat")}
	return names[t.Weekday()]
}

// Person is who a task is of, or that nobody is.
func Person(name string, w words.Printer) string {
	if name == "" {
		return w.Sprintf("(nobody)")
	}
	return name
}

// planLoad is the load of each person.
func planLoad(p *planning.Plan, w words.Printer) Block {
	t := &Table{
		Header: []string{w.Sprintf("Whose task"), w.Sprintf("Customers"), w.Sprintf("Visits"), w.Sprintf("Busiest day"), w.Sprintf("Contacts")},
		Right:  []bool{false, true, true, true, true}, Spare: []int{3, 4},
	}
	visits, contacts := 0, 0
	for _, l := range p.Loads {
		t.Rows = append(t.Rows, []Cell{{Text: Person(l.By, w)}, count(l.Customers), count(l.Visits), count(l.Busiest), count(l.Contacts)})
		visits, contacts = visits+l.Visits, contacts+l.Contacts
	}
	t.Footer = []Cell{{Text: w.Sprintf("Total")}, {}, count(visits), {}, count(contacts)}
	if p.Complaints != nil {
		withComplaints(t, p, w)
	}
	b := Block{Heading: w.Sprintf("Plan from %s to %s: %d working days", p.From.Format(time.DateOnly), p.To.Format(time.DateOnly), p.WorkingDays())}
	if len(t.Rows) > 0 {
		b.Table = t
	} else {
		b.Lines = append(b.Lines, w.Sprintf("No visits and no contacts are due"))
	}
	late, spread := 0, 0
	for _, v := range p.Visits {
		if v.Why == tiering.Overdue {
			late++
		}
		if v.Last.IsZero() {
			spread++
		}
	}
	if late > 0 {
		b.Lines = append(b.Lines, w.Sprintf("Visits that were overdue before the first day: %d, planned within the first two weeks", late))
	}
	if spread > 0 {
		b.Lines = append(b.Lines, w.Sprintf("First visits of which no last one is known: %d, spread over their intervals; the next plan keeps these only if the list says when the visits were made", spread))
	}
	return b
}

// withComplaints adds the open complaints of each person to a table of the loads.
func withComplaints(t *Table, p *planning.Plan, w words.Printer) {
	t.Header, t.Right = append(t.Header, w.Sprintf("Complaints")), append(t.Right, true)
	for i, l := range p.Loads {
		t.Rows[i] = append(t.Rows[i], count(l.Complaints))
	}
	t.Footer = append(t.Footer, count(len(p.Complaints.Open)))
}

// planComplainers are the open complaints of each person, where nothing else is planned.
func planComplainers(p *planning.Plan, w words.Printer) Block {
	t := &Table{Header: []string{w.Sprintf("Whose task"), w.Sprintf("Customers")}, Right: []bool{false, true}, Spare: []int{1}}
	for _, l := range p.Loads {
		t.Rows = append(t.Rows, []Cell{{Text: Person(l.By, w)}, count(l.Customers)})
	}
	t.Footer = []Cell{{Text: w.Sprintf("Total")}, {}}
	withComplaints(t, p, w)
	return Block{Heading: w.Sprintf("Complaints by person"), Table: t}
}

// planMonths are the visits of each measure by month.
func planMonths(p *planning.Plan, w words.Printer) Block {
	months := p.Months()
	t := &Table{Header: []string{w.Sprintf("Activity"), w.Sprintf("Timing"), w.Sprintf("Customers")}, Right: []bool{false, false, true}, Spare: []int{1, 2}}
	for _, m := range months {
		t.Header, t.Right = append(t.Header, m), append(t.Right, true)
	}
	t.Header, t.Right = append(t.Header, w.Sprintf("Total")), append(t.Right, true)
	totals := make(map[string]int)
	for i := range p.Treatments.Measures {
		m := &p.Treatments.Measures[i]
		if m.Every.IsZero() {
			continue
		}
		counts, who := make(map[string]int), make(map[int]bool)
		for _, v := range p.Visits {
			if v.Measure == i {
				counts[v.Day.Format("2006-01")]++
				who[v.Row] = true
			}
		}
		t.Rows = append(t.Rows, append([]Cell{{Text: m.Name}, {Text: w.Say(m.Every.Every())}, count(len(who))}, monthCells(months, counts)...))
		for month, n := range counts {
			totals[month] += n
		}
	}
	t.Footer = append([]Cell{{Text: w.Sprintf("Total")}, {}, {}}, monthCells(months, totals)...)
	return Block{Heading: w.Sprintf("Visits by month"), Table: t}
}

// monthCells are the counts of months, and their sum.
func monthCells(months []string, counts map[string]int) []Cell {
	var cells []Cell
	total := 0
	for _, m := range months {
		cells = append(cells, count(counts[m]))
		total += counts[m]
	}
	return append(cells, count(total))
}

// planContacts are the first contacts; festivals of many customers are one line.
func planContacts(p *planning.Plan, most int, w words.Printer) []Block {
	type line struct {
		day       time.Time
		kind      planning.Kind
		name, who string
		n         int
	}
	var lines []line
	at := make(map[string]int)
	for _, c := range p.Contacts {
		key := c.Day.Format(time.DateOnly) + c.Name
		if i, ok := at[key]; ok && c.Kind == planning.Festival {
			lines[i].n++
			continue
		}
		at[key] = len(lines)
		lines = append(lines, line{c.Day, c.Kind, c.Name, strings.TrimSpace(p.ID(c.Row) + " " + p.Name(c.Row)), 1})
	}
	if len(lines) == 0 {
		return nil
	}
	t := &Table{Header: []string{w.Sprintf("Day"), w.Sprintf("Occasion"), w.Sprintf("Customers")}, Right: []bool{false, false, false}}
	for _, l := range lines[:min(most, len(lines))] {
		name, who := l.name, l.who
		if l.n > 1 {
			who = w.Sprintf("%d customers", l.n)
		}
		t.Rows = append(t.Rows, Row(Day(l.day, w), name, who))
	}
	return []Block{{Heading: w.Sprintf("Contacts due: %d", len(p.Contacts)), Table: t, Lines: shownOf(min(most, len(lines)), len(lines), w)}}
}

func planComplaints(p *planning.Plan, most int, w words.Printer) Block {
	c := p.Complaints
	b := Block{Heading: w.Sprintf("Complaints to settle, in this order: %d, overdue %d", len(c.Open), c.Overdue())}
	if !p.AsOf.IsZero() {
		b.Heading = w.Sprintf("%s (as of %s)", b.Heading, p.AsOf.Format(time.DateOnly))
	}
	t := &Table{
		Header: []string{"#", w.Sprintf("Tier"), w.Sprintf("Customer"), w.Sprintf("Complaint"), w.Sprintf("Filed"), w.Sprintf("Settle by"), w.Sprintf("Days left"), w.Sprintf("About")},
		Right:  []bool{true, false, false, false, false, false, true, false}, Spare: []int{7, 3},
	}
	for i := range c.Open[:min(most, len(c.Open))] {
		o := &c.Open[i]
		t.Rows = append(t.Rows, []Cell{count(i + 1), {Text: p.Tier(o.Row)}, {Text: strings.TrimSpace(p.ID(o.Row) + " " + p.Name(o.Row))}, {Text: o.ID},
			{Text: dayText(o.Filed)}, {Text: dayText(o.Due)}, {Text: DaysLeft(o, w)}, {Text: o.About}})
	}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	b.Lines = append(shownOf(min(most, len(c.Open)), len(c.Open), w), w.Sprintf("Settled already: %d, of them late: %d", c.Settled, c.Late))
	if n := len(c.Odd); n > 0 {
		b.Lines = append(b.Lines, w.Sprintf("Complaints that count, but look odd: %d", n))
	}
	return b
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Format(time.DateOnly)
}

// DaysLeft says how many days a complaint has left, or for how many it is overdue.
func DaysLeft(o *planning.Complaint, w words.Printer) string {
	switch {
	case o.Due.IsZero():
		return "–"
	case o.Overdue:
		return w.Sprintf("overdue %d", -o.DaysLeft)
	}
	return strconv.Itoa(o.DaysLeft)
}

func planCandidates(p *planning.Plan, most int, w words.Printer) Block {
	b := Block{Heading: w.Sprintf("Likely buyers of %s: %d", p.Product, len(p.Candidates))}
	t := &Table{Header: []string{w.Sprintf("Tier"), w.Sprintf("Id"), w.Sprintf("Name"), w.Sprintf("Whose task"), w.Sprintf("Interested in")}, Right: make([]bool, 5), Spare: []int{3}}
	for _, c := range p.Candidates[:min(most, len(p.Candidates))] {
		t.Rows = append(t.Rows, Row(p.Tier(c.Row), p.ID(c.Row), p.Name(c.Row), Person(p.OwnerOf(c.Row), w), c.Text))
	}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	b.Lines = shownOf(len(t.Rows), len(p.Candidates), w)
	if p.BuyAlready > 0 {
		b.Lines = append(b.Lines, w.Sprintf("Interested, but buying it already: %d", p.BuyAlready))
	}
	return b
}

func planStale(p *planning.Plan, most int, w words.Printer) Block {
	b := Block{Heading: w.Sprintf("Stale files: %d (last updated more than %d days before %s)", len(p.Stale), p.Profile.Stale, p.AsOf.Format(time.DateOnly))}
	t := &Table{Header: []string{w.Sprintf("Tier"), w.Sprintf("Id"), w.Sprintf("Name"), w.Sprintf("Whose task"), w.Sprintf("Last updated"), w.Sprintf("Days")}, Right: []bool{false, false, false, false, false, true}, Spare: []int{5, 3}}
	for _, s := range p.Stale[:min(most, len(p.Stale))] {
		t.Rows = append(t.Rows, append(Row(p.Tier(s.Row), p.ID(s.Row), p.Name(s.Row), Person(p.OwnerOf(s.Row), w), dayText(s.Updated)), count(s.Days)))
	}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	b.Lines = shownOf(len(t.Rows), len(p.Stale), w)
	return b
}

// planNew are the cards made of late.
func planNew(p *planning.Plan, w words.Printer) Block {
	const shown = 12
	t := &Table{Header: []string{w.Sprintf("Month"), w.Sprintf("New cards"), w.Sprintf("Cards in all")}, Right: []bool{false, true, true}}
	for _, m := range p.New[max(0, len(p.New)-shown):] {
		t.Rows = append(t.Rows, []Cell{{Text: m.Month}, count(m.Count), count(m.Total)})
	}
	b := Block{Heading: w.Sprintf("New customer cards by month")}
	if len(t.Rows) > 0 {
		b.Table = t
	}
	first := func(row int) string { return p.At(row, p.Treatments.Created) + ": " + dayText(p.Made(row)) }
	if n := len(p.OlderCards); n > 0 {
		b.Lines = append(b.Lines, w.Sprintf("Cards made more than a year before these, which count in all: %d (first: %s)", n, first(p.OlderCards[0])))
	}
	if n := len(p.CardsAhead); n > 0 {
		b.Lines = append(b.Lines, w.Sprintf("Cards that are still to be made, which count in no month: %d (first: %s)", n, first(p.CardsAhead[0].Row)))
	}
	return b
}

// aboutPlan is what must be known of a plan.
func aboutPlan(p *planning.Plan, w words.Printer) []Block {
	var lines []string
	if len(p.Unknown) > 0 {
		lines = append(lines, w.Sprintf("Festivals without a day in some year of the plan: %s; add it under days", strings.Join(p.Unknown, w.Sprintf(", "))))
	}
	if n := len(p.Unread); n > 0 {
		lines = append(lines, w.Sprintf("Days that can't be read, and so count as not given: %d (first: %s: %s)", n, p.Unread[0].At, w.Say(p.Unread[0].Message)))
	}
	if n := len(p.Ahead); n > 0 {
		lines = append(lines, w.Sprintf("Days that are still to come: %d (first: %s: %s)", n, p.Ahead[0].At, w.Say(p.Ahead[0].Message)))
	}
	if n := len(p.Untiered); n > 0 {
		lines = append(lines, w.Sprintf("Customers without a tier, for whom nothing is planned: %d (first: %s)", n, p.ID(p.Untiered[0])))
	}
	lines = append(lines, p.Config.Notes...)
	if len(lines) == 0 {
		return nil
	}
	return []Block{{Heading: w.Sprintf("About this plan"), Lines: lines}}
}
