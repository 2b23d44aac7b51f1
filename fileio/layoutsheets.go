package fileio

import "strings"

// orOneWithRows is the table, or where it is the header alone, as in a form that nobody filled in, the first one with the
// same headers and with rows.
func (t *Table) orOneWithRows(grids []*grid, h header, opt ReadOptions) (*Table, header) {
	if h.score == 0 {
		return t, h
	}
	known := opt.known()
	for _, g := range grids {
		if g == h.grid {
			continue
		}
		other := bestHeader(g, known)
		if other.score != h.score {
			continue
		}
		if full := newTable(other, opt.workers()); full.Len() > 0 {
			full.notes = append(full.notes, say("the sheet %q has the same headers and no rows below them: this one is read instead", t.sheet))
			return full, other
		}
	}
	return t, h
}

// noteRivals says when another sheet would have done as well, hidden or not, and how much is in it. One without rows
// would not.
func (t *Table) noteRivals(grids []grid, h header, opt ReadOptions) {
	if h.score == 0 {
		return
	}
	var rivals []any
	known := opt.known()
	for i := range grids {
		g := &grids[i]
		if g == h.grid || opt.stopped() != nil {
			continue
		}
		other := bestHeader(g, known)
		if other.score != h.score {
			continue
		}
		rows := newTable(other, opt.workers()).Len()
		switch {
		case rows == 0:
		case g.hidden:
			rivals = append(rivals, say("%q (hidden, rows: %d)", g.sheet, rows))
		default:
			rivals = append(rivals, say("%q (rows: %d)", g.sheet, rows))
		}
	}
	if len(rivals) > 0 {
		all := Message{Format: strings.Repeat("%s, ", len(rivals)-1) + "%s", Args: rivals}
		t.notes = append(t.notes, say("sheets with the same headers are not read: %s; --sheet, once for each, names those to read (sheet: at a table of the configuration)", all))
	}
}
