package ledger

import (
	"fmt"

	"tier/credit/receivables"
	"tier/scoring"
)

// Reason is why a line, or an amount of it, is not booked.
type Reason uint8

const (
	NoCustomer      Reason = iota // the line names none
	UnknownCustomer               // or one that is not in the list
	NoDate                        // none, or it can't be read
	NoAmount                      // none, or it can't be read: nobody knows what is left out
	NoType                        // the type is unknown, or at odds with the amount
	Repeated                      // an invoice's number a second time
	reasons
)

// Message says what lines have that are left out for a reason.
func (r Reason) Message() scoring.Message {
	switch r {
	case NoCustomer:
		return scoring.Say("without a customer")
	case UnknownCustomer:
		return scoring.Say("of unknown customers")
	case NoDate:
		return scoring.Say("without a date")
	case NoAmount:
		return scoring.Say("without an amount")
	case NoType:
		return scoring.Say("of unknown type")
	}
	return scoring.Say("of invoices that stand twice")
}

// Part is some amounts of a column and what they add up to, with the signs that they have in the file.
type Part struct {
	Count int
	Sum   receivables.Money
}

func (p *Part) add(m receivables.Money) {
	p.Count++
	p.Sum += m
}

// Tally says where the amounts of a column went. Read is what was booked and what was left out.
type Tally struct {
	Path, Sheet string
	Kind        Kind
	Header      string // of the column; of the date of settlement, where it stands for a full receipt
	Read        Part
	Booked      Part
	LeftOut     [reasons]Part // by Reason
}

// balance is an error where amounts got lost.
func (t *Tally) balance() error {
	all := t.Booked
	for _, p := range t.LeftOut {
		all.Count += p.Count
		all.Sum += p.Sum
	}
	if all != t.Read {
		return fmt.Errorf("%s: %d amounts of %q add up to %d smallest units, but %d of %d are booked or left out", t.Path, t.Read.Count, t.Header, t.Read.Sum, all.Count, all.Sum)
	}
	return nil
}
