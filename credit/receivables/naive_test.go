package receivables_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"tier/credit/receivables"
)

// ledgerOf is a made-up ledger: invoices with and without due dates, paid in parts, in whole, too much, by name and not,
// names of invoices that are unknown and of other currencies, credit notes of both kinds, refunds and opening balances.
func ledgerOf(seed uint64, entries, customers int, currencies ...string) []receivables.Entry {
	r := rand.New(rand.NewPCG(seed, 1))
	first := on("2022-11-01")
	var all []receivables.Entry
	for len(all) < entries {
		c := r.IntN(customers)
		e := receivables.Entry{Customer: c, Amount: receivables.Money(1 + r.IntN(50_000)), Date: first.AddDate(0, 0, r.IntN(900)), Currency: currencies[r.IntN(len(currencies))], Line: len(all)}
		e.Number = fmt.Sprintf("N%d", len(all))
		before := func() string {
			for range 20 {
				o := all[r.IntN(len(all))]
				if o.Customer == c && o.Kind == receivables.Invoice && (o.Currency == e.Currency || r.IntN(10) == 0) {
					return o.Number
				}
			}
			return ""
		}
		switch n := r.IntN(100); {
		case n < 50 || len(all) == 0:
			if r.IntN(4) > 0 {
				e.Due = e.Date.AddDate(0, 0, r.IntN(120))
			}
		case n < 85:
			e.Kind = receivables.Receipt
			if r.IntN(3) > 0 {
				e.Against = before()
			}
			if r.IntN(30) == 0 {
				e.Against = "unknown"
			}
		case n < 93:
			e.Kind = receivables.CreditNote
			if r.IntN(2) > 0 {
				e.Against = before()
			}
		case n < 97:
			e.Kind = receivables.Refund
			if r.IntN(2) > 0 {
				e.Against = before()
			}
		default:
			e.Kind, e.Date = receivables.Opening, first
			if r.IntN(3) == 0 {
				e.Amount = -e.Amount
			}
		}
		all = append(all, e)
	}
	return all
}

// plainAge is what a customer has in one currency, found by pools of money: what the documentation says, written down
// without documents that are set off against each other.
func plainAge(entries []receivables.Entry, at time.Time, terms int, how receivables.Apply) (notDue receivables.Money, buckets [4]receivables.Money, credits, cash receivables.Money) {
	type open struct {
		date, due time.Time
		number    string
		rest      receivables.Money
	}
	var invoices []*open
	named := map[string]*open{}
	creditsOf, paidOf, refundOf := map[string]receivables.Money{}, map[string]receivables.Money{}, map[string]receivables.Money{}
	var apart, pool, held, owed receivables.Money
	for _, e := range entries {
		if e.Date.After(at) {
			continue
		}
		switch {
		case e.Kind == receivables.Invoice, e.Kind == receivables.Opening && e.Amount >= 0:
			o := &open{e.Date, e.Due, e.Number, e.Amount}
			if o.due.IsZero() {
				o.due = e.Date.AddDate(0, 0, terms)
			}
			invoices = append(invoices, o)
			named[e.Number] = o
		case e.Kind == receivables.Opening:
			pool -= e.Amount
		case e.Kind == receivables.CreditNote:
			creditsOf[e.Against] += e.Amount
		case e.Kind == receivables.Receipt:
			paidOf[e.Against] += e.Amount
		case e.Kind == receivables.Refund:
			refundOf[e.Against] += e.Amount
		}
	}
	for name, amount := range refundOf {
		if name != "" {
			back := min(amount, paidOf[name])
			paidOf[name] -= back
			amount -= back
		}
		owed += amount
	}
	var need receivables.Money
	for name, amount := range creditsOf {
		if o := named[name]; o != nil && name != "" {
			used := min(o.rest, amount)
			o.rest -= used
			amount -= used
		}
		apart += amount
	}
	for name, amount := range paidOf {
		o := named[name]
		switch {
		case name == "" || how == receivables.FIFO:
			pool += amount
		case o == nil:
			held += amount
		default:
			used := min(o.rest, amount)
			o.rest -= used
			pool += amount - used
		}
	}
	for _, o := range invoices {
		need += o.rest
	}
	if how == receivables.Reference {
		held, pool, need = held+pool, 0, 0
	}
	spare := held + pool - min(need, pool)
	take := func(from *receivables.Money, most receivables.Money) {
		part := min(owed, *from, most)
		*from -= part
		owed -= part
	}
	fromSpare := min(owed, spare)
	fromHeld := min(fromSpare, held)
	held, pool, owed = held-fromHeld, pool-(fromSpare-fromHeld), owed-fromSpare
	take(&apart, apart)
	take(&held, held)
	// What is left of a refund is an open item of its day. Refunds are used up oldest first, so it is the latest.
	rest := min(owed, pool)
	pool, owed = pool-rest, owed-rest
	slices.SortFunc(invoices, func(x, y *open) int {
		if by := x.date.Compare(y.date); by != 0 {
			return by
		}
		return x.due.Compare(y.due)
	})
	if how != receivables.Reference {
		for _, o := range invoices {
			used := min(o.rest, pool)
			o.rest -= used
			pool -= used
		}
	}
	var refunds []receivables.Entry
	for _, e := range entries {
		if e.Kind == receivables.Refund && !e.Date.After(at) {
			refunds = append(refunds, e)
		}
	}
	slices.SortFunc(refunds, func(x, y receivables.Entry) int { return y.Date.Compare(x.Date) })
	for _, e := range refunds {
		part := min(owed, e.Amount) // exact where no refund names what it takes back: see namelessRefunds
		owed -= part
		invoices = append(invoices, &open{e.Date, e.Date, "", part})
	}
	for _, o := range invoices {
		switch days := int(at.Sub(o.due) / (24 * time.Hour)); {
		case days <= 0:
			notDue += o.rest
		case days <= 30:
			buckets[0] += o.rest
		case days <= 60:
			buckets[1] += o.rest
		case days <= 90:
			buckets[2] += o.rest
		default:
			buckets[3] += o.rest
		}
	}
	return notDue, buckets, -apart, -(pool + held)
}

