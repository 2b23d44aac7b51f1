package book

import (
	"fmt"
	"math"

	"tier/cmd/tier/internal/words"
	"tier/credit/backtest"
	"tier/fileio"
	"tier/scoring"
)

// backtestSheet is the sheet of what became of the customers, by grade and by score: whether the rubric tells who defaults.
// The counts are values; rates and intervals are formulas over them.
type backtestSheet struct {
	*page
	found *backtest.Result
}

// backtestName is the name of the sheet.
func backtestName(p words.Printer) string { return p.Sprintf("Back-test") }

func newBacktest(b *workbook) *backtestSheet {
	if b.r.Credit == nil || b.r.Credit.Backtest == nil {
		return nil
	}
	return &backtestSheet{newPage(b, backtestName(b.p)), b.r.Credit.Backtest}
}

func (s *backtestSheet) isShown() bool { return s != nil }

func (s *backtestSheet) sheet() sheet {
	p, f := s.b.p, s.found
	s.title(p.Sprintf("Grades, and what became of the customers"))
	s.note(p.Sprintf("Customers of known outcome: %d, of whom %d defaulted. Nobody else is in any figure: %d.", f.All.Customers, f.All.Defaulted, f.Unknown))
	s.gap()
	s.section(p.Sprintf("By grade"))
	top := s.grades()
	s.note(p.Say(f.Order.Message))
	for _, step := range f.Order.Breaks {
		s.note(p.Say(step.Message()))
	}
	if f.Ungraded.Customers > 0 {
		s.note(p.Sprintf("Without a grade: %d, of whom %d defaulted.", f.Ungraded.Customers, f.Ungraded.Defaulted))
	}
	s.gap()
	s.section(p.Sprintf("How well the score, and the grades alone, tell who defaults"))
	s.measures()
	s.note(p.Sprintf("By score: %s", p.Say(f.ByScore.Verdict.Message)))
	s.note(p.Sprintf("By grade: %s", p.Say(f.ByGrade.Verdict.Message)))
	s.note(p.Sprintf("AUC is how often a customer that defaulted stands below one that did not: 0.5 is guessing, 1 is perfect. Gini is 2 × AUC − 1; KS is the largest gap between the two groups."))
	s.gap()
	below := len(s.rows) + 1
	charts := s.charts(top)
	out := s.page.sheet(steel)
	if out.charts = charts; len(charts) > 0 {
		out.breaks = []int{below} // they would be cut in two
	}
	return out
}

// The columns of the table of grades.
const (
	gradeColumn = 1 + iota
	gradeCustomers
	gradeDefaulted
	gradeRate
	gradeLow
	gradeHigh
	gradeTrend
	gradeUnknown
)

// row adds a row of cells, and returns its number.
func (s *backtestSheet) row(height float64, looks []look, cells ...cell) int {
	for i := range cells {
		cells[i].style = s.b.style(looks[i])
	}
	return s.add(height, cells...)
}

// looksOf are a name's look and then those of figures with the formats.
func looksOf(base look, formats ...string) []look {
	name := base
	name.bold = true
	looks := []look{name}
	for _, f := range formats {
		l := base
		l.align, l.indent, l.format = "right", 1, f
		if f == "" {
			l.align, l.indent = "center", 0
		}
		looks = append(looks, l)
	}
	return looks
}

func (s *backtestSheet) head(texts ...string) int {
	looks := make([]look, len(texts))
	cells := make([]cell, len(texts))
	for i, text := range texts {
		looks[i], cells[i] = headLook(), textCell(text, 0)
	}
	return s.row(34, looks, cells...)
}

// grades is the table of grades; it returns the row of its header.
func (s *backtestSheet) grades() int {
	p, f := s.b.p, s.found
	top := s.head(p.Sprintf("Grade"), p.Sprintf("Customers"), p.Sprintf("Defaulted"), p.Sprintf("Default rate"), p.Sprintf("95%% interval from"), p.Sprintf("to"),
		p.Sprintf("From the grade above"), p.Sprintf("Outcome not known"))
	formats := []string{wholeFormat, wholeFormat, shareFormat, shareFormat, shareFormat, "", wholeFormat}
	before := -1
	customers, defaulted, unknown := 0, 0, 0
	for i := range f.Grades {
		g, n := &f.Grades[i], len(s.rows)+1
		trend := textCell("", 0)
		if g.Customers > 0 {
			if before >= 0 {
				trend = s.trend(&f.Grades[before], g, top+1+before, n)
			}
			before = i
		}
		s.row(pageRowHeight, looksOf(look{line: hairline}, formats...), append(s.tally(g.Name, g.Customers, g.Defaulted, n), trend, numberCell(float64(g.Unknown), 0))...)
		customers, defaulted, unknown = customers+g.Customers, defaulted+g.Defaulted, unknown+g.Unknown
	}
	n := len(s.rows) + 1
	all := s.tally(p.Sprintf("Total"), customers, defaulted, n)
	last := numberCell(float64(unknown), 0)
	for _, sum := range []struct {
		c   *cell
		col int
	}{{&all[gradeCustomers-1], gradeCustomers}, {&all[gradeDefaulted-1], gradeDefaulted}, {&last, gradeUnknown}} {
		*sum.c = s.live(*sum.c, "SUM(%s)", area(sum.col, top+1, sum.col, n-1))
	}
	s.row(pageRowHeight, looksOf(look{line: totalLine, fill: band, bold: true}, formats...), append(all, cell{}, last)...)
	return top
}

