package receivables

import (
	"math"
	"slices"
	"strings"
)

// ageing is a computation under way.
type ageing struct {
	*plan
	account
	currencies *currencies
	rates      []fraction
	currency   int32 // of the account at hand
	guard      guard
	book       *Book
}

// Compute computes what n customers owe. The error is an *Error for options, entries or rates that can't be, or an
// *Unbalanced with the book.
func Compute(entries []Entry, n int, options Options) (*Book, error) {
	p, err := newPlan(options)
	if err != nil {
		return nil, err
	}
	a := &ageing{plan: p, account: account{entries: entries}, currencies: newCurrencies(p.Base)}
	order, starts, err := a.byCustomer(n)
	if err != nil {
		return nil, err
	}
	if a.rates, err = a.currencies.rates(p.Rates, p.asOf); err != nil {
		return nil, err
	}
	a.book = newBook(p, len(entries), n)
	for customer := range n {
		a.customer(customer, order[starts[customer]:starts[customer+1]])
	}
	a.slice()
	for customer := range n {
		a.measure(customer)
	}
	a.total()
	if err := a.guard.err(); err != nil {
		return nil, err
	}
	return a.book, a.book.Check()
}

// newBook makes room for the figures.
func newBook(p *plan, entries, n int) *Book {
	b := &Book{Options: p.Options, Customers: make([]Customer, n)}
	b.Options.From = p.from.time()
	b.Counts.Entries = entries
	k := len(p.Buckets)
	sums := make([]Money, 2*k*(n+1))
	next := func() []Money {
		own := sums[:k:k]
		sums = sums[k:]
		return own
	}
	for i := range b.Customers {
		b.Customers[i].Buckets, b.Customers[i].Provisions = next(), next()
	}
	b.Total.Buckets, b.Total.Provisions = next(), next()
	return b
}

// byCustomer are the indexes of the entries by customer, with those of a customer from starts[customer] on. It numbers the
// currencies on the way, of entries up to the day.
func (a *ageing) byCustomer(n int) (order []int32, starts []int, err error) {
	starts = make([]int, n+1)
	for i := range a.entries {
		e := &a.entries[i]
		switch {
		case e.Customer < 0 || e.Customer >= n:
			return nil, nil, fault("entry %d belongs to customer %d, and there are %d", i, e.Customer, n)
		case e.Kind > Opening || e.Amount < 0 && e.Kind != Opening || e.Amount == math.MinInt64:
			return nil, nil, fault("entry %d has an amount of %s, which its kind can't have", i, e.Amount.Text(a.Decimals))
		case e.Date.IsZero() && e.Kind != Opening:
			return nil, nil, fault("entry %d has no date", i)
		}
		currency := a.currencies.of(e.Currency)
		if a.date(e) <= a.asOf {
			a.currencies.used[currency] = true
			a.guard.add(e.Amount)
		}
		starts[e.Customer+1]++
	}
	for c := range n {
		starts[c+1] += starts[c]
	}
	order = make([]int32, len(a.entries))
	next := slices.Clone(starts)
	for i := range a.entries {
		c := a.entries[i].Customer
		order[next[c]] = int32(i)
		next[c]++
	}
	return order, starts, a.guard.err()
}

// date is an entry's day; of an opening balance without one it is the day before the movements.
func (a *ageing) date(e *Entry) day {
	if e.Date.IsZero() {
		return a.from - 1
	}
	return dayOf(e.Date)
}

// customer settles the accounts of a customer.
func (a *ageing) customer(customer int, entries []int32) {
	if len(a.currencies.names) > 1 {
		slices.SortStableFunc(entries, func(x, y int32) int {
			return strings.Compare(a.currencyOf(x), a.currencyOf(y))
		})
	}
	for len(entries) > 0 {
		currency := a.currencies.of(a.entries[entries[0]].Currency)
		n := 1
		for n < len(entries) && a.currencies.of(a.entries[entries[n]].Currency) == currency {
			n++
		}
		a.currency = currency
		a.open(customer, entries[:n])
		entries = entries[n:]
	}
}

// currencyOf is the name of an entry's currency, by which accounts are in the same order in any order of the entries.
func (a *ageing) currencyOf(entry int32) string {
	return a.currencies.names[a.currencies.of(a.entries[entry].Currency)]
}

// open settles one account: its movements, and what is open of it.
func (a *ageing) open(customer int, entries []int32) {
	a.reset()
	moved := Account{Customer: customer}
	var sales Money
	for _, i := range entries {
		e := &a.entries[i]
		date := a.date(e)
		if date > a.asOf {
			a.later = append(a.later, i)
			a.book.Counts.Future++
			continue
		}
		a.move(&moved, &sales, e, date)
		d := document{entry: i, date: date, amount: max(e.Amount, -e.Amount), rest: max(e.Amount, -e.Amount)}
		d.due = date
		if e.Kind == Invoice || e.Kind == Opening {
			if d.due, d.assumed = a.due(e, date); d.assumed {
				a.book.Counts.DueAssumed++
			}
		}
		a.file(d)
	}
	if len(a.later) == len(entries) {
		return
	}
	moved.Currency = a.currencies.names[a.currency]
	a.settle(a.Apply)
	a.book.Counts.UnknownReferences += a.unknownReferences
	a.book.Counts.FutureReferences += a.futureReference
	moved.Open = a.keep(a.invoices, 1) + a.keep(a.refunds, 1) + a.keep(a.credits, -1) + a.keep(a.cash, -1)
	a.book.Accounts = append(a.book.Accounts, moved)
	a.addMoved(customer, &moved, sales)
}

// move adds an entry to the movements.
func (a *ageing) move(moved *Account, sales *Money, e *Entry, date day) {
	switch {
	case date < a.from || e.Kind == Opening:
		moved.Opening += e.Owed()
	case e.Kind == Invoice || e.Kind == CreditNote:
		moved.Invoiced += e.Owed()
	default:
		moved.Received -= e.Owed()
	}
	if date > a.asOf-day(a.DSODays) && (e.Kind == Invoice || e.Kind == CreditNote) {
		*sales += e.Owed()
	}
	if last := &a.book.Customers[e.Customer].Recent; e.Kind == Receipt && e.Amount > 0 && date.time().After(*last) {
		*last = date.time()
	}
}

// keep makes items of what is open of documents, and returns its sum.
func (a *ageing) keep(documents []document, sign Money) Money {
	var open Money
	for i := range documents {
		d := documents[i]
		if d.rest == 0 {
			continue
		}
		d.amount *= sign
		d.rest *= sign
		open += d.rest
		a.book.Items = append(a.book.Items, a.item(&d))
	}
	return open
}

// base is an amount of the account's currency in the base currency.
func (a *ageing) base(m Money) Money {
	if a.currency == 0 {
		return m
	}
	converted, ok := a.rates[a.currency].of(m)
	a.guard.add(converted)
	a.guard.over = a.guard.over || !ok
	return converted
}

// slice gives each customer his part of the items.
func (a *ageing) slice() {
	items := a.book.Items
	for from := 0; from < len(items); {
		to, customer := from+1, items[from].Customer
		for to < len(items) && items[to].Customer == customer {
			to++
		}
		a.book.Customers[customer].Items = items[from:to:to]
		from = to
	}
}
