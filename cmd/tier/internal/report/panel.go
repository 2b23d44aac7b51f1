package report

import (
	"strings"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/scoring/panel"
)

// rated says in few lines what the panel gave, and what was left out of it.
func rated(r *result.Result, p words.Printer) []Block {
	if r.Ratings == nil {
		return nil
	}
	by := r.Ratings
	b := Block{Heading: p.Sprintf("The evaluation group"), Lines: []string{
		p.Sprintf("%d ratings by %d raters: %s", len(by.Collected.Ratings.Given), by.Raters(), strings.Join(ratedCriteria(by), p.Sprintf(", "))),
	}}
	if n := by.Owned(); n > 0 {
		b.Lines = append(b.Lines, p.Sprintf("not counted, as the customer is the rater's own: %d", n))
	}
	if names := by.Favouring(); len(names) > 0 {
		b.Lines = append(b.Lines, p.Sprintf("favours own customers: %s; tier raters shows by how much", strings.Join(names, p.Sprintf(", "))))
	}
	for i := range r.Models {
		m := &r.Models[i]
		for k := range m.Beside {
			moved, judged := m.Moved(&m.Beside[k])
			b.Lines = append(b.Lines, p.Sprintf("%s by %s: customers in another tier: %d", m.Heading(), m.Beside[k].Title, moved))
			if judged > 0 {
				b.Lines = append(b.Lines, p.Sprintf("%s by %s: customers with a score here or there only: %d", m.Heading(), m.Beside[k].Title, judged))
			}
		}
	}
	return []Block{b}
}

func ratedCriteria(by *result.Ratings) []string {
	names := make([]string, len(by.Criteria))
	for i := range by.Criteria {
		names[i] = by.Criteria[i].Name
	}
	return names
}

// raterBlock is what each rater gave a customer, and what the panel made of it.
func raterBlock(r *result.Result, row int, p words.Printer) []Block {
	if r.Ratings == nil {
		return nil
	}
	by := r.Ratings
	t := &Table{
		Header: []string{p.Sprintf("Rater"), p.Sprintf("Role"), p.Sprintf("Row"), p.Sprintf("Weight")},
		Right:  []bool{false, false, false, true},
		Spare:  []int{2},
	}
	for _, name := range ratedCriteria(by) {
		t.Header, t.Right = append(t.Header, name), append(t.Right, true)
	}
	given := by.Of(row)
	for rater := range by.Panel.Raters {
		t.Rows = append(t.Rows, raterCells(by, rater, row, given, p))
	}
	t.Footer = Row(p.Sprintf("Consensus"), "", "", "")
	b := Block{Heading: p.Sprintf("Ratings"), Table: t}
	for k, name := range ratedCriteria(by) {
		points := "–"
		if c := by.Consensus[k][row]; c.Points != nil {
			x, _ := c.Points.Float64()
			points = short(x)
		}
		t.Footer = append(t.Footer, Cell{Text: points})
		b.Lines = append(b.Lines, p.Sprintf("%s: %s", name, by.Why(k, row)))
	}
	for _, problem := range by.Problems {
		if problem.Row == row {
			b.Lines = append(b.Lines, p.Sprintf("%s: %s", problem.At, problem.Message))
		}
	}
	return []Block{b}
}

// raterCells are a rater's points. Those that don't count stand in brackets.
func raterCells(by *result.Ratings, rater, row int, given map[[2]int]int, p words.Printer) []Cell {
	who := by.Panel.Raters[rater]
	cells := Row(who.Name, who.Role, "–", short(who.Weight))
	for k := range by.Criteria {
		text := "–"
		if i, ok := given[[2]int{rater, k}]; ok {
			text = short(by.Collected.Ratings.Given[i].Points)
			at := by.Place(i)
			at.Col = 0
			cells[2].Text = at.String()
		}
		if leftOut(by.Consensus[k][row].Left, rater) {
			text = p.Sprintf("(%s)", text)
		}
		cells = append(cells, Cell{Text: text})
	}
	return cells
}

func leftOut(left []panel.Left, rater int) bool {
	for _, l := range left {
		if l.Rater == rater {
			return true
		}
	}
	return false
}
