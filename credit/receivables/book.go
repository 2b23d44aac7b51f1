package receivables

import (
	"time"

	"tier/scoring"
)

// Book is what all customers owe as of a day.
type Book struct {
	Options   Options    // as they were used: From and DSODays filled in
	Customers []Customer // by index
	Total     Total
	Items     []Item    // by customer, currency, and the order in which they are settled
	Accounts  []Account // by customer and currency; none for a customer without entries
	Counts    Counts
}

// Counts are what a reader must know of the entries.
type Counts struct {
	Entries           int // that were given
	Future            int // dated after the day: they don't exist
	DueAssumed        int // invoices without a due date, for which date and terms stand
	UnknownReferences int // receipts that name no known invoice: unapplied cash
	FutureReferences  int // receipts that name an invoice after the day: unapplied cash
}

// Figures are sums in the base currency. NotDue + Σ Buckets = Σ Years, and with CreditNotes + Unapplied it is Balance.
// Opening + Invoiced − Received + Rounding = Balance.
type Figures struct {
	NotDue      Money
	Buckets     []Money
	Overdue     Money    // Σ Buckets
	Years       [3]Money // by YearClass
	CreditNotes Money    // unapplied, negative
	Unapplied   Money    // cash, negative
	Balance     Money

	Opening  Money // before Options.From, and opening balances whenever they are dated
	Invoiced Money // less credit notes
	Received Money // less refunds
	Rounding Money // what converting item by item leaves over; 0 where all is in the base currency

	OverdueDays int // of the oldest open item; 0 where nothing is overdue

	Sales  Money           // invoiced less credit notes in the last Options.DSODays days
	DSO    float64         // days of sales that the balance is; NaN where NoDSO says why there is none
	NoDSO  scoring.Message // zero where there is one
	Recent time.Time       // the last receipt; zero where there is none

	NotDueProvision Money
	Provisions      []Money // by bucket
	Provision       Money   // all together
	CostOfCredit    Money
}

// Customer is what a customer owes.
type Customer struct {
	Figures
	Items  []Item // part of Book.Items
	Silent bool   // owes something overdue, and has paid nothing for Options.SilentDays
	Days   int    // since the last receipt, or without one since the oldest open invoice; -1 without either
}

// Total is what all customers owe. Its provisions and cost are sums of the customers'.
type Total struct {
	Figures
	Silent        int   // customers
	SilentOverdue Money // what these have overdue
}

// Account is what moved for a customer in one currency, in that currency.
type Account struct {
	Customer int
	Currency string // "" for the base currency

	Opening, Invoiced, Received Money
	Open                        Money // Σ of what is open after applying
}

// Balance is what the movements make.
func (a *Account) Balance() Money { return a.Opening + a.Invoiced - a.Received }
