package ratings

import (
	"fmt"

	"tier/fileio"
	"tier/scoring"
)

// tableReader reads the rows of one table.
type tableReader struct {
	*collector
	t *fileio.Table
	layout
	form form

	whole found // who filled in the table, as the form says
	asked bool  // for that
	found map[string]found
}

// found is a rater, or why there is none.
type found struct {
	rater int
	wrong scoring.Message
}

// headers says what is wrong with the headers of a wide table.
func (r *tableReader) headers() {
	columns := make([][]int, len(r.criteria))
	for i, h := range r.t.Headers() {
		if k := r.names.find(h.Raw); k >= 0 && h.Raw != "" {
			columns[k] = append(columns[k], i)
		}
	}
	for k, col := range r.rated {
		if col == twice {
			places := make([]string, len(columns[k]))
			for i, at := range columns[k] {
				places[i] = r.t.HeaderPlace(at).Cell()
			}
			r.refuse(-1, -1, columns[k][1], scoring.Say("%s is the header of several columns (%s): none of them counts", r.criteria[k].Name, scoring.List(places)))
		}
	}
	for _, s := range r.slips {
		r.refuse(-1, -1, s.col, scoring.Say("no rated criterion is called %q; did you mean %q?", r.t.Headers()[s.col].Raw, s.near))
	}
}

// wide reads a row for each customer and a column for each criterion.
func (r *tableReader) wide() {
	if r.rater < 0 && r.t.Len() > 0 && r.anything() {
		r.byForm() // says of a table without a rater that it has none
	}
	for line := range r.t.Len() {
		var given []entry
		bad := 0
		for k, col := range r.rated {
			if col < 0 {
				continue
			}
			switch cell := r.meters[k].read(r.t.Cell(line, col)); cell.is {
			case rated:
				given = append(given, entry{spot: r.spot(line, col), criterion: int32(k), points: cell.points})
			case refused:
				bad++
			}
		}
		if len(given)+bad == 0 {
			continue
		}
		row := r.customer(line)
		if bad > 0 {
			r.refuseCells(row, line)
		}
		rater := r.raterAt(row, line)
		for _, e := range given {
			r.keep(e, rater, row)
		}
	}
}

// anything reports whether any cell of a wide table is rated.
func (r *tableReader) anything() bool {
	for k, col := range r.rated {
		for line := range r.t.Len() {
			if col >= 0 && r.meters[k].read(r.t.Cell(line, col)).is != blank {
				return true
			}
		}
	}
	return false
}

// refuseCells says what is wrong with the cells of a row of a wide table, from the left.
func (r *tableReader) refuseCells(row, line int) {
	for k, col := range r.rated {
		if col < 0 {
			continue
		}
		if cell := r.meters[k].judgeAgain(r.t.Cell(line, col)); cell.is == refused {
			r.refuse(row, line, col, scoring.Say("%s: %s", r.criteria[k].Name, cell.said))
		}
	}
}

// long reads a row for each rating.
func (r *tableReader) long() {
	for line := range r.t.Len() {
		value := r.t.Cell(line, r.rating)
		text := textOf(value)
		if text == "" {
			continue
		}
		name := textOf(r.t.Cell(line, r.criterion))
		k := r.names.find(name)
		var cell reading
		if k >= 0 {
			if cell = r.meters[k].read(value); cell.is == blank {
				continue
			}
		} else if isDash(text) {
			continue
		}
		row := r.customer(line)
		switch {
		case k < 0 && isError(r.t.Cell(line, r.criterion)):
			r.refuseError(row, line, r.criterion)
		case k < 0:
			r.refuse(row, line, r.criterion, r.unknownCriterion(name))
		case cell.is == refused:
			r.refuse(row, line, r.rating, scoring.Say("%s: %s", r.criteria[k].Name, cell.said))
		}
		if rater := r.raterAt(row, line); cell.is == rated {
			r.keep(entry{spot: r.spot(line, r.rating), criterion: int32(k), points: cell.points}, rater, row)
		}
	}
}

func (r *tableReader) unknownCriterion(name string) scoring.Message {
	if name == "" {
		return scoring.Say("a rating without a criterion")
	}
	if near := scoring.Nearest(name, r.names.all()); near != "" {
		return scoring.Say("no rated criterion is called %q; did you mean %q?", name, near)
	}
	return scoring.Say("no rated criterion is called %q; those rated are %s", name, some(r.names.all()))
}

// keep keeps a rating whose rater and customer are known.
func (r *tableReader) keep(e entry, rater, row int) {
	if rater >= 0 && row >= 0 {
		e.rater, e.row = int32(rater), int32(row)
		r.entries = append(r.entries, e)
	}
}

// customer is the row of the customer in a line; -1 where that can't be known, which is said.
func (r *tableReader) customer(line int) int {
	id, bad := r.text(line, r.id)
	name, badName := r.text(line, r.name)
	if bad || badName && id == "" {
		return -1
	}
	row, wrong, byName := r.customers.Find(id, name)
	if wrong.IsZero() {
		return row
	}
	at := r.id
	if byName || at < 0 {
		at = r.name
	}
	if id == "" && name == "" {
		at = -1
	}
	r.refuse(row, line, at, wrong)
	return -1
}

// text is a cell of a customer's id or name; bad where it holds an error, which is said.
func (r *tableReader) text(line, col int) (text string, bad bool) {
	if col < 0 {
		return "", false
	}
	cell := r.t.Cell(line, col)
	if isError(cell) {
		r.refuseError(-1, line, col)
		return "", true
	}
	return textOf(cell), false
}

func (r *tableReader) refuseError(row, line, col int) {
	wrong := errorCell(r.t.Cell(line, col))
	r.refuse(row, line, col, scoring.Say(wrong.Format, wrong.Args...))
}

// raterAt is who rated in a line: as its cell says, or else as the form says; -1 where that can't be known, which is said.
func (r *tableReader) raterAt(row, line int) int {
	name := ""
	if r.rater >= 0 {
		name = textOf(r.t.Cell(line, r.rater))
	}
	switch {
	case name == "" && r.rater < 0:
		return r.byForm()
	case name == "":
		rater, _, _ := r.raterOf(r.t, r.form)
		if rater < 0 {
			r.refuse(row, line, r.rater, scoring.Say("a rating without a rater"))
		}
		return rater
	}
	f, known := r.found[name]
	if !known && isError(r.t.Cell(line, r.rater)) {
		r.refuseError(row, line, r.rater)
		return -1
	}
	if !known {
		f.rater, f.wrong = r.roster.find(name, r.form.role.text)
		r.found[name] = f
	}
	if f.rater < 0 {
		r.refuse(row, line, r.rater, f.wrong)
	}
	return f.rater
}

// byForm is who filled in the table as a whole; that nobody did is said once.
func (r *tableReader) byForm() int {
	if !r.asked {
		var at fileio.Place
		r.asked = true
		r.whole.rater, r.whole.wrong, at = r.raterOf(r.t, r.form)
		if r.whole.rater < 0 {
			r.refuseAt(-1, at, r.spot(-1, -1), r.whole.wrong)
		}
	}
	return r.whole.rater
}

// shown is a cell as a message quotes it.
func (c *collector) shown(s spot) string {
	t := c.tables[s.table]
	return fmt.Sprintf("%q (%s)", textOf(t.Cell(int(s.line), int(s.col))), c.place(s).String())
}
