package judge

import (
	"errors"
	"math"
	"slices"
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
	kinds := ledgerKinds()
	o := ledger.Options{Columns: make(map[ledger.Kind][]fileio.Spec), Decimals: c.Decimals, Unit: c.Unit,
		AddRepeats: c.Receivables.Repeats}
	id, _ := cfg.Field("id")
	name, _ := cfg.Field("name")
	o.ID, o.Name = id.Headers, name.Headers
	for file, columns := range c.Receivables.Headers {
		kind, ok := kinds[file]
		if !ok {
			continue
		}
		for name, spec := range columns {
			spec.Name = roleOf(name)
			o.Columns[kind] = append(o.Columns[kind], spec)
		}
	}
	return o
}

// ledgerKinds are the files of ledgers, as a configuration calls them.
func ledgerKinds() map[string]ledger.Kind {
	return map[string]ledger.Kind{"invoices": ledger.Invoices, "receipts": ledger.Receipts, "ledger": ledger.Ledger, "rates": ledger.Rates}
}

// roleOf is the role of a column of ledgers, as a configuration calls it.
func roleOf(column string) string {
	switch column {
	case "id":
		return "customer"
	case "name":
		return "customer_name"
	}
	return column
}

// collect reads the ledgers, ages what is open, and puts what customers owe in the place of what the list says of it. The
// problems are of the list's cells. The error is for ledgers that can't be computed, or don't add up: then no figure can be
// trusted.
func (f *CreditFiles) collect(cfg *config.Config, r *result.Result) (problems []scoring.Problem, err error) {
	if len(f.Ledgers) == 0 {
		return nil, nil
	}
	collected, err := ledger.Collect(asNamed(cfg, r), f.Ledgers, LedgerOptions(cfg))
	if err != nil {
		return nil, err
	}
	for _, p := range collected.Problems {
		r.Elsewhere = append(r.Elsewhere, result.Problem{Row: p.Row, At: p.At.String(), Message: p.Message})
	}
	options := bookOptions(cfg, collected)
	options.CustomerTerms, problems = ownTerms(cfg, r)
	entries, wrong := opened(cfg, r, collected.Entries, &options)
	book, err := receivables.Compute(entries, r.Len(), options)
	if err != nil {
		return nil, err
	}
	if err := closes(cfg, r, book); err != nil {
		return nil, err
	}
	r.Ledgers = &result.Ledgers{Collected: collected, Book: book, Entries: entries, NoTerms: withoutTerms(cfg, r, book)}
	owe(r.Frame, book, cfg.Credit.Decimals)
	return append(problems, wrong...), nil
}

// bookOptions are those of the configuration.
func bookOptions(cfg *config.Config, collected *ledger.Collected) receivables.Options {
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
	return o
}

// withoutTerms is how many customers of invoices without a due day have no terms of their own, where there are such.
func withoutTerms(cfg *config.Config, r *result.Result, book *receivables.Book) int {
	terms, ok := r.Frame.Numbers(cfg.Credit.Receivables.TermsOf)
	if !ok || cfg.Credit.Receivables.TermsOf == "" {
		return 0
	}
	n := 0
	for row := range book.Customers {
		assumed := func(i receivables.Item) bool { return i.DueAssumed }
		if math.IsNaN(terms[row]) && slices.ContainsFunc(book.Customers[row].Items, assumed) {
			n++
		}
	}
	return n
}

// ownTerms are the terms of payment that the list gives its customers; nil where it gives none. Terms that can't be are a
// problem, and none.
func ownTerms(cfg *config.Config, r *result.Result) (of func(row int) (days int, known bool), problems []scoring.Problem) {
	field := cfg.Credit.Receivables.TermsOf
	terms, ok := r.Frame.Numbers(field)
	if field == "" || !ok {
		return nil, nil
	}
	const most = 36500
	known := func(row int) bool {
		return terms[row] >= 0 && terms[row] <= most && terms[row] == math.Trunc(terms[row])
	}
	for row, x := range terms {
		if !math.IsNaN(x) && !known(row) {
			problems = append(problems, scoring.Problem{Row: row, Field: field,
				Message: scoring.Say("%s: terms are whole days, 0 or more; found %v: those of others count", headerOf(cfg, field), x)})
		}
	}
	return func(row int) (int, bool) {
		if !known(row) {
			return 0, false
		}
		return int(terms[row]), true
	}, problems
}

// opened adds the balances that the list says the books begin with, less what the ledgers themselves have of the time
// before: that is part of them, and counts once.
func opened(cfg *config.Config, r *result.Result, entries []receivables.Entry, o *receivables.Options) (all []receivables.Entry, problems []scoring.Problem) {
	field := cfg.Credit.Receivables.Opening
	balances, ok := r.Frame.Numbers(field)
	if field == "" || !ok {
		return entries, nil
	}
	earlier := earlierBalances(entries, r.Len(), o)
	for row, balance := range balances {
		amount, _, err := receivables.MoneyOf(balance, o.Decimals)
		switch {
		case errors.Is(err, receivables.ErrTooLarge):
			problems = append(problems, scoring.Problem{Row: row, Field: field,
				Message: scoring.Say("%s: %s", headerOf(cfg, field), scoring.Say("%v is more than any book holds", balance))})
		case err == nil && amount != earlier[row]:
			entries = append(entries, receivables.Entry{Customer: row, Kind: receivables.Opening, Amount: amount - earlier[row], Date: o.From.AddDate(0, 0, -1), Line: -1})
		}
	}
	return entries, problems
}

// earlierBalances are what n customers owed before the books begin, as entries say, in the base currency.
func earlierBalances(entries []receivables.Entry, n int, o *receivables.Options) []receivables.Money {
	earlier := make([]receivables.Money, n)
	foreign := make(map[string][]receivables.Money) // by currency
	for i := range entries {
		e := &entries[i]
		switch {
		case e.Kind != receivables.Opening && !e.Date.Before(o.From), e.Date.After(o.AsOf):
		case e.Currency == "":
			earlier[e.Customer] += e.Owed()
		default:
			if foreign[e.Currency] == nil {
				foreign[e.Currency] = make([]receivables.Money, n)
			}
			foreign[e.Currency][e.Customer] += e.Owed()
		}
	}
	for currency, owed := range foreign {
		rate := o.RateOf(currency)
		for row, m := range owed {
			base, _, err := receivables.MoneyOf(scoring.Round(m.Float(o.Decimals)*rate, o.Decimals), o.Decimals)
			if err == nil { // without a rate nothing can be computed, which Compute says
				earlier[row] += base
			}
		}
	}
	return earlier
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
