package fileio

import "slices"

// sortRows puts rows in order that were not, and joins those that came in pieces: the later cell counts.
func (x *sheetReader) sortRows() {
	slices.SortStableFunc(x.rows, func(a, b gridRow) int { return a.number() - b.number() })
	joined := x.rows[:0]
	for _, r := range x.rows {
		last := len(joined) - 1
		if last < 0 || joined[last].number() != r.number() {
			joined = append(joined, r)
			continue
		}
		joined[last].hidden = joined[last].hidden || r.hidden
		joined[last].join(r)
	}
	clear(x.rows[len(joined):])
	x.rows = joined
}

// join takes over the cells that another piece of the row has filled. A row that has to grow is kept anew, where the
// wider piece has paid for it.
func (r *gridRow) join(later gridRow) {
	if r.width < later.width {
		grown := make([]packed, later.width)
		copy(grown, r.packed())
		r.start, r.width = r.in.addRow(grown), later.width
	}
	line := r.packed()
	for i, p := range later.packed() {
		if p != 0 {
			line[i] = p
		}
	}
}
