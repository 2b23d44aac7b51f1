package receivables_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"tier/credit/receivables"
)

// TestBucketEdges ages one invoice around every edge.
func TestBucketEdges(t *testing.T) {
	due := on("2024-05-31")
	for _, tt := range []struct {
		days   int
		bucket int
	}{
		{-400, -1}, {-1, -1}, {0, -1}, {1, 0}, {29, 0}, {30, 0}, {31, 1}, {59, 1}, {60, 1}, {61, 2}, {89, 2}, {90, 2}, {91, 3}, {5000, 3},
	} {
		o := asOf("2024-05-31")
		o.AsOf = due.AddDate(0, 0, tt.days)
		b := compute(t, o, 1, entry(receivables.Invoice, "1", 100, "2020-01-01", "2024-05-31", ""))
		it := b.Items[0]
		if it.Bucket != tt.bucket || it.DaysOverdue != max(tt.days, 0) || b.Customers[0].OverdueDays != max(tt.days, 0) {
			t.Errorf("%d days past due: bucket %d, %d days overdue; want bucket %d", tt.days, it.Bucket, it.DaysOverdue, tt.bucket)
		}
		want := [5]receivables.Money{}
		want[tt.bucket+1] = 100
		got := [5]receivables.Money{b.Total.NotDue}
		copy(got[1:], b.Total.Buckets)
		if got != want || b.Total.Overdue != 100-b.Total.NotDue {
			t.Errorf("%d days past due: %v", tt.days, got)
		}
	}
}

// TestCalendarDays counts days over leap days, month ends, years and the hours of time zones.
func TestCalendarDays(t *testing.T) {
	shanghai := time.FixedZone("", 8*60*60)
	newYork := time.FixedZone("", -5*60*60)
	for _, tt := range []struct {
		due, asOf time.Time
		want      int
	}{
		{on("2024-02-28"), on("2024-03-01"), 2}, {on("2023-02-28"), on("2023-03-01"), 1}, {on("2024-02-29"), on("2025-02-28"), 365},
		{on("2024-02-29"), on("2024-03-30"), 30}, {on("2024-01-31"), on("2024-02-29"), 29}, {on("2100-02-28"), on("2100-03-01"), 1},
		{on("2000-02-28"), on("2000-03-01"), 2}, {on("2023-12-31"), on("2024-01-01"), 1}, {on("1969-12-30"), on("1970-01-02"), 3},
		{time.Date(2024, 5, 1, 23, 59, 0, 0, shanghai), time.Date(2024, 5, 2, 0, 1, 0, 0, newYork), 1},
		{time.Date(2024, 5, 1, 0, 1, 0, 0, shanghai), time.Date(2024, 5, 1, 23, 0, 0, 0, newYork), 0},
		{time.Date(1960, 5, 1, 5, 0, 0, 0, time.UTC), time.Date(1960, 5, 2, 1, 0, 0, 0, time.UTC), 1},
	} {
		o := asOf("2024-05-31")
		o.AsOf = tt.asOf
		b := compute(t, o, 1, receivables.Entry{Amount: 1, Date: on("1950-01-01"), Due: tt.due})
		if got := b.Items[0].DaysOverdue; got != tt.want {
			t.Errorf("%s to %s: %d days, want %d", tt.due, tt.asOf, got, tt.want)
		}
	}
}

func TestDueByTerms(t *testing.T) {
	o := asOf("2024-03-31")
	o.Terms = 30
	o.CustomerTerms = func(customer int) (int, bool) { return 60, customer == 1 }
	entries := []receivables.Entry{invoice("a", 1, "2024-01-31", ""), invoice("b", 2, "2024-01-31", ""), invoice("c", 4, "2024-01-31", "2024-02-01")}
	entries[1].Customer = 1
	b := compute(t, o, 2, entries...)
	if got := items(entries, b); got != "c 4@59, a 1@30, b 2@0" {
		t.Error(got)
	}
	if b.Counts.DueAssumed != 2 || b.Items[0].DueAssumed || !b.Items[1].DueAssumed || !b.Items[2].Due.Equal(on("2024-03-31")) {
		t.Error(b.Counts, b.Items)
	}
}