// live is a cell that follows a formula, where there are formulas.
func (s *backtestSheet) live(c cell, format string, args ...any) cell {
	if !s.b.live {
		return c
	}
	return following(c, fmt.Sprintf(format, args...))
}

// tally are the cells of a row up to Wilson's interval of its rate.
func (s *backtestSheet) tally(name string, customers, defaulted, n int) []cell {
	const z = "1.959963984540054" // of the normal distribution: 95% are less than so many standard deviations off
	count, bad := at(gradeCustomers, n), at(gradeDefaulted, n)
	rate := bad + "/" + count
	bound := func(x float64, sign string) cell {
		return s.live(figureOrNone(x), `IF(%[1]s=0,"",ROUND(MAX(0,MIN(1,(%[2]s+%[3]s^2/(2*%[1]s)%[4]s%[3]s*SQRT(%[2]s*(1-%[2]s)/%[1]s+%[3]s^2/(4*%[1]s^2)))/(1+%[3]s^2/%[1]s))),9))`,
			count, rate, z, sign)
	}
	interval := backtest.NewTally(customers, defaulted).Interval
	return []cell{
		textCell(name, 0), numberCell(float64(customers), 0), numberCell(float64(defaulted), 0),
		s.live(figureOrNone(float64(defaulted)/float64(customers)), `IF(%[1]s=0,"",ROUND(%[2]s,9))`, count, rate),
		bound(interval.Low, "-"), bound(interval.High, "+"),
	}
}

// figureOrNone is a figure rounded to 9 decimals, or an empty text.
func figureOrNone(x float64) cell {
	if math.IsNaN(x) {
		return cell{Cell: fileio.Cell{Kind: fileio.Text}}
	}
	return numberCell(scoring.Round9(x), 0)
}

// trend says how the rate goes from a grade to the next.
func (s *backtestSheet) trend(better, worse *backtest.Grade, above, n int) cell {
	p := s.b.p
	rises, same, falls := p.Sprintf("rises"), p.Sprintf("stays"), p.Sprintf("falls")
	said := falls
	switch was, is := better.Defaulted*worse.Customers, worse.Defaulted*better.Customers; {
	case is > was:
		said = rises
	case is == was:
		said = same
	}
	is := at(gradeDefaulted, n) + "*" + at(gradeCustomers, above)
	was := at(gradeDefaulted, above) + "*" + at(gradeCustomers, n)
	return s.live(textCell(said, 0), "IF(%[1]s>%[2]s,%[3]s,IF(%[1]s=%[2]s,%[4]s,%[5]s))", is, was, literal(rises), literal(same), literal(falls))
}

// measures are AUC, Gini and KS of the score and of the grades.
func (s *backtestSheet) measures() {
	p, by := s.b.p, []*backtest.Discrimination{&s.found.ByScore, &s.found.ByGrade}
	s.head(p.Sprintf("Measure"), p.Sprintf("By score"), p.Sprintf("By grade"))
	line := func(name, format string, of func(d *backtest.Discrimination, col int) cell) {
		s.row(pageRowHeight, looksOf(look{line: hairline}, format, format), textCell(name, 0), of(by[0], 2), of(by[1], 3))
	}
	const three = "0.000"
	line(p.Sprintf("Customers"), wholeFormat, func(d *backtest.Discrimination, _ int) cell { return numberCell(float64(d.Customers), 0) })
	line(p.Sprintf("Defaulted"), wholeFormat, func(d *backtest.Discrimination, _ int) cell { return numberCell(float64(d.Defaulted), 0) })
	line("AUC", three, func(d *backtest.Discrimination, _ int) cell { return figureOrNone(d.AUC) })
	auc := len(s.rows)
	line(p.Sprintf("95%% interval from"), three, func(d *backtest.Discrimination, _ int) cell { return figureOrNone(d.Interval.Low) })
	line(p.Sprintf("to"), three, func(d *backtest.Discrimination, _ int) cell { return figureOrNone(d.Interval.High) })
	line("Gini", three, func(d *backtest.Discrimination, col int) cell {
		c := figureOrNone(d.AUC)
		if !math.IsNaN(d.AUC) {
			c = numberCell(scoring.Round9(2*c.Num-1), 0)
		}
		return s.live(c, `IF(ISNUMBER(%[1]s),ROUND(2*%[1]s-1,9),"")`, at(col, auc))
	})
	line("KS", three, func(d *backtest.Discrimination, _ int) cell { return figureOrNone(d.KS) })
	line(p.Sprintf("KS at"), "General", func(d *backtest.Discrimination, col int) cell {
		if i := int(d.KSAt); col == 3 && !math.IsNaN(d.KSAt) {
			return textCell(s.found.Grades[i].Name, 0)
		}
		return figureOrNone(d.KSAt)
	})
}
