package book

import (
	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/report"
)

// table adds a table of the report. The columns of the page that it leaves over go to those of its columns that need
// them, which are then merged from several.
func (s *page) table(t *report.Table) {
	wide := s.spans(t)
	s.header(t, wide)
	for _, cells := range t.Rows {
		s.cells(cells, t.Right, wide, look{line: hairline})
	}
	if t.Footer != nil {
		s.cells(t.Footer, t.Right, wide, look{line: totalLine, fill: band, bold: true})
	}
}

// headTexts are the headers of a table, in their lines.
func (s *page) headTexts(t *report.Table, spans []int) []report.Cell {
	var cells []report.Cell
	from := 1
	for i, h := range t.Header {
		cells = append(cells, report.Cell{Text: wrapped(h, s.room(from, spans[i])-1)})
		from += spans[i]
	}
	return cells
}

func (s *page) header(t *report.Table, spans []int) {
	s.spread(s.headTexts(t, spans), spans, func(col int, c report.Cell) cell {
		head := headLook()
		head.align = "left"
		if aligned(t.Right, col) {
			head.align, head.indent = "right", 1
		}
		return textCell(c.Text, s.b.style(head))
	})
}

// cells adds a row of the table; its first cell names it.
func (s *page) cells(cells []report.Cell, right []bool, spans []int, base look) {
	s.spread(cells, spans, func(col int, c report.Cell) cell {
		l := base
		l.wrap, l.middle, l.bold = true, true, l.bold || col == 0
		if aligned(right, col) {
			l.align, l.indent = "right", 1
		}
		switch c.Kind {
		case report.NumberCell:
			if l.wrap, l.format = false, decimals(wholeFormat, c.Decimals); c.IsSigned {
				l.format = signedFormat(l.format)
			}
			return numberCell(c.Number, s.b.style(l))
		case report.PercentCell:
			l.wrap, l.format = false, decimals("0", c.Decimals)+"%"
			return numberCell(c.Number, s.b.style(l))
		}
		return textCell(c.Text, s.b.style(l))
	})
}

func aligned(right []bool, col int) bool { return col < len(right) && right[col] }

// spread adds a row, each of its cells over so many columns of the page.
func (s *page) spread(row []report.Cell, spans []int, draw func(col int, c report.Cell) cell) {
	var cells []cell
	height := float64(pageRowHeight)
	number := len(s.rows) + 1
	for col, c := range row {
		made, from := draw(col, c), len(cells)+1
		for range spans[col] {
			cells = append(cells, cell{style: made.style})
		}
		cells[from-1] = made
		if spans[col] > 1 {
			s.merges = append(s.merges, [2]string{at(from, number), at(from+spans[col]-1, number)})
		}
		if c.Kind == report.TextCell {
			height = max(height, heightIn(c.Text, s.room(from, spans[col])))
		}
	}
	s.add(height, cells...)
}

// spans gives each column of a table a column of the page, and those that are left over one by one to the column whose
// widest text lacks most.
func (s *page) spans(t *report.Table) []int {
	spans := make([]int, len(t.Header))
	needs := make([]int, len(t.Header))
	for col, h := range t.Header {
		spans[col] = 1
		needs[col] = displaywidth.String(h)
		for _, row := range t.Rows {
			needs[col] = max(needs[col], displaywidth.String(row[col].Text))
		}
	}
	for left := len(s.widths) - len(spans); left > 0; left-- {
		neediest, most := -1, 0
		for col := range spans {
			if lacks := needs[col] + 2 - s.room(col+1, spans[col]); lacks > most { // 2: margins
				neediest, most = col, lacks
			}
		}
		if neediest < 0 {
			break
		}
		spans[neediest]++
	}
	return spans
}

// block is a part of the terminal's report.
func (s *page) block(block report.Block) {
	s.section(block.Heading)
	if block.Table != nil {
		s.table(block.Table)
	}
	for _, l := range block.Lines {
		s.note(l)
	}
	s.gap()
}

// blocks are parts of the terminal's report, below each other.
func (s *page) blocks(blocks []report.Block) {
	for _, block := range blocks {
		s.block(block)
	}
}
