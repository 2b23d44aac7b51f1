package book

import (
	"fmt"
	"math"
	"strings"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// approvalsSheet is the sheet of applications for limits: what each is for, what the limit covers of it, and who may approve
// it. How far it has come, and which steps are missing, is what was so when the workbook was written.
type approvalsSheet struct {
	*columnSheet
	limits                                                                                  *limitsSheet
	requests                                                                                []result.Request
	amount, now, change, limit, within, excess, collateral, covered, cash, authority, state int
}

// approvalsName is the name of the sheet.
func approvalsName(p words.Printer) string { return p.Sprintf("Approvals") }

func newApprovalsSheet(b *workbook, limits *limitsSheet) *approvalsSheet {
	requests := b.r.Credit.Requests
	s := &approvalsSheet{limits: limits, requests: requests, columnSheet: &columnSheet{b: b, name: approvalsName(b.p), tab: "7030A0", count: len(requests),
		subject: func(row int) int { return requests[row].Row }}}
	s.identity()
	s.asked()
	s.split()
	s.decided()
	return s
}

func (s *approvalsSheet) isShown() bool { return len(s.requests) > 0 }

// column adds a column of the requests.
func (s *approvalsSheet) column(header, note, fill string, width float64, l look, of func(r *result.Request) fileio.Cell) int {
	return s.col(sheetColumn{header: header, note: note, width: width, fill: fill, look: l,
		cell: func(row int) fileio.Cell { return of(&s.requests[row]) }})
}

// money adds a column of amounts.
func (s *approvalsSheet) money(header, note, fill string, of func(r *result.Request) float64) int {
	n := 0
	for i := range s.requests {
		if x := of(&s.requests[i]); !math.IsNaN(x) {
			n = moreDecimals(x, n, 2)
		}
	}
	return s.column(s.b.inUnit(header), note, fill, 14, numberLook(decimals(wholeFormat, n)), func(r *result.Request) fileio.Cell { return figureOrBlank(of(r)) })
}

// asked are the columns of the application.
func (s *approvalsSheet) asked() {
	p := s.b.p
	s.column(p.Sprintf("Applied on"), "", inputHead, 12, dayLook(), func(r *result.Request) fileio.Cell { return dayOrBlank(r.Date) })
	s.column(p.Sprintf("Handler"), "", inputHead, 12, textLook(), func(r *result.Request) fileio.Cell { return wordsOf(r.Handler) })
	s.amount = s.money(p.Sprintf("Amount"), p.Sprintf("What is asked for. What follows from it follows what is edited here."), inputHead,
		func(r *result.Request) float64 { return r.Amount })
	s.columns[s.amount-1].isInput = true
	granted := s.b.r.Config.Credit.Granted.Limit
	if granted != "" && !s.b.hides(granted) {
		numbers, _ := s.b.r.Frame.Numbers(granted)
		s.now = s.money(p.Sprintf("Limit in force"), "", steel, func(r *result.Request) float64 { return orMissing(numbers, r.Row) })
	}
	s.change = s.column(p.Sprintf("Change"), p.Sprintf("What the application would do to the limit in force."), steel, 9, wordLook(),
		func(r *result.Request) fileio.Cell { return orBlank(changeWord(p, r.Change)) })
}

func dayOrBlank(day time.Time) fileio.Cell {
	if day.IsZero() {
		return fileio.Cell{}
	}
	return figureOrBlank(fileio.DateSerial(day))
}

// split are the columns of what the limit covers of the amount.
func (s *approvalsSheet) split() {
	p, c := s.b.p, s.b.r.Credit
	s.limit = s.money(p.Sprintf("Limit"), p.Sprintf("That the customer may have, from the sheet %s.", limitsName(p)), steel, func(r *result.Request) float64 {
		if s.limits.hidesGrade(r.Row) {
			return math.NaN()
		}
		return c.Limits[r.Row].Amount
	})
	s.within = s.money(p.Sprintf("Within"), p.Sprintf("What the limit covers of the amount."), steel, func(r *result.Request) float64 { return r.Within })
	s.excess = s.money(p.Sprintf("Excess"), p.Sprintf("What is above the limit: it must be paid in cash, or be covered by collateral."), navy, func(r *result.Request) float64 { return r.Excess })
	s.collateral = s.money(p.Sprintf("Collateral"), p.Sprintf("What is offered for the excess."), inputHead, func(r *result.Request) float64 { return r.Collateral })
	s.columns[s.collateral-1].isInput = true
	s.covered = s.money(p.Sprintf("Covered"), p.Sprintf("What the collateral covers of the excess."), steel, func(r *result.Request) float64 { return r.Covered })
	s.cash = s.money(p.Sprintf("Cash only"), p.Sprintf("What is neither within the limit nor covered."), navy, func(r *result.Request) float64 { return r.Cash })
}

// decided are the columns of who may approve it, and of how far it has come.
func (s *approvalsSheet) decided() {
	p, policy := s.b.p, &s.b.r.Config.Credit.Policy
	bold := wordLook()
	bold.bold = true
	if len(policy.Authorities) > 0 {
		s.authority = s.column(p.Sprintf("Lowest authority"), p.Sprintf("The lowest authority on the sheet %s that covers the amount.", rubricSheetName(p)), navy, 16, bold,
			func(r *result.Request) fileio.Cell {
				switch {
				case math.IsNaN(r.Within):
					return orBlank("")
				case r.Authority < 0:
					return orBlank(aboveAll(s.b))
				}
				return orBlank(policy.Authorities[r.Authority].Name)
			})
	}
	s.column(p.Sprintf("Approver"), p.Sprintf("As the application says."), inputHead, 14, textLook(), func(r *result.Request) fileio.Cell { return wordsOf(r.Approver) })
	s.state = s.column(p.Sprintf("State"), p.Sprintf("How far it had come when the workbook was written."), steel, 11, bold,
		func(r *result.Request) fileio.Cell { return wordsOf(stateWord(p, r.State)) })
	s.column(p.Sprintf("Missing steps"), p.Sprintf("What must come first."), steel, widestReason, textLook(), func(r *result.Request) fileio.Cell {
		var all []string
		for _, m := range r.Missing {
			all = append(all, p.Say(s.b.r.Spoken(m)))
		}
		return wordsOf(strings.Join(all, p.Sprintf("; ")))
	})
	s.column(p.Sprintf("Place"), "", steel, 22, textLook(), func(r *result.Request) fileio.Cell { return wordsOf(r.At) })
}

func changeWord(p words.Printer, c credit.Change) string {
	return []string{p.Sprintf("new limit"), p.Sprintf("raise"), p.Sprintf("cut"), p.Sprintf("as it is")}[c]
}

func stateWord(p words.Printer, s credit.State) string {
	return []string{p.Sprintf("incomplete"), p.Sprintf("to be approved"), p.Sprintf("approved")}[s]
}

// followWiring makes what follows from the amount formulas.
func (s *approvalsSheet) followWiring(w *wiring) {
	if !s.isShown() {
		return
	}
	if s.now > 0 {
		if f := w.field(reading{field: s.b.r.Config.Credit.Granted.Limit, kind: scoring.Number}); f.ok {
			s.followEach(s.now, s.count, func(row int) string { return orNothing(s.of(f.place, row)) })
		}
	}
	s.follow(s.change, s.changing)
	s.followEach(s.limit, s.count, func(row int) string { return orNothing(s.of(s.limits.place(s.limits.limit), row)) })
	s.followSplit()
	if s.authority > 0 {
		at := w.rubric.credit.authorities
		s.follow(s.authority, func(row int) string {
			return fmt.Sprintf(`IF(%s,INDEX(%s,1+SUMPRODUCT(--(ROUND(%s,9)<ROUND(%s,9)))),"")`, s.isAsked(row), at.names, at.amounts, s.ref(s.amount, row))
		})
	}
}

// of is a customer's cell of a row of requests.
func (s *approvalsSheet) of(p place, row int) string { return p.at(s.name, s.requests[row].Row) }

// isAsked is the condition that the amount can be read and isn't below 0.
func (s *approvalsSheet) isAsked(row int) string {
	return fmt.Sprintf("IF(ISNUMBER(%[1]s),%[1]s>=0,FALSE)", s.ref(s.amount, row))
}

// changing is the formula of what the application would do.
func (s *approvalsSheet) changing(row int) string {
	word := func(c credit.Change) string { return literal(changeWord(s.b.p, c)) }
	if s.now == 0 {
		return word(credit.New) + `&""`
	}
	amount, now := "ROUND(N("+s.ref(s.amount, row)+"),9)", "ROUND(N("+s.ref(s.now, row)+"),9)"
	return fmt.Sprintf(`IF(ISNUMBER(%s),IF(ISNUMBER(%s),IF(%s>%s,%s,IF(%[3]s<%[4]s,%[6]s,%[7]s)),%[7]s),%[8]s)`,
		s.ref(s.now, row), s.ref(s.amount, row), amount, now, word(credit.Raise), word(credit.Cut), word(credit.Same), word(credit.New))
}

// followSplit has the parts of the amount follow it.
func (s *approvalsSheet) followSplit() {
	part := func(col int, text func(row int) string) {
		s.follow(col, func(row int) string { return fmt.Sprintf(`IF(%s,%s,"")`, s.isAsked(row), text(row)) })
	}
	part(s.within, func(row int) string {
		return fmt.Sprintf("MIN(ROUND(%s,9),MAX(0,N(%s)))", s.ref(s.amount, row), s.ref(s.limit, row))
	})
	part(s.excess, func(row int) string { return fmt.Sprintf("ROUND(%s-%s,9)", s.ref(s.amount, row), s.ref(s.within, row)) })
	part(s.covered, func(row int) string {
		return fmt.Sprintf("MIN(%s,MAX(0,ROUND(N(%s),9)))", s.ref(s.excess, row), s.ref(s.collateral, row))
	})
	part(s.cash, func(row int) string {
		return fmt.Sprintf("ROUND(%s-%s,9)", s.ref(s.excess, row), s.ref(s.covered, row))
	})
}

// sheet colours excesses, and what is not approved.
func (s *approvalsSheet) sheet() sheet {
	out := s.columnSheet.sheet()
	for _, col := range []int{s.excess, s.cash} {
		out.rules = append(out.rules, rule{area(col, 2, col, 1+s.count), "N(" + at(col, 2) + ")>0", s.b.differential(warning, "FCE4D6")})
	}
	approved := literal(stateWord(s.b.p, credit.Approved))
	out.rules = append(out.rules, rule{area(s.state, 2, s.state, 1+s.count), at(s.state, 2) + "<>" + approved, s.b.differential(warning, "")})
	return out
}
