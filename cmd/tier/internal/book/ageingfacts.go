package book

import (
	"fmt"
	"math"
	"strings"

	"tier/cmd/tier/internal/ledger"
	"tier/credit/receivables"
	"tier/scoring"
)

// factKey is what a fact is about.
type factKey string

const (
	openingFact   factKey = "opening"
	invoicedFact  factKey = "invoiced"
	receivedFact  factKey = "received"
	roundingFact  factKey = "rounding"
	expectedFact  factKey = "expected"
	checkFact     factKey = "check"
	leftOutFact   factKey = "left out"
	yearFact      factKey = "year"
	salesFact     factKey = "sales"
	dsoFact       factKey = "dso"
	capitalFact   factKey = "capital"
	costFact      factKey = "cost"
	assetsFact    factKey = "assets"
	shareFact     factKey = "share"
	levelFact     factKey = "level"
	alarmFact     factKey = "alarm"
	marginFact    factKey = "margin"
	makeUpFact    factKey = "make up"
	silentFact    factKey = "silent after"
	silentNumber  factKey = "silent"
	silentOverdue factKey = "silent overdue"
)

// The columns of facts: names over the first two, figures, and what is to be said of them.
const (
	factColumn = balanceColumn
	factNote   = factColumn + 1
)

// ageingTail are the rows behind the facts: a gap, a heading and the header.
const ageingTail = 3

// headRows are those above the facts: the table of buckets, a gap and a heading.
func (s *ageing) headRows() int { return ageingProvision + 2 }

// fact is a line of what must be known besides the buckets.
type fact struct {
	key   factKey
	label string
	look  look
	of    func() cell // without a style
	note  string
}

// ageingFacts are the facts in their order.
type ageingFacts struct {
	all []fact
	top int // rows above them
}

// row is the row of a fact, the first of several.
func (f *ageingFacts) row(key factKey) int {
	for i := range f.all {
		if f.all[i].key == key {
			return f.top + 1 + i
		}
	}
	return 0
}

// ref is the cell of a fact.
func (s *ageing) ref(key factKey) string { return here(factColumn, s.facts.row(key)) }

func (s *ageing) planFacts() ageingFacts {
	f := ageingFacts{top: s.headRows()}
	f.all = append(f.all, s.balanceFacts()...)
	f.all = append(f.all, s.yearFacts()...)
	f.all = append(f.all, s.costFacts()...)
	f.all = append(f.all, s.shareFacts()...)
	f.all = append(f.all, s.lossFacts()...)
	if s.book.Options.SilentDays > 0 {
		f.all = append(f.all, s.silentFacts()...)
	}
	return f
}

// addFacts adds the lines, and the heading and header of the customers.
func (s *ageing) addFacts() {
	p := s.b.p
	s.page.gap()
	s.heading(p.Sprintf("What must be known besides"))
	for i := range s.facts.all {
		f := &s.facts.all[i]
		_, put := s.line(pageRowHeight)
		put(1, textCell(f.label, 0), look{})
		put(factColumn, f.of(), f.look)
		put(factNote, textCell(f.note, 0), look{color: faint, indent: 1})
	}
	s.page.gap()
	s.heading(p.Sprintf("By customer: %d of whom anything is open", len(s.customers)))
	_, put := s.line(34)
	for col := range s.page.widths {
		c := s.page.rows[ageingHead-1].cells[col]
		if c.formula != nil {
			c.formula = &formula{text: here(col+1, ageingHead)}
		}
		put(col+1, c, headLook())
	}
}

func (s *ageing) heading(text string) {
	_, put := s.line(26)
	put(1, textCell(text, 0), look{size: 13, bold: true, color: steel})
}

