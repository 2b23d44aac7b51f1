package book

import (
	"math"
	"strings"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// reviewSheet lists the customers who are due for a new survey, and why: those of the run, as a rule can't be one of a list
// that grows and shrinks.
type reviewSheet struct {
	*columnSheet
	rows []int // of the result
}

// reviewName is the name of the sheet.
func reviewName(p words.Printer) string { return p.Sprintf("Review") }

func newReviewSheet(b *workbook) *reviewSheet {
	s := &reviewSheet{}
	for row := range b.r.Len() {
		if b.r.Credit.Due[row].IsDue() && !b.r.IsAside(row) {
			s.rows = append(s.rows, row)
		}
	}
	s.columnSheet = &columnSheet{b: b, name: reviewName(b.p), tab: warning, count: len(s.rows), subject: func(row int) int { return s.rows[row] }}
	s.identity()
	s.due()
	return s
}

func (s *reviewSheet) isShown() bool { return len(s.rows) > 0 }

func (s *reviewSheet) due() {
	p, c := s.b.p, s.b.r.Credit
	s.col(sheetColumn{header: p.Sprintf("Grade"), width: 9, fill: navy, look: wordLook(), cell: func(row int) fileio.Cell { return wordsOf(c.Grade(s.rows[row])) }})
	s.amount(p.Sprintf("Limit"), func(row int) float64 {
		if s.b.credit.limits.hidesGrade(row) {
			return math.NaN()
		}
		return c.Limits[row].Amount
	})
	if s.b.credit.limits.own > 0 {
		s.amount(p.Sprintf("Own exposure"), func(row int) float64 { return c.Exposed[row].Own })
	}
	s.col(sheetColumn{header: p.Sprintf("Since"), width: 13, fill: steel, look: dayLook(),
		note: p.Sprintf("The first day on which the survey no longer held; – where another rule asks for the review."),
		cell: func(row int) fileio.Cell {
			if d := c.Due[s.rows[row]]; d.Never {
				return wordsOf(p.Sprintf("never surveyed"))
			}
			if c.Due[s.rows[row]].Since.IsZero() {
				return wordsOf("–")
			}
			return dayOrBlank(c.Due[s.rows[row]].Since)
		}})
	s.col(sheetColumn{header: p.Sprintf("Reasons"), width: 90, fill: steel, look: textLook(), cell: func(row int) fileio.Cell {
		var all []string
		for _, m := range c.Due[s.rows[row]].Reasons {
			all = append(all, p.Say(s.b.r.Spoken(m)))
		}
		return wordsOf(strings.Join(all, p.Sprintf("; ")))
	}})
}

// amount adds a column of amounts of customers.
func (s *reviewSheet) amount(header string, of func(row int) float64) {
	n := 0
	for _, row := range s.rows {
		if x := of(row); !math.IsNaN(x) && n < 2 {
			n = moreDecimals(x, n, 2)
		}
	}
	s.col(sheetColumn{header: s.b.inUnit(header), width: 13, fill: steel, look: numberLook(decimals(wholeFormat, n)),
		cell: func(row int) fileio.Cell {
			if x := of(s.rows[row]); !math.IsNaN(x) {
				return figureOrBlank(x)
			}
			return fileio.Cell{}
		}})
}
