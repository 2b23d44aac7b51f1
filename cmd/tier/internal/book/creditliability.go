package book

import (
	"fmt"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// liabilitySheet is the sheet of losses and who bears them, with a line of all of them.
type liabilitySheet struct {
	*columnSheet
	losses                                                            []result.Loss
	granted, amount, approved, unapproved, handler, approver, company int
}

// liabilityName is the name of the sheet.
func liabilityName(p words.Printer) string { return p.Sprintf("Liability") }

func newLiabilitySheet(b *workbook) *liabilitySheet {
	losses, spec := b.r.Credit.Losses, b.r.Config.Credit
	s := &liabilitySheet{losses: losses, columnSheet: &columnSheet{b: b, name: liabilityName(b.p), tab: "833C0B", totals: true, count: len(losses) + 1,
		subject: func(row int) int {
			if row < len(losses) {
				return losses[row].Row
			}
			return -1
		}}}
	s.identity()
	p := b.p
	s.columns[0].cell = s.titled(p.Sprintf("Total"), s.columns[0].cell)
	person := func(header, field string, of func(l *result.Loss) string) {
		if field != "" && !b.hides(field) {
			s.col(sheetColumn{header: header, width: 14, fill: inputHead, look: textLook(), cell: func(row int) fileio.Cell {
				if row == len(losses) {
					return fileio.Cell{}
				}
				return wordsOf(of(&losses[row]))
			}})
		}
	}
	person(p.Sprintf("Handler"), spec.Loss.Handler, func(l *result.Loss) string { return l.Handler })
	person(p.Sprintf("Approver"), spec.Loss.Approver, func(l *result.Loss) string { return l.Approver })
	s.amounts()
	return s
}

// titled calls the last row.
func (s *liabilitySheet) titled(title string, of func(row int) fileio.Cell) func(row int) fileio.Cell {
	return func(row int) fileio.Cell {
		if row == len(s.losses) {
			return wordsOf(title)
		}
		return of(row)
	}
}

func (s *liabilitySheet) isShown() bool {
	spec := s.b.r.Config.Credit
	return len(s.losses) > 0 && !s.b.hides(spec.Loss.Amount) && !(spec.Granted.Limit != "" && s.b.hides(spec.Granted.Limit))
}

// amounts are the columns of how a loss is split.
func (s *liabilitySheet) amounts() {
	p, spec := s.b.p, s.b.r.Config.Credit
	if spec.Granted.Limit != "" {
		numbers, _ := s.b.r.Frame.Numbers(spec.Granted.Limit)
		s.granted = s.money(p.Sprintf("Limit in force"), p.Sprintf("What was approved."), steel, false, func(l *result.Loss) float64 { return orMissing(numbers, l.Row) })
	}
	rubric := rubricSheetName(p)
	s.amount = s.money(p.Sprintf("Loss"), "", inputHead, true, func(l *result.Loss) float64 { return l.Amount })
	s.approved = s.money(p.Sprintf("Approved"), p.Sprintf("Of the loss, what lies within the limit in force."), steel, true, func(l *result.Loss) float64 { return l.Approved })
	s.unapproved = s.money(p.Sprintf("Not approved"), p.Sprintf("Of the loss, what is above the limit in force, or without one."), steel, true, func(l *result.Loss) float64 { return l.Unapproved })
	s.handler = s.money(p.Sprintf("Borne by the handler"), p.Sprintf("The handler's share of what was approved, from the sheet %s, and all that was not.", rubric), navy, true, func(l *result.Loss) float64 { return l.Loss.Handler })
	s.approver = s.money(p.Sprintf("Borne by the approver"), p.Sprintf("The approver's share of what was approved, from the sheet %s.", rubric), navy, true, func(l *result.Loss) float64 { return l.Loss.Approver })
	s.company = s.money(p.Sprintf("Borne by the company"), p.Sprintf("The rest."), navy, true, func(l *result.Loss) float64 { return l.Company })
}

// money adds a column of amounts, and their sum where they can be summed up.
func (s *liabilitySheet) money(header, note, fill string, sums bool, of func(l *result.Loss) float64) int {
	const shown = 2 // decimals, the same in all columns, which are read across
	total := 0.0
	for i := range s.losses {
		if x := of(&s.losses[i]); x == x {
			total += x
		}
	}
	return s.col(sheetColumn{header: s.b.inUnit(header), note: note, width: 14, fill: fill, look: numberLook(decimals(wholeFormat, shown)),
		cell: func(row int) fileio.Cell {
			switch {
			case row < len(s.losses):
				return figureOrBlank(of(&s.losses[row]))
			case !sums:
				return fileio.Cell{}
			}
			return figureOrBlank(scoring.Round9(total))
		}})
}

// followWiring makes the split a formula.
func (s *liabilitySheet) followWiring(w *wiring) {
	if !s.isShown() {
		return
	}
	spec := s.b.r.Config.Credit
	d, at := spec.Decimals, w.rubric.credit
	s.followField(w, s.granted, spec.Granted.Limit, func(ref string) string { return orNothing(ref) })
	s.followField(w, s.amount, spec.Loss.Amount, func(ref string) string {
		return fmt.Sprintf(`IF(ISNUMBER(%[1]s),IF(%[1]s>=0,ROUND(%[1]s,%[2]d),""),"")`, ref, d)
	})
	ref := s.ref
	within := func(row int) string {
		if s.granted == 0 {
			return "0"
		}
		return fmt.Sprintf("MIN(%s,MAX(0,ROUNDDOWN(ROUND(N(%s),9),%d)))", ref(s.amount, row), ref(s.granted, row), d)
	}
	share := func(row int, of string) string { return fmt.Sprintf("ROUND(%s*N(%s),%d)", ref(s.approved, row), of, d) }
	s.split(s.approved, within)
	s.split(s.unapproved, func(row int) string {
		return fmt.Sprintf("ROUND(%s-%s,%d)", ref(s.amount, row), ref(s.approved, row), d)
	})
	s.split(s.handler, func(row int) string {
		return fmt.Sprintf("ROUND(%s+%s,%d)", share(row, at.handler), ref(s.unapproved, row), d)
	})
	s.split(s.approver, func(row int) string {
		return fmt.Sprintf("MIN(%s,ROUND(%s-%s,%d))", share(row, at.approver), ref(s.approved, row), share(row, at.handler), d)
	})
	s.split(s.company, func(row int) string {
		return fmt.Sprintf("ROUND(%s-%s-%s,%d)", ref(s.amount, row), ref(s.handler, row), ref(s.approver, row), d)
	})
	for _, col := range []int{s.amount, s.approved, s.unapproved, s.handler, s.approver, s.company} {
		letter := column(col - 1)
		s.own(col, fmt.Sprintf("ROUND(SUM(%[1]s2:%[1]s%[2]d),9)", letter, 1+len(s.losses)))
	}
}

// own is the formula of a column's last row.
func (s *liabilitySheet) own(col int, text string) {
	l := &s.columns[col-1].live
	if l.own == nil {
		l.own = map[int]string{}
	}
	l.own[len(s.losses)] = text
}

// split gives a column the formula of a part of the loss.
func (s *liabilitySheet) split(col int, text func(row int) string) {
	s.follow(col, func(row int) string { return fmt.Sprintf(`IF(ISNUMBER(%s),%s,"")`, s.ref(s.amount, row), text(row)) })
}

// followField has a column follow the customers' cells of a field.
func (s *liabilitySheet) followField(w *wiring, col int, field string, text func(ref string) string) {
	if col == 0 {
		return
	}
	if f := w.field(reading{field: field, kind: scoring.Number}); f.ok {
		s.followEach(col, len(s.losses), func(row int) string { return text(f.at(s.name, s.losses[row].Row)) })
	}
}
