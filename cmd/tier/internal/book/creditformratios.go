package book

import (
	"fmt"
	"strings"

	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// ratio adds a ratio to the workings, and returns its cell: a number, "" where there is none, unread where a figure can't be
// read or the ratio can't be right.
func (c *creditCase) ratio(m *credit.Measured) string {
	r := m.Ratio
	value := c.worked(r.Name, m.Value[c.row])
	label := r.Title
	if r.Of == nil {
		ref, _ := c.Field(r.Field, scoring.Number)
		text := fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[2]s,IF(TRIM(%[1]s)="","",%[3]s))`, ref, plausibly(r, "ROUND("+ref+",9)"), literal(unread))
		return c.scalar(label, value, text)
	}
	of := c.operand(label+" ÷: ", r.Of, m.Of[c.row])
	to := c.operand(label+" :÷ ", r.To, m.To[c.row])
	quotient := plausibly(r, fmt.Sprintf("ROUND(%s/%s,9)", of, to))
	text := fmt.Sprintf(`IF(OR(%[1]s=%[3]s,%[2]s=%[3]s),%[3]s,IF(AND(ISNUMBER(%[1]s),ISNUMBER(%[2]s)),IF(%[2]s>0,%[4]s,""),""))`, of, to, literal(unread), quotient)
	return c.scalar(label, value, text)
}

func (c *creditCase) operand(label string, e *scoring.Expr, x float64) string {
	return c.calculated(label+e.Source(), e, rounded9(x))
}

// worked is a figure that was computed, or unread.
func (c *creditCase) worked(field string, x float64) fileio.Cell {
	if c.f.r.Frame.Unreadable(field, c.row) {
		return fileio.Cell{Kind: fileio.Text, Text: unread}
	}
	return rounded9(x)
}

// growth adds a growth to the workings, and returns its cell.
func (c *creditCase) growth(g *credit.Grown) string {
	var refs, can []string
	for _, field := range g.Growth.Of {
		ref, _ := c.Field(field, scoring.Number)
		refs, can = append(refs, ref), append(can, readableCell(ref, scoring.Number))
	}
	n := len(refs)
	text := fmt.Sprintf(`IF(AND(%s),IF(COUNT(%s)=%d,IF(AND(ROUND(%[4]s,9)>0,ROUND(%[5]s,9)>=0),ROUND((ROUND(%[5]s,9)/ROUND(%[4]s,9))^(1/%[6]d)-1,9),""),""),%[7]s)`,
		strings.Join(can, ","), strings.Join(refs, ","), n, refs[0], refs[n-1], n-1, literal(unread))
	return c.scalar(g.Growth.Title, c.worked(g.Growth.Name, g.Value[c.row]), text)
}

// verdict is what a ratio in a cell is against its reference, as a formula, and as it is now.
func (c *creditCase) verdict(ref string, m *credit.Measured) (now, text string) {
	p, r := c.b.p, m.Reference[c.row]
	good, low, high := p.Sprintf("good"), p.Sprintf("too low"), p.Sprintf("too high")
	none, bad := p.Sprintf("no figures"), p.Sprintf("check the figures")
	from, to := scoring.Round9(r.Value), scoring.Round9(r.Value)
	if r.Way == credit.About {
		from, to = scoring.Round9(r.Value-r.Within), scoring.Round9(r.Value+r.Within)
	}
	text = literal(good)
	if r.Way != credit.AtLeast {
		text = fmt.Sprintf("IF(%s>%s,%s,%s)", ref, spelledLong(to), literal(high), text)
	}
	if r.Way != credit.AtMost {
		text = fmt.Sprintf("IF(%s<%s,%s,%s)", ref, spelledLong(from), literal(low), text)
	}
	text = fmt.Sprintf(`IF(ISNUMBER(%s),%s,%s)`, ref, text, c.lackOf(ref, none, bad))
	switch m.Verdict[c.row] {
	case credit.Good:
		now = good
	case credit.TooLow:
		now = low
	case credit.TooHigh:
		now = high
	default:
		if now = none; c.f.r.Frame.Unreadable(m.Ratio.Name, c.row) {
			now = bad
		}
	}
	return now, text
}

func (c *creditCase) lackOf(ref, none, bad string) string {
	return fmt.Sprintf("IF(%s=%s,%s,%s)", ref, literal(unread), literal(bad), literal(none))
}

// shownFigure is a cell that shows a working that is a figure, and nothing where it is none.
func (c *creditCase) shownFigure(ref string, value fileio.Cell, style int) cell {
	if value.Text == unread {
		value.Text = ""
	}
	return followed(value, fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, ref), style)
}
