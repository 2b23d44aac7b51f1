package book

import (
	"tier/fileio"
)

// columnSheet is a sheet of columns: a header, and a row for each of its subjects, as customers or requests. Its header is the
// first row, so that formulas refer to its columns as to those of the scores.
type columnSheet struct {
	b       *workbook
	name    string
	tab     string
	count   int               // rows below the header
	frozen  int               // columns
	subject func(row int) int // the customer of a row, whose row among the scores the first column leads to; -1 for none
	skips   func(row int) bool
	columns []sheetColumn
	totals  bool // the last row sums up, and is no subject
	tall    bool // rows are as high as their texts take
}

// sheetColumn is a column of such a sheet.
type sheetColumn struct {
	header, note string
	width        float64
	fill         string // of the header
	look         look
	cell         func(row int) fileio.Cell
	live         live // without text: it holds values
	isInput      bool // it may be edited, and what depends on it follows
	isIdentity   bool // rows that are skipped have it too
}

// col adds a column, and returns its number.
func (g *columnSheet) col(c sheetColumn) int {
	g.columns = append(g.columns, c)
	return len(g.columns)
}

// place is a column as formulas refer to it.
func (g *columnSheet) place(col int) place { return place{g.name, col, g.count} }

// ref is a cell of a row in formulas of this sheet.
func (g *columnSheet) ref(col, row int) string { return at(col, row+2) }

// follow gives a column its formula.
func (g *columnSheet) follow(col int, text func(row int) string) {
	if fits(text(g.count)) {
		g.columns[col-1].live = live{text: text, skips: g.skips}
	}
}

// followEach gives a column formulas that refer to no row as their own.
func (g *columnSheet) followEach(col, count int, text func(row int) string) {
	own := map[int]string{}
	for row := range count {
		own[row] = text(row)
	}
	g.columns[col-1].live = live{own: own}
}

// identity adds the columns of who the customer is.
func (g *columnSheet) identity() {
	linked := textLook()
	linked.link = true
	r, p := g.b.r, g.b.p
	id, name := 10, 12
	for row := range min(g.count, measuredRows) {
		if at := g.subject(row); at >= 0 {
			id, name = widerText(r.ID(at), id), widerText(r.Name(at), name)
		}
	}
	const padding, most = 3, 30
	said := func(of func(row int) string) func(row int) fileio.Cell {
		return func(row int) fileio.Cell {
			if g.subject(row) < 0 {
				return fileio.Cell{}
			}
			return wordsOf(of(g.subject(row)))
		}
	}
	g.col(sheetColumn{header: p.Sprintf("Id"), width: float64(min(most, id+padding)), fill: inputHead, look: linked, isIdentity: true, cell: said(r.ID)})
	g.col(sheetColumn{header: p.Sprintf("Name"), width: float64(min(most, name+padding)), fill: inputHead, look: textLook(), isIdentity: true, cell: said(r.Name)})
	g.frozen = 2
}

// inputHead is the colour of headers of what was read.
const inputHead = "595959"

// wordsOf is a text as a cell of its own.
func wordsOf(s string) fileio.Cell {
	if s == "" {
		return fileio.Cell{}
	}
	return fileio.Cell{Kind: fileio.Text, Text: cut(s)}
}

// orBlank is a text as what a formula yields.
func orBlank(s string) fileio.Cell { return fileio.Cell{Kind: fileio.Text, Text: s} }

func (g *columnSheet) sheet() sheet {
	var widths []float64
	for i := range g.columns {
		widths = append(widths, g.columns[i].width)
	}
	return sheet{
		name: g.name, tab: g.tab, widths: widths, rowHeight: scoresRowHeight, frozenRows: 1, frozenCols: g.frozen, filtered: !g.totals,
		paper: paperFor(widths), links: g.links(), notes: g.notes(),
		content: content{count: 1 + g.count, columns: len(g.columns), row: g.row()},
	}
}

// links lead from each customer to the row among the scores.
func (g *columnSheet) links() []link {
	scores := quoted(scoresName(g.b.p)) + "!"
	var links []link
	for row := range min(g.count, maxLinks) {
		if at1 := g.subject(row); at1 >= 0 {
			links = append(links, link{at(1, 2+row), scores + at(1, 2+at1)})
		}
	}
	return links
}

// notes say at the head of each column how its figures come about, and whether they stay as they were written.
func (g *columnSheet) notes() []note {
	var notes []note
	for i := range g.columns {
		c := &g.columns[i]
		if c.note == "" {
			continue
		}
		text := c.note
		switch {
		case !g.b.live:
			text += "\n" + g.b.p.Sprintf("This workbook holds values, no formulas.")
		case c.live.text == nil && c.live.own == nil && !c.isInput:
			text += "\n" + g.b.p.Sprintf("This is a value: it does not follow what is edited.")
		}
		notes = append(notes, note{at(i+1, 1), text})
	}
	return notes
}

// row makes the rows.
func (g *columnSheet) row() func(int, []cell) row {
	header, styles := g.header(), make([]int, len(g.columns))
	totals := make([]int, len(g.columns))
	for i := range g.columns {
		c := &g.columns[i]
		l := c.look
		l.input = c.isInput && g.b.live
		styles[i] = g.b.style(l)
		l.input, l.link, l.line, l.fill, l.bold = false, false, totalLine, band, true
		totals[i] = g.b.style(l)
		c.live.prepare(g.b, g.count)
	}
	return func(n int, cells []cell) row {
		if n == 0 {
			return header
		}
		of := styles
		if g.totals && n == g.count {
			of = totals
		}
		for i := range g.columns {
			cells[i] = g.at(i, n-1)
			cells[i].style = of[i]
		}
		return row{height: g.height(cells), cells: cells[:len(g.columns)]}
	}
}

// height is that of a row whose texts go over several lines; 0 is the usual one.
func (g *columnSheet) height(cells []cell) float64 {
	height := 0.0
	for i := range g.columns {
		if c := &g.columns[i]; g.tall && c.look.wrap && cells[i].Kind == fileio.Text {
			height = max(height, heightIn(cells[i].Text, max(1, int(c.width)-2)))
		}
	}
	return height
}

// at is a cell without its style.
func (g *columnSheet) at(i, n int) cell {
	c := &g.columns[i]
	if !c.isIdentity && g.skips != nil && g.skips(n) {
		return cell{}
	}
	out := cell{Cell: c.cell(n), row: n + 2, formula: c.live.formula(i+1, n)}
	if out.formula == nil && out.Kind == fileio.Text && out.Text == "" {
		out.Kind = fileio.Empty
	}
	return out
}

// header is the first row, as high as the header that takes most lines.
func (g *columnSheet) header() row {
	const lineHeight = 15
	height := 0.0
	var cells []cell
	for i := range g.columns {
		c := &g.columns[i]
		l := headLook()
		if c.fill != "" {
			l.fill = c.fill
		}
		cells = append(cells, textCell(clean(c.header), g.b.style(l)))
		if c.width > 0 { // it is hidden otherwise
			height = max(height, heightIn(c.header, max(1, int(c.width)-4)))
		}
	}
	return row{height: min(height, 4*lineHeight) + 8, cells: cells}
}

// wordLook is how words of a few do.
func wordLook() look { return look{line: hairline, align: "center"} }
