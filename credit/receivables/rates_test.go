package receivables_test

import (
	"fmt"
	"math"
	"testing"

	"tier/credit/receivables"
)

// TestRates converts each item once, at the latest rate on or before the day.
func TestRates(t *testing.T) {
	in := func(currency string, e receivables.Entry) receivables.Entry {
		e.Currency = currency
		return e
	}
	rate := func(currency, date string, r float64) receivables.Rate {
		return receivables.Rate{Currency: currency, Date: on(date), Rate: r}
	}
	o := asOf("2024-12-31")
	o.CapitalRate = 0.365
	o.Rates = []receivables.Rate{
		rate("usd", "2024-12-31", 7.15), rate("USD", "2024-01-01", 7), rate("USD", "2025-01-01", 9), rate("ＵＳＤ ", "2024-12-31", 7.15),
		rate("CNY", "2024-01-01", 3), rate("JPY", "2024-01-01", 0.05),
	}
	entries := []receivables.Entry{
		in("USD", invoice("1", 101, "2024-12-21", "")), in("Usd", invoice("2", 103, "2024-12-31", "2025-01-31")), in("rmb", invoice("3", 10, "2024-12-31", "")),
		in("￥", invoice("4", 10, "2024-12-31", "")), in("USD", entry(credit, "", 1, "2024-12-31", "", "")), in("", receipt(100, "2024-12-31", "")),
		in("EUR", invoice("5", 10, "2025-01-01", "")), in("USD", receipt(2, "2023-12-31", "5")),
	}
	b := compute(t, o, 1, entries...)
	got := b.Customers[0]
	// 101 × 7.15 = 722.15, 103 × 7.15 = 736.45; of the receipt of 2, which waits, −14.3; the credit note −7.15; cash −80.
	if want := "736 722 0 0 0 -7 -94 1357"; sums(&got.Figures) != want {
		t.Errorf("%s, want %s", sums(&got.Figures), want)
	}
	// Invoiced 203 × 7.15 = 1451.45 and 20, received −100, before −2 × 7.15 = −14.3: 1357 in whole, and rounded apart.
	if got.Opening != -14 || got.Invoiced != 1471 || got.Received != 100 || got.Rounding != 0 {
		t.Error(got.Opening, got.Invoiced, got.Received, got.Rounding)
	}
	if got.CostOfCredit != 7 { // 722 × 10 × 0.001 = 7.22
		t.Error(got.CostOfCredit)
	}
	accounts := fmt.Sprint(b.Accounts)
	if accounts != "[{0  0 20 100 -80} {0 USD -2 203 0 201}]" {
		t.Error(accounts)
	}
	o.Base = []string{"USD"} // and blank, as ever: the cash of 100 now pays the first invoice
	o.Rates = []receivables.Rate{rate("CNY", "2024-01-01", 0.5), rate("rmb", "2024-01-01", 0.5), rate("￥", "2024-01-01", 0.5)}
	b = compute(t, o, 1, entries...)
	if got := sums(&b.Total.Figures); got != "113 1 0 0 0 -1 -2 111" {
		t.Error(got)
	}
}

// TestRounding shows what converting item by item leaves over.
func TestRounding(t *testing.T) {
	o := asOf("2024-12-31")
	o.Rates = []receivables.Rate{{Currency: "X", Date: on("2024-01-01"), Rate: 0.5}}
	var entries []receivables.Entry
	for range 3 {
		entries = append(entries, receivables.Entry{Amount: 1, Currency: "X", Date: on("2024-01-01")})
	}
	if c := compute(t, o, 1, entries...).Customers[0]; c.Balance != 3 || c.Invoiced != 2 || c.Rounding != 1 {
		t.Error(c.Balance, c.Invoiced, c.Rounding)
	}
}

