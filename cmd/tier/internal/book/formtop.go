package book

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"tier/scoring"
)

// formFact is a line above the table: what it is called, and what it is.
type formFact struct {
	Label, Text string
	formula     string
	open        bool // for the rater to fill in
}

// facts are what a reader of the filled form looks for, under these labels, each beside its label. A role or a period that
// nobody knows is left out: what stands behind a label is taken for its value.
func (s *formSheet) facts() []formFact {
	p := s.b.p
	all := []formFact{{Label: p.Sprintf("Rater"), Text: s.form.Rater, open: s.form.Rater == ""}}
	if s.form.Role != "" {
		all = append(all, formFact{Label: p.Sprintf("Role"), Text: s.form.Role})
	}
	if s.Period != "" {
		all = append(all, formFact{Label: p.Sprintf("Period"), Text: s.Period})
	}
	all = append(all, s.progress())
	return append(all, make([]formFact, formFacts-len(all))...)
}

// progress counts the ratings that were given, of those that are asked for.
func (s *formSheet) progress() formFact {
	const mark = "\x00"
	p, asked := s.b.p, s.ToRate(s.form)
	before, after, _ := strings.Cut(p.Sprintf("%s of %d rated", mark, asked), mark)
	fact := formFact{Label: p.Sprintf("Progress"), Text: p.Sprintf("%s of %d rated", "0", asked)}
	if s.answers() == "" {
		return fact
	}
	fact.formula = s.given() + "&" + literal(after)
	if before != "" {
		fact.formula = literal(before) + "&" + fact.formula
	}
	return fact
}

// given is how many ratings were given, as a formula: of all cells, or where some are of the rater's own customers, of the
// others.
func (s *formSheet) given() string {
	answers, without := s.answers(), literal(notRated)
	if s.own < 0 || len(s.form.counted()) == len(s.form.Rows) {
		return "(COUNTA(" + answers + ")-COUNTIF(" + answers + "," + without + "))"
	}
	own := area(s.own+1, formTop+1, s.own+1, formTop+len(s.form.Rows))
	return "SUMPRODUCT((" + answers + `<>"")*(` + answers + "<>" + without + ")*(" + own + `=""))`
}

// instructions are for the rater, a line beside each fact.
func (s *formSheet) instructions() [formFacts]string {
	p := s.b.p
	lines := [formFacts]string{
		s.howToRate(),
		p.Sprintf("What deserves each grade stands on the sheet %s, and beside each cell that you enter.", standardsName(p)),
		p.Sprintf("Save the file and send it back as it is: don't rename sheets or headers, don't add or delete columns."),
	}
	if s.own >= 0 {
		lines[formFacts-1] = p.Sprintf("Your ratings of customers that are marked as your own don't count, and are not asked for.")
	}
	return lines
}

// howToRate says what to fill in: grades, or points from and to so many.
func (s *formSheet) howToRate() string {
	p := s.b.p
	var numbers []string
	for i := range s.Criteria {
		if rule, is := s.Criteria[i].Rule.(scoring.Ranges); is {
			r := pointsRule(&scoring.Criterion{Rule: rule})
			numbers = append(numbers, p.Sprintf("%s: a number from %s to %s", s.Criteria[i].Name, decimal(r.min), decimal(r.max)))
		}
	}
	switch points := strings.Join(numbers, p.Sprintf("; ")); len(numbers) {
	case 0:
		return p.Sprintf("Fill in the yellow cells only: choose a grade from the list, or type its points. Leave blank what you can't judge.")
	case len(s.Criteria):
		return p.Sprintf("Fill in the yellow cells only (%s). Leave blank what you can't judge.", points)
	default:
		return p.Sprintf("Fill in the yellow cells only: choose a grade from the list, or type its points (%s). Leave blank what you can't judge.", points)
	}
}

// top makes the rows above the customers.
func (s *formSheet) top() {
	b := s.b
	s.head = []row{{height: 32, cells: []cell{textCell(clean(s.heading(b.p)), b.style(look{size: 18, bold: true, color: navy, middle: true}))}}}
	label, value := look{color: faint, middle: true}, look{bold: true, middle: true, align: "left"}
	lines := s.instructions()
	for i, fact := range s.facts() {
		l := value
		if fact.open {
			l.open, l.fill, l.color, l.line = true, answerFill, inputInk, grid
		}
		what := textCell(fact.Text, b.style(l))
		if fact.formula != "" {
			what.formula = &formula{text: fact.formula}
		}
		cells := []cell{textCell(fact.Label, b.style(label)), what}
		s.head = append(s.head, s.instruct(cells, lines[i]))
	}
	s.head = append(s.head, s.header())
}

// instruct adds an instruction to a fact's row, over the columns behind it.
func (s *formSheet) instruct(cells []cell, text string) row {
	style := s.b.style(look{wrap: true, middle: true, indent: 1, align: "left"})
	room := 0.0
	for _, c := range s.columns[len(cells):] {
		room += c.width
	}
	from, n := len(cells)+1, len(s.head)+1
	for range s.columns[len(cells):] {
		cells = append(cells, cell{style: style})
	}
	cells[from-1] = textCell(text, style)
	if from < len(s.columns) {
		s.merges = append(s.merges, [2]string{at(from, n), at(len(s.columns), n)})
	}
	return row{height: heightIn(text, int(room)), cells: cells}
}

// header is the row that a reader of the filled form finds the columns by.
func (s *formSheet) header() row {
	const lineHeight, padding = 15, 3
	known, rated := headLook(), headLook()
	known.fill = "595959"
	known.line, rated.line = grid, grid
	lines := 1
	var cells []cell
	for i, c := range s.columns {
		l := known
		if i >= s.rate {
			l = rated
		}
		cells = append(cells, textCell(c.header, s.b.style(l)))
		room := max(1, int(c.width)-padding)
		lines = max(lines, (displaywidth.String(c.header)+room-1)/room)
	}
	return row{height: float64(min(lines, 4)*lineHeight + 10), cells: cells}
}
