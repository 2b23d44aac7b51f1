package receivables

// settle applies all of the account's documents to each other.
func (a *account) settle(how Apply) {
	a.sort()
	if a.refers {
		a.reverse()
		invoices := a.index(a.invoices, number)
		a.creditByReference(invoices)
		if how != FIFO {
			a.payByReference(invoices)
		}
	}
	a.refund(how)
	if how != Reference {
		a.payOldest()
	}
}

// reverse lets refunds take back what they name: a receipt, an invoice's receipts, or a credit note.
func (a *account) reverse() {
	var byNumber, byInvoice, credits map[string][]int32
	for i := range a.refunds {
		r := &a.refunds[i]
		name := a.entries[r.entry].Against
		if name == "" {
			continue
		}
		if byNumber == nil {
			byNumber, byInvoice, credits = a.index(a.cash, number), a.index(a.cash, against), a.index(a.credits, number)
		}
		settleAll(a.cash, byNumber[name], r)
		settleAll(a.cash, byInvoice[name], r)
		settleAll(a.credits, credits[name], r)
	}
}

// creditByReference lets credit notes reduce the invoices that they name.
func (a *account) creditByReference(invoices map[string][]int32) {
	for i := range a.credits {
		if name := a.entries[a.credits[i].entry].Against; name != "" {
			settleAll(a.invoices, invoices[name], &a.credits[i])
		}
	}
}

// payByReference lets receipts settle the invoices that they name, and holds back those whose invoice is not there.
func (a *account) payByReference(invoices map[string][]int32) {
	var later map[string]bool
	for i := range a.cash {
		r := &a.cash[i]
		name := a.entries[r.entry].Against
		if name == "" {
			continue
		}
		if named, known := invoices[name]; known {
			settleAll(a.invoices, named, r)
			continue
		}
		if later == nil {
			later = a.laterInvoices()
		}
		r.held = true
		if later[name] {
			a.futureReference++
		} else {
			a.unknownReferences++
		}
	}
}

// laterInvoices are the numbers of the account's invoices after the day.
func (a *account) laterInvoices() map[string]bool {
	numbers := make(map[string]bool)
	for _, i := range a.later {
		if e := &a.entries[i]; e.Kind == Invoice {
			numbers[e.Number] = true
		}
	}
	return numbers
}

// refund lets refunds take the cash that no invoice needs, then credit notes, then other cash.
func (a *account) refund(how Apply) {
	owed := rests(a.refunds)
	if owed == 0 {
		return
	}
	spare := rests(a.cash)
	if how != Reference {
		spare -= min(rests(a.invoices), free(a.cash))
	}
	fromCash := min(owed, spare)
	fromCredits := min(owed-fromCash, rests(a.credits))
	fromCash += min(owed-fromCash-fromCredits, rests(a.cash)-fromCash)
	take(a.credits, fromCredits)
	take(a.refunds, fromCredits+fromCash)
	a.takeCash(fromCash)
}

// takeCash takes an amount of cash, of what is held back first and then of the latest.
func (a *account) takeCash(amount Money) {
	for _, held := range []bool{true, false} {
		for i := len(a.cash) - 1; i >= 0; i-- {
			if c := &a.cash[i]; c.held == held {
				part := min(amount, c.rest)
				c.rest -= part
				amount -= part
			}
		}
	}
}

// payOldest lets cash settle invoices, both oldest first.
func (a *account) payOldest() {
	next := 0
	for i := range a.cash {
		if a.cash[i].held {
			continue
		}
		for next < len(a.invoices) && a.cash[i].rest > 0 {
			settleOne(&a.invoices[next], &a.cash[i])
			if a.invoices[next].rest == 0 {
				next++
			}
		}
	}
}

func settleAll(documents []document, which []int32, by *document) {
	for _, i := range which {
		settleOne(&documents[i], by)
	}
}

// settleOne sets off one document against another.
func settleOne(d, by *document) {
	part := min(d.rest, by.rest)
	d.rest -= part
	by.rest -= part
}

// take takes an amount of what is left of documents, oldest first.
func take(documents []document, amount Money) {
	for i := range documents {
		part := min(amount, documents[i].rest)
		documents[i].rest -= part
		amount -= part
	}
}

func rests(documents []document) Money {
	var sum Money
	for i := range documents {
		sum += documents[i].rest
	}
	return sum
}

// free is the cash that waits for no invoice.
func free(cash []document) Money {
	var sum Money
	for i := range cash {
		if !cash[i].held {
			sum += cash[i].rest
		}
	}
	return sum
}
