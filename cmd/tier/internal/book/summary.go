package book

import (
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/report"
)

// summary is the sheet for whoever reads one page: where the figures come from, the tiers of each model, how
// concentrated the value is, and what must be known of the figures.
type summary struct {
	b      *workbook
	asked  report.Options
	name   string
	listed *problems // on their own sheet; nil on a page that says nothing of them
	page   []row
	merges [][2]string
	charts []chart
	breaks []int
	data   *chartData
	wired  *wiring    // nil where the workbook holds values only
	live   []liveRefs // by model, for its charts; nil where the workbook holds values only
	links  []link
	wide   int // columns of the widest row
}

// The page's columns: the first is for names, the others for figures.
const (
	pageColumns   = 10
	nameWidth     = 22
	figureWidth   = 13
	pageRowHeight = 19
)

func newSummary(b *workbook, asked report.Options) *summary {
	return &summary{b: b, asked: asked, name: b.p.Sprintf("Summary"), data: newChartData(b), wide: pageColumns}
}

// follow has the page follow the cells of the customers.
func (s *summary) follow(w *wiring) {
	s.wired = w
	for _, m := range w.models {
		s.live = append(s.live, m.refs())
	}
}

func (s *summary) sheet() sheet {
	s.heading()
	for i := range s.b.r.Models {
		s.model(i)
	}
	s.top()
	s.problemKinds(s.listed)
	// What the terminal says below the tiers, the page says too; the best customers stand there already.
	for _, block := range report.Besides(s.b.r, report.Options{By: s.asked.By}, s.b.p) {
		s.block(block)
	}
	widths := []float64{nameWidth}
	for range s.wide - 1 {
		widths = append(widths, figureWidth)
	}
	return sheet{
		name: s.name, tab: navy, widths: widths, rowHeight: pageRowHeight, noGrid: true, upright: true,
		content: content{count: len(s.page), columns: s.wide, row: func(n int, _ []cell) row { return s.page[n] }},
		merges:  s.merges, charts: s.charts, breaks: s.breaks, links: s.links,
	}
}

// add adds a row, and returns its number.
func (s *summary) add(height float64, cells ...cell) int {
	s.page = append(s.page, row{height, cells})
	s.wide = max(s.wide, len(cells))
	return len(s.page)
}

func (s *summary) gap() { s.add(pageRowHeight / 2) }

// heading is the title, and where the figures come from.
func (s *summary) heading() {
	b, p, r := s.b, s.b.p, s.b.r
	title := look{size: 20, bold: true, color: navy, line: titleLine}
	s.across(38, textCell(clean(b.title()), b.style(title)), 1)
	s.gap()
	if !r.Config.AsOf.IsZero() {
		s.fact(p.Sprintf("As of"), r.Config.AsOf.Format("2006-01-02"))
	}
	for _, t := range r.List.Tables() {
		name := t.Label()
		if t.Sheet() != "" {
			name = p.Sprintf("%s, sheet %s", name, t.Sheet())
		}
		s.fact(p.Sprintf("List"), p.Sprintf("%s: %d rows", name, t.RowsRead()))
	}
	s.fact(p.Sprintf("Rubric"), s.rubric())
	t := r.Tally
	s.fact(p.Sprintf("Rows"), p.Sprintf("%d read = %d scored + %d unscored + %d set aside", t.Read, t.Scored, t.Unscored, t.SetAside))
	if n := len(r.Problems); n > 0 {
		s.fact(p.Sprintf("Problems"), p.Sprintf("%d, listed on their own sheet", n))
	}
	if s.wired != nil {
		s.fact(p.Sprintf("Formulas"), p.Sprintf("tables and charts follow what is edited on the sheet %s and in the list's columns; sentences say what was so when this was written", rubricSheetName(p)))
	}
	s.gap()
}

func (s *summary) rubric() string {
	if preset := s.b.r.Config.Preset; preset != "" {
		return s.b.p.Sprintf("preset %s", preset)
	}
	return source(s.b.r.Config.File)
}

func (s *summary) fact(label, text string) {
	b := s.b
	s.across(s.height(text, 2), textCell(text, b.style(look{wrap: true, middle: true})), 2, textCell(label, b.style(look{color: faint, middle: true})))
}

// across adds a row whose last cell, in the column from, goes on to the end of the page.
func (s *summary) across(height float64, last cell, from int, before ...cell) {
	cells := append(slices.Clone(before), last)
	for len(cells) < pageColumns {
		cells = append(cells, cell{style: last.style})
	}
	n := s.add(height, cells...)
	s.merges = append(s.merges, [2]string{at(from, n), at(pageColumns, n)})
}

// height is that of a text over the page from a column on: spreadsheets don't fit merged cells to their texts.
func (s *summary) height(text string, from int) float64 {
	return heightIn(text, room(from, pageColumns-from+1))
}

// heightIn is that of a text in so many columns of digits.
func heightIn(text string, room int) float64 {
	lines := 0
	for line := range strings.Lines(text + "\n") {
		lines += 1 + displaywidth.String(strings.TrimSpace(line))*11/10/room // a tenth for breaks between words
	}
	const lineHeight, most = 15, 20
	return max(pageRowHeight, float64(min(lines, most)*lineHeight+4))
}

func (s *summary) section(text string) {
	s.across(26, textCell(clean(text), s.b.style(look{size: 13, bold: true, color: steel})), 1)
}

func (s *summary) note(text string) {
	s.across(s.height(text, 1), textCell(text, s.b.style(look{wrap: true, middle: true})), 1)
}

// model is a model's tiers with what must be known of them, and their pictures.
func (s *summary) model(i int) {
	m := &s.b.r.Models[i]
	if i > 0 && hasPictures(m) {
		s.breaks = append(s.breaks, len(s.page)+1) // charts would be cut in two
	}
	block := report.Distribution(s.b.r, m, s.b.p)
	s.section(m.Heading())
	top := s.tierTable(i)
	for _, l := range block.Lines {
		s.note(l)
	}
	s.gap()
	s.pictures(i, top)
}

// block is a part of the terminal's report.
func (s *summary) block(block report.Block) {
	s.section(block.Heading)
	if block.Table != nil {
		s.table(block.Table)
	}
	for _, l := range block.Lines {
		s.note(l)
	}
	s.gap()
}

func headLook() look {
	return look{bold: true, color: white, fill: navy, align: "center", middle: true, wrap: true}
}
