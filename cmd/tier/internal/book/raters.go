package book

import (
	"io"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// WriteRaters writes what ratings say of their raters as an .xlsx workbook: a sheet of the raters, one of how far they
// agree, one of the problems if there are any. Top is how many points are listed that the raters' severity changes. The
// same result gives the same bytes.
func WriteRaters(w io.Writer, r *result.Raters, top int, p words.Printer, workers int) error {
	b := newWorkbook(&result.Result{Config: r.Config}, p)
	defer b.file.Close()
	title := p.Sprintf("Raters and their agreement")
	if r.Config.Title != "" {
		title = r.Config.Title + " · " + title
	}
	raters := ratersPage(b, p.Sprintf("Raters"))
	raters.title(title)
	raters.ratersFrom(r)
	raters.blocks(report.EachRater(r, p))
	b.add(raters.sheet(navy))
	agreement := ratersPage(b, p.Sprintf("Agreement"))
	agreement.title(p.Sprintf("How far the raters agree"))
	agreement.gap()
	agreement.blocks(report.Agreement(r, p))
	b.add(agreement.sheet(steel))
	if r.Shifts != nil {
		adjusted := ratersPage(b, p.Sprintf("Severity-adjusted"))
		adjusted.blocks(report.Adjusted(r, top, p))
		b.add(adjusted.sheet(steel))
	}
	if len(r.Problems) > 0 {
		if err := checkSize(len(r.Problems), ratingProblemColumns); err != nil {
			return err
		}
		b.add(ratingProblems(b, r))
	}
	b.describeAs(title)
	b.mark()
	return b.write(w, workers)
}

// ratersPage is a page with a column for each of the widest table, that of the raters.
func ratersPage(b *workbook, name string) *page {
	const columns, width = 12, 11.5
	s := newPage(b, name)
	s.widths = make([]float64, columns)
	for i := range s.widths {
		s.widths[i] = width
	}
	s.widths[0] = nameWidth
	return s
}

// ratersFrom says where the figures come from.
func (s *page) ratersFrom(r *result.Raters) {
	p := s.b.p
	s.gap()
	if r.Config.Period != "" {
		s.fact(p.Sprintf("Period"), r.Config.Period)
	}
	for _, l := range r.Lists {
		s.fact(p.Sprintf("List"), p.Sprintf("%s: %d rows", source(l.File), l.Rows))
	}
	for _, f := range r.Collected.Files {
		s.fact(p.Sprintf("Ratings from"), p.Sprintf("%s: %d ratings", source(f.Path), f.Ratings))
	}
	if preset := r.Config.Preset; preset != "" {
		s.fact(p.Sprintf("Rubric"), p.Sprintf("preset %s", preset))
	} else {
		s.fact(p.Sprintf("Rubric"), source(r.Config.File))
	}
	if n := len(r.Problems); n > 0 {
		s.fact(p.Sprintf("Problems"), p.Sprintf("%d, listed on their own sheet", n))
	}
	s.gap()
}

// ratingProblemColumns are the place, the customer's id and name, and what is wrong.
const ratingProblemColumns = 4

// ratingProblems is the sheet of the cells, rows and files that gave no rating.
func ratingProblems(b *workbook, r *result.Raters) sheet {
	p := b.p
	head := b.style(look{bold: true, color: white, fill: navy, align: "center", middle: true})
	body := b.style(look{line: hairline, wrap: true, middle: true, align: "left", indent: 1})
	line := func(style int, texts ...string) []cell {
		var cells []cell
		for _, text := range texts {
			cells = append(cells, textCell(text, style))
		}
		return cells
	}
	return sheet{
		name: problemsName(p), tab: warning, frozenRows: 1, filtered: true, widths: []float64{36, 16, 28, 80},
		content: content{count: 1 + len(r.Problems), columns: ratingProblemColumns, row: func(n int, _ []cell) row {
			if n == 0 {
				return row{height: 24, cells: line(head, p.Sprintf("Place"), p.Sprintf("Customer id"), p.Sprintf("Name"), p.Sprintf("Message"))}
			}
			problem := r.Problems[n-1]
			id, name := r.Called(problem.Row)
			return row{cells: line(body, problem.At, id, name, p.Say(problem.Message))}
		}},
	}
}
