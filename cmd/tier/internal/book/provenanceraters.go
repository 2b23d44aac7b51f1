package book

import (
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

// rated is the sheet of ratings, "" where there is none.
func (s *provenance) rated() string {
	if !s.b.ratings.isShown() {
		return ""
	}
	return ratingsSheetName(s.b.p)
}
