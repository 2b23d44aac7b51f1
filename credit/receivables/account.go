package receivables

import (
	"cmp"
	"slices"
	"strings"
)

// document is an entry of an account, and what is left of it. Amounts are never negative here.
type document struct {
	entry        int32
	date, due    day
	assumed      bool // the due date
	held         bool // a receipt that waits for the invoice that it names
	amount, rest Money
}

// account is what a customer has in one currency. Its slices are used again for the next account.
type account struct {
	entries                            []Entry
	invoices, credits, cash, refunds   []document
	later                              []int32 // entries after the day
	refers                             bool    // anything that counts names another document
	unknownReferences, futureReference int
}

// reset empties the account.
func (a *account) reset() {
	a.invoices, a.credits, a.cash, a.refunds = a.invoices[:0], a.credits[:0], a.cash[:0], a.refunds[:0]
	a.later, a.refers = a.later[:0], false
	a.unknownReferences, a.futureReference = 0, 0
}

// file puts a document where it belongs.
func (a *account) file(d document) {
	e := &a.entries[d.entry]
	a.refers = a.refers || e.Against != "" && e.Kind != Invoice
	switch {
	case e.Kind == Invoice, e.Kind == Opening && e.Amount >= 0:
		a.invoices = append(a.invoices, d)
	case e.Kind == CreditNote:
		a.credits = append(a.credits, d)
	case e.Kind == Refund:
		a.refunds = append(a.refunds, d)
	default:
		a.cash = append(a.cash, d)
	}
}

// sort brings documents into the order in which they are settled. Only equal ones keep the order of the input.
func (a *account) sort() {
	for _, documents := range [][]document{a.invoices, a.credits, a.cash, a.refunds} {
		slices.SortFunc(documents, a.compare)
	}
}

func (a *account) compare(x, y document) int {
	if by := cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.due, y.due)); by != 0 {
		return by
	}
	e, f := &a.entries[x.entry], &a.entries[y.entry]
	if by := cmp.Or(strings.Compare(e.Number, f.Number), cmp.Compare(x.amount, y.amount), strings.Compare(e.Against, f.Against)); by != 0 {
		return by
	}
	switch { // from here on it changes no sum, but which of two equal items is shown as open
	case e.Kind != f.Kind:
		return cmp.Compare(e.Kind, f.Kind)
	case x.assumed != y.assumed && x.assumed:
		return -1
	case x.assumed != y.assumed:
		return 1
	}
	return cmp.Compare(x.entry, y.entry)
}

// index finds documents by a text, several in their order.
func (a *account) index(documents []document, text func(e *Entry) string) map[string][]int32 {
	found := make(map[string][]int32, len(documents))
	for i := range documents {
		if key := text(&a.entries[documents[i].entry]); key != "" {
			found[key] = append(found[key], int32(i))
		}
	}
	return found
}

func number(e *Entry) string  { return e.Number }
func against(e *Entry) string { return e.Against }
