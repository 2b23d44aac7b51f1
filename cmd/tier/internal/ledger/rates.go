package ledger

import (
	"math"

	"tier/credit/receivables"
	"tier/scoring"
)

// rate reads a line of a table of rates.
func (r *tableReader) rate(line int) {
	currency := r.text(currencyRole, line)
	date, ok := r.date(-1, dateRole, line)
	values, _ := r.list.Numbers(rateRole)
	wrong, broken := r.wrong[rateRole][line]
	switch {
	case currency == "":
		r.refuse(-1, line, currencyRole, scoring.Say("a rate without a currency doesn't count"))
	case broken:
		r.refuse(-1, line, rateRole, wrong)
	case math.IsNaN(values[line]) || values[line] <= 0:
		r.refuse(-1, line, rateRole, scoring.Say("a rate is above 0: it doesn't count"))
	case ok:
		r.out.Rates = append(r.out.Rates, receivables.Rate{Currency: currency, Date: date, Rate: values[line]})
	}
}
