package ledger

import (
	"slices"

	"tier/cmd/tier/internal/directory"
	"tier/credit/receivables"
	"tier/scoring"
)

// kindOfWord is the kind of entry that a word in the column of types says.
func kindOfWord(word string) (receivables.Kind, bool) {
	words := [...][]string{
		receivables.Invoice:    {"发票", "销售发票", "蓝字发票", "销售", "开票", "应收", "应收单", "invoice", "salesinvoice", "sale", "inv"},
		receivables.CreditNote: {"贷项", "贷项通知单", "贷项凭证", "红字发票", "红字", "红冲", "退货", "销售退回", "折让", "creditnote", "creditmemo", "return", "cn"},
		receivables.Receipt:    {"收款", "收款单", "回款", "回款单", "到账", "receipt", "payment", "paymentreceived", "rec"},
		receivables.Refund:     {"退款", "退款单", "refund"},
		receivables.Opening:    {"期初", "期初余额", "上年结转", "opening", "openingbalance", "broughtforward", "balancebroughtforward"},
	}
	for kind, all := range words {
		if slices.Contains(all, directory.Fold(word)) {
			return receivables.Kind(kind), true
		}
	}
	return 0, false
}

// entry books a line of a ledger: its debit, its credit, or its amount.
func (r *tableReader) entry(line int) {
	h := r.head(line)
	kind, typed := r.typeOf(&h, line)
	if r.empty(line) {
		r.unreadable(r.amounts[r.onlyRole()], h.customer, line)
		return
	}
	for _, role := range []string{debitRole, creditRole, amountRole} {
		a := r.amounts[role]
		if a == nil || a.state[line] == blank {
			continue
		}
		switch {
		case a.state[line] == refused:
			r.unreadable(a, h.customer, line)
		case h.bad:
			r.leaveOut(a, line, h.why)
		default:
			r.side(a, line, kind, typed, &h)
		}
	}
}

// hasSides reports whether the table has debits or credits; a column of amounts besides them is not read.
func (r *tableReader) hasSides() bool {
	return r.kind == Ledger && (r.list.Has(debitRole) || r.list.Has(creditRole))
}

// onlyRole is the column to which a line without any amount is counted.
func (r *tableReader) onlyRole() string {
	for _, role := range []string{debitRole, creditRole} {
		if r.amounts[role] != nil {
			return role
		}
	}
	return amountRole
}

// empty reports whether a line has no amount at all.
func (r *tableReader) empty(line int) bool {
	for _, a := range r.amounts {
		if a.state[line] != blank {
			return false
		}
	}
	return true
}

// typeOf is the kind that a line's type says; typed is false where it says none.
func (r *tableReader) typeOf(h *head, line int) (kind receivables.Kind, typed bool) {
	word := r.text(typeRole, line)
	if word == "" {
		if !r.hasSides() {
			h.fail(NoType)
			r.refuse(h.customer, line, typeRole, scoring.Say("a line without a type is not booked"))
		}
		return 0, false
	}
	kind, typed = kindOfWord(word)
	if !typed {
		h.fail(NoType)
		r.refuse(h.customer, line, typeRole, scoring.Say("%q is no type of entry: those known are 发票/invoice, 贷项/credit note, 收款/receipt, 退款/refund and 期初/opening", word))
	}
	return kind, typed
}

// side books an amount. Debits are invoices and credits receipts, unless the type says what they are.
func (r *tableReader) side(a *amounts, line int, kind receivables.Kind, typed bool, h *head) {
	written := a.money[line]
	var amount receivables.Money
	switch {
	case !typed && a.role == creditRole:
		kind, amount = receivables.Normal(receivables.Receipt, written)
	case !typed || a.role == amountRole:
		kind, amount = receivables.Normal(kind, written) // without a type the kind is Invoice
	default:
		var ok bool
		if amount, ok = onSide(kind, a.role, written); !ok {
			h.fail(NoType)
			r.refuse(h.customer, line, a.role, scoring.Say("%q on this side of the ledger is at odds with its amount: it is not booked", r.text(typeRole, line)))
			r.leaveOut(a, line, NoType)
			return
		}
		kind, amount = receivables.Normal(kind, amount)
	}
	number := r.text(numberRole, line)
	if kind == receivables.Invoice && r.repeated(h.customer, number, amount, line) {
		r.leaveOut(a, line, Repeated)
		return
	}
	e := receivables.Entry{Customer: h.customer, Kind: kind, Amount: amount, Date: h.date, Number: number, Against: r.text(againstRole, line)}
	if kind == receivables.Invoice || kind == receivables.Opening {
		e.Due = r.due(h.customer, line)
	}
	r.book(a, line, e)
}

// onSide is what a debit or credit means for a kind: positive is what the kind usually is. Credit notes and refunds that
// come out negative say two things at once.
func onSide(kind receivables.Kind, role string, written receivables.Money) (receivables.Money, bool) {
	usual := debitRole
	if kind == receivables.CreditNote || kind == receivables.Receipt {
		usual = creditRole
	}
	if role != usual {
		written = -written
	}
	return written, written >= 0 || kind != receivables.CreditNote && kind != receivables.Refund
}