// balanceFacts are the movements, and whether they make the balance.
func (s *ageing) balanceFacts() []fact {
	p, t := s.b.p, &s.book.Total
	money := look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}
	value := func(key factKey, label string, m receivables.Money, note string) fact {
		return fact{key, label, money, func() cell { return s.money(m) }, note}
	}
	facts := []fact{
		value(openingFact, p.Sprintf("Opening balance"), t.Opening, p.Sprintf("before %s", s.book.Options.From.Format("2006-01-02"))),
		value(invoicedFact, p.Sprintf("+ invoiced"), t.Invoiced, p.Sprintf("less credit notes")),
		value(receivedFact, p.Sprintf("− received"), t.Received, p.Sprintf("less refunds")),
	}
	sum := func() string {
		return fmt.Sprintf("%s+%s-%s", s.ref(openingFact), s.ref(invoicedFact), s.ref(receivedFact))
	}
	if s.isMixed {
		facts = append(facts, value(roundingFact, p.Sprintf("+ rounding"), t.Rounding, p.Sprintf("of each item's conversion")))
		sum = func() string {
			return fmt.Sprintf("%s+%s-%s+%s", s.ref(openingFact), s.ref(invoicedFact), s.ref(receivedFact), s.ref(roundingFact))
		}
	}
	strong := money
	strong.bold, strong.line = true, totalLine
	check := look{bold: true, align: "right", indent: 1}
	facts = append(facts,
		fact{expectedFact, p.Sprintf("= balance by the movements"), strong, func() cell {
			return s.following(s.money(t.Opening+t.Invoiced-t.Received+t.Rounding), s.rounded(sum()))
		}, ""},
		fact{checkFact, p.Sprintf("Check"), check, s.check, p.Sprintf("movements = items = columns = customers")})
	return append(facts, s.leftOut()...)
}

// leftOut are what the ledgers hold that is in no figure: no check of what was booked can miss it.
func (s *ageing) leftOut() []fact {
	if s.b.r.Ledgers == nil {
		return nil
	}
	p, money := s.b.p, look{line: hairline, align: "right", indent: 1, format: s.moneyFormat(), color: warning, bold: true}
	var facts []fact
	for _, t := range s.b.r.Ledgers.Collected.Tallies {
		for reason, part := range t.LeftOut {
			if part.Count > 0 {
				facts = append(facts, fact{leftOutFact, p.Sprintf("Left out: %s", ledger.Reason(reason).Message()), money,
					func() cell { return s.money(part.Sum) },
					clean(p.Sprintf("%s, %s: %d amounts, which are in no figure here and in no check", source(t.Path), t.Header, part.Count))})
			}
		}
	}
	return facts
}

// check compares the balance by the movements with that of the items, of the columns and of the customers.
func (s *ageing) check() cell {
	p := s.b.p
	good, bad := p.Sprintf("agrees"), p.Sprintf("does not agree")
	s.rules = append(s.rules, rule{strings.ReplaceAll(s.ref(checkFact), "$", ""), s.ref(checkFact) + "<>" + literal(good), s.b.differential(white, warning)})
	balance := here(balanceColumn, ageingAmount)
	columns := fmt.Sprintf("SUM(%s)+%s+%s", area(notDueColumn, ageingAmount, s.lastBucket(), ageingAmount),
		here(s.behind(creditBehind), ageingAmount), here(s.behind(unappliedBehind), ageingAmount))
	same := func(what string) string { return s.rounded(fmt.Sprintf("%s-%s", what, balance)) + "=0" }
	var conditions []string
	for _, what := range []string{s.ref(expectedFact), columns, "SUM(" + s.customersIn(balanceColumn) + ")"} {
		conditions = append(conditions, same(what))
	}
	conditions = append(conditions, s.rounded(fmt.Sprintf("SUM(%s)-%s", s.customersIn(s.behind(overdueBehind)), here(s.behind(overdueBehind), ageingAmount)))+"=0")
	t := &s.book.Total
	c := textCell(bad, 0)
	if t.Opening+t.Invoiced-t.Received+t.Rounding == t.Balance {
		c = textCell(good, 0)
	}
	return s.following(c, fmt.Sprintf("IF(AND(%s),%s,%s)", strings.Join(conditions, ","), literal(good), literal(bad)))
}

// yearFacts are what is not due and overdue by the year of its invoice.
func (s *ageing) yearFacts() []fact {
	var facts []fact
	money := look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}
	for i, m := range s.book.Total.Years {
		facts = append(facts, fact{yearFact, s.b.p.Sprintf("Invoices: %s", s.words.years[i]), money, func() cell {
			return s.following(s.money(m), s.rounded(fmt.Sprintf("SUMIFS(%s,%s,%s)", s.allItems(s.ledgers.items.base), s.allItems(s.ledgers.items.year), literal(s.words.years[i]))))
		}, ""})
	}
	return facts
}

