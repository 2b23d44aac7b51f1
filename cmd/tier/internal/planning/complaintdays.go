package planning

import (
	"cmp"
	"slices"
	"time"

	"tier/fileio"
	"tier/scoring"
)

// complaintDays are the days of complaints, those such as 9/10/2026 in the one order that all of a table tell.
type complaintDays struct {
	list   *fileio.List
	order  fileio.DateOrder
	sure   bool
	sample string // a day that was read by the order
}

func newComplaintDays(list *fileio.List) *complaintDays {
	d := &complaintDays{list: list}
	var all []fileio.SlashDate
	for _, field := range []string{"date", "due", "settled"} {
		for _, col := range list.FieldColumns(field) {
			for line := range list.Len() {
				cell := list.Cell(line, col)
				if s, ok := slashDate(cell); ok {
					all, d.sample = append(all, s), cmp.Or(d.sample, cell.String())
				}
			}
		}
	}
	d.order, d.sure = fileio.OrderOf(slices.Values(all))
	return d
}

// slashDate reads what a list doesn't take for a day.
func slashDate(c fileio.Cell) (fileio.SlashDate, bool) {
	if _, wrong := fileio.ReadDate(c); wrong.IsZero() {
		return fileio.SlashDate{}, false
	}
	return fileio.ParseSlashDate(c.String())
}

// read reads a cell; the zero time where it is blank, or wrong.
func (d *complaintDays) read(c fileio.Cell) (day time.Time, wrong scoring.Message) {
	day, why := fileio.ReadDate(c)
	if s, ok := slashDate(c); ok {
		day, why = s.Day(d.order, d.sure)
	}
	return day, scoring.Message(why)
}

// of is the day of a field in a line, and what is wrong with it.
func (d *complaintDays) of(field string, line int) (day time.Time, wrong scoring.Message) {
	if d.list.IsBlank(line, field) {
		return time.Time{}, scoring.Message{}
	}
	for _, col := range d.list.FieldColumns(field) {
		if c := d.list.Cell(line, col); c.Kind != fileio.Empty {
			return d.read(c)
		}
	}
	return time.Time{}, scoring.Message{}
}

// note says in which order days were read; zero where none were.
func (d *complaintDays) note() scoring.Message {
	if d.sample == "" || !d.sure {
		return scoring.Message{}
	}
	return scoring.Message(d.order.Note(d.sample))
}
