package receivables

import "time"

// YearClass is when an invoice was made, as seen from the day as of which is computed.
type YearClass uint8

const (
	ThisYear YearClass = iota
	LastYear
	Earlier
)

// Item is what is open of an entry. Of credit notes and receipts the amounts are negative, so that all items add up to the
// balance. Amount, Applied and Open are in the entry's currency: Amount − Applied = Open.
type Item struct {
	Entry    int // index
	Customer int
	Currency string // "" for the base currency
	Kind     Kind   // an opening balance is Opening, also where it is negative

	Amount, Applied, Open Money
	Base                  Money // Open in the base currency

	Due         time.Time
	DueAssumed  bool // by date and terms
	DaysOverdue int  // past due, 0 where it is not due
	Bucket      int  // of Options.Buckets; -1 for what is not due, and for negative items
	Year        YearClass
	DaysOld     int // since its date
}

// item is what is open of a document.
func (a *ageing) item(d *document) Item {
	e := &a.entries[d.entry]
	it := Item{
		Entry: int(d.entry), Customer: e.Customer, Currency: a.currencies.names[a.currency], Kind: e.Kind,
		Amount: d.amount, Applied: d.amount - d.rest, Open: d.rest, Base: a.base(d.rest),
		Due: d.due.time(), DueAssumed: d.assumed, Bucket: -1, DaysOld: int(a.asOf - d.date),
	}
	if d.rest < 0 {
		return it
	}
	it.DaysOverdue = int(max(a.asOf-d.due, 0))
	it.Bucket = a.bucket(it.DaysOverdue)
	switch year := d.date.year(); {
	case year == a.year:
	case year == a.year-1:
		it.Year = LastYear
	default:
		it.Year = Earlier
	}
	return it
}
