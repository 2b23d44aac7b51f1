package judge

import (
	"math"
	"slices"
	"strconv"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/result"
	"tier/credit/receivables"
	"tier/fileio"
	"tier/scoring"
)

// LedgerOptions are how ledgers are read by a configuration.
func LedgerOptions(cfg *config.Config) ledger.Options {
	c := cfg.Credit
	kinds := map[string]ledger.Kind{"invoices": ledger.Invoices, "receipts": ledger.Receipts, "ledger": ledger.Ledger, "rates": ledger.Rates}
	roles := map[string]string{"id": "customer", "name": "customer_name"} // the others are called alike
	o := ledger.Options{Columns: make(map[ledger.Kind][]fileio.Spec), Decimals: c.Decimals, Unit: c.Unit}
	id, _ := cfg.Field("id")
	name, _ := cfg.Field("name")
	o.ID, o.Name = id.Headers, name.Headers
	for file, columns := range c.Receivables.Headers {
		kind, ok := kinds[file]
		if !ok {
			continue
		}
		for name, spec := range columns {
			if role, other := roles[name]; other {
				spec.Name = role
			}
			o.Columns[kind] = append(o.Columns[kind], spec)
		}
	}
	return o
}

// collect reads the ledgers, ages what is open, and puts what customers owe in the place of what the list says of it. The
// error is for ledgers that can't be computed, or don't add up: then no figure can be trusted.
func (f *CreditFiles) collect(cfg *config.Config, r *result.Result) error {
	if len(f.Ledgers) == 0 {
		return nil
	}
	who := asNamed(cfg, r)
	collected, err := ledger.Collect(ledger.Customers{Len: who.Len, ID: who.ID, Name: who.Name}, f.Ledgers, LedgerOptions(cfg))
	if err != nil {
		return err
	}
	for _, p := range collected.Problems {
		r.Elsewhere = append(r.Elsewhere, result.Problem{Row: p.Row, At: p.At.String(), Message: p.Message})
	}
	options := bookOptions(cfg, r, collected)
	entries, from := opened(cfg, r, collected.Entries, options.From)
	options.From = from
	book, err := receivables.Compute(entries, r.Len(), options)
	if err != nil {
		return err
	}
	if err := book.Check(); err != nil {
		return err
	}
	if err := closes(cfg, r, book); err != nil {
		return err
	}
	r.Ledgers = &result.Ledgers{Collected: collected, Book: book, Entries: entries}
	owe(r.Frame, book, cfg.Credit.Decimals)
	return nil
}

// bookOptions are those of the configuration.
func bookOptions(cfg *config.Config, r *result.Result, collected *ledger.Collected) receivables.Options {
	c := &cfg.Credit.Receivables
	o := receivables.Options{
		AsOf: cfg.AsOf, From: time.Date(cfg.AsOf.Year(), 1, 1, 0, 0, 0, 0, time.UTC), Decimals: cfg.Credit.Decimals, Terms: c.Terms,
		Apply:       [...]receivables.Apply{receivables.ReferenceThenFIFO, receivables.FIFO, receivables.Reference}[c.Apply],
		CapitalRate: c.Capital, SilentDays: c.Silent, DSODays: c.DSO, Base: c.Currency, Rates: collected.Rates,
	}
	for _, b := range c.Buckets {
		o.Buckets = append(o.Buckets, receivables.Bucket{To: b.To, Provision: b.Provision})
	}
	o.Buckets = append(o.Buckets, receivables.Bucket{Provision: c.Over})
	if terms, ok := r.Frame.Numbers(c.TermsOf); ok && c.TermsOf != "" {
		o.CustomerTerms = func(row int) (int, bool) { return int(terms[row]), areTerms(terms[row]) }
	}
	return o
}

// mostTerms is more days than anybody gets to pay: a hundred years.
const mostTerms = 36500

// areTerms reports whether a customer's own terms are days that a due date can be made of.
func areTerms(days float64) bool {
	return days >= 0 && days <= mostTerms && days == math.Trunc(days)
}

