package fileio

import (
	"slices"
)

// body is what is below a header.
type body struct {
	data     []gridRow
	setAside []SetAside
	sums     []gridRow    // the total rows among them
	others   []otherTable // below the list
}

// rowKind is what a row below the header is.
type rowKind uint8

const (
	dataRow rowKind = iota
	blankRow
	totalRow
	noteRow
	headerRow
	otherRow
)

// splitBody parts the rows below the header into data and what is set aside. Blank rows count only between data rows:
// what is blank before the first or behind the last is no row at all.
func splitBody(g *grid, h header, workers int) body {
	rows := g.rows[h.last+1:]
	kinds := rowKinds(rows, h, workers)
	b := body{others: otherTables(g, rows, kinds, h)}
	notes := newNoteRows(g, rows, kinds, h)
	notes.markNotes(rows, kinds)
	notes.markTitles(rows, kinds, h)
	markSums(rows, kinds, h)
	last := lastIndex(kinds, dataRow)
	if !slices.ContainsFunc(kinds, func(k rowKind) bool { return k != dataRow }) && !g.gaps(rows) {
		b.data = rows // nearly always, and then nothing is kept twice
		return b
	}
	b.data = make([]gridRow, 0, len(rows))
	totals := newTotalRows(h)
	for i := 0; i < len(rows); i++ {
		if g.sheet != "" && len(b.data) > 0 && i <= last && rows[i-1].number()+1 < rows[i].number() {
			b.aside(g, BlankRow, rows[i-1].number()+1, rows[i].number()-rows[i-1].number()-1, "")
		}
		switch kinds[i] {
		case dataRow:
			b.data = append(b.data, rows[i])
		case blankRow:
			if len(b.data) > 0 && i < last {
				b.aside(g, BlankRow, rows[i].number(), 1, "")
			}
		default:
			b.aside(g, kinds[i].kind(), rows[i].number(), 1, firstText(rows[i]))
			if kinds[i] == totalRow {
				b.sums = append(b.sums, rows[i])
				b.setAside[len(b.setAside)-1].Word = totals.word(rows[i])
			}
		}
	}
	return b
}

// aside sets rows aside; blank rows that follow each other are one run, and so are the rows of another table.
func (b *body) aside(g *grid, kind SetAsideKind, number, count int, text string) {
	if n := len(b.setAside); (kind == BlankRow || kind == OtherRow) && n > 0 {
		run := &b.setAside[n-1]
		if run.Kind == kind && run.Place.Row+run.Count == number {
			run.Count += count
			return
		}
	}
	b.setAside = append(b.setAside, SetAside{
		Place: Place{File: g.file, Sheet: g.sheet, Row: number}, Kind: kind, Text: text, Count: count,
	})
}

func (k rowKind) kind() SetAsideKind {
	switch k {
	case totalRow:
		return TotalRow
	case noteRow:
		return NoteRow
	case headerRow:
		return HeaderRow
	case otherRow:
		return OtherRow
	}
	return BlankRow
}

func lastIndex(kinds []rowKind, kind rowKind) int {
	for i := len(kinds) - 1; i >= 0; i-- {
		if kinds[i] == kind {
			return i
		}
	}
	return -1
}

// rowKinds judges each row by itself.
func rowKinds(rows []gridRow, h header, workers int) []rowKind {
	const atOnce = 1 << 14
	kinds := make([]rowKind, len(rows))
	totals, head := newTotalRows(h), h.repeatable()
	inParallel((len(rows)+atOnce-1)/atOnce, workers, func(block int) {
		if h.known.isLate() {
			return
		}
		for i := block * atOnce; i < min(len(rows), (block+1)*atOnce); i++ {
			switch r := rows[i]; {
			case r.blank():
				kinds[i] = blankRow
			case totals.match(r):
				kinds[i] = totalRow
			case again(head, r):
				kinds[i] = headerRow
			}
		}
	})
	return kinds
}

// headTexts are the cells that one of the header's rows has filled, in the form in which headers are compared.
type headTexts []headText

type headText struct {
	at   int // index in the row
	kind CellKind
	name string
}

// repeatable are the header's rows, which may stand again below it.
func (h header) repeatable() []headTexts {
	var rows []headTexts
	for _, r := range h.grid.rows[h.first : h.last+1] {
		var texts headTexts
		for i, c := range r.cells() {
			if !c.isBlank() {
				texts = append(texts, headText{i, c.Kind, normalName(c.String())})
			}
		}
		rows = append(rows, texts)
	}
	return rows
}

// again reports whether the row repeats one of the header's rows.
func again(head []headTexts, r gridRow) bool {
	return slices.ContainsFunc(head, func(texts headTexts) bool { return texts.match(r) })
}

// match reports whether every cell that the header has filled is the same in the row. The kinds are compared first: a
// row of data mostly has a figure somewhere.
func (t headTexts) match(r gridRow) bool {
	cells := r.packed()
	for _, head := range t {
		if head.at >= len(cells) || cells[head.at].kind() != head.kind {
			return false
		}
	}
	for _, head := range t {
		if normalName(r.at(head.at+1).String()) != head.name {
			return false
		}
	}
	return len(t) > 0
}

// columns is how many columns have a name.
func (h header) columns() int {
	columns := 0
	for _, name := range h.names {
		if name != "" {
			columns++
		}
	}
	return columns
}

// firstText is the first cell of the row that holds a text, trimmed.
func firstText(r gridRow) string {
	for i, c := range r.cells() {
		if c.Kind == Text && !c.isBlank() {
			return r.text(i + 1)
		}
	}
	return ""
}

// gaps reports whether rows are missing between those of a sheet.
func (g *grid) gaps(rows []gridRow) bool {
	return g.sheet != "" && len(rows) > 0 && rows[len(rows)-1].number()-rows[0].number() != len(rows)-1
}
