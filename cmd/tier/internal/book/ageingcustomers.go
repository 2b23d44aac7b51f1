package book

import (
	"fmt"

	"tier/credit/receivables"
)

// links lead from the customers to their rows among the scores, and from the balances to their first open items.
func (s *ageing) links() []link {
	var links []link
	scores, items := quoted(scoresName(s.b.p))+"!", quoted(openItemsName(s.b.p))+"!"
	for i, customer := range s.customers {
		if len(links)+2 > maxLinks {
			break
		}
		row := s.top + 1 + i
		links = append(links, link{at(ageingID, row), scores + at(1, 2+customer)}, link{at(ageingCustomer, row), items + at(1, s.first[i])})
	}
	return links
}

// customerLooks are the styles of a customer's row.
type customerLooks struct{ id, name, money, strong, days, date, silent int }

func (s *ageing) customerLooks() customerLooks {
	linked := textLook()
	linked.color = steel
	strong := numberLook(s.moneyFormat())
	strong.bold = true
	b := s.b
	return customerLooks{
		id: b.style(linked), name: b.style(linked), money: b.style(numberLook(s.moneyFormat())), strong: b.style(strong),
		days: b.style(numberLook(wholeFormat)), date: b.style(dayLook()), silent: b.style(look{line: hairline, align: "center", color: warning}),
	}
}

// customerRows are the rows of the customers of whom anything is open, from 0, in the order of the list.
func (s *ageing) customerRows() func(int, []cell) row {
	looks := s.customerLooks()
	return func(i int, cells []cell) row {
		clear(cells)
		r := customerRow{ageing: s, f: &s.book.Customers[s.customers[i]], n: s.top + 1 + i, first: s.first[i], looks: looks, cells: cells}
		r.last = r.first + len(r.f.Items) - 1
		cells[ageingID-1] = textCell(cut(s.b.r.ID(s.customers[i])), looks.id)
		cells[ageingCustomer-1] = textCell(cut(s.b.r.Name(s.customers[i])), looks.name)
		r.amounts()
		r.measures()
		return row{cells: cells}
	}
}

// customerRow is a customer's row in the making.
type customerRow struct {
	*ageing
	f           *receivables.Customer
	n           int // of the sheet
	first, last int // rows of the customer's items
	looks       customerLooks
	cells       []cell
}

func (r *customerRow) put(col int, c cell, style int, text func() string) {
	c.style = style
	if r.live {
		c.formula = &formula{text: text()}
	}
	r.cells[col-1] = c
}

// own is a column of the customer's items.
func (r *customerRow) own(col int) string { return r.itemsOf(col, r.first, r.last) }

// amounts are the balance and its parts.
func (r *customerRow) amounts() {
	items, decimals := r.ledgers.items, r.book.Options.Decimals
	part := func(col int, m receivables.Money) {
		r.put(col, r.money(m), r.looks.money, func() string {
			return fmt.Sprintf("ROUND(SUMIFS(%s,%s,%s),%d)", r.own(items.base), r.own(items.bucket), here(col, ageingHead), decimals)
		})
	}
	r.put(balanceColumn, r.money(r.f.Balance), r.looks.strong, func() string { return r.rounded(fmt.Sprintf("SUM(%s)", r.own(items.base))) })
	part(notDueColumn, r.f.NotDue)
	for i, m := range r.f.Buckets {
		part(firstBucket+i, m)
	}
	r.put(r.behind(overdueBehind), r.money(r.f.Overdue), r.looks.strong, func() string {
		return r.rounded(fmt.Sprintf("SUM(%s)", area(firstBucket, r.n, r.lastBucket(), r.n)))
	})
	part(r.behind(creditBehind), r.f.CreditNotes)
	part(r.behind(unappliedBehind), r.f.Unapplied)
}

// measures are what hangs on the parts, and on the items' days.
func (r *customerRow) measures() {
	o, items := &r.book.Options, r.ledgers.items
	r.put(r.behind(oldestBehind), numberCell(float64(r.f.OverdueDays), 0), r.looks.days, func() string { return "MAX(" + r.own(items.days) + ")" })
	r.put(r.behind(provisionBehind), r.money(r.f.Provision), r.looks.money, func() string {
		rates := fmt.Sprintf("%s:%s", here(notDueColumn, ageingRate), here(r.lastBucket(), ageingRate))
		return r.rounded(fmt.Sprintf("SUMPRODUCT(ROUND(%s*%s,%d))", area(notDueColumn, r.n, r.lastBucket(), r.n), rates, o.Decimals))
	})
	r.put(r.behind(costBehind), r.money(r.f.CostOfCredit), r.looks.money, func() string {
		const year = 365
		return r.rounded(fmt.Sprintf("SUMPRODUCT((%[1]s>0)*(%[3]s>%[2]s)*%[1]s*(%[3]s-%[2]s))*%[4]s/%[5]d", r.own(items.base), r.own(items.date), asOfCell,
			here(factColumn, r.facts.row(capitalFact)), year))
	})
	r.cells[r.behind(receiptBehind)-1] = day(r.f.Recent)
	r.cells[r.behind(receiptBehind)-1].style = r.looks.date
	if r.f.Days < 0 {
		return
	}
	since := r.behind(sinceBehind)
	r.put(since, numberCell(float64(r.f.Days), 0), r.looks.days, r.sinceFormula)
	mark := textCell("", 0)
	if r.f.Silent {
		mark = textCell(r.words.silent, 0)
	}
	if o.SilentDays > 0 {
		r.put(r.behind(silentBehind), mark, r.looks.silent, func() string {
			return fmt.Sprintf(`IF(AND(%s>0,%s>=%s),%s,"")`, at(r.behind(overdueBehind), r.n), at(since, r.n), here(factColumn, r.facts.row(silentFact)), literal(r.words.silent))
		})
	}
}

// sinceFormula counts the days since the last receipt; of who never paid, since the oldest invoice that is open.
func (r *customerRow) sinceFormula() string {
	if !r.f.Recent.IsZero() {
		return fmt.Sprintf("%s-%s", asOfCell, at(r.behind(receiptBehind), r.n))
	}
	y, m, d := r.book.Options.AsOf.AddDate(0, 0, -r.f.Days).Date()
	return fmt.Sprintf("%s-DATE(%d,%d,%d)", asOfCell, y, int(m), d)
}
