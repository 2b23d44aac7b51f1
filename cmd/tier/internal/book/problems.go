package book

import (
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// problems is the sheet of all that a reader must know besides the figures: why customers have none, what was noted of
// those who have, what other files say that doesn't count, and which rows were set aside.
type problems struct {
	r     *result.Result
	p     words.Printer
	parts []problemPart
}

// problemPart is the problems of one kind.
type problemPart struct {
	kind  string
	color string
	list  []result.Problem
}

func newProblems(r *result.Result, p words.Printer, cuts []result.Problem) *problems {
	return &problems{r: r, p: p, parts: []problemPart{
		{p.Sprintf("Problem"), warning, r.Problems},
		{p.Sprintf("Rating"), warning, r.RatingProblems()},
		{p.Sprintf("Other file"), warning, r.Elsewhere},
		{p.Sprintf("Identity"), warning, r.Identities()},
		{p.Sprintf("Note"), ink, r.Notes},
		{p.Sprintf("Note"), ink, cuts},
		{p.Sprintf("Merged"), faint, r.MergedProblems()},
		{p.Sprintf("Set aside"), faint, r.Aside},
	}}
}

func (s *problems) count() int {
	n := 0
	for _, part := range s.parts {
		n += len(part.list)
	}
	return n
}

func (s *problems) check() error { return checkSize(s.count(), 5) }

// problemsName is the name of the sheet.
func problemsName(p words.Printer) string { return p.Sprintf("Problems") }

func (s *problems) sheet(b *workbook) sheet {
	out := sheet{
		name: problemsName(s.p), tab: warning, frozenRows: 1, filtered: true,
		widths:  []float64{10, 30, 16, 28, 80},
		content: content{count: 1 + max(1, s.count()), columns: 5, row: s.rows(b)}, links: s.links(),
	}
	return out
}

// links lead from the place of each problem to the customer's row among the scores.
func (s *problems) links() []link {
	var links []link
	scores, n := quoted(scoresName(s.p)), 1
	for _, part := range s.parts {
		for _, problem := range part.list {
			if n++; problem.Row >= 0 {
				links = append(links, link{at(2, n), scores + "!" + at(1, 2+problem.Row)})
			}
		}
	}
	return links
}

func (s *problems) rows(b *workbook) func(int, []cell) row {
	head := b.style(look{bold: true, color: white, fill: navy, align: "center", middle: true})
	text := look{line: hairline, wrap: true, middle: true, align: "left", indent: 1}
	body := b.style(text)
	text.link = true
	linked := b.style(text)
	var header []cell
	for _, h := range []string{s.p.Sprintf("Kind"), s.p.Sprintf("Place"), s.p.Sprintf("Customer id"), s.p.Sprintf("Name"), s.p.Sprintf("Message")} {
		header = append(header, textCell(h, head))
	}
	kinds := make([]int, len(s.parts))
	for i, part := range s.parts {
		kinds[i] = b.style(look{line: hairline, bold: true, color: part.color, middle: true, align: "center"})
	}
	return func(n int, _ []cell) row {
		if n == 0 {
			return row{height: 24, cells: header}
		}
		n--
		for i, part := range s.parts {
			if n < len(part.list) {
				return row{cells: s.cells(part.list[n], textCell(part.kind, kinds[i]), body, linked)}
			}
			n -= len(part.list)
		}
		return row{cells: []cell{{}, {}, {}, {}, textCell(s.p.Sprintf("no problems, and no row was set aside"), body)}}
	}
}

func (s *problems) cells(problem result.Problem, kind cell, style, linked int) []cell {
	id, name, place := "", "", style
	if problem.Row >= 0 {
		id, name, place = s.r.ID(problem.Row), s.r.Name(problem.Row), linked
	}
	return []cell{kind, textCell(problem.At, place), textCell(id, style), textCell(name, style),
		textCell(s.p.Say(problem.Message), style)}
}