// TestYears classes open invoices by the years they were made in.
func TestYears(t *testing.T) {
	b := compute(t, asOf("2024-01-01"), 1,
		invoice("", 1, "2024-01-01", "2024-02-01"), invoice("", 2, "2023-12-31", ""), invoice("", 4, "2023-01-01", ""), invoice("", 8, "2022-12-31", ""))
	if got := b.Customers[0].Years; got != [3]receivables.Money{1, 6, 8} {
		t.Error(got)
	}
	if got := [...]receivables.YearClass{b.Items[0].Year, b.Items[1].Year, b.Items[3].Year}; got != [...]receivables.YearClass{receivables.Earlier, receivables.LastYear, receivables.ThisYear} {
		t.Error(got)
	}
}

// TestFuture looks at books as of a day before some of their entries.
func TestFuture(t *testing.T) {
	entries := []receivables.Entry{
		invoice("1", 100, "2024-01-10", "2024-02-10"), receipt(100, "2024-04-01", "1"),
		invoice("2", 50, "2024-04-02", "2024-04-02"), receipt(30, "2024-03-01", "2"),
	}
	for _, tt := range []struct {
		day, want                 string
		future, futureRefs, items int
	}{
		{"2024-01-09", "0 0 0 0 0 0 0 0", 4, 0, 0},
		{"2024-01-10", "100 0 0 0 0 0 0 100", 3, 0, 1},
		{"2024-03-31", "0 0 100 0 0 0 -30 70", 2, 1, 2},
		{"2024-04-01", "0 0 0 0 0 0 -30 -30", 1, 1, 1},
		{"2024-04-02", "20 0 0 0 0 0 0 20", 0, 0, 1},
	} {
		b := compute(t, asOf(tt.day), 1, entries...)
		got := b.Customers[0]
		if sums(&got.Figures) != tt.want || b.Counts.Future != tt.future || b.Counts.FutureReferences != tt.futureRefs || len(got.Items) != tt.items {
			t.Errorf("%s: %s %+v", tt.day, sums(&got.Figures), b.Counts)
		}
	}
}

// TestMovements parts what happened before From from what happened since.
func TestMovements(t *testing.T) {
	entries := []receivables.Entry{
		entry(receivables.Opening, "", 1000, "", "", ""), entry(receivables.Opening, "", -300, "2024-05-01", "", ""),
		invoice("1", 500, "2023-12-31", ""), receipt(100, "2023-12-31", ""),
		invoice("2", 70, "2024-01-01", ""), entry(receivables.CreditNote, "", 20, "2024-02-01", "", ""),
		receipt(40, "2024-03-01", ""), entry(receivables.Refund, "", 5, "2024-03-02", "", ""),
	}
	b := compute(t, asOf("2024-12-31"), 1, entries...)
	got := b.Customers[0]
	if got.Opening != 1100 || got.Invoiced != 50 || got.Received != 35 || got.Balance != 1115 || got.Rounding != 0 {
		t.Errorf("%+v", got.Figures)
	}
	if !b.Options.From.Equal(on("2024-01-01")) || !got.Recent.Equal(on("2024-03-01")) {
		t.Error(b.Options.From, got.Recent)
	}
	o := asOf("2024-12-31")
	o.From = on("2024-02-15")
	if got := compute(t, o, 1, entries...).Total; got.Opening != 1150 || got.Invoiced != 0 || got.Received != 35 || got.Balance != 1115 {
		t.Errorf("%+v", got)
	}
}

func TestDSO(t *testing.T) {
	o := asOf("2024-12-30")
	o.DSODays = 90
	b := compute(t, o, 4,
		invoice("1", 9000, "2024-10-02", ""), invoice("2", 1000, "2024-10-01", ""), receipt(4000, "2024-12-30", ""),
		receivables.Entry{Customer: 1, Amount: 5, Date: on("2024-01-01")},
		receivables.Entry{Customer: 2, Amount: 5, Date: on("2024-12-01")}, receivables.Entry{Customer: 2, Kind: receivables.Receipt, Amount: 6, Date: on("2024-12-01")})
	if c := b.Customers[0]; c.Sales != 9000 || c.DSO != 60 || !c.NoDSO.IsZero() {
		t.Error(c.Sales, c.DSO, c.NoDSO)
	}
	for i, want := range []string{"", "no sales in the last 90 days", "the balance is the customer's", "no sales in the last 90 days"} {
		if c := b.Customers[i]; c.NoDSO.String() != want || math.IsNaN(c.DSO) != (want != "") {
			t.Error(i, c.DSO, c.NoDSO)
		}
	}
	if compute(t, asOf("2024-12-30"), 0).Options.DSODays != 365 {
		t.Error("no default")
	}
}

