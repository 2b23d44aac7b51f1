package book

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// formChoices is the hidden sheet of what raters pick from: for each graded criterion a column of its words, and below
// them its points, which a rater may type instead.
type formChoices struct {
	p        words.Printer
	name     string
	criteria []scoring.Criterion
	lists    []choiceList
}

// choiceList is one column.
type choiceList struct {
	criterion int
	cells     []fileio.Cell
}

func newFormChoices(p words.Printer, criteria []scoring.Criterion) *formChoices {
	f := &formChoices{p: p, name: p.Sprintf("Choices"), criteria: criteria}
	for i := range criteria {
		grades, ok := criteria[i].Rule.(scoring.Grades)
		if !ok {
			continue
		}
		list := choiceList{criterion: i}
		for _, g := range grades.Scale.Grades {
			list.cells = append(list.cells, fileio.Cell{Kind: fileio.Text, Text: g.Word})
		}
		for _, g := range grades.Scale.Grades {
			list.cells = append(list.cells, fileio.Cell{Kind: fileio.Number, Num: g.Points})
		}
		f.lists = append(f.lists, list)
	}
	return f
}

func (f *formChoices) columns() int { return len(f.lists) }

// sheet is the hidden sheet.
func (f *formChoices) sheet() sheet {
	longest := 0
	for _, l := range f.lists {
		longest = max(longest, len(l.cells))
	}
	return sheet{name: f.name, tab: faint, hidden: true, content: content{count: 1 + longest, columns: len(f.lists),
		row: func(n int, cells []cell) row {
			for i, l := range f.lists {
				cells[i] = cell{}
				if n == 0 {
					cells[i] = textCell(f.criteria[l.criterion].Name, 0)
				} else if n <= len(l.cells) {
					cells[i].Cell = l.cells[n-1]
				}
			}
			return row{cells: cells}
		}}}
}

// check adds the checks of a form's ratings: a grade of the list or one of its points, or a number of the ranges.
func (f *formChoices) check(out *sheet, s *formSheet) {
	if len(s.form.Rows) == 0 {
		return
	}
	over := func(criterion int) string {
		col := s.rate + criterion + 1
		return area(col, formTop+1, col, formTop+len(s.form.Rows))
	}
	for i, l := range f.lists {
		c := &f.criteria[l.criterion]
		out.choices = append(out.choices, choice{area: over(l.criterion), refers: fixed(f.name, i+1, 2, 1+len(l.cells)), strict: true,
			title: c.Name, message: f.message(c)})
	}
	for i := range f.criteria {
		c := &f.criteria[i]
		if ranges, ok := c.Rule.(scoring.Ranges); ok {
			low, high := extent(ranges)
			out.numbers = append(out.numbers, numberRule{area: over(i), min: low, max: high, title: c.Name, message: f.message(c)})
		}
	}
}

// extent is from where to where the ranges go.
func extent(r scoring.Ranges) (low, high float64) {
	low = r.Top()
	for _, g := range r.Ranges {
		low = min(low, g.Low)
	}
	return low, r.Top()
}

// prompt is what stands beside a cell that is entered: what may be written, and what deserves each grade.
func (f *formChoices) prompt(c *scoring.Criterion) []string {
	var lines []string
	if ranges, ok := c.Rule.(scoring.Ranges); ok {
		low, high := extent(ranges)
		lines = append(lines, f.p.Sprintf("A number from %s to %s", decimal(low), decimal(high)))
	}
	for _, g := range gradeLines(c) {
		line := g.word + " " + g.points
		if g.standard != "" {
			line += f.p.Sprintf(": ") + g.standard
		}
		lines = append(lines, line)
	}
	return lines
}

// message is the prompt as long as a cell may show it.
func (f *formChoices) message(c *scoring.Criterion) string { return fitLines(f.prompt(c), maxPrompt) }

// gradeLine is a grade, the points that it gives, and what deserves it.
type gradeLine struct{ word, points, standard string }

// gradeLines are the grades of a criterion that is rated.
func gradeLines(c *scoring.Criterion) []gradeLine {
	standards := map[string]string{}
	for _, s := range c.Standards {
		standards[s.Grade] = s.Text
	}
	var all []gradeLine
	switch r := c.Rule.(type) {
	case scoring.Grades:
		for _, g := range r.Scale.Grades {
			all = append(all, gradeLine{g.Word, decimal(g.Points), standards[g.Word]})
		}
	case scoring.Ranges:
		for _, g := range r.Ranges {
			all = append(all, gradeLine{g.Word, decimal(g.Low) + "–" + decimal(g.High), standards[g.Word]})
		}
	}
	return all
}

// fitLines puts lines together to so many units at most. Where they are too long, the longest are cut, so that every grade
// is there.
func fitLines(lines []string, most int) string {
	cutAll := func(each int) string {
		cut := make([]string, len(lines))
		for i, line := range lines {
			cut[i] = cutTo(strings.ReplaceAll(line, "\n", " "), each)
		}
		return strings.Join(cut, "\n")
	}
	each := most
	for text := cutAll(each); ; text = cutAll(each) {
		if each--; len(utf16.Encode([]rune(text))) <= most || each < 1 {
			return text
		}
	}
}

// weightOf is what a criterion weighs, as text; "" where that differs between rubrics, or weights are no percentages.
func weightOf(weights []float64) string {
	if len(weights) == 0 {
		return ""
	}
	for _, w := range weights {
		if w != weights[0] {
			return ""
		}
	}
	return strconv.FormatFloat(weights[0], 'f', -1, 64) + "%"
}
