package ledger_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/ledger"
	"tier/fileio"
)

// TestHeaders are files whose headers can't be bound.
func TestHeaders(t *testing.T) {
	var missing *fileio.MissingColumns
	var unit *fileio.UnitConflict
	for _, tt := range []struct {
		name, text string
		kind       ledger.Kind
		as         any
		want       string
	}{
		{"no amount", "客户编号,开票日期,备注\nC1,2024-01-01,x\n", ledger.Invoices, &missing, "amount"},
		{"no customer", "发票号,开票日期,金额\n1,2024-01-01,5\n", ledger.Invoices, &missing, "customer"},
		{"no debit", "客户编号,日期,金额\nC1,2024-01-01,5\n", ledger.Ledger, &missing, "debit"},
		{"no rate", "币种,日期\nUSD,2024-01-01\n", ledger.Rates, &missing, "rate"},
		{"another currency", "客户编号,开票日期,金额(美元)\nC1,2024-01-01,5\n", ledger.AnyKind, &unit, "美元"},
	} {
		_, err := ledger.Collect(people(), open(t, ledger.Options{}, []file{{name: "a.csv", text: tt.text, kind: tt.kind}}), ledger.Options{})
		if err == nil || !errors.As(err, tt.as) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v (%T)", tt.name, err, err)
		}
	}
	_, err := ledger.Open(filepath.Join(t.TempDir(), "none.csv"), ledger.AnyKind, fileio.ReadOptions{}, ledger.Options{})
	var e *fileio.Error
	if !errors.As(err, &e) || !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestKinds finds out what tables are.
func TestKinds(t *testing.T) {
	for header, want := range map[string]ledger.Kind{
		"客户编号,发票号,开票日期,金额":                ledger.Invoices,
		"客户编号,日期,金额":                      ledger.Invoices,
		"客户编号,发票号,日期,金额,核销发票号":            ledger.Invoices,
		"客户编号,收款日期,收款金额":                  ledger.Receipts,
		"客户编号,日期,金额,核销发票号":                ledger.Receipts,
		"收款单号,客户名称,日期,金额":                 ledger.Receipts,
		"客户编号,发票号,到账日期,金额":                ledger.Receipts,
		"Customer ID,Payment Date,Amount": ledger.Receipts,
		"客户编号,日期,借方,贷方":                   ledger.Ledger,
		"customer id,date,type,amount":    ledger.Ledger,
		"币种,日期,汇率":                        ledger.Rates,
		"客户编号,金额":                         ledger.AnyKind,
	} {
		row := strings.Repeat("1,", strings.Count(header, ",")) + "1"
		s := open(t, ledger.Options{}, []file{{name: "a.csv", text: header + "\n" + row + "\n" + row + "\n"}})[0]
		if len(s.Kinds) != 1 || s.Kinds[0] != want {
			t.Errorf("%s: %v, want %v", header, s.Kinds, want)
		}
	}
	if ledger.Roles(ledger.AnyKind) != nil {
		t.Error("a table of any kind has no columns of its own")
	}
}

// TestCustomersWithoutIDs joins by names, whatever ids the lines have.
func TestCustomersWithoutIDs(t *testing.T) {
	who := directory.Customers{Len: 2, ID: func(int) string { return "" }, Name: func(row int) string { return []string{"阿里", "百度"}[row] }}
	files := []file{{name: "a.csv", text: "客户编号,客户名称,发票号,开票日期,金额,结清日期\nX1,百度,1,2024-01-01,5,x\nX2,,2,2024-01-01,6,\n"},
		{name: "b.csv", text: "客户名称,收款日期,收款金额,核销发票号\n阿里,2024-01-02,1,1\n"}}
	c, err := ledger.Collect(who, open(t, ledger.Options{}, files), ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`a.csv:2 [1]: "x" is not a date such as 2026-09-30`,
		`a.csv:3 [-1]: no customer has the id "X2"; is a list missing, or another one meant?`,
		`b.csv:2 [0]: the invoice "1" is not this customer's but 百度's: the amount stays unapplied`,
	}
	if d := cmp.Diff(want, problems(c)); d != "" || len(c.Entries) != 2 || c.Entries[0].Customer != 1 {
		t.Errorf("%s\n%v", d, c.Entries)
	}
	if c.Files[0].Entries != 1 || c.Files[1].Entries != 1 || len(c.Files[0].SHA256) != 64 {
		t.Error(c.Files)
	}
}

