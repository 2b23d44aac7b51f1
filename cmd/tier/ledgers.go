package main

import (
	"strings"

	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
	"tier/scoring"
)

// tellLedgers says where the amounts of every ledger went, and what was assumed of them.
func (a *app) tellLedgers(r *result.Result) {
	l := r.Ledgers
	money := func(m receivables.Money) string {
		return report.Amount(m.Float(r.Config.Credit.Decimals), min(r.Config.Credit.Decimals, 2)) + words.Unit(l.Unit(r.Config.Credit))
	}
	for i := range l.Collected.Tallies {
		a.tellTally(&l.Collected.Tallies[i], money)
	}
	for _, note := range l.Collected.Notes {
		a.note("%s", note)
	}
	var knocked receivables.Money
	for row := range r.Knocked.By {
		knocked += l.Book.Customers[row].Balance
	}
	if knocked != 0 {
		a.note("the receivables include %s of customers who were knocked out", money(knocked))
	}
	counts := l.Book.Counts
	for _, said := range []struct {
		n       int
		message scoring.Message
	}{
		{counts.Future, scoring.Say("entries dated after %s, which don't count: %d", r.Config.AsOf.Format("2006-01-02"), counts.Future)},
		{counts.DueAssumed, scoring.Say("invoices without a due date, for which the terms of payment stand: %d", counts.DueAssumed)},
		{l.NoTerms, scoring.Say("customers of such invoices who have no terms of their own, and get %d days: %d", r.Config.Credit.Receivables.Terms, l.NoTerms)},
		{counts.UnknownReferences, scoring.Say("receipts that name an unknown invoice, and stay unapplied: %d", counts.UnknownReferences)},
		{counts.FutureReferences, scoring.Say("receipts that name an invoice of a later day, and stay unapplied: %d", counts.FutureReferences)},
	} {
		if said.n > 0 {
			a.note("%s", said.message)
		}
	}
}

// tellTally says what a column of amounts adds up to: what was booked of it, and what was left out and why.
func (a *app) tellTally(t *ledger.Tally, money func(receivables.Money) string) {
	var left []string
	for reason, part := range t.LeftOut {
		if part.Count > 0 {
			left = append(left, a.words.Sprintf("%d %s (%s)", part.Count, ledger.Reason(reason).Message(), money(part.Sum)))
		}
	}
	if len(left) == 0 {
		a.note("%s: %s: %d amounts, %s, all booked", t.Path, t.Header, t.Read.Count, money(t.Read.Sum))
		return
	}
	a.note("%s: %s: %d amounts, %s = %d booked (%s) + %s", t.Path, t.Header, t.Read.Count, money(t.Read.Sum), t.Booked.Count, money(t.Booked.Sum),
		strings.Join(left, " + "))
}
