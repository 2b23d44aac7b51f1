package statements

import (
	"math"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/fileio"
	"tier/scoring"
)

// Form is what a form says of one customer (客户信用状况调查表).
type Form struct {
	ID, Name string
	At       fileio.Place // of the customer's id
	Cells    []FormCell
}

// FormCell is a field as a form states it.
type FormCell struct {
	Field string
	fileio.Cell
	At fileio.Place
	// Emptied says that the cell held something when the form was written, and holds nothing now.
	Emptied bool
}

// JoinForms sets the frame's columns of what forms state, above what is joined already. It returns the row of each form's customer; -1
// where the form doesn't count.
func (j *Joined) JoinForms(cfg *config.Config, frame *scoring.Frame, who directory.Customers, forms []Form) (rows []int) {
	d, first := directory.New(who), make(map[int]fileio.Place)
	in := &joiner{Joined: j, cfg: cfg, frame: frame, columns: newColumns(frame)}
	for _, form := range forms {
		row, wrong, _ := d.Find(form.ID, form.Name)
		if wrong.IsZero() {
			if at, again := first[row]; again {
				wrong = scoring.Say("this customer's form stands in %s already: this one doesn't count", at.String())
			}
		} else {
			row = -1
		}
		if !wrong.IsZero() {
			in.refuse(row, form.At, wrong)
			rows = append(rows, -1)
			continue
		}
		first[row] = form.At
		rows = append(rows, row)
		for _, c := range form.Cells {
			in.fill(row, c)
		}
	}
	in.columns.set(frame)
	for _, bad := range in.spoilt {
		frame.Spoil(bad.Row, bad.field, bad.Message)
	}
	return rows
}

// fill takes a cell of a form.
func (j *joiner) fill(row int, c FormCell) {
	kind, used := j.kinds[c.Field]
	if !used {
		return
	}
	var wrong scoring.Message
	switch {
	case c.Emptied:
		wrong = scoring.Say("this cell was filled in when the form was written, and is empty now; write what holds")
	case c.Kind == fileio.ErrorValue:
		wrong = scoring.Say("the cell holds the error %s", c.Text)
	case kind == scoring.Number:
		var x float64
		if x, wrong = Figure(c.Cell); wrong.IsZero() && !math.IsNaN(x) {
			j.columns.number(c.Field)[row] = x
			j.places[cell{row, c.Field}] = c.At
		}
	case kind == scoring.Date:
		var day time.Time
		if day, wrong = Day(c.Cell); wrong.IsZero() && !day.IsZero() {
			j.columns.date(c.Field)[row] = day
			j.places[cell{row, c.Field}] = c.At
		}
	default:
		if text := directory.Trim(c.String()); text != "" {
			j.columns.text(c.Field)[row] = text
			j.places[cell{row, c.Field}] = c.At
		}
	}
	if wrong.IsZero() {
		return
	}
	j.places[cell{row, c.Field}] = c.At
	p := directory.Problem{Row: row, At: c.At, Message: scoring.Say("%s: %s", j.headerOf(c.Field), wrong)}
	j.refuse(p.Row, p.At, p.Message)
	j.spoilt = append(j.spoilt, spoiltCell{p, c.Field})
}

// headerOf is what people call a field.
func (j *joiner) headerOf(field string) string {
	if f, ok := j.cfg.Field(field); ok && len(f.Headers) > 0 {
		return f.Headers[0]
	}
	return field
}

// Figure reads a cell of a form that is for a number, which a text of nothing but a number may be; NaN where it is blank.
func Figure(c fileio.Cell) (float64, scoring.Message) {
	switch c.Kind {
	case fileio.Empty:
		return math.NaN(), scoring.Message{}
	case fileio.Number:
		return c.Num, scoring.Message{}
	case fileio.ErrorValue:
		return 0, scoring.Say("the cell holds the error %s", c.Text)
	}
	text := directory.Trim(c.String())
	if text == "" && c.Kind == fileio.Text {
		return math.NaN(), scoring.Message{}
	}
	if x, unit, _, ok := fileio.ParseNumber(text); ok && unit == "" && c.Kind == fileio.Text {
		return x, scoring.Message{}
	}
	return 0, scoring.Say("expected a number without a unit, in that of the form; found %q", text)
}

// Day reads a cell of a form that is for a date; zero where it is blank.
func Day(c fileio.Cell) (time.Time, scoring.Message) {
	day, wrong := fileio.ReadDate(c)
	if !wrong.IsZero() {
		return day, scoring.Say(wrong.Format, wrong.Args...)
	}
	return day, scoring.Message{}
}
