package book

import "tier/cmd/tier/internal/report"

// summary is the sheet for whoever reads one page: where the figures come from, the tiers of each model, how
// concentrated the value is, and what must be known of the figures.
type summary struct {
	*page
	asked  report.Options
	listed *problems // on their own sheet; nil on a page that says nothing of them
	charts []chart
	fresh  []int // rows that begin a page of paper
	data   *chartData
	wired  *wiring    // nil where the workbook holds values only
	live   []liveRefs // by model, for its charts; nil where the workbook holds values only
}

func newSummary(b *workbook, asked report.Options) *summary {
	b.data = newChartData(b)
	return &summary{page: newPage(b, b.p.Sprintf("Summary")), asked: asked, data: b.data}
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
	out := s.onPaper(s.page.sheet(navy), s.fresh...)
	s.fitCharts()
	out.charts = s.charts
	return out
}

// heading is the title, and where the figures come from.
func (s *summary) heading() {
	b, p, r := s.b, s.b.p, s.b.r
	s.title(b.title())
	s.misfits()
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
	s.fact(p.Sprintf("Rows"), p.Say(t.Sentence()))
	if n := len(r.Problems); n > 0 {
		s.fact(p.Sprintf("Problems"), p.Sprintf("%d, listed on their own sheet", n))
	}
	if s.wired == nil {
		s.fact(p.Sprintf("Formulas"), p.Sprintf("none: this workbook holds values, which follow no edits; after a change, run tier score again"))
	} else {
		s.fact(p.Sprintf("Formulas"), p.Sprintf("tables and charts follow what is edited on the sheet %s and in the list's columns; sentences say what was so when this was written", rubricSheetName(p)))
	}
	s.gap()
}

// misfits is a line that says so where figures of the rubric were edited that don't fit.
func (s *summary) misfits() {
	if s.wired == nil {
		s.gap()
		return
	}
	style := s.b.style(look{bold: true, color: warning, middle: true})
	s.across(pageRowHeight, cell{style: style, formula: &formula{text: s.wired.misfits()}}, 1)
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

// model is a model's tiers with what must be known of them, and their pictures.
func (s *summary) model(i int) {
	m := &s.b.r.Models[i]
	if i > 0 && hasPictures(m) {
		s.fresh = append(s.fresh, len(s.rows)+1)
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
