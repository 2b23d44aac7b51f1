package book

import (
	"fmt"
	"strconv"
	"strings"

	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// provenance is the sheet for whoever must answer for the figures: which files and settings they come from, where each
// row that was read went, what was assumed on the way, and how far the run carries the eight steps of tiering.
type provenance struct {
	*page
	rubric string // the sheet of the rubric
}

// provenanceName is the name of the sheet.
func provenanceName(p words.Printer) string { return p.Sprintf("Provenance") }

// newProvenance takes the name of the sheet of the rubric.
func newProvenance(b *workbook, rubric string) *provenance {
	return &provenance{page: newPage(b, provenanceName(b.p)), rubric: rubric}
}

func (s *provenance) sheet() sheet {
	b := s.b
	s.title(b.p.Sprintf("Where these figures come from"))
	s.gap()
	s.inputs()
	s.settings()
	s.tables()
	s.tally()
	s.assumed()
	s.steps()
	s.gap()
	s.note(b.p.Sprintf("The hidden sheet %s holds the configuration as it was, so that a later run can tell what changed because of it.", origins.SheetName(b.p)))
	if b.live {
		s.note(b.p.Sprintf("The hidden sheet %s holds the intermediate figures of the formulas; nothing in it needs to be changed.", workingsName(b.p)))
	}
	out := s.page.sheet(faint)
	out.upright = true
	return out
}

// inputs are the files that were read.
func (s *provenance) inputs() {
	p := s.b.p
	s.section(p.Sprintf("Input files"))
	t := &report.Table{
		Header: []string{p.Sprintf("File"), p.Sprintf("Sheet"), p.Sprintf("Header row"), p.Sprintf("Columns"), p.Sprintf("Rows"), "SHA-256"},
		Right:  []bool{false, false, true, true, true, false},
	}
	for _, in := range s.b.r.List.Tables() {
		t.Rows = append(t.Rows, append(report.Row(in.Label(), in.Sheet()), countCell(in.HeaderRow()), countCell(len(in.Headers())),
			countCell(in.RowsRead()), report.Cell{Text: in.SHA256()}))
	}
	for _, in := range s.b.r.Files {
		t.Rows = append(t.Rows, []report.Cell{{Text: clean(source(in.File))}, {}, {}, {}, countCell(in.Rows), {Text: in.SHA256}})
	}
	if m := s.b.r.Merged; m != nil {
		t.Rows = append(t.Rows, []report.Cell{{Text: clean(source(m.Path))}, {}, {}, {}, countCell(m.Read), {Text: m.SHA256}})
	}
	s.table(t)
	s.gap()
	if s.b.r.Ratings != nil {
		s.ratings()
	}
}

func countCell(n int) report.Cell {
	return report.Cell{Text: strconv.Itoa(n), Kind: report.NumberCell, Number: float64(n)}
}

// settings are the configuration, the program, and what of them makes the figures what they are.
func (s *provenance) settings() {
	p, r := s.b.p, s.b.r
	s.section(p.Sprintf("Configuration and program"))
	if r.Config.Preset != "" {
		s.fact(p.Sprintf("Configuration"), p.Sprintf("preset %s, whose weights are examples", r.Config.Preset))
	} else {
		s.fact(p.Sprintf("Configuration"), source(r.Config.File))
	}
	s.fact("SHA-256", r.Config.SHA256)
	s.fact(p.Sprintf("Program"), "tier "+r.Version)
	asOf := p.Sprintf("no day is given, and nothing needs one")
	if !r.Config.AsOf.IsZero() {
		asOf = r.Config.AsOf.Format("2006-01-02")
	}
	s.fact(p.Sprintf("As of"), asOf)
	s.fact(p.Sprintf("Score"), p.Sprintf("%d decimals; the rounded figure is the one that is compared", r.Config.Decimals))
	if access := r.Access(p); access != nil {
		s.fact(p.Sprintf("Access"), clean(access.Note))
	}
	if r.Config.Value != "" {
		s.fact(p.Sprintf("Value of a customer"), report.ValueHeader(r))
	}
	if n := r.Repeats(); n > 0 {
		s.fact(p.Sprintf("Repeated ids"), p.Sprintf("the first row of each counts; set aside: %d", n))
	}
	for i, k := range r.Config.Knockouts {
		s.fact(p.Sprintf("Knock-out"), clean(p.Sprintf("%s: %s; customers: %d", k.Name, k.Reason, r.Knocked.Count[i])))
	}
	for i := range r.Models {
		m := &r.Models[i]
		s.fact(p.Sprintf("Model"), clean(p.Sprintf("%s: tiers cut by %s", m.Heading(), s.b.r.CutBy(m, s.b.p))))
		s.fact(p.Sprintf("Levels"), clean(s.levels(m)))
		if n := len(m.Spec.Overrides); n > 0 {
			s.fact(p.Sprintf("Overrides"), p.Sprintf("%d, of which %d have expired", n, len(m.Overridden.Expired)))
		}
	}
	s.gap()
}

// levels are the model's tiers with what they ask for, best first.
func (s *provenance) levels(m *result.Model) string {
	p := s.b.p
	var all []string
	for _, l := range m.Spec.Scheme.Levels {
		switch {
		case l.OverrideOnly:
			all = append(all, p.Sprintf("%s (by override only)", l.Name))
		case l.Min != nil:
			all = append(all, fmt.Sprintf("%s ≥ %s", l.Name, decimal(*l.Min)))
		case l.Share != nil:
			all = append(all, fmt.Sprintf("%s %s%%", l.Name, decimal(*l.Share)))
		default:
			all = append(all, p.Sprintf("%s (what is left)", l.Name))
		}
	}
	return strings.Join(all, p.Sprintf("; "))
}

// decimal is a number as a person writes it.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// assumed is what was detected and taken for granted on the way, as the terminal said it.
func (s *provenance) assumed() {
	p, r := s.b.p, s.b.r
	s.section(p.Sprintf("What was detected and assumed"))
	from := len(s.rows)
	for _, t := range r.List.Tables() {
		for _, message := range t.Notes() {
			s.note(t.Label() + p.Sprintf(": ") + p.Say(message))
		}
	}
	if !r.List.Has("id") {
		s.note(p.Sprintf("no id column: customers are called by the number of their row"))
	}
	for _, message := range r.List.Notes() {
		s.note(p.Say(message))
	}
	if note := r.MergedNote(); !note.IsZero() {
		s.note(clean(p.Say(note)))
	}
	if note := r.MissingNote(); !note.IsZero() {
		s.note(clean(p.Say(note)))
	}
	if r.Ratings != nil {
		for _, message := range r.Ratings.Notes {
			s.note(p.Say(message))
		}
	}
	if len(s.rows) == from {
		s.note(p.Sprintf("nothing: every header and unit is as configured"))
	}
	s.gap()
}
