package receivables

import "time"

// Kind is what an entry does to what the customer owes.
type Kind uint8

const (
	Invoice    Kind = iota // owed more
	CreditNote             // owed less: a return, a rebate, an invoice taken back
	Receipt                // money came in
	Refund                 // money went back, or a receipt was taken back
	Opening                // what was owed when the books begin; negative where it is the customer's money
)

// Entry is a line of the books. Amounts have the sign that Normal gives them.
type Entry struct {
	Customer  int // an index
	Kind      Kind
	Amount    Money
	Date, Due time.Time // calendar days, as their own clock shows them; a zero Due is date and terms
	Number    string    // of the document
	Against   string    // the number of the document that it belongs to, or ""
	Currency  string    // any of the names of the base currency, "" among them, or another
	Line      int       // for the caller, who knows where the entry comes from
}

// Normal is an amount as ledgers write it as a kind and an amount that is not negative: a negative invoice is a credit note,
// a negative receipt a refund, and the sign of credit notes and refunds is a habit of writing. Only an opening balance keeps
// its sign.
func Normal(kind Kind, amount Money) (Kind, Money) {
	if amount >= 0 || kind == Opening {
		return kind, amount
	}
	switch kind {
	case Invoice:
		kind = CreditNote
	case Receipt:
		kind = Refund
	}
	return kind, -amount
}

// Owed is what the entry adds to what the customer owes.
func (e *Entry) Owed() Money {
	if e.Kind == CreditNote || e.Kind == Receipt {
		return -e.Amount
	}
	return e.Amount
}
