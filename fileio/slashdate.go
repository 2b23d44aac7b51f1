package fileio

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DateOrder is what comes first in dates such as 4/6/2013.
type DateOrder uint8

const (
	AnyOrder DateOrder = iota // what the table's other dates tell: 13/6/2013 has its day first
	MonthFirst
	DayFirst
)

// SlashDate is a date that ends in its year: 4/6/2013.
type SlashDate struct {
	first, second, year int
	text                string // as written, without a time of day
}

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
	return SlashDate{numbers[0], numbers[1], numbers[2], text}, true
}

// Day is the date in an order that is sure or not, or why there is none. 3/3/2024 is one day in either order.
func (d SlashDate) Day(order DateOrder, sure bool) (day time.Time, why Message) {
	if !sure && d.first != d.second {
		return day, say("%q may be two days, and no other date of the table tells which: write it as 2026-09-30", d.text)
	}
	if day = d.in(order); day.IsZero() {
		return day, noDate(d.text)
	}
	return day, Message{}
}

// in is the date in an order; the zero time where there is none.
func (d SlashDate) in(order DateOrder) time.Time {
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

// Note says in which order dates such as a sample were read.
func (o DateOrder) Note(sample string) Message {
	if o == DayFirst {
		return say("dates such as %q are read as day/month/year", sample)
	}
	return say("dates such as %q are read as month/day/year", sample)
}

// orderDates reads a field's dates such as 4/6/2013, each table's in the order that its own ones tell.
func (l *List) orderDates(f *field) {
	for i, c := range f.columns {
		found := l.slashDates(f, i, c.index)
		order, sure := OrderOf(func(yield func(SlashDate) bool) {
			for _, s := range found {
				if !yield(s.SlashDate) {
					return
				}
			}
		})
		for _, s := range found {
			day, why := s.Day(order, sure)
			if f.dates[s.row], f.problems[s.row] = day, why; why.IsZero() {
				delete(f.problems, s.row)
			}
		}
		if sure {
			l.note(l.tables[i], say("%s: %s", oneLine(l.tables[i].Headers()[c.index].Raw), order.Note(found[0].text)))
		}
	}
}

// slashCell is a cell of such a date.
type slashCell struct {
	SlashDate
	row  int
	text string
}

// slashDates are such dates of a field among what could not be read in a column of one table, by row.
func (l *List) slashDates(f *field, table, column int) []slashCell {
	var found []slashCell
	for row := range f.problems {
		if row < l.starts[table] || row >= l.starts[table+1] || column < 0 {
			continue
		}
		text := trimSpace(l.tables[table].Cell(row-l.starts[table], column).String())
		if s, ok := ParseSlashDate(text); ok {
			found = append(found, slashCell{s, row, text})
		}
	}
	slices.SortFunc(found, func(a, b slashCell) int { return a.row - b.row })
	return found
}
