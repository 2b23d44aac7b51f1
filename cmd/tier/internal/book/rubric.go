package book

import (
	"fmt"
	"slices"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// rubricSheet is the sheet of what customers are judged by: the criteria with their weights, the rules as tables, the levels
// with their thresholds, the overrides. What may be edited there is marked as input; the formulas of the other sheets look
// it up.
type rubricSheet struct {
	*page
	models []rubricModel
	guards []guarded // the numbers that may be edited
	credit rubricCredit
	checks []string // the cells that say what does not fit; "" where all does
}

// rubricModel is where a model's figures stand.
type rubricModel struct {
	lists     []rubricList // the model's own criteria, then those of its variants
	levels    rubricLevels
	overrides []int // the row of each
}

// rubricList is where the figures of a list of criteria stand.
type rubricList struct {
	criteria []rubricCriterion
	sum      string // of the weights
}

// rubricCriterion is where a criterion's figures stand.
type rubricCriterion struct {
	weight, full, given string
	grid                func(i, rows int) string
}

// The page's columns: names, then figures, and the last ones for what is said.
const (
	rubricColumns = 9
	rubricName    = 26
	rubricField   = 20
	rubricFigure  = 12
	rubricGroup   = 22
	rubricNote    = 50
)

// Columns of figures, and the one where it begins what is said beside a table's title.
const (
	rubricWeight = 3
	rubricFull   = 4
	rubricGiven  = 7
	rubricSaid   = 5
)

// rubricSheetName is the name of the sheet of what customers are judged by.
func rubricSheetName(p words.Printer) string { return p.Sprintf("Rubric") }

func newRubric(b *workbook) *rubricSheet {
	widths := []float64{rubricName, rubricField, rubricFigure, rubricFigure, rubricFigure, rubricFigure, rubricFigure, rubricGroup, rubricNote}
	s := &rubricSheet{page: &page{b: b, name: rubricSheetName(b.p), widths: widths, wide: rubricColumns}}
	s.heading()
	for i := range b.r.Models {
		s.model(&b.r.Models[i])
	}
	s.creditTables()
	s.derived()
	return s
}

func (s *rubricSheet) sheet() sheet {
	out := s.page.sheet("BF8F00")
	out.numbers = s.numberRules()
	return out
}

// ref is a cell of the sheet, as formulas of any sheet name it.
func (s *rubricSheet) ref(col, row int) string {
	return fmt.Sprintf("%s!$%s$%d", called(s.name), column(col-1), row)
}

// span is a range of one column.
func (s *rubricSheet) span(col, top, bottom int) string {
	c := column(col - 1)
	return fmt.Sprintf("%s!$%s$%d:$%[2]s$%[4]d", called(s.name), c, top, bottom)
}

func (s *rubricSheet) heading() {
	p := s.b.p
	s.title(p.Sprintf("Rubric"))
	if !s.b.live {
		s.gap()
		return
	}
	legend := textCell(p.Sprintf("input"), s.b.style(look{input: true, align: "center", line: hairline}))
	said := textCell(p.Sprintf("Cells of this colour may be edited: points, scores, ranks, tiers and the summary follow."),
		s.b.style(look{color: faint, middle: true}))
	s.across(pageRowHeight, said, 2, legend)
	s.gap()
}

func (s *rubricSheet) subsection(text string) {
	s.across(22, textCell(clean(text), s.b.style(look{bold: true, color: navy, middle: true})), 1)
}

// heads adds the header of a table.
func (s *rubricSheet) heads(headers ...string) int {
	var cells []cell
	head := headLook()
	for _, h := range headers {
		cells = append(cells, textCell(h, s.b.style(head)))
	}
	return s.add(max(22, s.fit(cells)), cells...)
}

func (s *rubricSheet) model(m *result.Model) {
	p := s.b.p
	s.section(m.Heading())
	var out rubricModel
	for i, criteria := range m.Spec.Rubrics() {
		if i > 0 {
			v := m.Spec.Variants[i-1]
			s.subsection(p.Sprintf("Variant %s: instead of the criteria above, where %s", v.Name, v.When.Source()))
		}
		out.lists = append(out.lists, s.criteria(m, criteria))
	}
	out.levels = s.levels(m)
	out.overrides = s.overrides(m)
	s.models = append(s.models, out)
}

// derived lists the fields that are computed from others.
func (s *rubricSheet) derived() {
	p := s.b.p
	if len(s.b.r.Config.Derive) == 0 {
		return
	}
	s.section(p.Sprintf("Derived fields"))
	text := s.b.style(look{line: hairline, align: "left", indent: 1})
	for _, d := range s.b.r.Config.Derive {
		s.across(pageRowHeight, textCell(d.Expr.Source(), text), 2, textCell(d.Name, text))
	}
	s.gap()
}

// overrides lists the exceptions in the order in which they apply.
func (s *rubricSheet) overrides(m *result.Model) []int {
	p := s.b.p
	if len(m.Spec.Overrides) == 0 {
		return nil
	}
	s.subsection(p.Sprintf("Overrides, in this order"))
	s.heads(p.Sprintf("Override"), p.Sprintf("Does"), p.Sprintf("Tier"), p.Sprintf("Until"), p.Sprintf("Expired"), p.Sprintf("Approved by"), "", p.Sprintf("Reason"), p.Sprintf("Where"))
	var rows []int
	for i := range m.Spec.Overrides {
		rows = append(rows, s.override(m, i))
	}
	s.gap()
	return rows
}

func (s *rubricSheet) override(m *result.Model, i int) int {
	p, o := s.b.p, &m.Spec.Overrides[i]
	text := s.b.style(look{line: hairline, align: "left", indent: 1, wrap: true, middle: true})
	does, level := p.Sprintf("places in"), o.Tier
	switch {
	case o.AtLeast >= 0:
		does, level = p.Sprintf("lifts to"), o.AtLeast
	case o.AtMost >= 0:
		does, level = p.Sprintf("caps at"), o.AtMost
	}
	until, expired := "", ""
	if !o.Until.IsZero() {
		until = o.Until.Format("2006-01-02")
	}
	if slices.Contains(m.Overridden.Expired, i) {
		expired = p.Sprintf("expired")
	}
	where := ""
	if e, ok := o.When.(*scoring.Expr); ok {
		where = e.Source()
	}
	var cells []cell
	for _, said := range []string{o.Name, does, m.Tier(level), until, expired, o.ApprovedBy, "", o.Reason, where} {
		cells = append(cells, textCell(said, text))
	}
	return s.add(s.fit(cells), cells...)
}
