package book

import (
	"fmt"
	"math"

	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
	"tier/tiering"
)

// migration is the sheet of the steps from result to result, the last one first: each a matrix of who moved from where to
// where, in customers and in what they bring, and how many moved how.
type migration struct {
	*page
	m     *periods.Moves
	moves *movesSheet
	pages []int        // rows that begin a page of paper
	live  *movesWiring // of a scored workbook; nil where the figures are fixed
}

func migrationName(p words.Printer) string { return p.Sprintf("Migration") }

func newMigration(b *workbook, m *periods.Moves, moves *movesSheet) *migration {
	return &migration{page: newPage(b, migrationName(b.p)), m: m, moves: moves}
}

func (s *migration) sheet() sheet {
	p := s.b.p
	for i := range s.m.Trend.Steps {
		step := &s.m.Trend.Steps[i]
		for len(s.widths) < max(len(step.To), len(step.From))+4 {
			s.widths = append(s.widths, figureWidth)
		}
	}
	s.wide = len(s.widths)
	s.title(p.Sprintf("Moves between tiers"))
	s.gap()
	for i, r := range s.m.Results {
		s.fact(s.m.Labels()[i], clean(p.Sprintf("%s: %d customers", r.Called(), r.Len())))
	}
	s.gap()
	for i := len(s.m.Trend.Steps) - 1; i >= 0; i-- {
		if i < len(s.m.Trend.Steps)-1 {
			s.pages = append(s.pages, len(s.rows)+1)
		}
		s.step(i)
	}
	if s.live == nil { // of results that are read; a run at hand says nothing of it
		s.blocks(report.Together(s.m, p))
	}
	s.about()
	return s.onPaper(s.page.sheet(navy), s.pages...)
}

// step is one step: its matrices, and its moves.
func (s *migration) step(i int) {
	p, m, labels := s.b.p, &s.m.Trend.Steps[i], s.m.Labels()
	isLast := i == len(s.m.Trend.Steps)-1
	live := s.live
	if !isLast {
		live = nil
	}
	s.section(p.Sprintf("Moves from %s to %s, in customers", labels[i], labels[i+1]))
	s.matrix(m, countFigures(), live.counted())
	s.gap()
	places := wholeFormat
	if !areWhole(m) {
		places = "#,##0.00"
	}
	before, after := s.m.Results[i], s.m.Results[i+1]
	if before.Values != nil {
		s.section(p.Sprintf("The same in %s of %s", words.InUnit(before.Value, before.Unit), labels[i]))
		s.matrix(m, matrixFigures{places, func(f tiering.Flow) float64 { return f.Before }}, live.summed(false))
		s.gap()
	}
	if after.Values != nil {
		s.section(p.Sprintf("The same in %s of %s", words.InUnit(after.Value, after.Unit), labels[i+1]))
		s.matrix(m, matrixFigures{places, func(f tiering.Flow) float64 { return f.After }}, live.summed(true))
		s.gap()
	}
	s.states(i, isLast, places)
	s.gap()
	if isLast {
		s.causes()
	}
}

// areWhole reports whether all sums of a step are whole numbers.
func areWhole(m *tiering.Migration) bool {
	for _, cells := range append(m.Cells[:len(m.Cells):len(m.Cells)], m.Rows, m.Columns) {
		for _, f := range cells {
			for _, x := range []float64{f.Before, f.After} {
				if !math.IsNaN(x) && scoring.Round(x, 2) != math.Trunc(x) {
					return false
				}
			}
		}
	}
	return true
}

// about is what must be known of the comparison, and what the colours mean.
func (s *migration) about() {
	p := s.b.p
	s.section(p.Sprintf("About this comparison"))
	s.note(p.Sprintf("Rows are the tiers before, columns those after: above the pale diagonal customers moved down, below it up. All rows but the last are the customers before, all columns but the last those after."))
	for _, note := range s.m.Notes() {
		s.note(clean(p.Say(note)))
	}
	for _, g := range s.m.Guesses[:min(len(s.m.Guesses), mostGuesses)] {
		s.note(clean(p.Say(s.m.Said(g))))
	}
	if more := len(s.m.Guesses) - mostGuesses; more > 0 {
		s.note(p.Sprintf("… and %d more", more))
	}
}

