package book

import (
	"fmt"
	"math"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// creditLimit is the working of a customer's limit: whatever the grade, what its expressions give.
type creditLimit struct {
	amount string // the cell of the limit
	// texts and values are, by expression, the ranges of what it is and gives for each grade.
	texts, values []string
}

// limit adds the limit of each grade to the workings, and that of the customer's own.
func (c *creditCase) limit() creditLimit {
	limits := &c.f.cfg.Credit.Limits
	of := make([][]string, len(limits.Grades))
	most := 0
	for g, exprs := range limits.Grades {
		for i, e := range exprs {
			of[g] = append(of[g], c.calculated(c.gradeName(g)+": "+e.Source(), e, rounded9(c.f.limits[g][i][c.row])))
		}
		most = max(most, len(exprs))
	}
	var out creditLimit
	for i := range most {
		out.texts = append(out.texts, c.limitTexts(i))
		out.values = append(out.values, c.perGrade(func(g int) (fileio.Cell, string) {
			if i >= len(of[g]) {
				return fileio.Cell{Kind: fileio.Text}, ""
			}
			return c.limitOf(g, i), of[g][i]
		}))
	}
	amounts := c.perGrade(func(g int) (fileio.Cell, string) { return c.settled(g), c.settle(of[g]) })
	conditions := []string{"ISNUMBER(" + c.grade + ")"}
	if date := c.refs[c.f.cfg.Credit.Survey.Date]; date != "" {
		day := fmt.Sprintf("ISNUMBER(%s)", date)
		if asOf := c.f.cfg.AsOf; !asOf.IsZero() {
			day += fmt.Sprintf(",N(%s)<%s", date, spelledLong(dayCell(asOf).Num+1))
		}
		conditions = append(conditions, day)
	}
	if len(limits.Grades) == 0 {
		out.amount = c.scalar(c.b.p.Sprintf("Proposed limit"), rounded9(math.NaN()), "")
		return out
	}
	text := fmt.Sprintf(`IF(AND(%s),INDEX(%s,N(%s)),"")`, strings.Join(conditions, ","), amounts, c.grade)
	out.amount = c.scalar(c.b.p.Sprintf("Proposed limit"), rounded9(c.f.r.Credit.Limits[c.row].Amount), text)
	return out
}

func (c *creditCase) gradeName(g int) string { return c.f.r.Credit.Model.Spec.Scheme.Levels[g].Name }

// limitOf is what an expression of a grade gives.
func (c *creditCase) limitOf(g, i int) fileio.Cell {
	if c.f.isSpoilt(c.f.cfg.Credit.Limits.Grades[g][i], c.row) {
		return fileio.Cell{Kind: fileio.Text, Text: unread}
	}
	return rounded9(c.f.limits[g][i][c.row])
}

// limitTexts is the range of what the i-th expression of each grade is.
func (c *creditCase) limitTexts(i int) string {
	var cells []fileio.Cell
	for _, exprs := range c.f.cfg.Credit.Limits.Grades {
		said := fileio.Cell{Kind: fileio.Text}
		if i < len(exprs) {
			said.Text = c.f.spelled(c.b.p, exprs[i])
		}
		cells = append(cells, said)
	}
	return c.work.list(fmt.Sprint("\x00limit ", i), c.b.p.Sprintf("Limit"), cells)
}

// perGrade adds a working for each grade, one below the other, and returns their range.
func (c *creditCase) perGrade(of func(g int) (value fileio.Cell, text string)) string {
	first := 0
	n := len(c.f.cfg.Credit.Limits.Grades)
	for g := range n {
		value, text := of(g)
		c.scalar(c.gradeName(g), value, text)
		if g == 0 {
			first = len(c.work.columns[c.column])
		}
	}
	return fixed(c.work.name, c.column+1, first, first+n-1)
}

// settle is the formula of the smallest of a grade's expressions, under the ceiling and rounded down to a step.
func (c *creditCase) settle(of []string) string {
	if len(of) == 0 {
		return ""
	}
	limits, all := &c.f.cfg.Credit.Limits, strings.Join(of, ",")
	x := "MAX(0,MIN(" + all + "))"
	if limits.Most > 0 {
		x = fmt.Sprintf("MIN(%s,%s)", x, spelledLong(scoring.Round9(limits.Most)))
	}
	if limits.Step > 0 {
		step := spelledLong(scoring.Round9(limits.Step))
		x = fmt.Sprintf("INT(ROUND(%s/%s,9))*%[2]s", x, step)
	}
	return fmt.Sprintf(`IF(COUNT(%s)=%d,ROUND(%s,9),"")`, all, len(of), x)
}

// settled is what settle calculates.
func (c *creditCase) settled(g int) fileio.Cell {
	limits := &c.f.cfg.Credit.Limits
	smallest := math.Inf(1)
	for i := range limits.Grades[g] {
		value := c.limitOf(g, i)
		if value.Kind != fileio.Number {
			return fileio.Cell{Kind: fileio.Text}
		}
		smallest = min(smallest, value.Num)
	}
	if math.IsInf(smallest, 1) {
		return fileio.Cell{Kind: fileio.Text}
	}
	x := max(0, smallest)
	if limits.Most > 0 {
		x = min(x, scoring.Round9(limits.Most))
	}
	if limits.Step > 0 {
		x = math.Floor(scoring.Round9(x/limits.Step)) * limits.Step
	}
	return rounded9(x)
}
