package ledger

import (
	"tier/credit/receivables"
	"tier/scoring"
)

// invoice books a line of a table of invoices: an invoice, or a credit note where it is negative, and what was paid of it.
func (r *tableReader) invoice(line int) {
	a := r.amounts[amountRole]
	h := r.head(line)
	number := r.text(numberRole, line)
	switch {
	case a.state[line] != read:
		r.unreadable(a, h.customer, line)
		h.fail(NoAmount)
	case h.bad:
		r.leaveOut(a, line, h.why)
	case r.repeated(h.customer, number, a.money[line], line):
		h.fail(Repeated)
		r.leaveOut(a, line, Repeated)
	}
	paid := r.amounts[paidRole]
	if number == "" && paid != nil { // a number that no file has, to be settled by
		number = r.list.Place(line, "").String()
	}
	if !h.bad {
		kind, amount := receivables.Normal(receivables.Invoice, a.money[line])
		r.book(a, line, receivables.Entry{Customer: h.customer, Kind: kind, Amount: amount, Date: h.date, Due: r.due(h.customer, line), Number: number, Against: r.text(againstRole, line)})
	}
	if paid != nil {
		r.payment(paid, &h, number, line)
	}
}

// repeated reports whether the customer's invoice of a number is booked already, and says so. A negative amount is a credit
// note, which may bear the number of its invoice.
func (r *tableReader) repeated(customer int, number string, amount receivables.Money, line int) bool {
	if r.options.AddRepeats || number == "" || amount < 0 || !r.invoices[document{customer, number}] {
		return false
	}
	r.refuse(customer, line, numberRole, scoring.Say("the invoice %q stands here again for this customer; the first counts (receivables: repeats: add adds such lines up)", number))
	return true
}

// payment books what a line says was paid of its own invoice, by a receipt; of a credit note, by a refund.
func (r *tableReader) payment(paid *amounts, h *head, number string, line int) {
	if paid.state[line] == blank {
		if wrong, broken := r.settledWrong(line); broken { // nobody knows what was paid, and when
			r.refuse(h.customer, line, settledRole, wrong)
		}
		return
	}
	if paid.state[line] == refused {
		r.unreadable(paid, h.customer, line)
		return
	}
	if h.bad {
		r.leaveOut(paid, line, h.why)
		return
	}
	wrong, broken := r.settledWrong(line)
	dates := r.dates.values[settledRole]
	if broken || len(dates) == 0 || dates[line].IsZero() {
		if paid.money[line] == 0 { // nothing is paid, so no date is missing
			r.book(paid, line, receivables.Entry{Customer: h.customer, Kind: receivables.Receipt, Date: h.date, Against: number})
			return
		}
		if !broken {
			wrong = scoring.Say("paid, but no day says when: it doesn't count as paid")
		}
		r.refuse(h.customer, line, settledRole, wrong)
		r.leaveOut(paid, line, NoDate)
		return
	}
	kind, amount := receivables.Normal(receivables.Receipt, paid.money[line])
	r.book(paid, line, receivables.Entry{Customer: h.customer, Kind: kind, Amount: amount, Date: dates[line], Against: number})
}

// settledWrong says what is wrong with a date of settlement.
func (r *tableReader) settledWrong(line int) (scoring.Message, bool) {
	wrong, broken := r.dates.wrong[settledRole][line]
	return wrong, broken
}

// payInFull fills in the whole amounts of invoices that have a date of settlement and no amount that was paid.
func (r *tableReader) payInFull(a *amounts) {
	invoiced := r.amounts[amountRole]
	for line, date := range r.dates.values[settledRole] {
		if !date.IsZero() && a.state[line] == blank && invoiced.state[line] == read {
			a.money[line], a.state[line] = invoiced.money[line], read
		}
	}
}
