package credit

import (
	"math"
	"math/big"

	"tier/scoring"
)

// Liability is who bears a bad debt (呆账、死账) of an approved limit, as fractions of 1 that come to 1 at most: the rest
// is the company's. What nobody approved is the handler's in full.
type Liability struct{ Handler, Approver float64 }

// Loss is a bad debt, split to the unit of money: the parts sum to the loss exactly. All are NaN where the loss is missing or
// below 0.
type Loss struct {
	Amount     float64 // the loss, rounded to the unit of money
	Approved   float64 // of it, within the approved limit
	Unapproved float64 // of it, above the limit or without one
	Handler    float64
	Approver   float64
	Company    float64
}

// Check returns what is wrong with the fractions: index 0 is the handler's, 1 the approver's, -1 both together.
func (l Liability) Check() []scoring.Fault {
	var faults []scoring.Fault
	add := func(i int, x float64, message scoring.Message) {
		f := scoring.Fault{Index: i, Message: message}
		if x > 1 && x <= 100 {
			f.Hint = scoring.Say("write %s or %s", figure(x)+"%", figure(scoring.Round9(x/100)))
		}
		faults = append(faults, f)
	}
	if !(l.Handler >= 0 && l.Handler <= 1) {
		add(0, l.Handler, scoring.Say("the handler can't bear %s of a loss: it is from 0%% to 100%%", portion(l.Handler)))
	}
	if !(l.Approver >= 0 && l.Approver <= 1) {
		add(1, l.Approver, scoring.Say("the approver can't bear %s of a loss: it is from 0%% to 100%%", portion(l.Approver)))
	}
	if both := scoring.Round9(l.Handler + l.Approver); faults == nil && both > 1 {
		add(-1, math.NaN(), scoring.Say("handler and approver bear %s of a loss, more than there is", percent(both)))
	}
	return faults
}

// portion is a share of a loss in percent, as far as it is a figure.
func portion(x float64) string {
	if !finite(x) {
		return figure(x)
	}
	return percent(x)
}

// Split says who bears a loss on a customer with a limit, NaN for none, that was approved or was not; decimals, from 0 on,
// are those of the unit of money. What is above the limit nobody approved. Handler and approver bear their shares rounded half
// up to the unit, the approver no more than the handler leaves, and the company the rest.
func (l Liability) Split(loss, limit float64, approved bool, decimals int) Loss {
	if !(loss >= 0) || !finite(loss) {
		nan := math.NaN()
		return Loss{nan, nan, nan, nan, nan, nan}
	}
	all, within := units(loss, decimals), new(big.Int)
	if approved && limit > 0 {
		within = all
		if finite(limit) {
			within = least(all, whole(limit, decimals))
		}
	}
	above := new(big.Int).Sub(all, within)
	handler := share(within, l.Handler)
	approver := least(share(within, l.Approver), new(big.Int).Sub(within, handler))
	company := new(big.Int).Sub(within, handler)
	return Loss{
		Amount:     amount(all, decimals),
		Approved:   amount(within, decimals),
		Unapproved: amount(above, decimals),
		Handler:    amount(handler.Add(handler, above), decimals),
		Approver:   amount(approver, decimals),
		Company:    amount(company.Sub(company, approver), decimals),
	}
}

// whole is x as a number of units of its last decimal, cut down to whole ones: a limit isn't stretched.
func whole(x float64, decimals int) *big.Int {
	n := units(x, max(decimals, ofNumbers))
	return n.Div(n, power(max(decimals, ofNumbers)-decimals))
}

func least(a, b *big.Int) *big.Int {
	if a.Cmp(b) <= 0 {
		return a
	}
	return b
}
