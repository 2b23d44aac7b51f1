package book

import (
	"fmt"
	"slices"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// ageing is the sheet of how old the receivables are: all together above, and each customer below, under one header, which
// stays in view. All of it hangs on the sheet of open items, and on what may be edited here: the day, the buckets' last days,
// the rates of provision, what capital costs, the total assets and the levels that alarm, and the net margin.
//
// What customers owe is summed over the rows of their own items, which stand together there: a search among all items for
// each of them would take minutes. Should somebody sort the items, the check says so.
type ageing struct {
	*ledgers
	page      *page
	customers []int
	first     []int // the rows of the customers' first items
	top       int   // the header above the customers
	rules     []rule
	numbers   []numberRule
	facts     ageingFacts
}

// The rows of the table of buckets, whose columns are those of the customers.
const (
	ageingTitle = 1 + iota
	ageingDay
	ageingHead
	ageingAmount
	ageingShare
	ageingItems
	ageingFirst
	ageingLast
	ageingRate
	ageingProvision
)

// asOfCell is the day as of which items are aged.
const asOfCell = "$B$2"

// The columns, from 1; behind the buckets they are those of ageingColumnsBehind.
const (
	ageingID = 1 + iota
	ageingCustomer
	balanceColumn
	notDueColumn
	firstBucket
)

// The columns behind the last bucket.
const (
	overdueBehind = 1 + iota
	creditBehind
	unappliedBehind
	oldestBehind
	provisionBehind
	costBehind
	receiptBehind
	sinceBehind
	silentBehind
)

// ageingColumns is how many columns the sheet has.
func ageingColumns(book *receivables.Book) int {
	return firstBucket - 1 + len(book.Options.Buckets) + silentBehind
}

// lastBucket is the column of the last bucket.
func (l *ledgers) lastBucket() int { return firstBucket - 1 + len(l.book.Options.Buckets) }

// ageingName is the name of the sheet.
func ageingName(p words.Printer) string { return p.Sprintf("Ageing") }

func newAgeing(l *ledgers) *ageing {
	if l == nil {
		return nil
	}
	s := &ageing{ledgers: l, customers: l.owing(), page: newPage(l.b, ageingName(l.b.p))}
	next := 2
	for _, customer := range s.customers {
		s.first = append(s.first, next)
		next += len(l.book.Customers[customer].Items)
	}
	s.page.widths = s.widths()
	s.page.wide = len(s.page.widths)
	return s
}

func (s *ageing) isShown() bool { return s != nil && len(s.book.Items) > 0 }

// behind is the column that is so many behind the last bucket.
func (s *ageing) behind(n int) int { return s.lastBucket() + n }

// moneyWidth is that of a column of amounts.
func (l *ledgers) moneyWidth() float64 {
	t, widest := &l.book.Total, 0
	for _, m := range append([]receivables.Money{t.Balance, t.NotDue, t.Overdue, t.CreditNotes, t.Unapplied, t.Opening, t.Invoiced, t.Received}, t.Buckets...) {
		text := m.Text(l.book.Options.Decimals)
		text = text[:len(text)-l.book.Options.Decimals+l.places]
		widest = max(widest, len(text)+len(text)/4) // with commas
	}
	return float64(max(11, widest+3))
}

func (s *ageing) widths() []float64 {
	widths := slices.Repeat([]float64{s.moneyWidth()}, ageingColumns(s.book))
	widths[ageingID-1], widths[ageingCustomer-1] = 14, 24
	for col := firstBucket; col <= s.lastBucket(); col++ {
		widths[col-1] = max(widths[col-1], float64(displaywidth.String(s.words.buckets[col-firstBucket])+3))
	}
	widths[s.behind(oldestBehind)-1], widths[s.behind(receiptBehind)-1] = 13, 13
	widths[s.behind(sinceBehind)-1], widths[s.behind(silentBehind)-1] = 13, 9
	return widths
}

// rowsOf are the customers' rows on the sheet: the first and the last.
func (s *ageing) rowsOf() (first, last int) { return s.top + 1, s.top + len(s.customers) }

func (s *ageing) sheet() sheet {
	s.facts = s.planFacts()
	s.top = s.headRows() + len(s.facts.all) + ageingTail
	s.title()
	s.buckets()
	s.addFacts()
	customers := s.customerRows()
	out := s.page.sheet(navy)
	above := out.content.row
	out.content.count = s.top + len(s.customers)
	out.content.row = func(n int, cells []cell) row {
		if n < s.top {
			return above(n, cells)
		}
		return customers(n-s.top, cells)
	}
	out.frozenRows, out.frozenCols, out.repeat = ageingHead, ageingCustomer, ageingHead
	out.filterRow, out.links, out.rules, out.numbers = s.top, s.links(), s.rules, s.numbers
	out.charts = []chart{s.chart()}
	return out
}

// customersIn is a column of the customers.
func (s *ageing) customersIn(col int) string {
	first, last := s.rowsOf()
	return fmt.Sprintf("%s:%s", here(col, first), here(col, last))
}
