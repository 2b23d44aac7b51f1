package planning

import (
	"cmp"
	"slices"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Kind is what an occasion is.
type Kind uint8

// The kinds of occasions.
const (
	Birthday Kind = iota
	Festival
	KeyDate
)

// Contact is an occasion for a word to a customer.
type Contact struct {
	Row  int
	Day  time.Time
	Kind Kind
	Name string // of the festival, or what the day is called in the list
}

// contact finds the occasions of the period, by day, and of a day the customers of the better tiers first.
func (p *Plan) contact() {
	rows := p.inOrder()
	for _, field := range p.Treatments.Contacts.Birthdays {
		days := p.monthDays(field, rows)
		for i, row := range rows {
			p.occur(row, days[i].Between(p.From, p.To), Birthday, p.header(field))
		}
	}
	for i := range p.Treatments.Contacts.Festivals {
		p.festival(&p.Treatments.Contacts.Festivals[i], rows)
	}
	for _, k := range p.Treatments.Contacts.Dates {
		days, ok := p.List.Dates(k.Field)
		if !ok {
			continue
		}
		for _, row := range rows {
			found := []time.Time{days[row]}
			if k.Yearly {
				found = p.anniversaries(days[row])
				p.tellAhead(row, p.At(row, k.Field), p.header(k.Field), days[row])
			}
			p.occur(row, found, KeyDate, cmp.Or(k.Name, p.header(k.Field)))
		}
	}
	order := make(map[int]int, len(rows))
	for i, row := range rows {
		order[row] = i
	}
	slices.SortStableFunc(p.Contacts, func(a, b Contact) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(order[a.Row], order[b.Row]), cmp.Compare(a.Kind, b.Kind))
	})
}

// anniversaries are those of a day in the period; there is none before it.
func (p *Plan) anniversaries(of time.Time) []time.Time {
	return slices.DeleteFunc(tiering.MonthDayOf(of).Between(p.From, p.To), func(day time.Time) bool { return day.Before(of) })
}

// tellAhead tells a day that can hardly be still to come: one of birth, or of which anniversaries are kept.
func (p *Plan) tellAhead(row int, at, name string, day time.Time) {
	if p.isAhead(day) {
		p.Ahead = append(p.Ahead, result.Problem{Row: row, At: at,
			Message: scoring.Say("%s is %s, after %s: is that right?", name, day.Format(time.DateOnly), p.AsOf.Format(time.DateOnly))})
	}
}

// occur adds occasions of a customer that lie in the period.
func (p *Plan) occur(row int, days []time.Time, kind Kind, name string) {
	for _, day := range days {
		if !day.IsZero() && !day.Before(p.From) && !day.After(p.To) {
			p.Contacts = append(p.Contacts, Contact{row, day, kind, name})
		}
	}
}

// festival adds a festival for the customers of its tiers.
func (p *Plan) festival(f *tiering.Festival, rows []int) {
	days, known := f.Between(p.From, p.To)
	if !known {
		p.Unknown = append(p.Unknown, f.Name)
	}
	for _, row := range rows {
		if f.Tiers == nil || slices.Contains(f.Tiers, p.Level(row)) {
			p.occur(row, days, Festival, f.Name)
		}
	}
}

// header is what people call a field.
func (p *Plan) header(field string) string {
	name, _ := p.Called(field)
	return name
}

// monthDays are the birthdays of some customers: dates, or days without their years. What is neither is noted.
func (p *Plan) monthDays(field string, rows []int) []tiering.MonthDay {
	days := make([]tiering.MonthDay, len(rows))
	for _, c := range p.List.FieldColumns(field) {
		cell := p.List.Cells(c)
		for i, row := range rows {
			born, day, ok := birthday(cell(row))
			p.tellAhead(row, places(p.List, row, field), p.header(field), born)
			if !ok {
				p.Unread = append(p.Unread, result.Problem{Row: row, At: places(p.List, row, field),
					Message: scoring.Say("%s: %q is not a day such as 1975-05-12 or 05-12", p.header(field), cell(row).String())})
			}
			if days[i].IsZero() {
				days[i] = day
			}
		}
	}
	return days
}

// unread notes the days of visits, contacts and cards that are no days: what hangs on them is planned as if nobody had given any.
func (p *Plan) unread() {
	fields := make(map[string]bool)
	if !p.From.IsZero() {
		for _, m := range p.Treatments.Measures {
			fields[m.Since] = true
		}
		for _, k := range p.Treatments.Contacts.Dates {
			fields[k.Field] = true
		}
	}
	fields[p.Treatments.Created] = true
	for _, cell := range p.List.Unreadable() {
		if fields[cell.Field] && p.IsCustomer(cell.Row) {
			p.Unread = append(p.Unread, result.Problem{Row: cell.Row, At: cell.Place.String(), Message: scoring.Say("%s: %s", p.header(cell.Field), cell.Message)})
		}
	}
}

// birthday reads a cell: the day of birth, zero where the year isn't known, and its month and day. A blank one is no day.
func birthday(c fileio.Cell) (born time.Time, day tiering.MonthDay, ok bool) {
	born, wrong := fileio.ReadDate(c)
	if wrong.IsZero() {
		return born, tiering.MonthDayOf(born), true
	}
	day, ok = tiering.ParseMonthDay(c.String())
	return time.Time{}, day, ok
}
