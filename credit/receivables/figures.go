package receivables

// addMoved adds an account's movements to the customer's.
func (a *ageing) addMoved(customer int, moved *Account, sales Money) {
	f := &a.book.Customers[customer].Figures
	f.Opening += a.base(moved.Opening)
	f.Invoiced += a.base(moved.Invoiced)
	f.Received += a.base(moved.Received)
	f.Sales += a.base(sales)
}

// measure sums a customer's items up, and measures what hangs on them.
func (a *ageing) measure(customer int) {
	c := &a.book.Customers[customer]
	var debt moneyDays
	for i := range c.Items {
		it := &c.Items[i]
		c.Figures.add(it)
		if it.Open > 0 {
			debt.add(it.Base, max(it.DaysOld, 0))
		}
	}
	c.Balance = c.NotDue + c.Overdue + c.CreditNotes + c.Unapplied
	c.Rounding = c.Balance - (c.Opening + c.Invoiced - c.Received)
	a.sellingDays(&c.Figures)
	a.provide(&c.Figures)
	var ok bool
	c.CostOfCredit, ok = debt.yearly(a.capital)
	a.guard.over = a.guard.over || !ok
	a.silence(c)
}

// add adds an item.
func (f *Figures) add(it *Item) {
	switch {
	case it.Open < 0 && it.Kind == CreditNote:
		f.CreditNotes += it.Base
	case it.Open < 0:
		f.Unapplied += it.Base
	default:
		f.Years[it.Year] += it.Base
		if it.Bucket < 0 {
			f.NotDue += it.Base
			break
		}
		f.Buckets[it.Bucket] += it.Base
		f.Overdue += it.Base
		f.OverdueDays = max(f.OverdueDays, it.DaysOverdue)
	}
}

// total sums the customers up.
func (a *ageing) total() {
	t := &a.book.Total
	costs := guard{}
	for i := range a.book.Customers {
		c := &a.book.Customers[i]
		t.Figures.plus(&c.Figures)
		costs.add(c.CostOfCredit)
		if c.Silent {
			t.Silent++
			t.SilentOverdue += c.Overdue
		}
	}
	a.guard.over = a.guard.over || costs.over
	a.sellingDays(&t.Figures)
}

// plus adds another's sums.
func (f *Figures) plus(o *Figures) {
	sums := [][2]*Money{
		{&f.NotDue, &o.NotDue}, {&f.Overdue, &o.Overdue}, {&f.CreditNotes, &o.CreditNotes}, {&f.Unapplied, &o.Unapplied},
		{&f.Balance, &o.Balance}, {&f.Opening, &o.Opening}, {&f.Invoiced, &o.Invoiced}, {&f.Received, &o.Received},
		{&f.Rounding, &o.Rounding}, {&f.Sales, &o.Sales}, {&f.NotDueProvision, &o.NotDueProvision},
		{&f.Provision, &o.Provision}, {&f.CostOfCredit, &o.CostOfCredit},
	}
	for _, s := range sums {
		*s[0] += *s[1]
	}
	for i := range f.Years {
		f.Years[i] += o.Years[i]
	}
	for i := range f.Buckets {
		f.Buckets[i] += o.Buckets[i]
		f.Provisions[i] += o.Provisions[i]
	}
	f.OverdueDays = max(f.OverdueDays, o.OverdueDays)
	if o.Recent.After(f.Recent) {
		f.Recent = o.Recent
	}
}