// TestNotes says what was assumed.
func TestNotes(t *testing.T) {
	files := []file{{name: "a.csv", text: "客户编号,发票号,开票日期,金额\nC1,1,1/13/2024,5.005\nC1,2,13/1/2024,1\nC1,3,1/2/2024,1.234\n"},
		{name: "b.csv", text: "客户编号,发票号,开票日期,金额\nC1,4,1/13/2024,5\n合计,,,5\n"}}
	o := ledger.Options{Decimals: 2}
	sources := open(t, o, files)
	c, err := ledger.Collect(people(), sources, o)
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, n := range c.Notes {
		notes = append(notes, n.String())
	}
	want := []string{
		`a.csv: 2 amounts of "金额" have more than 2 decimals and are rounded`,
		`b.csv: dates such as "1/13/2024" are read as month/day/year`,
		`b.csv:3: a total row (合计), set aside`,
	}
	if d := cmp.Diff(want, notes); d != "" {
		t.Error(d)
	}
}

// TestOddCells are cells of workbooks, units above a table, and numbers that stand more than once.
func TestOddCells(t *testing.T) {
	files := []file{
		{name: "a.xlsx", sheets: map[string][][]any{"账": {
			{"单位：万元"}, {},
			{"客户编号", "日期", "类型", "发票号", "金额", "核销发票号"},
			{"C1", time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), "发票", "7", 1.5, nil}, {"C1", 45352, "发票", "7", 2, nil}, {"C2", 45352, "发票", "7", 0.00005, nil},
			{"C2", 45352, "发票", "8", true, nil}, {"007", 45352, "收款", nil, 1, "7"}, {"C1", 45352, "收款", nil, 0, nil}, {"C1", 45352, "收款", nil, nil, nil}}}},
		{name: "b.csv", kind: ledger.Ledger, text: "客户编号,日期,发票号,借方\nC1,x/y/2024,9,3\nC1,2024-01-01,7,4\n"},
	}
	o := ledger.Options{Decimals: 2}
	c, err := ledger.Collect(people(), open(t, o, files), o)
	if err != nil {
		t.Fatal(err)
	}
	wantBooked := []string{
		"a.xlsx!账!E4 C1 invoice 15000.00 2024-02-29 no 7", "a.xlsx!账!E6 C2 invoice 0.50 2024-03-01 no 7",
		"a.xlsx!账!E8 007 receipt 10000.00 2024-03-01 of 7", "a.xlsx!账!E9 C1 receipt 0.00 2024-03-01",
	}
	wantProblems := []string{
		`a.xlsx!账!D5 [0]: the invoice "7" stands here again for this customer; the first counts (receivables: repeats: add adds such lines up)`, `a.xlsx!账!E7 [1]: "TRUE" is not a number`,
		"a.xlsx!账!E10 [0]: a line without an amount is not booked", `b.csv:2 [0]: "x/y/2024" is not a date such as 2026-09-30`,
		`b.csv:3 [0]: the invoice "7" stands here again for this customer; the first counts (receivables: repeats: add adds such lines up)`,
		`a.xlsx!账!F8 [2]: no invoice "7" of this customer is known: the amount stays unapplied`,
	}
	wantTallies := []string{
		"金额: 7 45000.50 = 4 25000.50 + 2 0.00 without an amount + 1 20000.00 of invoices that stand twice",
		"借方: 2 7.00 = 0 0.00 + 1 3.00 without a date + 1 4.00 of invoices that stand twice",
	}
	if d := cmp.Diff([][]string{wantBooked, wantProblems, wantTallies}, [][]string{booked(c), problems(c), tallies(c)}); d != "" {
		t.Error(d)
	}
}
