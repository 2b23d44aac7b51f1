package receivables

import (
	"fmt"
	"strings"

	"tier/scoring"
)

// Gap is an account whose movements are not what is open.
type Gap struct {
	Customer    int
	Currency    string // "" for the base currency
	Moved, Open Money
}

// Unbalanced are the accounts in which the books don't add up: a fault of the program, after which no figure can be trusted.
type Unbalanced struct {
	Gaps     []Gap
	Decimals int
}

func (e *Unbalanced) Error() string {
	lines := make([]string, len(e.Gaps))
	for i, m := range e.Messages() {
		lines[i] = fmt.Sprintf("customer %d: %s", e.Gaps[i].Customer, m)
	}
	return strings.Join(lines, "\n")
}

// Messages say what is wrong in each gap; the caller knows the customers' names.
func (e *Unbalanced) Messages() []scoring.Message {
	all := make([]scoring.Message, len(e.Gaps))
	for i, g := range e.Gaps {
		all[i] = scoring.Say("opening + invoiced − received is %s, but %s is open", g.Moved.Text(e.Decimals), g.Open.Text(e.Decimals))
		if g.Currency != "" {
			all[i] = scoring.Say("%s: %s", g.Currency, all[i])
		}
	}
	return all
}

// Check adds up every account two ways, by its movements and by the items that are open, and every customer's figures by
// columns. It is nil, or an *Unbalanced with every account and customer where the two differ by a unit or more.
func (b *Book) Check() error {
	e := &Unbalanced{Decimals: b.Options.Decimals}
	next := 0
	for i := range b.Accounts {
		account, open := &b.Accounts[i], Money(0)
		for next < len(b.Items) && b.Items[next].Customer == account.Customer && b.Items[next].Currency == account.Currency {
			open += b.Items[next].Open
			next++
		}
		e.compare(account.Customer, account.Currency, account.Balance(), open)
		e.compare(account.Customer, account.Currency, account.Balance(), account.Open)
	}
	for i := range b.Items[next:] { // of no account
		it := &b.Items[next+i]
		e.compare(it.Customer, it.Currency, 0, it.Open)
	}
	foreign := b.foreign()
	for i := range b.Customers {
		f := &b.Customers[i].Figures
		e.figures(i, f)
		if !foreign[i] {
			e.compare(i, "", f.Opening+f.Invoiced-f.Received, f.Balance)
		}
	}
	e.figures(-1, &b.Total.Figures)
	if len(e.Gaps) > 0 {
		return e
	}
	return nil
}

// foreign are the customers who have anything in another currency than the base: only their figures need rounding.
func (b *Book) foreign() map[int]bool {
	found := make(map[int]bool)
	for i := range b.Accounts {
		if b.Accounts[i].Currency != "" {
			found[b.Accounts[i].Customer] = true
		}
	}
	return found
}

// figures compares a customer's columns, or those of all together, who are customer -1.
func (e *Unbalanced) figures(customer int, f *Figures) {
	open := f.NotDue + f.CreditNotes + f.Unapplied
	years := f.CreditNotes + f.Unapplied
	for _, m := range f.Buckets {
		open += m
	}
	for _, m := range f.Years {
		years += m
	}
	e.compare(customer, "", f.Opening+f.Invoiced-f.Received+f.Rounding, open)
	e.compare(customer, "", f.Balance, open)
	e.compare(customer, "", f.Balance, years)
}

func (e *Unbalanced) compare(customer int, currency string, moved, open Money) {
	if moved == open {
		return
	}
	gap := Gap{customer, currency, moved, open}
	if n := len(e.Gaps); n == 0 || e.Gaps[n-1] != gap {
		e.Gaps = append(e.Gaps, gap)
	}
}
