//go:build ignore

package main

import "time"

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// particular makes some debtors what the lists are to show.
func particular(list []debtor) {
	at := func(id int) *debtor { return &list[id-1] }
	// Two groups, of three and of two, each with one limit.
	for _, id := range []int{12, 23} {
		at(id).parent = "XK006"
	}
	at(31).parent = "XK028"
	// Never surveyed; surveyed too long ago.
	at(9).surveyed, at(9).limit, at(9).granted = time.Time{}, 0, time.Time{}
	at(14).surveyed = date(2025, time.June, 16)
	at(14).granted = date(2025, time.July, 1)
	// A limit that was granted after the survey: to change it takes another.
	at(21).granted = at(21).surveyed.AddDate(0, 0, 14)
	// A statement without current liabilities, and one with more debts than assets.
	at(20).years[2].currentDebts = 0
	b := &at(27).years[2]
	b.debts = tenth(b.assets * 1.08)
	b.capital = tenth(b.assets - b.debts)
	// Bad debts: within the limit, above it, and without one.
	at(5).limit, at(5).granted, at(5).badDebt, at(5).approver = 40, date(2025, time.March, 3), 18.5, "直销部经理"
	at(16).limit, at(16).granted, at(16).badDebt, at(16).approver = 10, date(2025, time.April, 10), 26.3, "客户经理"
	at(33).limit, at(33).granted, at(33).badDebt = 0, time.Time{}, 4.2
	at(25).silence()
	at(3).giveBack()
	at(30).payAhead()
	at(36).payInPart()
}

// silence stops all payments a year ago: a debtor who has vanished.
func (d *debtor) silence() {
	for i := range d.invoices {
		v := &d.invoices[i]
		v.paid = 0
		if v.due.Before(creditDay.AddDate(-1, 0, 0)) {
			v.paid = v.amount
		}
	}
	d.invoices = d.invoices[:min(len(d.invoices), 9)]
}

// giveBack adds a red invoice for goods that came back, which nothing is set off against yet.
func (d *debtor) giveBack() {
	last := d.invoices[len(d.invoices)-1]
	last.number += "R"
	last.amount, last.paid = -last.amount/4, 0
	last.date, last.due = creditDay.AddDate(0, 0, -6), creditDay.AddDate(0, 0, -6)
	d.invoices = append(d.invoices, last)
}

// payAhead pays for all, and something more that names no invoice.
func (d *debtor) payAhead() {
	for i := range d.invoices {
		d.invoices[i].paid = d.invoices[i].amount
	}
	d.receipts = append(d.receipts, receipt{date: creditDay.AddDate(0, 0, -2), amount: 3_000_000})
}

// payInPart pays two thirds of the last invoices.
func (d *debtor) payInPart() {
	for i := range d.invoices[len(d.invoices)-3:] {
		v := &d.invoices[len(d.invoices)-3+i]
		v.paid = v.amount * 2 / 3
	}
}

// A request is an application for a limit.
type request struct {
	id       int // of the debtor
	amount   float64
	day      time.Time
	approver string
	secured  float64
}

// requests are applications of all kinds: small and large, with the wrong approver, above all authorities, of customers without a survey.
func requests() []request {
	day := func(d int) time.Time { return date(2026, time.September, d) }
	return []request{
		{1, 8, day(3), "客户经理", 0}, {2, 45, day(4), "直销部经理", 0}, {6, 120, day(7), "", 0}, {8, 150, day(8), "地区公司经理", 60},
		{9, 20, day(8), "", 0}, {10, 600, day(10), "", 0}, {13, 30, day(11), "客户经理", 0}, {14, 60, day(14), "", 0},
		{17, 500, day(15), "总公司", 0}, {21, 5, day(16), "客户经理", 0}, {26, 40, day(17), "", 10}, {34, 180, day(18), "地区公司经理", 0},
	}
}
