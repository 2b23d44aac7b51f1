package fileio

import "slices"

// headerNote says where the table was found.
func (t *Table) headerNote() Message {
	switch tall := t.headerEnd > t.headerRow; {
	case t.sheet == "" && tall:
		return say("header in lines %d–%d", t.headerRow, t.headerEnd)
	case t.sheet == "":
		return say("header in line %d", t.headerRow)
	case tall:
		return say("sheet %q, header in rows %d–%d", t.sheet, t.headerRow, t.headerEnd)
	}
	return say("sheet %q, header in row %d", t.sheet, t.headerRow)
}

// asideNotes count what was set aside, by kind.
func (t *Table) asideNotes() []Message {
	counts, titles, last := map[SetAsideKind]int{}, 0, 0
	if len(t.rows) > 0 {
		last = t.rows[len(t.rows)-1].number()
	}
	for _, s := range t.setAside {
		if s.Kind == NoteRow && s.Place.Row < last {
			titles++
			continue
		}
		counts[s.Kind] += s.Count
	}
	var notes []Message
	for _, k := range []SetAsideKind{TotalRow, BlankRow, NoteRow, HeaderRow, OtherRow} {
		if n := counts[k]; n > 0 {
			notes = append(notes, k.note(n))
		}
	}
	if titles > 0 {
		notes = append(notes, say("titles among the rows set aside: %d", titles))
	}
	return notes
}

func (k SetAsideKind) note(n int) Message {
	switch k {
	case TotalRow:
		return say("total rows set aside: %d", n)
	case BlankRow:
		return say("blank rows set aside: %d", n)
	case NoteRow:
		return say("notes below the table set aside: %d", n)
	case OtherRow:
		return say("rows of other tables set aside: %d", n)
	}
	return say("repeated headers set aside: %d", n)
}

// unnamedNotes say which columns have values and no header, and which rows reach beyond the last header: there a cell
// that was split in two may have moved all that is behind it.
func (t *Table) unnamedNotes(h header) []Message {
	last := 0
	for i, name := range h.names {
		if name != "" {
			last = i + 1
		}
	}
	var within, beyond []int
	for _, c := range t.headers {
		switch {
		case c.Raw != "" || !t.shows(c.Col):
		case c.Col > last:
			beyond = append(beyond, c.Col)
		default:
			within = append(within, c.Col)
		}
	}
	var notes []Message
	if len(within) > 0 {
		notes = append(notes, say("columns without a header: %s", spans(within, columnLetters)))
	}
	if len(beyond) > 0 {
		rows := t.rowsBeyond(last)
		notes = append(notes, say("rows that reach beyond the last header: %d (%s); their further values are in columns without a header: %s",
			len(rows), t.someOf(rows), spans(beyond, columnLetters)))
	}
	if rows := t.rowsWithSpares(h, last); len(rows) > 0 {
		notes = append(notes, say("rows with empty fields beyond the last header: %d (%s); a value with the delimiter in it, as in 354,470.47, moves what is behind it by a column: put it in quotes, or check those rows",
			len(rows), t.someOf(rows)))
	}
	return notes
}

// shows reports whether there is something to see in a column of the data.
func (t *Table) shows(col int) bool {
	return slices.ContainsFunc(t.rows, func(r gridRow) bool { return !r.in.isBlank(r.packedAt(col)) })
}
