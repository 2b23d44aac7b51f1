package book

import (
	"fmt"

	"tier/cmd/tier/internal/report"
	"tier/scoring"
)

// load adds how many customers there are for each of the people who look after them. How many people there are may be edited;
// the customers are those of the run.
func (s *segmentsSheet) load(i int) {
	p, spec := s.b.p, &s.b.r.Segments.Spec.By[i]
	called := report.StaffName(spec.Load, p)
	figure := look{line: hairline, align: "right", indent: 1}
	name := look{line: hairline, align: "left", indent: 1, bold: true}
	staff := figure
	staff.input = s.b.live
	input := len(s.rows) + 1
	s.add(pageRowHeight, textCell(clean(p.Sprintf("%s in each", called)), s.b.style(name)), numberCell(spec.Load.Staff, s.b.style(staff)))
	headers := []string{report.LoadName(s.b.r, i, p)}
	for _, c := range spec.Classes {
		headers = append(headers, c.Name)
	}
	s.heads(append(headers, p.Sprintf("Total"), p.Sprintf("per %s", called)))
	whole, tenth := figure, figure
	whole.format, tenth.format = wholeFormat, "#,##0.0"
	for _, l := range s.b.r.Loads(i) {
		cells := []cell{textCell(clean(report.LoadWord(l, spec.Load.By != "", p)), s.b.style(name))}
		for _, n := range l.Counts {
			cells = append(cells, numberCell(float64(n), s.b.style(whole)))
		}
		cells = append(cells, numberCell(float64(l.Count), s.b.style(whole)))
		if report.IsNowhere(l, spec.Load) {
			s.add(pageRowHeight, append(cells, textCell("–", s.b.style(figure)))...)
			continue
		}
		cells = append(cells, numberCell(scoring.Round9(float64(l.Count)/spec.Load.Staff), s.b.style(tenth)))
		row := s.add(pageRowHeight, cells...)
		s.live(len(cells), row, func(*segmentWiring) string {
			return fmt.Sprintf(`IF(N($B$%[1]d)>0,ROUND(%[2]s/$B$%[1]d,9),"")`, input, at(len(cells)-1, row))
		})
	}
	s.note(p.Sprintf("The customers here are those of the run; how many look after them may be edited."))
}
