package fileio

import "slices"

// sortRows puts rows in order that were not, and joins those that came in pieces.
func (x *sheetReader) sortRows() error {
	slices.SortStableFunc(x.rows, func(a, b gridRow) int { return a.number() - b.number() })
	joined := x.rows[:0]
	for _, r := range x.rows {
		last := len(joined) - 1
		if last < 0 || joined[last].number() != r.number() {
			joined = append(joined, r)
			continue
		}
		joined[last].hidden = joined[last].hidden || r.hidden
		if col := joined[last].join(r); col > 0 {
			x.raw.row, x.raw.col, x.faulty = r.number(), col, true
			return doubled(say("row %d is in the file twice, and this cell as %q and as %q",
				r.number(), clipped(joined[last].at(col).String()), clipped(r.at(col).String())))
		}
	}
	clear(x.rows[len(joined):])
	x.rows = joined
	return nil
}

// join takes over the cells that another piece of the row has filled, and returns the first column for which both have a
// value, and not the same; 0 where there is none. A row that has to grow is kept anew, where the wider piece has paid for it.
func (r *gridRow) join(later gridRow) (doubled int) {
	if r.width < later.width {
		grown := make([]packed, later.width)
		copy(grown, r.packed())
		r.start, r.width = r.in.addRow(grown), later.width
	}
	line := r.packed()
	for i, p := range later.packed() {
		switch {
		case p == 0:
		case line[i] == 0:
			line[i] = p
		case r.in.cell(line[i]) != r.in.cell(p):
			return i + 1
		}
	}
	return 0
}

// meetDouble takes up a second value of a cell in the row being read. The same once more is none. Programs that write .xls
// replace a cell by another record for it, as Excel reads them; in other formats nobody can tell which of the two is meant,
// and it may be another row's.
func (x *sheetReader) meetDouble(col int, later packed) error {
	before, after := x.cells.cell(x.line[col]), x.cells.cell(later)
	if before == after {
		return nil
	}
	if x.laterCounts {
		if x.doubled++; x.doubled == 1 {
			x.firstDoubled = Place{Row: x.row, Col: col + 1}
		}
		return nil
	}
	x.faulty = true
	return doubled(say("this cell is in the file twice, as %q and as %q", clipped(before.String()), clipped(after.String())))
}

// doubled is the refusal of a sheet in which a cell has two values.
func doubled(message Message) *Error {
	return readFaultHint(message,
		say("Excel calls such a file damaged, and mends it by dropping one of the two: have the program that wrote it write it anew"))
}
