package report

import (
	"slices"
	"time"

	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// lines say what is to be known of the ages.
func (a *aged) lines() []string {
	return slices.Concat([]string{a.reconciled(), a.years(), a.sellingDays()}, a.costs(), a.share(), a.counts(), a.leftOut())
}

// exact writes amounts with all the decimals that any of them has, so that they can be added up by hand.
func (a *aged) exact(amounts ...receivables.Money) []any {
	decimals := 0
	for _, m := range amounts {
		unit := receivables.Money(1)
		for kept := a.book.Options.Decimals; kept > decimals; kept-- {
			if unit *= 10; m%unit != 0 {
				decimals = kept
			}
		}
	}
	if decimals == 1 {
		decimals = 2 // as people write money
	}
	said := make([]any, len(amounts))
	for i, m := range amounts {
		said[i] = Amount(a.float(m), decimals)
	}
	return said
}

// text is an amount with two decimals, or with none where it is whole.
func (a *aged) text(m receivables.Money) string { return a.money(m).text(a.float(m)) }

// reconciled is the sum that every run checks.
func (a *aged) reconciled() string {
	t, from := &a.book.Total, a.book.Options.From.Format(time.DateOnly)
	if t.Rounding == 0 {
		return a.p.Sprintf("Since %s: opening %s + invoiced %s - received %s = balance %s",
			append([]any{from}, a.exact(t.Opening, t.Invoiced, t.Received, t.Balance)...)...)
	}
	return a.p.Sprintf("Since %s: opening %s + invoiced %s - received %s + rounding of currencies %s = balance %s",
		append([]any{from}, a.exact(t.Opening, t.Invoiced, t.Received, t.Rounding, t.Balance)...)...)
}

func (a *aged) years() string {
	y := &a.book.Total.Years
	return a.p.Sprintf("By the year of the invoice: this year %s, last year %s, earlier %s",
		a.text(y[receivables.ThisYear]), a.text(y[receivables.LastYear]), a.text(y[receivables.Earlier]))
}

func (a *aged) sellingDays() string {
	t := &a.book.Total
	if !t.NoDSO.IsZero() {
		return a.p.Sprintf("No days sales outstanding: %s", t.NoDSO)
	}
	return a.p.Sprintf("Days sales outstanding: %s (balance ÷ sales of %s in %d days)", Figure(t.DSO, 1), a.text(t.Sales), a.book.Options.DSODays)
}

// costs are what the debt costs, and what must be sold to earn the provisions back.
func (a *aged) costs() []string {
	t, p := &a.book.Total, a.p
	var lines []string
	if rate := a.book.Options.CapitalRate; rate > 0 {
		lines = append(lines, p.Sprintf("The money in what is open has cost %s so far, at %s a year", a.text(t.CostOfCredit), Percent(rate)))
	}
	if t.Provision > 0 {
		lines = append(lines, madeUp(a.r, p.Sprintf("the provisions"), a.float(t.Provision), p)...)
	}
	return lines
}

// share is what receivables are of all assets, and the alarm that they reach.
func (a *aged) share() []string {
	s, p := a.r.Credit.Assets, a.p
	if s == nil {
		return nil
	}
	if !s.None.IsZero() {
		return []string{p.Say(s.None)}
	}
	alarms := a.r.Config.Credit.Receivables.Alarms
	line := p.Sprintf("Share of total assets: %s", Percent(s.Share))
	switch {
	case s.Level > 0:
		line = p.Sprintf("%s; ALARM: it has reached %s", line, Percent(alarms[s.Level-1]))
	case len(alarms) > 0:
		line = p.Sprintf("%s; below the first alarm, %s", line, Percent(alarms[0]))
	}
	return []string{line}
}

// counts say what was taken for granted of the entries.
func (a *aged) counts() []string {
	c, p := &a.book.Counts, a.p
	var lines []string
	add := func(n int, line string) {
		if n > 0 {
			lines = append(lines, line)
		}
	}
	add(c.DueAssumed, p.Sprintf("Invoices without a due date: %d; their date and terms make it", c.DueAssumed))
	add(c.UnknownReferences, p.Sprintf("Receipts for invoices that nobody knows: %d; they stay unapplied", c.UnknownReferences))
	add(c.FutureReferences, p.Sprintf("Receipts for invoices of later days: %d; they stay unapplied", c.FutureReferences))
	add(c.Future, p.Sprintf("Entries of later days: %d; they don't count yet", c.Future))
	return lines
}

// leftOut says what of the ledgers could not be booked, and so is in no figure.
func (a *aged) leftOut() []string {
	if a.r.Credit.Ledgers == nil {
		return nil
	}
	var lines []string
	for _, t := range a.r.Credit.Ledgers.Collected.Tallies {
		for reason, part := range t.LeftOut {
			if part.Count > 0 {
				lines = append(lines, a.p.Sprintf("%s, %s: left out %d amounts %s, which come to %s", t.Path, t.Header, part.Count,
					ledger.Reason(reason).Message(), a.text(part.Sum)+words.Unit(a.r.Credit.Ledgers.Unit(a.r.Config.Credit))))
			}
		}
	}
	return lines
}
