package fileio

import (
	"slices"
	"strings"
)

// columnBlock is a run of columns of the rows from the header on, from 0, between columns that hold nothing at all.
type columnBlock struct {
	from, to    int      // to is behind the last
	names       []string // as headers are compared; "" unnamed
	known       int      // how many of them are known
	first, last int      // the rows below the header in which it holds something; 0 for none
	rows, cells int      // how many of them, and of its cells
}

// columnBlocks parts the columns at those that hold nothing. A list nearly always is one block, which takes no more than
// a look at the header.
func (h header) columnBlocks() []columnBlock {
	below := h.grid.rows[h.last+1:]
	gaps := map[int]bool{}
	for col, name := range h.names {
		if name == "" {
			gaps[col] = true
		}
	}
	width := len(h.names)
	for _, r := range below {
		for ; width < r.len(); width++ {
			gaps[width] = true
		}
	}
	for _, r := range below {
		if len(gaps) == 0 {
			break
		}
		for col := range gaps {
			if !r.in.isBlank(r.packedAt(col + 1)) {
				delete(gaps, col)
			}
		}
	}
	var blocks []columnBlock
	for col := 0; col < width; col++ {
		if gaps[col] {
			continue
		}
		b := columnBlock{from: col}
		for ; col < width && !gaps[col]; col++ {
			name := ""
			if col < len(h.names) {
				name = normalName(h.names[col])
			}
			b.names = append(b.names, name)
			if name != "" && h.known.has(h.names[col]) {
				b.known++
			}
		}
		b.to = col
		blocks = append(blocks, b)
	}
	return blocks
}

// measure counts what the block holds below the header.
func (b *columnBlock) measure(rows []gridRow) {
	for _, r := range rows {
		cells := 0
		for _, p := range r.packed()[min(b.from, r.len()):min(b.to, r.len())] {
			if !r.in.isBlank(p) {
				cells++
			}
		}
		if cells == 0 {
			continue
		}
		if b.rows++; b.first == 0 {
			b.first = r.number()
		}
		b.last = r.number()
		b.cells += cells
	}
}

// isTableBeside reports whether the block is a table of its own beside the list: it repeats the list's headers, or it has
// no header that the list needs, and is filled from edge to edge over other rows than the list. Columns behind a spacer
// that are filled here and there, or just as the list is, belong to the list.
func (b *columnBlock) isTableBeside(list *columnBlock) bool {
	repeats := 0
	for _, name := range b.names {
		if name != "" && slices.Contains(list.names, name) {
			repeats++
		}
	}
	if repeats > 1 {
		return true
	}
	if b.known > repeats || len(b.names) < 2 || b.rows < 2 {
		return false
	}
	solid := b.last-b.first+1 == b.rows && 4*b.cells >= 3*b.rows*len(b.names)
	return solid && (b.first != list.first || b.last != list.last)
}

// alone is the header of the list without the tables to its left and right, and notes that name those. Where no header is
// known, nobody can tell which of several tables is the list, and all columns are.
func (h header) alone() (header, []Message) {
	if h.score == 0 {
		return h, nil
	}
	blocks := h.columnBlocks()
	if len(blocks) < 2 {
		return h, nil
	}
	main := 0
	for i := range blocks {
		blocks[i].measure(h.grid.rows[h.last+1:])
		if blocks[i].known > blocks[main].known {
			main = i
		}
	}
	from, to := blocks[main].from, blocks[main].to
	for i := range blocks {
		if i != main && !blocks[i].isTableBeside(&blocks[main]) {
			from, to = min(from, blocks[i].from), max(to, blocks[i].to)
		}
	}
	var notes []Message
	for _, b := range blocks {
		if b.to <= from || b.from >= to {
			notes = append(notes, h.besideNote(b))
		}
	}
	if len(notes) == 0 {
		return h, nil
	}
	return h.cut(from, to), notes
}

// besideNote says which table is left out.
func (h header) besideNote(b columnBlock) Message {
	top := h.grid.rows[h.first].number()
	if strings.Join(b.names, "") == "" {
		top = b.first
	}
	cells := Place{Row: top, Col: b.from + 1}.Cell() + ":" + Place{Row: max(top, b.last), Col: b.to}.Cell()
	return say("another table beside the list, %s (%s), is not read; --range chooses it", cells, h.headsOf(b))
}

// headsOf are the headers of a block, or its first texts where it has its own header further down.
func (h header) headsOf(b columnBlock) string {
	for _, r := range h.grid.rows[h.first:] {
		if texts := headTextsOf(r, b.from, b.to); texts != "" {
			return texts
		}
	}
	return ""
}

// headTextsOf names the first texts of a row.
func headTextsOf(r gridRow, from, to int) string {
	const most = 5
	var texts []string
	for col := from; col < min(to, r.len()); col++ {
		text := shown(r.text(col + 1))
		switch {
		case text == "" || len(texts) > 0 && text == texts[len(texts)-1]:
		case len(texts) == most:
			return strings.Join(texts, ", ") + ", …"
		default:
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", ")
}

// cut is the header in a grid that has nothing but some columns from the header on, from 0.
func (h header) cut(from, to int) header {
	g := *h.grid
	g.rows = slices.Clone(g.rows[:h.first])
	for i, r := range h.grid.rows[h.first:] {
		r = r.within(from+1, to, map[int]bool{})
		if h.first+i <= h.last || g.sheet == "" || !r.blank() {
			g.rows = append(g.rows, r)
		}
	}
	names := make([]string, min(len(h.names), to))
	copy(names[min(from, len(names)):], h.names[min(from, len(names)):])
	h.grid, h.names = &g, names
	return h
}
