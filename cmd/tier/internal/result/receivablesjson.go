package result

import (
	"iter"

	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
	"tier/scoring"
)

// owedJSON are the sums of what is owed, by a customer or by all. opening + invoiced - received + rounding = balance.
type owedJSON struct {
	NotDue      float64  `json:"not_due"`
	Overdue     float64  `json:"overdue"`
	OverdueDays int      `json:"overdue_days"` // of the oldest open item
	CreditNotes float64  `json:"credit_notes"` // not applied, negative
	Unapplied   float64  `json:"unapplied"`    // cash, negative
	Balance     float64  `json:"balance"`
	Opening     float64  `json:"opening"`
	Invoiced    float64  `json:"invoiced"` // less credit notes
	Received    float64  `json:"received"` // less refunds
	Rounding    float64  `json:"rounding,omitempty"`
	ThisYear    float64  `json:"this_year"` // of what is owed, by the year of the invoice
	LastYear    float64  `json:"last_year"`
	Earlier     float64  `json:"earlier"`
	Sales       float64  `json:"sales"` // of the days that dso looks back on
	DSO         *float64 `json:"dso"`
	NoDSO       string   `json:"no_dso,omitempty"`
	Provision   float64  `json:"provision"`
	Cost        float64  `json:"cost"` // of the capital in what is open
	LastReceipt string   `json:"last_receipt,omitempty"`
}

// debtJSON is what one customer owes. The buckets are those of all customers, in their order.
type debtJSON struct {
	owedJSON
	Buckets []float64 `json:"buckets"`
	Silent  bool      `json:"silent"`
	Days    *int      `json:"days_silent"` // since the last receipt, or without one since the oldest open invoice
}

// receivablesJSON is what all customers owe.
type receivablesJSON struct {
	From string `json:"from"` // the first day of the movements
	owedJSON
	Buckets           []bucketJSON `json:"buckets"`
	NotDueProvision   float64      `json:"not_due_provision"`
	Silent            int          `json:"silent"` // customers
	SilentOverdue     float64      `json:"silent_overdue"`
	ShareOfAssets     *float64     `json:"share_of_assets,omitempty"`
	NoShare           string       `json:"no_share_of_assets,omitempty"`
	Alarm             *float64     `json:"alarm,omitempty"` // the highest share that is reached
	Entries           int          `json:"entries"`
	Future            int          `json:"future_entries"`
	DueAssumed        int          `json:"due_assumed"`
	UnknownReferences int          `json:"unknown_references"`
	FutureReferences  int          `json:"future_references"`
}

// bucketJSON is a class of days past due; the last one has no end.
type bucketJSON struct {
	From      int     `json:"from"`
	To        *int    `json:"to"`
	Amount    float64 `json:"amount"`
	Rate      float64 `json:"provision_rate"`
	Provision float64 `json:"provision"`
}

type itemJSON struct {
	ID          string  `json:"id"`
	At          string  `json:"at"`
	Kind        string  `json:"kind"`
	Number      string  `json:"number,omitempty"`
	Date        string  `json:"date,omitempty"`
	Due         string  `json:"due,omitempty"`
	DueAssumed  bool    `json:"due_assumed,omitempty"` // by date and terms
	Currency    string  `json:"currency,omitempty"`    // of amount, applied and open, where it is another than that of the books
	Amount      float64 `json:"amount"`
	Applied     float64 `json:"applied"`
	Open        float64 `json:"open"`
	Base        float64 `json:"base"` // what is open, in the currency of the books
	DaysOverdue int     `json:"days_overdue"`
	Bucket      *int    `json:"bucket"` // index among the buckets; null where it is not due
}

func kindWord(k receivables.Kind) string {
	return [...]string{"invoice", "credit note", "receipt", "refund", "opening"}[k]
}

