package book

import (
	"fmt"
	"strings"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
)

// ratings are the files that raters filled in, and who the raters are.
func (s *provenance) ratings() {
	p, by := s.b.p, s.b.r.Ratings
	s.section(p.Sprintf("Files of ratings"))
	files := &report.Table{Header: []string{p.Sprintf("File"), p.Sprintf("Ratings"), "SHA-256"}, Right: []bool{false, true, false}}
	for _, f := range by.Files {
		files.Rows = append(files.Rows, []report.Cell{{Text: clean(source(f.Path))}, countCell(f.Ratings), {Text: f.SHA256}})
	}
	s.table(files)
	s.gap()
	s.section(p.Sprintf("The evaluation group"))
	raters := &report.Table{Header: []string{p.Sprintf("Rater"), p.Sprintf("Role"), p.Sprintf("Weight"), p.Sprintf("Ratings")},
		Right: []bool{false, false, true, true}}
	counts := given(by)
	for i, r := range by.Panel.Raters {
		weight := report.Cell{Text: decimal(r.Weight), Kind: report.NumberCell, Number: r.Weight}
		raters.Rows = append(raters.Rows, append(report.Row(clean(r.Name), clean(r.Role)), weight, countCell(counts[i])))
	}
	s.table(raters)
	s.note(panelRule(s.b))
	s.gap()
}

// given is how many ratings each rater gave.
func given(by *result.Ratings) []int {
	counts := make([]int, len(by.Panel.Raters))
	for i := range by.Collected.Ratings.Given {
		counts[by.Collected.Ratings.Given[i].Rater]++
	}
	return counts
}

// panel is the first step where a panel rated: who they are, and whether all of them did.
func (s *provenance) panel() step {
	p, by := s.b.p, s.b.r.Ratings
	st := step{name: p.Sprintf("1 Evaluation group"), state: taken, where: s.rated(),
		has: p.Sprintf("raters: %d, of whom %d gave ratings", len(by.Panel.Raters), by.Raters())}
	if roles := s.roles(by); roles != "" {
		st.has += p.Sprintf("; ") + roles
	}
	switch {
	case by.Raters() == 0:
		st.state = absent
	case by.Raters() < len(by.Panel.Raters):
		st.state = partly
	}
	return st
}

// roles counts the raters of each role, in the order of the panel.
func (s *provenance) roles(by *result.Ratings) string {
	var order []string
	counts := map[string]int{}
	for _, r := range by.Panel.Raters {
		if r.Role == "" {
			continue
		}
		if counts[r.Role]++; counts[r.Role] == 1 {
			order = append(order, r.Role)
		}
	}
	for i, role := range order {
		order[i] = fmt.Sprintf("%s %d", role, counts[role])
	}
	return clean(strings.Join(order, s.b.p.Sprintf(", ")))
}

// given says what the panel rated, and what of it counts.
func (s *provenance) given(by *result.Ratings) string {
	p := s.b.p
	var names []string
	for i := range by.Criteria {
		names = append(names, by.Criteria[i].Name)
	}
	text := p.Sprintf("%d ratings by %d raters: %s", len(by.Collected.Ratings.Given), by.Raters(), s.some(names))
	if n := by.Owned(); n > 0 {
		text += p.Sprintf("; ") + p.Sprintf("not counted, as the customer is the rater's own: %d", n)
	}
	return text
}

// rated is the sheet of ratings, "" where there is none.
func (s *provenance) rated() string {
	if !s.b.ratings.isShown() {
		return ""
	}
	return ratingsSheetName(s.b.p)
}