// mostGuesses is how many guesses about who is who the sheet lists; the list of moves has all.
const mostGuesses = 50

// states is how many customers moved how.
func (s *migration) states(i int, isLast bool, places string) {
	p, m, labels := s.b.p, &s.m.Trend.Steps[i], s.m.Labels()
	hasBefore, hasAfter := s.m.HasValue(i), s.m.HasValue(i+1)
	s.section(p.Sprintf("Who moved from %s to %s", labels[i], labels[i+1]))
	headers := []string{p.Sprintf("Move"), p.Sprintf("Customers"), p.Sprintf("Share")}
	for k, has := range []bool{hasBefore, hasAfter} {
		if has {
			headers = append(headers, clean(s.m.Results[i+k].Value)+"\n"+clean(labels[i+k]))
		}
	}
	if s.m.HasDifference(i) {
		headers = append(headers, p.Sprintf("Difference"))
	}
	top := s.headers(headers)
	var shown []tiering.State
	for _, state := range tiering.States() {
		if m.Of[state].Customers > 0 || state <= tiering.New || state == tiering.Lost {
			shown = append(shown, state)
		}
	}
	bottom := top + len(shown)
	l := stateLine{s: s, top: top, bottom: bottom, total: float64(m.All.Customers), before: hasBefore, after: hasAfter, differ: s.m.HasDifference(i), places: places}
	for _, state := range shown {
		count := ""
		if isLast {
			count = fmt.Sprintf("COUNTIF(%s,%s)", s.moves.column(moveStateColumn), at(1, len(s.rows)+1))
		}
		l.add(p.Say(periods.Word(state)), m.Of[state], count, look{line: hairline})
	}
	l.add(p.Sprintf("Total"), m.All, "", look{line: totalLine, fill: band, bold: true})
}

// headers adds a row of headers, and returns its number.
func (s *migration) headers(headers []string) int {
	var cells []cell
	height := 34.0
	for i, h := range headers {
		head := headLook()
		height = max(height, heightIn(h, s.room(i+1, 1)-1))
		if head.align = "right"; i == 0 {
			head.align = "left"
		} else {
			head.indent = 1
		}
		cells = append(cells, textCell(h, s.b.style(head)))
	}
	return s.add(height, cells...)
}

// stateLine adds the lines of the table of moves.
type stateLine struct {
	s             *migration
	top, bottom   int // the rows of the header and of the last state
	total         float64
	before, after bool
	differ        bool // the difference of the two is shown
	places        string
}

func (l *stateLine) add(name string, f tiering.Flow, count string, base look) {
	n := len(l.s.rows) + 1
	isTotal := n > l.bottom
	var cells []cell
	put := func(x float64, format, text string) {
		style := base
		style.align, style.indent, style.middle, style.format = "right", 1, true, format
		c := numberCell(x, l.s.b.style(style))
		if text != "" {
			c = following(c, text)
		}
		cells = append(cells, c)
	}
	sum := func(text string) string {
		if col := len(cells) + 1; isTotal {
			return fmt.Sprintf("SUM(%s)", area(col, l.top+1, col, l.bottom))
		}
		return text
	}
	label := base
	label.middle, label.bold = true, true
	cells = append(cells, textCell(name, l.s.b.style(label)))
	put(float64(f.Customers), wholeFormat, sum(count))
	share := math.NaN()
	if l.total > 0 {
		share = scoring.Round9(float64(f.Customers) / l.total)
	}
	put(share, shareFormat, fmt.Sprintf(`IF(%[1]s=0,"",ROUND(%[2]s/%[1]s,9))`, at(2, l.bottom+1), at(2, n)))
	if l.before {
		put(scoring.Round9(f.Before), l.places, rounded(sum("")))
	}
	if l.after {
		put(scoring.Round9(f.After), l.places, rounded(sum("")))
	}
	if l.differ {
		put(scoring.Round9(f.After-f.Before), signedFormat(l.places), fmt.Sprintf("ROUND(%s-%s,9)", at(5, n), at(4, n)))
	}
	l.s.add(pageRowHeight, cells...)
}

// rounded rounds a formula, of which there may be none.
func rounded(text string) string {
	if text == "" {
		return ""
	}
	return "ROUND(" + text + ",9)"
}
