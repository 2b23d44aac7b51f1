package report

import (
	"cmp"
	"slices"

	"tier/credit/receivables"
)

// silent lists the debtors who have gone silent, those with the most overdue first.
func (a *aged) silent(most int) []Block {
	p := a.p
	rows := a.rows(func(c *receivables.Customer) bool { return c.Silent }, func(c *receivables.Customer) receivables.Money { return c.Overdue })
	if len(rows) == 0 {
		return nil
	}
	shown := rows[:min(most, len(rows))]
	of := func(i int) *receivables.Customer { return &a.book.Customers[shown[i]] }
	var amounts []receivables.Money
	for i := range shown {
		amounts = append(amounts, of(i).Overdue, of(i).Balance)
	}
	in := a.money(amounts...)
	columns := who(a.r, func(i int) int { return shown[i] }, p)
	columns = append(columns,
		in.column(p.Sprintf("Overdue"), func(i int) float64 { return a.float(of(i).Overdue) }, Cell{}),
		in.column(p.Sprintf("Balance"), func(i int) float64 { return a.float(of(i).Balance) }, Cell{}),
		listColumn{header: p.Sprintf("Days overdue"), right: true, cell: func(i int) Cell { return count(of(i).OverdueDays) }},
		listColumn{header: p.Sprintf("Days silent"), right: true, cell: func(i int) Cell { return count(of(i).Days) }})
	lines := append(shownOf(len(shown), len(rows), p),
		p.Sprintf("They owe something overdue and have paid nothing for %d days; overdue in all: %s", a.book.Options.SilentDays, a.text(a.book.Total.SilentOverdue)))
	return []Block{{Heading: in.in(p.Sprintf("Debtors gone silent: %d", len(rows)), p), Table: listed(len(shown), columns), Lines: lines}}
}

// debtors lists who owes most, with its ages.
func (a *aged) debtors(most int) []Block {
	p := a.p
	rows := a.rows(func(c *receivables.Customer) bool { return c.Balance > 0 }, func(c *receivables.Customer) receivables.Money { return c.Balance })
	if len(rows) == 0 {
		return nil
	}
	shown := rows[:min(most, len(rows))]
	of := func(i int) *receivables.Customer { return &a.book.Customers[shown[i]] }
	var amounts []receivables.Money
	for i := range shown {
		amounts = append(append(amounts, of(i).Balance, of(i).NotDue), of(i).Buckets...)
	}
	in := a.money(amounts...)
	columns := who(a.r, func(i int) int { return shown[i] }, p)
	columns = append(columns, in.column(p.Sprintf("Balance"), func(i int) float64 { return a.float(of(i).Balance) }, Cell{}),
		in.column(p.Sprintf("Not due"), func(i int) float64 { return a.float(of(i).NotDue) }, Cell{}))
	for bucket := range a.book.Options.Buckets {
		columns = append(columns, in.column(bucketName(&a.book.Options, bucket), func(i int) float64 { return a.float(of(i).Buckets[bucket]) }, Cell{}))
	}
	columns = append(columns, listColumn{header: p.Sprintf("Days overdue"), right: true, cell: func(i int) Cell { return count(of(i).OverdueDays) }})
	t := listed(len(shown), columns)
	t.Spare = []int{len(columns) - 1, 0} // the days, which the ages say roughly; the id
	return []Block{{Heading: in.in(p.Sprintf("Who owes most: %d", len(shown)), p), Table: t, Lines: shownOf(len(shown), len(rows), p)}}
}

// rows are some customers, the largest amount first.
func (a *aged) rows(which func(*receivables.Customer) bool, amount func(*receivables.Customer) receivables.Money) []int {
	var rows []int
	for row := range a.book.Customers {
		if which(&a.book.Customers[row]) {
			rows = append(rows, row)
		}
	}
	slices.SortStableFunc(rows, func(x, y int) int { return cmp.Compare(amount(&a.book.Customers[y]), amount(&a.book.Customers[x])) })
	return rows
}
