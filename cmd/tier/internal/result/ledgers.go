package result

import (
	"fmt"
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ledger"
	"tier/credit/receivables"
	"tier/scoring"
)

// Ledgers are what customers owe, as invoices and receipts say.
type Ledgers struct {
	Collected *ledger.Collected
	Book      *receivables.Book
	Entries   []receivables.Entry // those of the files, then opening balances
	NoTerms   int                 // customers of open invoices without a due day who have no terms of their own
}

// Place is where an entry stands; "" for an opening balance, which the list has.
func (l *Ledgers) Place(entry int) string {
	if entry >= len(l.Collected.Entries) {
		return ""
	}
	return l.Collected.Place(entry).String()
}

// Unit is what the columns of amounts are added up in: the configuration's, which may not be that of their headers. It is ""
// where they are in several currencies, whose sum is in none.
func (l *Ledgers) Unit(c *config.Credit) string {
	if slices.ContainsFunc(l.Book.Accounts, func(a receivables.Account) bool { return a.Currency != "" }) {
		return ""
	}
	return c.Unit
}

// Imbalance is a customer whose books don't close at what the list says.
type Imbalance struct{ At, ID, Closing, Found string }

// Unbalanced are all of them: no figure of these books can be trusted.
type Unbalanced []Imbalance

// Messages say them one by one.
func (u Unbalanced) Messages() []scoring.Message {
	var all []scoring.Message
	for _, i := range u {
		all = append(all, scoring.Say("%s: the closing balance of %s is %s in the list, but opening + invoices - receipts is %s", i.At, i.ID, i.Closing, i.Found))
	}
	return all
}

func (u Unbalanced) Error() string {
	var all []string
	for _, m := range u.Messages() {
		all = append(all, fmt.Sprint(m))
	}
	return strings.Join(all, "\n")
}
