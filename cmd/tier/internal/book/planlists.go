package book

import (
	"fmt"
	"strings"
	"time"

	"tier/cmd/tier/internal/planning"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// The names of the sheets that others refer to.
func visitsName(p words.Printer) string { return p.Sprintf("Visit calendar") }

// planTable is a sheet of a plan that is a list.
type planTable struct {
	*columnSheet
	s *planSheets
}

// list begins a list of so many rows.
func (s *planSheets) list(name, tab string, count int) *planTable {
	return &planTable{&columnSheet{b: s.workbook, name: name, tab: tab, count: count, tall: true, subject: func(int) int { return -1 }}, s}
}

func (l *planTable) text(header string, width float64, of func(i int) string) int {
	look := wrappedLook()
	return l.col(sheetColumn{header: header, width: width, fill: navy, look: look, cell: func(i int) fileio.Cell { return wordsOf(of(i)) }})
}

func (l *planTable) word(header string, width float64, of func(i int) string) int {
	return l.col(sheetColumn{header: header, width: width, fill: navy, look: wordLook(), cell: func(i int) fileio.Cell { return wordsOf(of(i)) }})
}

func (l *planTable) number(header string, of func(i int) float64) {
	l.col(sheetColumn{header: header, width: 9, fill: navy, look: numberLook(wholeFormat), cell: func(i int) fileio.Cell { return figureOrBlank(of(i)) }})
}

// day adds the columns of a day and its day of the week.
func (l *planTable) day(header string, of func(i int) time.Time) int {
	col := l.dayOnly(header, of)
	l.word(l.b.p.Sprintf("Weekday"), 8, func(i int) string {
		if of(i).IsZero() {
			return ""
		}
		return report.Weekday(of(i), l.b.p)
	})
	return col
}

func (l *planTable) dayOnly(header string, of func(i int) time.Time) int {
	return l.col(sheetColumn{header: header, width: 12, fill: navy, look: dayLook(), cell: func(i int) fileio.Cell { return dayOrBlank(of(i)) }})
}

// customer adds the columns of who the customer is, and returns that of the tier.
func (l *planTable) customer(row func(i int) int) int {
	p, plan := l.b.p, l.s.plan
	l.text(p.Sprintf("Id"), l.fit(12, 24, row, plan.ID), func(i int) string { return plan.ID(row(i)) })
	l.text(p.Sprintf("Name"), l.fit(16, 34, row, plan.Name), func(i int) string { return plan.Name(row(i)) })
	return l.word(p.Sprintf("Tier"), 13, func(i int) string { return plan.Tier(row(i)) })
}

// fit is the width for the texts of the first rows.
func (l *planTable) fit(least, most int, row func(i int) int, of func(row int) string) float64 {
	width := least
	for i := range min(l.count, measuredRows) {
		width = widerText(of(row(i)), width)
	}
	return float64(min(most, width+3))
}

// whose adds the column of whose task it is.
func (l *planTable) whose(of func(i int) string) {
	l.word(l.b.p.Sprintf("Whose task"), 12, func(i int) string { return report.Person(of(i), l.b.p) })
}

// made is the sheet, with the tiers coloured.
func (l *planTable) made(tier int, rules ...rule) sheet {
	out := l.sheet()
	if tier > 0 && l.count > 0 {
		out.rules = append(out.rules, l.b.tierRules(area(tier, 2, tier, 1+l.count), at(tier, 2), &l.b.r.Models[0])...)
	}
	out.rules = append(out.rules, rules...)
	return out
}

// warn colours the rows of which a formula over their second row is true.
func (l *planTable) warn(col int, formula string) rule {
	return rule{area(col, 2, col, 1+l.count), formula, l.b.differential(warning, "")}
}

// tasks are what each person has to do, by day.
func (s *planSheets) tasks(all []planning.Task) sheet {
	p := s.p
	l := s.list(p.Sprintf("Plan"), steel, len(all))
	l.whose(func(i int) string { return all[i].By })
	day := l.day(p.Sprintf("Day"), func(i int) time.Time { return all[i].Day })
	l.word(p.Sprintf("Kind"), 8, func(i int) string { return all[i].Kind })
	l.text(p.Sprintf("Task"), 22, func(i int) string { return all[i].What })
	tier := l.customer(func(i int) int { return all[i].Row })
	about := l.text(p.Sprintf("About"), 52, func(i int) string { return all[i].About })
	overdue := l.word(p.Sprintf("Past due"), 8, func(i int) string {
		if all[i].Overdue {
			return "●"
		}
		return ""
	})
	l.frozen = 2
	isOverdue := fmt.Sprintf("LEN($%s)>0", at(overdue, 2))
	return l.made(tier, l.warn(day, isOverdue), l.warn(about, isOverdue), l.warn(overdue, isOverdue))
}

// The columns of the visits that the load counts.
const (
	visitDayColumn   = 1
	visitWhoseColumn = 3
)

// visits are all visits by day.
func (s *planSheets) visits() sheet {
	p, all := s.p, s.plan.Visits
	l := s.list(visitsName(p), steel, len(all))
	l.day(p.Sprintf("Day"), func(i int) time.Time { return all[i].Day })
	l.whose(func(i int) string { return all[i].By })
	tier := l.customer(func(i int) int { return all[i].Row })
	l.text(p.Sprintf("Activity"), 20, func(i int) string { return s.plan.Treatments.Measures[all[i].Measure].Name })
	l.word(p.Sprintf("Timing"), 12, func(i int) string { return p.Say(s.plan.Treatments.Measures[all[i].Measure].Every.Every()) })
	l.dayOnly(p.Sprintf("Last one"), func(i int) time.Time { return all[i].Last })
	why := l.text(p.Sprintf("Why on this day"), 40, func(i int) string { return all[i].Reason(p) })
	l.columns[visitDayColumn-1].isInput, l.columns[visitWhoseColumn-1].isInput = true, true
	l.columns[visitDayColumn-1].note = p.Sprintf("Move a visit here: the sheet %s follows.", loadName(p))
	l.frozen = 3
	late := p.Sprintf("overdue since the last one on %s", "")
	return l.made(tier, l.warn(why, fmt.Sprintf("LEFT($%s,%d)=%s", at(why, 2), len([]rune(late)), literal(late))))
}

// contacts are all contacts by day.
func (s *planSheets) contacts() sheet {
	p, all := s.p, s.plan.Contacts
	l := s.list(p.Sprintf("Contacts"), steel, len(all))
	l.day(p.Sprintf("Day"), func(i int) time.Time { return all[i].Day })
	l.word(p.Sprintf("Kind"), 12, func(i int) string { return all[i].Kind.Word(p) })
	l.text(p.Sprintf("Occasion"), 18, func(i int) string { return all[i].Name })
	tier := l.customer(func(i int) int { return all[i].Row })
	l.whose(func(i int) string { return s.plan.OwnerOf(all[i].Row) })
	l.frozen = 2
	return l.made(tier)
}

// complaints are the open ones in the order in which they are settled.
func (s *planSheets) complaints() sheet {
	p, all := s.p, s.plan.Complaints.Open
	l := s.list(p.Sprintf("Complaints"), warning, len(all))
	l.number("#", func(i int) float64 { return float64(i + 1) })
	tier := l.customer(func(i int) int { return all[i].Row })
	l.text(p.Sprintf("Complaint"), 14, func(i int) string { return all[i].ID })
	l.dayOnly(p.Sprintf("Filed"), func(i int) time.Time { return all[i].Filed })
	due := l.dayOnly(p.Sprintf("Settle by"), func(i int) time.Time { return all[i].Due })
	left := l.word(p.Sprintf("Days left"), 10, func(i int) string { return report.DaysLeft(&all[i], p) })
	l.text(p.Sprintf("About"), 46, func(i int) string { return all[i].About })
	l.whose(func(i int) string { return s.plan.OwnerOf(all[i].Row) })
	l.columns[0].note = p.Sprintf("The better tier first, then the earlier last day, then the earlier complaint.")
	late := p.Sprintf("overdue %d", 0)
	mark := strings.TrimSuffix(late, "0")
	isLate := fmt.Sprintf("LEFT($%s,%d)=%s", at(left, 2), len([]rune(mark)), literal(mark))
	return l.made(tier, l.warn(due, isLate), l.warn(left, isLate))
}

// candidates are the likely buyers of a product.
func (s *planSheets) candidates() sheet {
	p, all := s.p, s.plan.Candidates
	l := s.list(p.Sprintf("Likely buyers"), steel, len(all))
	tier := l.customer(func(i int) int { return all[i].Row })
	l.number(p.Sprintf("Score"), func(i int) float64 { return s.r.Models[0].Scores.Total[all[i].Row] })
	l.columns[len(l.columns)-1].look.format = decimalFormat(s.r.Models[0].Spec.Decimals)
	l.whose(func(i int) string { return s.plan.OwnerOf(all[i].Row) })
	l.text(p.Sprintf("Interested in"), 40, func(i int) string { return all[i].Text })
	l.frozen = 2
	return l.made(tier)
}

// actions are what is done for whom.
func (s *planSheets) actions() sheet {
	p, rows, t := s.p, s.plan.Actions(), s.plan.Treated
	l := s.list(actionsName(p), steel, len(rows))
	tier := l.customer(func(i int) int { return rows[i] })
	l.whose(func(i int) string { return s.plan.OwnerOf(rows[i]) })
	l.text(p.Sprintf("Decision"), 34, func(i int) string { return t.Action(rows[i]) })
	l.text(p.Sprintf("Why"), 46, func(i int) string { return t.Why(rows[i], p) })
	l.text(p.Sprintf("Measures"), 64, func(i int) string { return measuresText(t, rows[i], p) })
	l.frozen = 2
	return l.made(tier)
}

// stale are the files that nobody has looked after.
func (s *planSheets) stale() sheet {
	p, all := s.p, s.plan.Stale
	l := s.list(p.Sprintf("Stale files"), warning, len(all))
	tier := l.customer(func(i int) int { return all[i].Row })
	l.whose(func(i int) string { return s.plan.OwnerOf(all[i].Row) })
	l.dayOnly(p.Sprintf("Last updated"), func(i int) time.Time { return all[i].Updated })
	l.number(p.Sprintf("Days"), func(i int) float64 { return float64(all[i].Days) })
	l.frozen = 2
	return l.made(tier)
}
