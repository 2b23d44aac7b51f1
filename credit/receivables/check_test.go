package receivables_test

import (
	"errors"
	"strings"
	"testing"

	"tier/credit/receivables"
)

// TestCheck spoils a book and wants the first customer named in whom it doesn't add up.
func TestCheck(t *testing.T) {
	entries := []receivables.Entry{
		invoice("1", 100, "2024-01-01", ""), {Customer: 1, Amount: 50, Date: on("2024-02-01"), Currency: "USD"}, {Customer: 1, Kind: credit, Amount: 5, Date: on("2024-02-01")},
	}
	o := asOf("2024-12-31")
	o.Rates = []receivables.Rate{{Currency: "USD", Date: on("2024-01-01"), Rate: 7}}
	for _, tt := range []struct {
		name  string
		spoil func(b *receivables.Book)
		want  string
	}{
		{"nothing", func(*receivables.Book) {}, ""},
		{"an item", func(b *receivables.Book) { b.Items[0].Open-- }, "customer 0: opening + invoiced − received is 1.00, but 0.99 is open"},
		{"a movement", func(b *receivables.Book) { b.Accounts[2].Received++ }, "customer 1: USD: opening + invoiced − received is 0.49, but 0.50 is open"},
		{"an account", func(b *receivables.Book) { b.Accounts[1].Open++ }, "customer 1: opening + invoiced − received is -0.05, but -0.04 is open"},
		{"an account that is gone", func(b *receivables.Book) { b.Accounts = b.Accounts[:2] }, "customer 1: USD: opening + invoiced − received is 0.00, but 0.50 is open"},
		{"a bucket", func(b *receivables.Book) { b.Customers[0].Buckets[3]-- }, "customer 0: opening + invoiced − received is 1.00, but 0.99 is open"},
		{"a year", func(b *receivables.Book) { b.Total.Years[0]++ }, "customer -1: opening + invoiced − received is 4.45, but 4.46 is open"},
		{"a balance", func(b *receivables.Book) { b.Customers[0].Balance++ }, "customer 0: opening + invoiced − received is 1.01, but 1.00 is open"},
		{"rounding where there is none to round", func(b *receivables.Book) { b.Customers[0].Rounding++; b.Customers[0].Invoiced-- },
			"customer 0: opening + invoiced − received is 0.99, but 1.00 is open"},
	} {
		b := compute(t, o, 2, entries...)
		tt.spoil(b)
		err := b.Check()
		var gaps *receivables.Unbalanced
		if err != nil && (!errors.As(err, &gaps) || len(gaps.Gaps) == 0) {
			t.Errorf("%s: %v", tt.name, err)
		}
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got, _, _ = strings.Cut(got, "\n"); got != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestShareOfAssets(t *testing.T) {
	levels := []float64{0.3, 0.4, 0.5}
	for _, tt := range []struct {
		receivables, assets, want float64
		level                     int
		none                      string
	}{
		{29.99, 100, 0.2999, 0, ""}, {30, 100, 0.3, 1, ""}, {0.3, 1, 0.3, 1, ""}, {39.99, 100, 0.3999, 1, ""}, {40, 100, 0.4, 2, ""}, {50, 100, 0.5, 3, ""}, {120, 100, 1.2, 3, ""}, {0, 100, 0, 0, ""},
		{5, 0, 0, 0, "there is no share of total assets, which are 0"}, {5, -1, 0, 0, "there is no share of total assets, which are -1"},
		{-5, 10, 0, 0, "receivables are -5: on balance it is we who owe"},
	} {
		if s := receivables.ShareOfAssets(tt.receivables, tt.assets, levels); s.Share != tt.want || s.Level != tt.level || s.None.String() != tt.none {
			t.Errorf("%v of %v: %+v", tt.receivables, tt.assets, s)
		}
	}
	if s := receivables.ShareOfAssets(9, 10, nil); s.Level != 0 || s.Share != 0.9 {
		t.Error(s)
	}
}

func TestSalesToMakeUp(t *testing.T) {
	for _, tt := range []struct {
		loss, margin, want float64
		why                string
	}{
		{1, 0.1, 10, ""}, {1, 0.05, 20, ""}, {1, 0.15, 6.666666667, ""}, {250_000, 0.05, 5_000_000, ""}, {0, 0.1, 0, ""},
		{1, 0, 0, "no sales make up for a loss at a net margin of 0"}, {1, -0.02, 0, "no sales make up for a loss at a net margin of -0.02"},
		{-1, 0.1, 0, "a loss of -1 is none"},
	} {
		if got, why := receivables.SalesToMakeUp(tt.loss, tt.margin); got != tt.want || why.String() != tt.why {
			t.Errorf("%v at %v: %v %s", tt.loss, tt.margin, got, why)
		}
	}
}
