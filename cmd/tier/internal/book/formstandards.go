package book

import (
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// standards is the sheet of what deserves each grade (统一评价标准), the same for every rater.
type standards struct {
	*page
	cfg      *config.Config
	criteria []scoring.Criterion
}

// standardsName is the name of the sheet.
func standardsName(p words.Printer) string { return p.Sprintf("Standards") }

func newStandards(b *workbook, cfg *config.Config, criteria []scoring.Criterion) *standards {
	widths := []float64{18, 14, 68}
	return &standards{page: &page{b: b, name: standardsName(b.p), widths: widths, wide: len(widths)}, cfg: cfg, criteria: criteria}
}

func (s *standards) sheet() sheet {
	p := s.b.p
	s.title(standardsName(p))
	s.note(p.Sprintf("These standards hold for every rater and every customer."))
	if without := s.without(); len(without) > 0 {
		s.note(p.Sprintf("No standard is written for every grade of: %s", strings.Join(without, p.Sprintf(", "))))
	}
	page := 0 // the first row of the page of paper
	var breaks []int
	for i := range s.criteria {
		s.gap()
		start := len(s.rows)
		s.criterion(&s.criteria[i])
		if start > page && s.tall(page, len(s.rows)) > sheetOfPaper {
			breaks = append(breaks, 1+start)
			page = start
		}
	}
	out := s.page.sheet(steel)
	out.upright, out.breaks = true, breaks
	return out
}

// sheetOfPaper is how much of the page fits on an upright A4, in points.
const sheetOfPaper = 700

// tall is the height of some rows.
func (s *standards) tall(from, to int) float64 {
	total := 0.0
	for _, r := range s.rows[from:to] {
		if total += r.height; r.height == 0 {
			total += pageRowHeight
		}
	}
	return total
}

// without are the criteria that lack the standard of a grade.
func (s *standards) without() []string {
	var names []string
	for i := range s.criteria {
		for _, g := range gradeLines(&s.criteria[i]) {
			if g.standard == "" {
				names = append(names, s.criteria[i].Name)
				break
			}
		}
	}
	return names
}

// criterion is a criterion: its weight, its note and its grades.
func (s *standards) criterion(c *scoring.Criterion) {
	p, heading := s.b.p, c.Name
	if weight := weightOf(s.weights(c.Name)); weight != "" {
		heading = p.Sprintf("%s · weight %s", c.Name, weight)
	}
	s.section(heading)
	if c.Note != "" {
		s.note(c.Note)
	}
	t := &report.Table{Header: []string{p.Sprintf("Grade"), p.Sprintf("Points"), p.Sprintf("Standard")}}
	for _, g := range gradeLines(c) {
		standard := g.standard
		if standard == "" {
			standard = notRated
		}
		t.Rows = append(t.Rows, report.Row(g.word, g.points, standard))
	}
	s.table(t)
}

// weights are those of a criterion in all rubrics; none where they are relative.
func (s *standards) weights(name string) []float64 {
	var all []float64
	for i := range s.cfg.Models {
		for _, rubric := range s.cfg.Models[i].Rubrics() {
			for k := range rubric {
				if rubric[k].Name == name && s.cfg.Models[i].Relative {
					return nil
				}
				if rubric[k].Name == name {
					all = append(all, rubric[k].Weight)
				}
			}
		}
	}
	return all
}