// TestRefusals are options, entries and rates that can't be.
func TestRefusals(t *testing.T) {
	type change func(o *receivables.Options)
	rated := func(rates ...receivables.Rate) change {
		return func(o *receivables.Options) { o.Rates = rates }
	}
	usd := receivables.Entry{Amount: 5, Currency: "usd", Date: on("2024-01-01")}
	eur := receivables.Entry{Amount: 5, Currency: "EUR", Date: on("2024-01-01")}
	ok := receivables.Rate{Currency: "EUR", Date: on("2024-01-01"), Rate: 7}
	for _, tt := range []struct {
		want    string
		change  change
		entries []receivables.Entry
	}{
		{"no day is given as of which to compute", func(o *receivables.Options) { o.AsOf = on("") }, nil},
		{"movements are asked for from 2025-01-01 on, which is after 2024-12-31", func(o *receivables.Options) { o.From = on("2025-01-01") }, nil},
		{"amounts can have 0 to 6 decimals, not 7", func(o *receivables.Options) { o.Decimals = 7 }, nil},
		{"amounts can have 0 to 6 decimals, not -1", func(o *receivables.Options) { o.Decimals = -1 }, nil},
		{"a number of days can't be negative", func(o *receivables.Options) { o.Terms = -1 }, nil},
		{"there are no buckets", func(o *receivables.Options) { o.Buckets = nil }, nil},
		{"the last bucket ends at 30 days: what is older has no bucket", func(o *receivables.Options) { o.Buckets = o.Buckets[:1] }, nil},
		{"the bucket to 30 days is empty: it begins at 61 days", func(o *receivables.Options) { o.Buckets = []receivables.Bucket{{To: 60}, {To: 30}, {}} }, nil},
		{"1.5 can't be provided for: a provision is from 0 to 1", func(o *receivables.Options) { o.Buckets = []receivables.Bucket{{Provision: 1.5}} }, nil},
		{"-1 can't be provided for: a provision is from 0 to 1", func(o *receivables.Options) { o.NotDueProvision = -1 }, nil},
		{"1e-19 can't be provided for: a provision is from 0 to 1", func(o *receivables.Options) { o.NotDueProvision = 1e-19 }, nil},
		{"capital can't cost NaN a year", func(o *receivables.Options) { o.CapitalRate = math.NaN() }, nil},
		{"capital can't cost 1e+09 a year", func(o *receivables.Options) { o.CapitalRate = 1e9 }, nil},
		{"entry 0 belongs to customer 7, and there are 1", nil, []receivables.Entry{{Customer: 7, Date: on("2024-01-01")}}},
		{"entry 0 belongs to customer -1, and there are 1", nil, []receivables.Entry{{Customer: -1, Date: on("2024-01-01")}}},
		{"entry 0 has an amount of -0.05, which its kind can't have", nil, []receivables.Entry{{Amount: -5, Date: on("2024-01-01")}}},
		{"entry 0 has an amount of 0.05, which its kind can't have", nil, []receivables.Entry{{Kind: 9, Amount: 5, Date: on("2024-01-01")}}},
		{"entry 0 has no date", nil, []receivables.Entry{{Amount: 5}}},
		{"the amounts add up to more than 9.2e18 smallest units: are they in the right unit?", nil,
			[]receivables.Entry{invoice("", math.MaxInt64, "2024-01-01", ""), receipt(1, "2024-01-01", "")}},
		{"the amounts add up to more than 9.2e18 smallest units: are they in the right unit?", rated(receivables.Rate{Currency: "eur", Date: on("2024-01-01"), Rate: 1e8}),
			[]receivables.Entry{{Amount: math.MaxInt64 / 1000, Currency: "EUR", Date: on("2024-01-01")}}},
		{"the amounts add up to more than 9.2e18 smallest units: are they in the right unit?", rated(receivables.Rate{Currency: "eur", Date: on("2024-01-01"), Rate: 1.5}),
			[]receivables.Entry{{Amount: math.MaxInt64 / 10 * 9, Currency: "EUR", Date: on("2024-01-01")}}},
		{"the amounts add up to more than 9.2e18 smallest units: are they in the right unit?", func(o *receivables.Options) { o.CapitalRate = 1e8 },
			[]receivables.Entry{invoice("", math.MaxInt64, "2020-01-01", "")}},
		{"there is no rate on or before 2024-12-31 for EUR, USD: add it to the table of rates", rated(receivables.Rate{Currency: "USD", Date: on("2025-01-01"), Rate: 7}), []receivables.Entry{usd, eur, usd}},
		{"there is no rate on or before 2024-12-31 for USD: add it to the table of rates", rated(ok), []receivables.Entry{usd, eur, usd}},
		{"EUR has two rates as of 2024-01-01", rated(ok, receivables.Rate{Currency: "eur", Date: ok.Date, Rate: 8}), []receivables.Entry{eur}},
		{"EUR: a rate is above 0 and has a date, not 0", rated(receivables.Rate{Currency: "EUR", Date: ok.Date}), []receivables.Entry{eur}},
		{"EUR: a rate is above 0 and has a date, not 7", rated(receivables.Rate{Currency: "EUR", Rate: 7}), []receivables.Entry{eur}},
	} {
		o := asOf("2024-12-31")
		if tt.change != nil {
			tt.change(&o)
		}
		b, err := receivables.Compute(tt.entries, 1, o)
		if err == nil || b != nil {
			t.Errorf("%s: computed", tt.want)
		} else if got := message(t, err); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

func TestDefaults(t *testing.T) {
	o := receivables.Options{AsOf: on("2024-12-31"), Buckets: receivables.DefaultBuckets()}
	if o.First(0) != 1 || o.First(5) != 366 {
		t.Error(o.First(0), o.First(5))
	}
	b := compute(t, o, 1, invoice("", 7, "2023-12-31", ""))
	if got := sums(&b.Total.Figures); got != "0 0 0 0 0 0 7 0 0 7" {
		t.Error(got)
	}
}

// TestRateOf takes the latest rate on or before the day, in any order of the table.
func TestRateOf(t *testing.T) {
	o := asOf("2024-12-31")
	o.Rates = []receivables.Rate{
		{Currency: "USD", Date: on("2024-06-30"), Rate: 7.15}, {Currency: "usd", Date: on("2024-01-01"), Rate: 7}, {Currency: "USD", Date: on("2025-01-01"), Rate: 9},
	}
	for currency, want := range map[string]float64{"USD": 7.15, "": 1, "EUR": math.NaN()} {
		if got := o.RateOf(currency); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Errorf("%q: got %v, want %v", currency, got, want)
		}
	}
}
