package book

import (
	"strings"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/tables"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// tables say where the lines of every other table went, and what was made of those that count.
func (s *provenance) tables() {
	r, p := s.b.r, s.b.p
	if len(r.Tables) == 0 {
		return
	}
	s.section(p.Sprintf("Other tables"))
	if r.Part == nil {
		for _, t := range r.Tables {
			s.lines(t)
		}
	}
	fields := &report.Table{
		Header: []string{p.Sprintf("Column"), p.Sprintf("What it is"), p.Sprintf("Lines")}, Right: []bool{false, false, true},
	}
	for _, f := range r.Given() {
		fields.Rows = append(fields.Rows, append(report.Row(clean(f.Spec.Called()), clean(p.Say(r.GivenBy(f)))), countCell(countedIn(f))))
	}
	s.table(fields)
	for _, u := range r.UnlikePeriods() {
		s.note(p.Say(u.Message))
	}
	s.gap()
}

func countedIn(f *tables.Field) int {
	n := 0
	for _, lines := range f.Lines {
		n += int(lines)
	}
	return n
}

// lines are the parts of a table, which add up to all of it.
func (s *provenance) lines(t *tables.Joined) {
	p := s.b.p
	header := t.Tally.Header
	if header != "" {
		header = words.InUnit(header, t.Tally.Unit)
	}
	const decimals = 2
	cells := func(what string, part *tables.Part) []report.Cell {
		row := append(report.Row(what), countCell(part.Lines))
		if header != "" {
			x := part.Sum.Figure()
			row = append(row, report.Cell{Text: report.Amount(x, decimals), Kind: report.NumberCell, Number: x, Decimals: decimals})
		}
		return row
	}
	out := &report.Table{Header: []string{clean(t.Spec.Called()), p.Sprintf("Lines")}, Right: []bool{false, true}, Footer: cells(p.Sprintf("Total"), &t.Tally.All)}
	if header != "" {
		out.Header, out.Right = append(out.Header, clean(header)), append(out.Right, true)
	}
	for fate := range t.Tally.By {
		if part := &t.Tally.By[fate]; part.Lines > 0 {
			out.Rows = append(out.Rows, cells(p.Say(tables.Fate(fate).Message()), part))
		}
	}
	s.table(out)
	for _, message := range tableNotes(t) {
		s.note(p.Say(message))
	}
	s.gap()
}

// tableNotes are what a reader must know of a table's lines.
func tableNotes(t *tables.Joined) []scoring.Message {
	var all []scoring.Message
	if t.Anonymous.Count > 0 {
		var places []string
		for _, at := range t.Anonymous.First {
			places = append(places, at.String())
		}
		all = append(all, scoring.Say("Lines without a customer, the first ones: %s", strings.Join(places, ", ")))
	}
	if t.Blank > 0 {
		all = append(all, scoring.Say("Lines that count and have no %s, which add nothing: %d", t.Tally.Header, t.Blank))
	}
	for _, said := range t.Said() {
		all = append(all, scoring.Message(said))
	}
	return all
}
