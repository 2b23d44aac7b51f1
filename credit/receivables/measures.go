package receivables

import (
	"math"

	"tier/scoring"
)

// sellingDays measures DSO: the balance ÷ sales of the last days × days.
func (a *ageing) sellingDays(f *Figures) {
	f.DSO = math.NaN()
	switch {
	case f.Sales <= 0:
		f.NoDSO = scoring.Say("no sales in the last %d days", a.DSODays)
	case f.Balance < 0:
		f.NoDSO = scoring.Say("the balance is the customer's")
	default:
		f.DSO = float64(f.Balance) / float64(f.Sales) * float64(a.DSODays)
	}
}

// provide provides for each bucket, rounded to the unit each.
func (a *ageing) provide(f *Figures) {
	f.NotDueProvision, _ = a.notDue.of(f.NotDue) // at most the amount itself, so it fits
	f.Provision = f.NotDueProvision
	for i, open := range f.Buckets {
		f.Provisions[i], _ = a.provisions[i].of(open)
		f.Provision += f.Provisions[i]
	}
}

// silence finds out whether a debtor has gone silent.
func (a *ageing) silence(c *Customer) {
	c.Days = -1
	for i := range c.Items {
		if it := &c.Items[i]; it.Open > 0 && it.Kind != Refund {
			c.Days = max(c.Days, it.DaysOld)
		}
	}
	if !c.Recent.IsZero() {
		c.Days = int(a.asOf - dayOf(c.Recent))
	}
	c.Silent = a.SilentDays > 0 && c.Overdue > 0 && c.Days >= a.SilentDays
}
