package ledger

import (
	"time"

	"tier/fileio"
	"tier/scoring"
)

// dates are the columns of dates of a table, with those that end in their year read in one order for all of them.
type dates struct {
	values map[string][]time.Time
	wrong  map[string]map[int]scoring.Message // by role and line
	order  fileio.DateOrder
	sample string // a date that was read by the order
	sure   bool   // some date, or who asked, says the order
}

// readDates reads the columns of dates.
func readDates(list *fileio.List, roles []string, order fileio.DateOrder) *dates {
	d := &dates{values: map[string][]time.Time{}, wrong: map[string]map[int]scoring.Message{}, order: order, sure: order != fileio.AnyOrder}
	again := map[string]map[int]fileio.SlashDate{}
	for _, role := range roles {
		values, _ := list.Dates(role)
		d.values[role], d.wrong[role], again[role] = append([]time.Time(nil), values...), map[int]scoring.Message{}, map[int]fileio.SlashDate{}
	}
	for _, p := range list.Unreadable() {
		if _, isDate := d.wrong[p.Field]; !isDate {
			continue
		}
		text := list.Cell(p.Row, list.FieldColumns(p.Field)[0]).String()
		if s, ok := fileio.ParseSlashDate(text); ok {
			again[p.Field][p.Row] = s
			d.sample = text
			continue
		}
		d.wrong[p.Field][p.Row] = scoring.Say(p.Message.Format, p.Message.Args...)
	}
	d.findOrder(again)
	for role, cells := range again {
		for line, s := range cells {
			if day, why := s.Day(d.order, d.sure); why.IsZero() {
				d.values[role][line] = day
			} else {
				d.wrong[role][line] = scoring.Message(why)
			}
		}
	}
	return d
}

// findOrder looks for dates that only one order can read.
func (d *dates) findOrder(all map[string]map[int]fileio.SlashDate) {
	if d.sure {
		return
	}
	d.order, d.sure = fileio.OrderOf(func(yield func(fileio.SlashDate) bool) {
		for _, cells := range all {
			for _, s := range cells {
				if !yield(s) {
					return
				}
			}
		}
	})
}

// note says in which order dates were read; zero where none were.
func (d *dates) note() fileio.Message {
	if d.sample == "" || !d.sure {
		return fileio.Message{}
	}
	return d.order.Note(d.sample)
}