// TestAgainstPlainPools compares a ledger of 100,000 entries, in two currencies of one rate, with the plain computation, on
// several days and in every way of applying.
func TestAgainstPlainPools(t *testing.T) {
	const customers = 400
	entries := ledgerOf(1, 100_000, customers, "", "USD")
	for i := range entries {
		if entries[i].Kind == receivables.Refund { // part of a refund that names something may be left over at any age
			entries[i].Against = ""
		}
	}
	accounts := make([][2][]receivables.Entry, customers)
	for _, e := range entries {
		i := 0
		if e.Currency != "" {
			i = 1
		}
		accounts[e.Customer][i] = append(accounts[e.Customer][i], e)
	}
	for _, day := range []string{"2022-12-31", "2023-06-30", "2024-02-29", "2025-12-31"} {
		for _, how := range []receivables.Apply{receivables.ReferenceThenFIFO, receivables.FIFO, receivables.Reference} {
			o := asOf(day)
			o.Apply, o.Terms, o.Rates = how, 45, []receivables.Rate{{Currency: "usd", Date: on("2022-01-01"), Rate: 2}}
			b := compute(t, o, customers, entries...)
			open := 0
			for c := range customers {
				var want receivables.Figures
				want.Buckets = make([]receivables.Money, 4)
				for i, worth := range []receivables.Money{1, 2} {
					notDue, buckets, credits, cash := plainAge(accounts[c][i], o.AsOf, o.Terms, how)
					want.NotDue += worth * notDue
					want.CreditNotes += worth * credits
					want.Unapplied += worth * cash
					want.Balance += worth * (notDue + credits + cash)
					for k := range buckets {
						want.Buckets[k] += worth * buckets[k]
						want.Balance += worth * buckets[k]
					}
				}
				if got := sums(&b.Customers[c].Figures); got != sums(&want) {
					t.Errorf("%s %d customer %d: %s, want %s", day, how, c, got, sums(&want))
				}
				open += len(b.Customers[c].Items)
			}
			if open < 1000 {
				t.Errorf("%s: only %d open items", day, open)
			}
		}
	}
}