// TestProvisions rounds once per customer and bucket, and adds the rounded up.
func TestProvisions(t *testing.T) {
	o := asOf("2024-12-31")
	o.NotDueProvision, o.Buckets[0].Provision, o.Buckets[3].Provision = 0.005, 0.05, 1
	var entries []receivables.Entry
	for customer := range 3 {
		for _, due := range []string{"2024-12-31", "2024-12-30", "2024-12-29", "2024-01-01"} {
			entries = append(entries, receivables.Entry{Customer: customer, Amount: 110, Date: on("2024-01-01"), Due: on(due)})
		}
	}
	b := compute(t, o, 3, entries...)
	c := b.Customers[1]
	if c.NotDueProvision != 1 || fmt.Sprint(c.Provisions) != "[11 0 0 110]" || c.Provision != 122 {
		t.Error(c.NotDueProvision, c.Provisions, c.Provision)
	}
	if got := b.Total; got.NotDueProvision != 3 || fmt.Sprint(got.Provisions) != "[33 0 0 330]" || got.Provision != 366 {
		t.Error(got.NotDueProvision, got.Provisions, got.Provision)
	}
}

// TestCostOfCredit: 365,000.00 for 30 days and 1,000.00 for 73 at 6% a year are 1,800.00 and 12.00; a cent for a day is
// nothing, and credit notes don't earn interest.
func TestCostOfCredit(t *testing.T) {
	o := asOf("2024-12-31")
	o.CapitalRate = 0.06
	b := compute(t, o, 2,
		invoice("1", 36_500_000, "2024-12-01", ""), invoice("2", 100_000, "2024-10-19", "2025-12-31"), invoice("3", 1, "2024-12-30", ""),
		entry(receivables.CreditNote, "", 99, "2024-01-01", "", ""),
		receivables.Entry{Customer: 1, Amount: 30_417, Date: on("2024-12-01")}) // 30417 × 30 × 6% ÷ 365 = 150.0016…
	if b.Customers[0].CostOfCredit != 181_200 || b.Customers[1].CostOfCredit != 150 || b.Total.CostOfCredit != 181_350 {
		t.Error(b.Customers[0].CostOfCredit, b.Customers[1].CostOfCredit, b.Total.CostOfCredit)
	}
}

func TestSilent(t *testing.T) {
	pay := func(customer int, day string) receivables.Entry {
		return receivables.Entry{Customer: customer, Kind: receivables.Receipt, Amount: 1, Date: on(day)}
	}
	owe := func(customer int, day, due string) receivables.Entry {
		return receivables.Entry{Customer: customer, Amount: 100, Date: on(day), Due: on(due)}
	}
	entries := []receivables.Entry{
		owe(0, "2024-01-01", "2024-02-01"), pay(0, "2024-10-02"), // paid 90 days ago
		owe(1, "2024-01-01", "2024-02-01"), pay(1, "2024-10-03"), // 89
		owe(2, "2024-01-01", "2025-02-01"), pay(2, "2024-01-02"), // nothing overdue
		owe(3, "2024-10-02", "2024-11-01"), // never paid, oldest open 90 days
		owe(4, "2024-10-03", "2024-11-01"), // 89
		pay(6, "2024-01-01"),               // owes nothing
	}
	o := asOf("2024-12-31")
	o.SilentDays = 90
	b := compute(t, o, 7, entries...)
	want := []struct {
		silent bool
		days   int
	}{{true, 90}, {false, 89}, {false, 364}, {true, 90}, {false, 89}, {false, -1}, {false, 365}}
	for i, w := range want {
		if c := b.Customers[i]; c.Silent != w.silent || c.Days != w.days {
			t.Errorf("customer %d: silent %v, %d days", i, c.Silent, c.Days)
		}
	}
	if b.Total.Silent != 2 || b.Total.SilentOverdue != 199 {
		t.Error(b.Total.Silent, b.Total.SilentOverdue)
	}
	o.SilentDays = 0
	if compute(t, o, 7, entries...).Total.Silent != 0 {
		t.Error("nobody is silent where nobody asks")
	}
}
