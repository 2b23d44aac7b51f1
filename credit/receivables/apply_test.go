package receivables_test

import (
	"testing"

	"tier/credit/receivables"
)

const (
	credit  = receivables.CreditNote
	refund  = receivables.Refund
	opening = receivables.Opening
)

// TestApply settles small books as of 2024-12-31; wants are items in their order, credit notes and
// cash negative; "" by age or by name is the same as by both.
func TestApply(t *testing.T) {
	a, b := invoice("a", 100, "2024-01-01", "2024-12-01"), invoice("b", 60, "2024-02-01", "2024-12-31")
	tests := []struct {
		name                  string
		entries               []receivables.Entry
		byBoth, byAge, byName string
	}{
		{"nothing paid", []receivables.Entry{b, a}, "a 100@30, b 60@0", "", ""},
		{"paid in parts", []receivables.Entry{b, a, receipt(30, "2024-03-01", ""), receipt(80, "2024-03-02", "")},
			"b 50@0", "", "a 100@30, b 60@0, - -30@0, - -80@0"},
		{"by name", []receivables.Entry{a, b, receipt(60, "2024-03-01", "b")}, "a 100@30", "a 40@30, b 60@0", "a 100@30"},
		{"by name, too much", []receivables.Entry{a, b, receipt(75, "2024-03-01", "b")}, "a 85@30", "a 25@30, b 60@0", "a 100@30, - -15@0"},
		{"more than all", []receivables.Entry{a, receipt(150, "2024-03-01", "")}, "- -50@0", "", "a 100@30, - -150@0"},
		{"a name that is unknown", []receivables.Entry{a, receipt(70, "2024-03-01", "zz")}, "a 100@30, - -70@0", "a 30@30", "a 100@30, - -70@0"},
		{"the same name twice", []receivables.Entry{a, a, receipt(130, "2024-03-01", "a")}, "a 70@30", "", ""},
		{"credit note apart", []receivables.Entry{a, entry(credit, "c", 40, "2024-03-01", "", "")}, "a 100@30, c -40@0", "", ""},
		{"credit note of an invoice", []receivables.Entry{a, entry(credit, "c", 40, "2024-03-01", "", "a")}, "a 60@30", "", ""},
		{"credit note of more than the invoice", []receivables.Entry{a, b, entry(credit, "c", 140, "2024-03-01", "", "a")}, "b 60@0, c -40@0", "", ""},
		{"credit note of an unknown invoice", []receivables.Entry{a, entry(credit, "c", 40, "2024-03-01", "", "zz")}, "a 100@30, c -40@0", "", ""},
		{"credit note after the invoice was paid", []receivables.Entry{a, b, receipt(100, "2024-03-01", "a"), entry(credit, "c", 40, "2024-04-01", "", "a")},
			"b 20@0", "b 20@0", "b 60@0, - -40@0"},
		{"refund of what was overpaid", []receivables.Entry{a, receipt(150, "2024-03-01", ""), entry(refund, "r", 50, "2024-04-01", "", "")}, "", "",
			"a 100@30, - -100@0"},
		{"refund of a credit note", []receivables.Entry{a, receipt(100, "2024-03-01", "a"), entry(credit, "c", 30, "2024-03-01", "", ""), entry(refund, "r", 30, "2024-04-01", "", "")}, "", "", ""},
		{"refund of one of two credit notes", []receivables.Entry{entry(credit, "c", 30, "2024-03-01", "", ""), entry(credit, "d", 30, "2024-03-02", "", ""), entry(refund, "r", 30, "2024-04-01", "", "d")}, "c -30@0", "", ""},
		{"a cheque that bounced", []receivables.Entry{a, b, receipt(60, "2024-03-01", "b"), entry(refund, "r", 60, "2024-04-01", "", "b")}, "a 100@30, b 60@0", "", ""},
		{"a cheque that bounced, by its number", []receivables.Entry{a, entry(receivables.Receipt, "p", 60, "2024-03-01", "", ""), entry(refund, "r", 60, "2024-04-01", "", "p")}, "a 100@30", "", ""},
		{"a cheque that bounced, unnamed", []receivables.Entry{a, b, receipt(100, "2024-03-01", ""), entry(refund, "r", 100, "2024-04-01", "", "")}, "a 100@30, b 60@0", "", ""},
		{"refund of cash that waits", []receivables.Entry{a, receipt(20, "2024-03-01", "zz"), receipt(100, "2024-03-02", ""), entry(refund, "r", 30, "2024-12-01", "", "")}, "a 10@30", "", "a 100@30, - -90@0"},
		{"refund of nothing", []receivables.Entry{entry(refund, "r", 30, "2024-12-01", "", "zz")}, "r 30@30", "", ""},
		{"opening balances", []receivables.Entry{entry(opening, "o", 50, "2023-12-31", "", ""), entry(opening, "p", -20, "2023-12-31", "", ""), b}, "o 30@366, b 60@0", "", "o 50@366, b 60@0, p -20@0"},
		{"zeros", []receivables.Entry{invoice("z", 0, "2024-01-01", ""), receipt(0, "2024-01-01", "")}, "", "", ""},
		{"oldest first: date, due, number, amount", []receivables.Entry{
			invoice("4", 9, "2024-02-01", "2024-02-01"), invoice("3", 9, "2024-01-02", "2024-02-01"), invoice("2", 9, "2024-01-02", "2024-01-03"),
			invoice("1", 8, "2024-01-01", "2024-05-01"), invoice("1", 7, "2024-01-01", "2024-05-01"), receipt(10, "2024-01-01", "")},
			"1 5@244, 2 9@363, 3 9@334, 4 9@334", "", "1 7@244, 1 8@244, 2 9@363, 3 9@334, 4 9@334, - -10@0"},
	}
	for _, tt := range tests {
		wants := []string{tt.byBoth, tt.byAge, tt.byName}
		for how, want := range wants {
			if want == "" {
				want = tt.byBoth
			}
			o := asOf("2024-12-31")
			o.Apply = receivables.Apply(how)
			book := compute(t, o, 1, tt.entries...)
			if got := items(tt.entries, book); got != want {
				t.Errorf("%s, %d: %s, want %s", tt.name, how, got, want)
			}
		}
	}
}

