package receivables

import (
	"math"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/width"

	"tier/scoring"
)

// Rate is what a unit of a currency is worth in the base currency from a day on.
type Rate struct {
	Currency string
	Date     time.Time
	Rate     float64
}

// BaseNames are what the base currency is called where nothing else is said.
func BaseNames() []string {
	return []string{"", "CNY", "RMB", "人民币", "人民币元", "元", "¥"}
}

// currencyName is a currency in the form in which they are compared: case, width and blanks around it don't matter.
func currencyName(s string) string {
	return strings.ToUpper(strings.TrimSpace(width.Fold.String(s)))
}

// currencies numbers the currencies that entries are in. The base currency is 0.
type currencies struct {
	written map[string]int32 // as written
	names   []string         // in the form in which they are compared; "" is the base currency
	used    []bool           // up to the day
	last    string           // the one looked up last
	number  int32            // of it
}

func newCurrencies(base []string) *currencies {
	if base == nil {
		base = BaseNames()
	}
	c := &currencies{written: map[string]int32{"": 0}, names: []string{""}, used: []bool{true}}
	for _, name := range base {
		c.written[name], c.written[currencyName(name)] = 0, 0
	}
	return c
}

func (c *currencies) of(written string) int32 {
	if written == c.last {
		return c.number
	}
	number, known := c.written[written]
	if !known {
		name := currencyName(written)
		if number, known = c.written[name]; !known {
			number = int32(len(c.names))
			c.names, c.used = append(c.names, name), append(c.used, false)
			c.written[name] = number
		}
		c.written[written] = number
	}
	c.last, c.number = written, number
	return number
}

// rates are the rates of all currencies on a day, by number. The error names every currency that is used and has none.
func (c *currencies) rates(table []Rate, asOf day) ([]fraction, error) {
	found, dates := make([]fraction, len(c.names)), make([]day, len(c.names))
	known := make([]bool, len(c.names))
	found[0], known[0] = fraction{1, 1}, true
	for _, r := range table {
		i, date := c.of(r.Currency), dayOf(r.Date)
		if int(i) >= len(found) || i == 0 || date > asOf {
			continue // of a currency that nothing is in, or of another day
		}
		f, ok := fractionOf(r.Rate)
		switch {
		case !ok || r.Rate == 0 || r.Date.IsZero():
			return nil, fault("%s: a rate is above 0 and has a date, not %v", r.Currency, r.Rate)
		case known[i] && date == dates[i] && f != found[i]:
			return nil, fault("%s has two rates as of %s", c.names[i], date.text())
		case !known[i] || date > dates[i]:
			found[i], dates[i], known[i] = f, date, true
		}
	}
	var lacking []string
	for i, name := range c.names[:len(found)] {
		if !known[i] && c.used[i] {
			lacking = append(lacking, name)
		}
	}
	if len(lacking) > 0 {
		slices.Sort(lacking)
		return nil, &Error{scoring.Say("there is no rate on or before %s for %s: add it to the table of rates", asOf.text(), scoring.List(lacking))}
	}
	return found, nil
}

// RateOf is what a unit of a currency is worth as of the day; 1 for the base currency, NaN where no rate is known.
func (o *Options) RateOf(currency string) float64 {
	c := newCurrencies(o.Base)
	number, best, since := c.of(currency), math.NaN(), time.Time{}
	if number == 0 {
		return 1
	}
	for _, r := range o.Rates {
		if c.of(r.Currency) == number && dayOf(r.Date) <= dayOf(o.AsOf) && (math.IsNaN(best) || dayOf(r.Date) > dayOf(since)) {
			best, since = r.Rate, r.Date
		}
	}
	return best
}
