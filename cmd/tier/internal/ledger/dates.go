package ledger

import (
	"iter"
	"strconv"
	"strings"
	"time"

	"tier/fileio"
	"tier/scoring"
)

// DateOrder is what comes first in dates such as 4/6/2013.
type DateOrder uint8

const (
	AnyOrder DateOrder = iota // what the table's other dates tell: 13/6/2013 has its day first
	MonthFirst
	DayFirst
)

// SlashDate is a date that ends in its year: 4/6/2013.
type SlashDate struct{ first, second, year int }

// ParseSlashDate reads 4/6/2013, 4-6-2013 and 4.6.2013, with a time of day behind it or not.
func ParseSlashDate(text string) (SlashDate, bool) {
	text, _, _ = strings.Cut(strings.TrimSpace(text), " ")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2 {
		return SlashDate{}, false
	}
	var numbers [3]int
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 {
			return SlashDate{}, false
		}
		numbers[i] = n
	}
	return SlashDate{numbers[0], numbers[1], numbers[2]}, true
}

// In is the date in an order; the zero time where there is none.
func (d SlashDate) In(order DateOrder) time.Time {
	month, day := d.first, d.second
	if order == DayFirst {
		month, day = day, month
	}
	t := time.Date(d.year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || d.year < 1900 {
		return time.Time{}
	}
	return t
}

// dates are the columns of dates of a table, with those that end in their year read in one order for all of them.
type dates struct {
	values map[string][]time.Time
	wrong  map[string]map[int]scoring.Message // by role and line
	order  DateOrder
	sample string // a date that was read by the order
	sure   bool   // some date, or who asked, says the order
}

// readDates reads the columns of dates.
func readDates(list *fileio.List, roles []string, order DateOrder) *dates {
	d := &dates{values: map[string][]time.Time{}, wrong: map[string]map[int]scoring.Message{}, order: order, sure: order != AnyOrder}
	again := map[string]map[int]SlashDate{}
	for _, role := range roles {
		values, _ := list.Dates(role)
		d.values[role], d.wrong[role], again[role] = append([]time.Time(nil), values...), map[int]scoring.Message{}, map[int]SlashDate{}
	}
	for _, p := range list.Unreadable() {
		if _, isDate := d.wrong[p.Field]; !isDate {
			continue
		}
		text := list.Cell(p.Row, list.FieldColumns(p.Field)[0]).String()
		if s, ok := ParseSlashDate(text); ok {
			again[p.Field][p.Row] = s
			d.sample = text
			continue
		}
		d.wrong[p.Field][p.Row] = scoring.Say(p.Message.Format, p.Message.Args...)
	}
	d.findOrder(again)
	for role, cells := range again {
		for line, s := range cells {
			if t := s.In(d.order); d.sure && !t.IsZero() {
				d.values[role][line] = t
			} else {
				d.wrong[role][line] = s.Refusal(d.sure)
			}
		}
	}
	return d
}

// findOrder looks for dates that only one order can read.
func (d *dates) findOrder(all map[string]map[int]SlashDate) {
	if d.sure {
		return
	}
	d.order, d.sure = OrderOf(func(yield func(SlashDate) bool) {
		for _, cells := range all {
			for _, s := range cells {
				if !yield(s) {
					return
				}
			}
		}
	})
}

// OrderOf is the order in which dates of one table are to be read: some can be read in one only. It is not sure where none
// tells, or they contradict each other.
func OrderOf(dates iter.Seq[SlashDate]) (order DateOrder, sure bool) {
	var monthFirst, dayFirst bool
	for s := range dates {
		monthFirst = monthFirst || s.second > 12 && s.first <= 12
		dayFirst = dayFirst || s.first > 12 && s.second <= 12
	}
	if order = MonthFirst; dayFirst {
		order = DayFirst
	}
	return order, monthFirst != dayFirst
}

// Refusal says why a date was not read, in an order that is sure or not.
func (d SlashDate) Refusal(sure bool) scoring.Message {
	text := strconv.Itoa(d.first) + "/" + strconv.Itoa(d.second) + "/" + strconv.Itoa(d.year)
	if sure {
		return scoring.Say("%q is not a date such as 2026-09-30", text)
	}
	return scoring.Say("%q may be two days, and no other date of the table tells which: write it as 2026-09-30", text)
}

// note says in which order dates were read; zero where none were.
func (d *dates) note() fileio.Message {
	switch {
	case d.sample == "" || !d.sure:
		return fileio.Message{}
	case d.order == DayFirst:
		return fileio.Say("dates such as %q are read as day/month/year", d.sample)
	}
	return fileio.Say("dates such as %q are read as month/day/year", d.sample)
}
