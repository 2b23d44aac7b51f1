package tables

import (
	"maps"
	"math"
	"time"

	"tier/fileio"
	"tier/scoring"
)

// noDay is a missing date. Days are counted from 1970.
const noDay = math.MinInt32

const secondsPerDay = 24 * 60 * 60

func dayOf(t time.Time) int32 {
	if t.IsZero() {
		return noDay
	}
	return int32(math.Floor(float64(t.Unix()) / secondsPerDay))
}

func timeOf(day int32) time.Time {
	if day == noDay {
		return time.Time{}
	}
	return time.Unix(int64(day)*secondsPerDay, 0).UTC()
}

// dates are a column of dates, those such as 4/6/2013 in one order for all files. Tables have few days and many lines: each text is
// read once. A list's own dates were no choice: they keep six times as much of a line, and each file's have an order of their own.
type dates struct {
	days   []int32
	wrong  []badCell // without their column
	order  fileio.DateOrder
	sample string // a date that was read by the order
}

// textDate is what a text turned out to be.
type textDate struct {
	day   int32
	slash fileio.SlashDate
	is    bool // it is a slash date
	why   scoring.Message
}

func readDates(list *fileio.List, column string) *dates {
	d := &dates{days: make([]int32, list.Len())}
	known, slashes := make(map[string]textDate), make(map[int]fileio.SlashDate)
	cell := cellOf(list, column)
	for line := range d.days {
		c := cell(line)
		at, isKnown := textDate{}, false
		if c.Kind == fileio.Text {
			at, isKnown = known[c.Text]
		}
		if !isKnown {
			at = readDate(c)
			if c.Kind == fileio.Text {
				known[c.Text] = at
			}
		}
		d.days[line] = at.day
		switch {
		case at.is:
			if slashes[line] = at.slash; d.sample == "" {
				d.sample = c.Text
			}
		case !at.why.IsZero() && !list.IsBlank(line, column):
			d.wrong = append(d.wrong, badCell{line: line, why: at.why})
		}
	}
	d.inOrder(slashes)
	return d
}

// readDate reads a cell.
func readDate(c fileio.Cell) textDate {
	t, why := fileio.ReadDate(c)
	if why.IsZero() {
		return textDate{day: dayOf(t)}
	}
	if s, ok := fileio.ParseSlashDate(c.String()); ok {
		return textDate{day: noDay, slash: s, is: true}
	}
	return textDate{day: noDay, why: scoring.Message(why)}
}

// inOrder reads dates such as 4/6/2013 in the order that the column tells.
func (d *dates) inOrder(slashes map[int]fileio.SlashDate) {
	if len(slashes) == 0 {
		return
	}
	order, sure := fileio.OrderOf(maps.Values(slashes))
	if sure {
		d.order = order
	}
	for line := range d.days {
		s, is := slashes[line]
		if !is {
			continue
		}
		if t, why := s.Day(order, sure); why.IsZero() {
			d.days[line] = dayOf(t)
		} else {
			d.wrong = append(d.wrong, badCell{line: line, why: scoring.Message(why)})
		}
	}
}

// note says in which order dates were read; zero where none were.
func (d *dates) note() fileio.Message {
	if d.order == fileio.AnyOrder {
		return fileio.Message{}
	}
	return d.order.Note(d.sample)
}

// times are the days as expressions want them.
func (d *dates) times() []time.Time {
	all := make([]time.Time, len(d.days))
	for line, day := range d.days {
		all[line] = timeOf(day)
	}
	return all
}

// cellOf are the cells of a column, whatever each file calls it.
func cellOf(list *fileio.List, column string) func(line int) fileio.Cell {
	columns := list.FieldColumns(column)
	if len(columns) == 1 {
		return list.Cells(columns[0])
	}
	return func(line int) fileio.Cell {
		for _, c := range columns {
			if cell := list.Cell(line, c); cell.Kind != fileio.Empty {
				return cell
			}
		}
		return fileio.Cell{}
	}
}