// terms says whose own terms are none, and so leave invoices due on their day: a problem where they are wrong, and a note
// where there are none and an invoice takes them.
func (c *creditor) terms() {
	field := c.spec.Receivables.TermsOf
	terms, ok := c.r.Frame.Numbers(field)
	if field == "" || !ok || c.r.Ledgers == nil {
		return
	}
	for row, days := range terms {
		header := headerOf(c.cfg, field)
		switch {
		case areTerms(days):
		case !math.IsNaN(days):
			c.problems = append(c.problems, scoring.Problem{Row: row, Field: field,
				Message: scoring.Say("%s: %s is no whole number of days from 0 to %d: an invoice without a due date is due on its day", header,
					strconv.FormatFloat(days, 'f', -1, 64), mostTerms)})
		case slices.ContainsFunc(c.r.Ledgers.Book.Customers[row].Items, func(i receivables.Item) bool { return i.DueAssumed }):
			c.notes = append(c.notes, scoring.Problem{Row: row, Field: field,
				Message: scoring.Say("%s has no value: an invoice without a due date is due on its day", header)})
		}
	}
}

// opened adds the balances that the list says the books begin with.
func opened(cfg *config.Config, r *result.Result, entries []receivables.Entry, from time.Time) ([]receivables.Entry, time.Time) {
	field := cfg.Credit.Receivables.Opening
	balances, ok := r.Frame.Numbers(field)
	if field == "" || !ok {
		return entries, from
	}
	for row, balance := range balances {
		amount, _, err := receivables.MoneyOf(balance, cfg.Credit.Decimals)
		if err == nil && amount != 0 {
			entries = append(entries, receivables.Entry{Customer: row, Kind: receivables.Opening, Amount: amount, Date: from.AddDate(0, 0, -1), Line: -1})
		}
	}
	return entries, from
}

// closes holds the balances that the list says against those of the ledgers.
func closes(cfg *config.Config, r *result.Result, book *receivables.Book) error {
	field := cfg.Credit.Receivables.Closing
	balances, ok := r.Frame.Numbers(field)
	if field == "" || !ok {
		return nil
	}
	var wrong result.Unbalanced
	for row, balance := range balances {
		closing, _, err := receivables.MoneyOf(balance, cfg.Credit.Decimals)
		if found := book.Customers[row].Balance; err == nil && closing != found {
			wrong = append(wrong, result.Imbalance{At: r.At(row, field), ID: r.ID(row), Closing: closing.Text(cfg.Credit.Decimals), Found: found.Text(cfg.Credit.Decimals)})
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return wrong
}

// owe sets what customers owe as columns.
func owe(frame *scoring.Frame, book *receivables.Book, decimals int) {
	column := func(name string, of func(*receivables.Customer) float64) {
		values := make([]float64, len(book.Customers))
		for row := range values {
			values[row] = of(&book.Customers[row])
		}
		frame.SetNumbers(name, values)
	}
	money := func(name string, of func(*receivables.Customer) receivables.Money) {
		column(name, func(c *receivables.Customer) float64 { return of(c).Float(decimals) })
	}
	money("balance", func(c *receivables.Customer) receivables.Money { return c.Balance })
	money("not_due", func(c *receivables.Customer) receivables.Money { return c.NotDue })
	money("overdue", func(c *receivables.Customer) receivables.Money { return c.Overdue })
	money("credit_notes", func(c *receivables.Customer) receivables.Money { return c.CreditNotes })
	money("unapplied", func(c *receivables.Customer) receivables.Money { return c.Unapplied })
	money("provision", func(c *receivables.Customer) receivables.Money { return c.Provision })
	money("invoiced", func(c *receivables.Customer) receivables.Money { return c.Invoiced })
	money("received", func(c *receivables.Customer) receivables.Money { return c.Received })
	column("overdue_days", func(c *receivables.Customer) float64 { return float64(c.OverdueDays) })
	column("dso", func(c *receivables.Customer) float64 { return c.DSO })
	last, silent := make([]time.Time, len(book.Customers)), make([]string, len(book.Customers))
	for row := range book.Customers {
		last[row] = book.Customers[row].Recent
		if book.Customers[row].Silent {
			silent[row] = "是"
		}
	}
	frame.SetDates("last_receipt", last)
	frame.SetTexts("silent", silent)
}
