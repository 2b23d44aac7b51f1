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
	rows        int      // how many of them
}

// columnBlocks parts the columns at those that hold nothing. A list nearly always is one block, which takes no more than
// a look at the header.
func (h header) columnBlocks() []columnBlock {
	filled := h.filledColumns()
	var blocks []columnBlock
	for col := 0; col < len(filled); col++ {
		if !filled[col] {
			continue
		}
		b := columnBlock{from: col}
		for ; col < len(filled) && filled[col]; col++ {
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

// filledColumns tells which columns hold something, the header's name or a value below it. It looks at each cell once.
func (h header) filledColumns() []bool {
	below := h.grid.rows[h.last+1:]
	width := len(h.names)
	for _, r := range below {
		width = max(width, r.len())
	}
	filled, gaps := make([]bool, width), width
	fill := func(col int) {
		if !filled[col] {
			filled[col] = true
			gaps--
		}
	}
	for col, name := range h.names {
		if name != "" {
			fill(col)
		}
	}
	for _, r := range below {
		if gaps == 0 {
			break
		}
		for col, p := range r.packed() {
			if !filled[col] && !r.in.isBlank(p) {
				fill(col)
			}
		}
	}
	return filled
}

// measure counts the rows in which the blocks hold something below the header. It looks at each cell once.
func measure(blocks []columnBlock, rows []gridRow) {
	for _, r := range rows {
		cells, at := r.packed(), 0
		for i := range blocks {
			b := &blocks[i]
			if b.from >= len(cells) {
				break
			}
			at = max(at, b.from)
			for at < min(b.to, len(cells)) && r.in.isBlank(cells[at]) {
				at++
			}
			if at >= min(b.to, len(cells)) {
				continue
			}
			if b.rows++; b.first == 0 {
				b.first = r.number()
			}
			b.last = r.number()
		}
	}
}

// isTableBeside reports whether the block is a table of its own beside the list: it repeats the list's ids or names, or
// two of its headers. Other columns behind a spacer belong to the list: columns too many are seen, lost ones are not.
func (b *columnBlock) isTableBeside(list *columnBlock) bool {
	repeats := 0
	for _, name := range b.names {
		if name == "" || !slices.Contains(list.names, name) {
			continue
		}
		if repeats++; repeats > 1 || isIDName(name) || isCustomerName(name) {
			return true
		}
	}
	return false
}

// isCustomerName knows headers of customers' names.
func isCustomerName(name string) bool {
	for _, tail := range []string{"名称", "姓名", "客户名", "客户", "name", "customer"} {
		if strings.HasSuffix(name, tail) {
			return true
		}
	}
	return false
}

// isTwin reports whether the block has all headers of the list: more of its rows, printed beside the first.
func (b *columnBlock) isTwin(list *columnBlock) bool {
	return b.rows > 0 && !slices.ContainsFunc(list.names, func(name string) bool {
		return name != "" && !slices.Contains(b.names, name)
	})
}

// besides is what stands beside a list.
type besides struct {
	notes    []Message
	setAside []SetAside // rows of the list's further columns of print
}

// alone is the header of the list without the tables to its left and right, and what those are. Where no header is known,
// nobody can tell which of several tables is the list, and all columns are.
func (h header) alone() (header, besides) {
	if h.score == 0 {
		return h, besides{}
	}
	blocks := h.apart(h.columnBlocks())
	if len(blocks) < 2 {
		return h, besides{}
	}
	main := 0
	for i := range blocks {
		if blocks[i].known > blocks[main].known {
			main = i
		}
	}
	h.list = &blocks[main]
	from, to := h.list.from, h.list.to
	for i := range blocks {
		if i != main && !blocks[i].isTableBeside(h.list) {
			from, to = min(from, blocks[i].from), max(to, blocks[i].to)
		}
	}
	if from == blocks[0].from && to == blocks[len(blocks)-1].to {
		return h, besides{}
	}
	measure(blocks, h.grid.rows[h.last+1:])
	var out besides
	for i := range blocks {
		if b := &blocks[i]; b.to <= from || b.from >= to {
			out.add(h, b, b.isTwin(h.list))
		}
	}
	return h.cut(from, to), out
}

// add says which table is left out, and counts the rows that are the list's.
func (s *besides) add(h header, b *columnBlock, twin bool) {
	cells := h.cellsOf(b)
	if !twin {
		s.notes = append(s.notes, say("another table beside the list, %s (%s), is not read; --range chooses it", cells, h.headsOf(b)))
		return
	}
	s.notes = append(s.notes, say("the list goes on beside itself in %s, rows that are not read: %d; copy them below the list, or read them with --range %s",
		cells, b.rows, cells))
	s.setAside = append(s.setAside, SetAside{
		Place: Place{File: h.grid.file, Sheet: h.grid.sheet, Row: b.first, Col: b.from + 1}, Kind: OtherRow, Text: h.headsOf(b), Count: b.rows,
	})
}

// cellsOf is where a block stands: E1:G20.
func (h header) cellsOf(b *columnBlock) string {
	top := h.grid.rows[h.first].number()
	if strings.Join(b.names, "") == "" {
		top = b.first
	}
	return Place{Row: top, Col: b.from + 1}.Cell() + ":" + Place{Row: max(top, b.last), Col: b.to}.Cell()
}

// headsOf are the headers of a block, or its first texts where it has its own header further down.
func (h header) headsOf(b *columnBlock) string {
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
