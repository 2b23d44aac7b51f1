package book

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// page is a sheet that is read like a page: rows below each other, some of them one text over all columns.
type page struct {
	b      *workbook
	name   string
	widths []float64 // of the page's columns, in digits
	rows   []row
	merges [][2]string
	links  []link
	wide   int   // columns of the widest row, those of the page at least
	begins []int // rows of the headings
}

// The columns of most pages: the first is for names, the others for figures.
const (
	pageColumns   = 10
	nameWidth     = 22
	figureWidth   = 13
	pageRowHeight = 19
)

// newPage makes a page of the usual columns.
func newPage(b *workbook, name string) *page {
	widths := slices.Repeat([]float64{figureWidth}, pageColumns)
	widths[0] = nameWidth
	return &page{b: b, name: name, widths: widths, wide: pageColumns}
}

// sheet is the page as a sheet; columns behind those of the page are for figures.
func (s *page) sheet(tab string) sheet {
	for len(s.widths) < s.wide {
		s.widths = append(s.widths, figureWidth)
	}
	s.fitFigures()
	return sheet{
		name: s.name, tab: tab, widths: slices.Clone(s.widths), rowHeight: pageRowHeight, noGrid: true, merges: s.merges, links: s.links,
		content: content{count: len(s.rows), columns: s.wide, row: func(n int, _ []cell) row { return s.rows[n] }},
	}
}

// add adds a row, and returns its number.
func (s *page) add(height float64, cells ...cell) int {
	s.rows = append(s.rows, row{height, cells})
	s.wide = max(s.wide, len(cells))
	return len(s.rows)
}

func (s *page) gap() { s.add(pageRowHeight / 2) }

// across adds a row whose last cell, in the column from, goes on to the end of the page.
func (s *page) across(height float64, last cell, from int, before ...cell) {
	cells := append(slices.Clone(before), last)
	for len(cells) < len(s.widths) {
		cells = append(cells, cell{style: last.style})
	}
	n := s.add(height, cells...)
	s.merges = append(s.merges, [2]string{at(from, n), at(len(s.widths), n)})
}

// room is the width of so many columns of the page, counted from 1.
func (s *page) room(from, columns int) int { return max(1, int(s.total(from, columns))) }

func (s *page) total(from, columns int) float64 {
	total := 0.0
	for _, width := range s.widths[from-1 : min(from-1+columns, len(s.widths))] {
		total += width
	}
	return total
}

// height is that of a text over the page from a column on: spreadsheets don't fit merged cells to their texts.
func (s *page) height(text string, from int) float64 {
	return heightIn(text, s.room(from, len(s.widths)))
}

// heightIn is that of a text in so many columns of digits.
func heightIn(text string, room int) float64 {
	lines := 0
	for line := range strings.Lines(text + "\n") {
		lines++
		if width := displaywidth.String(strings.TrimSpace(line)); width >= room {
			lines += width * 11 / 10 / room // a tenth for breaks between words
		}
	}
	const lineHeight, most = 15, 20
	return max(pageRowHeight, float64(min(lines, most)*lineHeight+4))
}

func (s *page) title(text string) {
	s.across(38, textCell(clean(text), s.b.style(look{size: 20, bold: true, color: navy, line: titleLine})), 1)
}

func (s *page) section(text string) {
	s.begins = append(s.begins, len(s.rows)+1)
	s.across(26, textCell(clean(text), s.b.style(look{size: 13, bold: true, color: steel})), 1)
}

func (s *page) note(text string) {
	s.across(s.height(text, 1), textCell(text, s.b.style(look{wrap: true, middle: true})), 1)
}

// fact is a line of what something is called, and what it is.
func (s *page) fact(label, text string) {
	s.across(s.height(text, 2), textCell(text, s.b.style(look{wrap: true, middle: true})), 2,
		textCell(label, s.b.style(look{color: faint, middle: true})))
}

// wrapped is a header in the lines in which it is read: a unit in brackets begins one, where all of it is too wide for the room.
func wrapped(header string, room int) string {
	i := max(strings.LastIndex(header, "("), strings.LastIndex(header, "（"))
	if i <= 0 || displaywidth.String(header) <= room || !strings.HasSuffix(header, ")") && !strings.HasSuffix(header, "）") {
		return header
	}
	return strings.TrimSpace(header[:i]) + "\n" + header[i:]
}

func headLook() look {
	return look{bold: true, color: white, fill: navy, align: "center", middle: true, wrap: true}
}
