package receivables_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tier/credit/receivables"
)

// on is a day such as 2024-02-29; "" is none.
func on(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// entry is an entry of customer 0 in the base currency, its amount in cents.
func entry(kind receivables.Kind, number string, amount receivables.Money, date, due, against string) receivables.Entry {
	return receivables.Entry{Kind: kind, Number: number, Amount: amount, Date: on(date), Due: on(due), Against: against}
}

func invoice(number string, amount receivables.Money, date, due string) receivables.Entry {
	return entry(receivables.Invoice, number, amount, date, due, "")
}

func receipt(amount receivables.Money, date, against string) receivables.Entry {
	return entry(receivables.Receipt, "", amount, date, "", against)
}

// asOf are options with the buckets 1–30, 31–60, 61–90 and above.
func asOf(day string) receivables.Options {
	return receivables.Options{AsOf: on(day), Decimals: 2, Buckets: []receivables.Bucket{{To: 30}, {To: 60}, {To: 90}, {}}}
}

func compute(t testing.TB, o receivables.Options, n int, entries ...receivables.Entry) *receivables.Book {
	t.Helper()
	b, err := receivables.Compute(entries, n, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sums are a customer's open sums: not due, buckets, credit notes, unapplied, balance.
func sums(f *receivables.Figures) string {
	all := []receivables.Money{f.NotDue}
	all = append(all, f.Buckets...)
	all = append(all, f.CreditNotes, f.Unapplied, f.Balance)
	return strings.Trim(fmt.Sprint(all), "[]")
}

// items are what is open, by number: its rest and days overdue.
func items(entries []receivables.Entry, b *receivables.Book) string {
	var all []string
	for _, it := range b.Items {
		name := entries[it.Entry].Number
		if name == "" {
			name = "-"
		}
		all = append(all, fmt.Sprintf("%s %d@%d", name, it.Open, it.DaysOverdue))
	}
	return strings.Join(all, ", ")
}

// message is what an *Error says.
func message(t *testing.T, err error) string {
	t.Helper()
	var e *receivables.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v (%T) is no *Error", err, err)
	}
	return e.Error()
}