// costFacts are how long customers take to pay, and what that costs.
func (s *ageing) costFacts() []fact {
	p, t, o := s.b.p, &s.book.Total, &s.book.Options
	money := look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}
	days := look{line: hairline, align: "right", indent: 1, format: decimalFormat(1)}
	rate := s.input(look{line: hairline, align: "right", indent: 1, format: rateFormat(o.CapitalRate)})
	return []fact{
		{salesFact, p.Sprintf("Sales of the last %d days", o.DSODays), money, func() cell { return s.money(t.Sales) }, p.Sprintf("less credit notes")},
		{dsoFact, p.Sprintf("DSO, days"), days, func() cell {
			c := numberCell(scoring.Round9(t.DSO), 0)
			if math.IsNaN(t.DSO) {
				c = textCell("–", 0)
			}
			return s.following(c, fmt.Sprintf(`IF(OR(%[1]s<=0,%[2]s<0),"–",ROUND(%[2]s/%[1]s*%[3]d,9))`, s.ref(salesFact), here(balanceColumn, ageingAmount), o.DSODays))
		}, p.Sprintf("balance ÷ sales × %d", o.DSODays)},
		{capitalFact, p.Sprintf("Capital costs a year"), rate, func() cell { return numberCell(o.CapitalRate, 0) }, ""},
		{costFact, p.Sprintf("Cost of capital so far"), money, func() cell {
			return s.following(s.money(t.CostOfCredit), here(s.behind(costBehind), ageingAmount))
		}, p.Sprintf("since each invoice's day, a year of 365 days")},
	}
}

// lossFacts are what must be sold to earn back what is provided for.
func (s *ageing) lossFacts() []fact {
	p, t := s.b.p, &s.book.Total
	margin := s.b.r.Config.Credit.Receivables.Margin
	loss := t.Provision.Float(s.book.Options.Decimals)
	return []fact{
		{marginFact, p.Sprintf("The company's net margin"), s.input(look{line: hairline, align: "right", indent: 1, format: rateFormat(margin)}),
			func() cell { return numberCell(margin, 0) }, ""},
		{makeUpFact, p.Sprintf("Sales that make up for the provision"), look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}, func() cell {
			sales, why := receivables.SalesToMakeUp(loss, margin)
			c := numberCell(sales, 0)
			if why.Format != "" {
				c = textCell(p.Sprintf("none does"), 0)
			}
			return s.following(c, fmt.Sprintf("IF(N(%[1]s)>0,ROUND(%[2]s/%[1]s,9),%[3]s)", s.ref(marginFact), here(s.behind(provisionBehind), ageingAmount), literal(p.Sprintf("none does"))))
		}, p.Sprintf("provision ÷ net margin")},
	}
}

// silentFacts are how many debtors have gone silent.
func (s *ageing) silentFacts() []fact {
	p, t := s.b.p, &s.book.Total
	whole, money := look{line: hairline, align: "right", indent: 1, format: wholeFormat}, look{line: hairline, align: "right", indent: 1, format: s.moneyFormat()}
	return []fact{
		{silentFact, p.Sprintf("Silent after, days"), s.input(whole), func() cell { return numberCell(float64(s.book.Options.SilentDays), 0) },
			p.Sprintf("overdue, and without a receipt for so long")},
		{silentNumber, p.Sprintf("Silent debtors"), whole, func() cell {
			return s.following(numberCell(float64(t.Silent), 0), here(s.behind(silentBehind), ageingAmount))
		}, ""},
		{silentOverdue, p.Sprintf("Overdue by them"), money, func() cell {
			return s.following(s.money(t.SilentOverdue), s.rounded(fmt.Sprintf("SUMIFS(%s,%s,%s)", s.customersIn(s.behind(overdueBehind)),
				s.customersIn(s.behind(silentBehind)), literal(s.words.silent))))
		}, ""},
	}
}