// owed are the sums of figures.
func (c *Credit) owed(f *receivables.Figures, p words.Printer) owedJSON {
	x := func(m receivables.Money) float64 { return m.Float(c.Book.Options.Decimals) }
	return owedJSON{
		NotDue: x(f.NotDue), Overdue: x(f.Overdue), OverdueDays: f.OverdueDays, CreditNotes: x(f.CreditNotes), Unapplied: x(f.Unapplied),
		Balance: x(f.Balance), Opening: x(f.Opening), Invoiced: x(f.Invoiced), Received: x(f.Received), Rounding: x(f.Rounding),
		ThisYear: x(f.Years[receivables.ThisYear]), LastYear: x(f.Years[receivables.LastYear]), Earlier: x(f.Years[receivables.Earlier]),
		Sales: x(f.Sales), DSO: figure(scoring.Round9(f.DSO)), NoDSO: sayIf(f.NoDSO, p), Provision: x(f.Provision), Cost: x(f.CostOfCredit), LastReceipt: day(f.Recent),
	}
}

// debtOf is what a customer owes; nil where no ledger says so.
func (c *Credit) debtOf(row int, p words.Printer) *debtJSON {
	if c.Book == nil {
		return nil
	}
	one := &c.Book.Customers[row]
	out := &debtJSON{owedJSON: c.owed(&one.Figures, p), Buckets: []float64{}, Silent: one.Silent}
	for _, m := range one.Buckets {
		out.Buckets = append(out.Buckets, m.Float(c.Book.Options.Decimals))
	}
	if one.Days >= 0 {
		out.Days = &one.Days
	}
	return out
}

// receivables are what all customers owe; nil where no ledger says so.
func (c *Credit) receivables(alarms []float64, p words.Printer) *receivablesJSON {
	if c.Book == nil {
		return nil
	}
	t, o, n := &c.Book.Total, &c.Book.Options, &c.Book.Counts
	out := &receivablesJSON{
		From: day(o.From), owedJSON: c.owed(&t.Figures, p), Buckets: []bucketJSON{}, NotDueProvision: t.NotDueProvision.Float(o.Decimals),
		Silent: t.Silent, SilentOverdue: t.SilentOverdue.Float(o.Decimals), Entries: n.Entries, Future: n.Future, DueAssumed: n.DueAssumed,
		UnknownReferences: n.UnknownReferences, FutureReferences: n.FutureReferences,
	}
	for i, b := range o.Buckets {
		bucket := bucketJSON{From: o.First(i), Amount: t.Buckets[i].Float(o.Decimals), Rate: b.Provision, Provision: t.Provisions[i].Float(o.Decimals)}
		if b.To > 0 {
			bucket.To = &b.To
		}
		out.Buckets = append(out.Buckets, bucket)
	}
	if s := c.Assets; s != nil {
		if out.NoShare = sayIf(s.None, p); out.NoShare == "" {
			out.ShareOfAssets = &s.Share
		}
		if s.Level > 0 {
			out.Alarm = &alarms[s.Level-1]
		}
	}
	return out
}

// openItems are what is open of the ledgers, each with its place.
func (r *Result) openItems() iter.Seq[itemJSON] {
	return func(yield func(itemJSON) bool) {
		if r.Credit.Book == nil {
			return
		}
		for i := range r.Credit.Book.Items {
			if it := &r.Credit.Book.Items[i]; it.Open != 0 && !yield(r.openItem(it)) {
				return
			}
		}
	}
}

func (r *Result) openItem(it *receivables.Item) itemJSON {
	x := func(m receivables.Money) float64 { return m.Float(r.Credit.Book.Options.Decimals) }
	out := itemJSON{
		ID: r.ID(it.Customer), Kind: kindWord(it.Kind), Due: day(it.Due), DueAssumed: it.DueAssumed, Currency: it.Currency,
		Amount: x(it.Amount), Applied: x(it.Applied), Open: x(it.Open), Base: x(it.Base), DaysOverdue: it.DaysOverdue,
	}
	if it.Bucket >= 0 {
		out.Bucket = &it.Bucket
	}
	if it.Open < 0 {
		out.Due = "" // the customer's money is due on no day
	}
	if l := r.Credit.Ledgers; l != nil {
		e := &l.Entries[it.Entry]
		out.At, out.Number, out.Date = l.Place(it.Entry), e.Number, day(e.Date)
	}
	if out.At == "" {
		out.At = r.At(it.Customer, r.Config.Credit.Receivables.Opening)
	}
	return out
}
