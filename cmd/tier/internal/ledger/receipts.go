package ledger

import (
	"tier/credit/receivables"
)

// receipt books a line of a table of receipts: a receipt, or a refund where it is negative.
func (r *tableReader) receipt(line int) {
	a := r.amounts[amountRole]
	h := r.head(line)
	switch {
	case a.state[line] != read:
		r.unreadable(a, h.customer, line)
	case h.bad:
		r.leaveOut(a, line, h.why)
	default:
		kind, amount := receivables.Normal(receivables.Receipt, a.money[line])
		r.book(a, line, receivables.Entry{
			Customer: h.customer, Kind: kind, Amount: amount, Date: h.date, Number: r.text(numberRole, line), Against: r.text(againstRole, line),
		})
	}
}