func TestReferencesCounted(t *testing.T) {
	later := invoice("later", 5, "2025-01-01", "")
	b := compute(t, asOf("2024-12-31"), 1, receipt(1, "2024-01-01", "later"), receipt(2, "2024-01-01", "never"), later,
		entry(receivables.Receipt, "never", 7, "2025-01-01", "", ""), invoice("x", 3, "2024-01-01", ""))
	want := receivables.Counts{Entries: 5, Future: 2, DueAssumed: 1, UnknownReferences: 1, FutureReferences: 1}
	if b.Counts != want || sums(&b.Total.Figures) != "0 0 0 0 3 0 -3 0" {
		t.Errorf("%+v %s", b.Counts, sums(&b.Total.Figures))
	}
}

// TestNormal maps amounts as ledgers write them.
func TestNormal(t *testing.T) {
	for _, tt := range []struct {
		kind, want   receivables.Kind
		amount, than receivables.Money
	}{
		{receivables.Invoice, receivables.Invoice, 5, 5}, {receivables.Invoice, credit, -5, 5}, {receivables.Receipt, refund, -5, 5},
		{credit, credit, -5, 5}, {credit, credit, 5, 5}, {refund, refund, -5, 5}, {opening, opening, -5, -5},
	} {
		if kind, amount := receivables.Normal(tt.kind, tt.amount); kind != tt.want || amount != tt.than {
			t.Errorf("%v %d: %v %d", tt.kind, tt.amount, kind, amount)
		}
	}
}

// TestEqualItems wants the order of equal items not to hang on the input: opening balances after invoices, and those whose
// due date is assumed first.
func TestEqualItems(t *testing.T) {
	a := []receivables.Entry{
		entry(opening, "", 5, "2024-01-01", "2024-01-01", ""), invoice("", 5, "2024-01-01", "2024-01-01"), invoice("", 5, "2024-01-01", ""),
		invoice("", 5, "2024-01-01", "2024-01-01"), invoice("", 5, "2024-01-01", ""),
	}
	for turn := range len(a) {
		got := ""
		for _, it := range compute(t, asOf("2024-12-31"), 1, append(a[turn:len(a):len(a)], a[:turn]...)...).Items {
			switch {
			case it.Kind == opening:
				got += "opening "
			case it.DueAssumed:
				got += "assumed "
			default:
				got += "given "
			}
		}
		if want := "assumed assumed given given opening "; got != want {
			t.Errorf("turned by %d: %s, want %s", turn, got, want)
		}
	}
}
