package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/ledger"
	"tier/credit/receivables"
	"tier/fileio"
)

// people are the customers of the tests; two are called 重名.
func people() directory.Customers {
	ids, names := []string{"C1", "C2", "007", "C4", "C5"}, []string{"阿里", "百度", "邦德", "重名", "重名"}
	return directory.Customers{Len: len(ids), ID: func(row int) string { return ids[row] }, Name: func(row int) string { return names[row] }}
}

// file is a file of a test: its text, or the sheets of a workbook, and what it is said to be.
type file struct {
	name   string
	text   string
	sheets map[string][][]any
	kind   ledger.Kind
}

func open(t testing.TB, o ledger.Options, files []file) []*ledger.Source {
	t.Helper()
	dir := t.TempDir()
	var sources []*ledger.Source
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if f.sheets != nil {
			writeBook(t, path, f.sheets)
		} else if err := os.WriteFile(path, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := ledger.Open(path, f.kind, fileio.ReadOptions{}, o)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	return sources
}

func writeBook(t testing.TB, path string, sheets map[string][][]any) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// booked are the entries as lines: place, customer, kind, amount, date, due, number, against, currency.
func booked(c *ledger.Collected) []string {
	kinds := []string{"invoice", "credit", "receipt", "refund", "opening"}
	var lines []string
	for i, e := range c.Entries {
		line := fmt.Sprintf("%s %s %s %s %s", c.Place(i), people().ID(e.Customer), kinds[e.Kind], e.Amount.Text(2), e.Date.Format(time.DateOnly))
		for _, part := range []struct{ name, text string }{{"due", dateText(e.Due)}, {"no", e.Number}, {"of", e.Against}, {"in", e.Currency}} {
			if part.text != "" {
				line += " " + part.name + " " + part.text
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func dateText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func problems(c *ledger.Collected) []string {
	var lines []string
	for _, p := range c.Problems {
		lines = append(lines, fmt.Sprintf("%s [%d]: %s", p.At, p.Row, p.Message))
	}
	return lines
}

// tallies are the columns: what was read, booked, and left out by reason.
func tallies(c *ledger.Collected) []string {
	var lines []string
	for _, t := range c.Tallies {
		line := fmt.Sprintf("%s: %d %s = %d %s", t.Header, t.Read.Count, t.Read.Sum.Text(2), t.Booked.Count, t.Booked.Sum.Text(2))
		for why, p := range t.LeftOut {
			if p.Count > 0 {
				line += fmt.Sprintf(" + %d %s %s", p.Count, p.Sum.Text(2), ledger.Reason(why).Message())
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func TestCollect(t *testing.T) {
	tests := []struct {
		name                      string
		files                     []file
		booked, problems, tallies []string
		options                   ledger.Options
		rates                     int
	}{
		{
			name: "invoices and receipts in Chinese",
			files: []file{
				{name: "发票.csv", text: "客户编号,发票号,开票日期,到期日,金额,币种\nC1,F1,2024-01-31,2024/3/1,\"1,000.50\",\nC2,F2,2024年2月29日,,200,USD\nC1,F3,2024-03-01,,-50,人民币\n"},
				{name: "收款.csv", text: "收款单号,客户名称,收款日期,收款金额,核销发票号\nR1,阿里,2024-02-01,500.25,F1\nR2,百 度,2024-02-02,-3,\n"},
			},
			booked: []string{
				"发票.csv:2 C1 invoice 1000.50 2024-01-31 due 2024-03-01 no F1", "发票.csv:3 C2 invoice 200.00 2024-02-29 no F2 in USD",
				"发票.csv:4 C1 credit 50.00 2024-03-01 no F3 in 人民币",
				"收款.csv:2 C1 receipt 500.25 2024-02-01 no R1 of F1", "收款.csv:3 C2 refund 3.00 2024-02-02 no R2",
			},
			tallies: []string{"金额: 3 1150.50 = 3 1150.50", "收款金额: 2 497.25 = 2 497.25"},
		},
		{
			name: "invoices with their settlement, in English, month first",
			files: []file{{name: "ar.csv", text: "customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,SettledDate\n" +
				"C1,1,1/2/2013,2/1/2013,55.94,1/15/2013\nC2,2,1/26/2013,2/25/2013,61.74,\nC2,3,2/1/2013,3/1/2013,-5,2/2/2013\n"}},
			booked: []string{
				"ar.csv:2 C1 invoice 55.94 2013-01-02 due 2013-02-01 no 1", "ar.csv:2 C1 receipt 55.94 2013-01-15 of 1",
				"ar.csv:3 C2 invoice 61.74 2013-01-26 due 2013-02-25 no 2",
				"ar.csv:4 C2 credit 5.00 2013-02-01 due 2013-03-01 no 3", "ar.csv:4 C2 refund 5.00 2013-02-02 of 3",
			},
			tallies: []string{"InvoiceAmount: 3 112.68 = 3 112.68", "SettledDate: 2 50.94 = 2 50.94"},
		},
		{
			name:  "invoices with what was paid of them",
			files: []file{{name: "a.csv", text: "客户编号,发票号,日期,金额,已收金额,结清日期\nC1,1,2024-01-01,100,40,2024-02-01\nC1,2,2024-01-01,100,,2024-02-02\nC1,3,2024-01-01,100,0,\nC1,4,2024-01-01,100,7,\nC1,,2024-01-01,100,x,2024-02-02\nC1,,2024-01-01,30,30,2024-02-03\nC9,7,2024-01-01,5,5,2024-01-02\n"}},
			booked: []string{
				"a.csv:2 C1 invoice 100.00 2024-01-01 no 1", "a.csv:2 C1 receipt 40.00 2024-02-01 of 1",
				"a.csv:3 C1 invoice 100.00 2024-01-01 no 2", "a.csv:3 C1 receipt 100.00 2024-02-02 of 2",
				"a.csv:4 C1 invoice 100.00 2024-01-01 no 3", "a.csv:4 C1 receipt 0.00 2024-01-01 of 3",
				"a.csv:5 C1 invoice 100.00 2024-01-01 no 4", "a.csv:6 C1 invoice 100.00 2024-01-01 no a.csv:6",
				"a.csv:7 C1 invoice 30.00 2024-01-01 no a.csv:7", "a.csv:7 C1 receipt 30.00 2024-02-03 of a.csv:7",
			},
			problems: []string{
				"a.csv:5 [0]: paid, but no day says when: it doesn't count as paid", `a.csv:6 [0]: "x" is not a number`,
				`a.csv:8 [-1]: no customer has the id "C9"; is a list missing, or another one meant?`,
			},
			tallies: []string{"金额: 7 535.00 = 6 530.00 + 1 5.00 of unknown customers", "已收金额: 7 182.00 = 4 170.00 + 1 5.00 of unknown customers + 1 7.00 without a date + 1 0.00 without an amount"},
		},
		{
			name: "a ledger of debits and credits, in 万元",
			files: []file{{name: "账.xlsx", sheets: map[string][][]any{"明细": {
				{"客户编号", "日期", "发票号", "借方(万元)", "贷方(万元)"}, {"C1", "2024-01-01", "F1", 1.23456, nil}, {"C1", "2024-02-01", "F1", nil, 0.5},
				{"C1", "2024-02-02", nil, -0.1, nil}, {"C1", "2024-02-03", nil, nil, -0.2}, {"C2", "2024-02-04", nil, 1, 2}, {"C2", "2024-02-05", nil, nil, nil}}}}},
			booked: []string{
				"账.xlsx!明细!D2 C1 invoice 12345.60 2024-01-01 no F1", "账.xlsx!明细!E3 C1 receipt 5000.00 2024-02-01 no F1 of F1",
				"账.xlsx!明细!D4 C1 credit 1000.00 2024-02-02", "账.xlsx!明细!E5 C1 refund 2000.00 2024-02-03",
				"账.xlsx!明细!D6 C2 invoice 10000.00 2024-02-04", "账.xlsx!明细!E6 C2 receipt 20000.00 2024-02-04",
			},
			problems: []string{"账.xlsx!明细!D7 [1]: a line without an amount is not booked"},
			tallies:  []string{"借方(万元): 4 21345.60 = 3 21345.60 + 1 0.00 without an amount", "贷方(万元): 3 23000.00 = 3 23000.00"},
		},
		{
			name:  "a ledger with types",
			files: []file{{name: "a.csv", text: "customer id,type,invoice no,date,due date,amount,applies to\nC1,期初,,2023-12-31,,-10,\nC1,Invoice,1,2024-01-01,2024-02-01,100,\nC1,Credit Note,9,2024-01-02,,-20,1\nC1,贷项,1,2024-01-02,,5,\nC1,收款,,2024-01-03,,30,1\nC1,退款,,2024-01-04,,2,\nC1,magic,,2024-01-04,,2,\nC1,,,2024-01-04,,2,\n"}},
			booked: []string{
				"a.csv:2 C1 opening -10.00 2023-12-31", "a.csv:3 C1 invoice 100.00 2024-01-01 due 2024-02-01 no 1", "a.csv:4 C1 credit 20.00 2024-01-02 no 9 of 1",
				"a.csv:5 C1 credit 5.00 2024-01-02 no 1 of 1", "a.csv:6 C1 receipt 30.00 2024-01-03 of 1", "a.csv:7 C1 refund 2.00 2024-01-04",
			},
			problems: []string{
				`a.csv:8 [0]: "magic" is no type of entry: those known are 发票/invoice, 贷项/credit note, 收款/receipt, 退款/refund and 期初/opening`,
				"a.csv:9 [0]: a line without a type is not booked",
			},
			tallies: []string{"amount: 8 111.00 = 6 107.00 + 2 4.00 of unknown type"},
		},
		{
			name:  "types and sides",
			files: []file{{name: "a.csv", text: "客户,日期,类型,借方,贷方,金额\n阿里,2024-01-01,期初,5,,5\n阿里,2024-01-01,期初,,3,3\n阿里,2024-01-01,贷项,,4,4\n阿里,2024-01-01,贷项,-6,,6\n阿里,2024-01-01,贷项,7,,7\n阿里,2024-01-01,退款,8,,8\n阿里,2024-01-01,收款,9,,9\n阿里,2024-01-01,发票,,#N/A,9\n"}},
			booked: []string{
				"a.csv:2 C1 opening 5.00 2024-01-01", "a.csv:3 C1 opening -3.00 2024-01-01", "a.csv:4 C1 credit 4.00 2024-01-01",
				"a.csv:5 C1 credit 6.00 2024-01-01", "a.csv:7 C1 refund 8.00 2024-01-01", "a.csv:8 C1 refund 9.00 2024-01-01",
			},
			problems: []string{
				`a.csv:6 [0]: "贷项" on this side of the ledger is at odds with its amount: it is not booked`, `a.csv:9 [0]: "#N/A" is not a number`,
			},
			tallies: []string{"借方: 5 23.00 = 4 16.00 + 1 7.00 of unknown type", "贷方: 3 7.00 = 2 7.00 + 1 0.00 without an amount"},
		},
		{
			name: "what can't be booked",
			files: []file{
				{name: "a.csv", text: "客户编号,客户名称,发票号,日期,到期日,金额\nC1,,1,2024-01-01,bad,10\nC1,,1,2024-01-02,,11\nC9,,2,2024-01-01,,12\n7,,3,2024-01-01,,13\n,重名,4,2024-01-01,,14\n,,5,2024-01-01,,15\nC1,,6,,,16\nC1,,7,someday,,17\nC1,,8,2024-01-01,,ten\nC1,,9,2024-01-01,,\n#N/A,,10,2024-01-01,,18\n,C2,11,2024-01-01,,19\nC9,,12,2024-01-01,,1e300\n,陌生公司,13,2024-01-01,,20\n"},
				{name: "b.csv", kind: ledger.Receipts, text: "客户编号,收款日期,金额,发票号\nC1,2024-01-05,1,1\nC1,2024-01-05,2,404\nC2,2024-01-05,3,1\nC9,2024-01-05,4,1\nC1,2024-01-05,,1\n"},
			},
			booked: []string{
				"a.csv:2 C1 invoice 10.00 2024-01-01 no 1", "a.csv:13 C2 invoice 19.00 2024-01-01 no 11",
				"b.csv:2 C1 receipt 1.00 2024-01-05 of 1", "b.csv:3 C1 receipt 2.00 2024-01-05 of 404", "b.csv:4 C2 receipt 3.00 2024-01-05 of 1",
			},
			problems: []string{
				`a.csv:2 [0]: "bad" is not a date such as 2026-09-30: the terms say when it is due`,
				`a.csv:3 [0]: the invoice "1" stands here again for this customer; the first counts (receivables: repeats: add adds such lines up)`,
				`a.csv:4 [-1]: no customer has the id "C9"; is a list missing, or another one meant?`,
				`a.csv:5 [-1]: no customer has the id "7", but one has "007": has a spreadsheet changed it? write it as it is in the list`,
				`a.csv:6 [-1]: several customers are called "重名": name this one by its id`,
				"a.csv:7 [-1]: a line without a customer is not booked", "a.csv:8 [0]: a line without a date is not booked",
				`a.csv:9 [0]: "someday" is not a date such as 2026-09-30`, `a.csv:10 [0]: "ten" is not a number`,
				"a.csv:11 [0]: a line without an amount is not booked", `a.csv:12 [-1]: no customer has the id "#N/A"; is a list missing, or another one meant?`,
				`a.csv:14 [-1]: no customer has the id "C9"; is a list missing, or another one meant?`, "a.csv:14 [-1]: 1e+300 is more than any book holds",
				`a.csv:15 [-1]: no customer is called "陌生公司"; is a list missing, or another one meant?`,
				`b.csv:5 [-1]: no customer has the id "C9"; is a list missing, or another one meant?`, "b.csv:6 [0]: a line without an amount is not booked",
				`b.csv:3 [0]: no invoice "404" of this customer is known: the amount stays unapplied`,
				`b.csv:4 [1]: the invoice "1" is not this customer's but C1's: the amount stays unapplied`,
			},
			tallies: []string{
				"金额: 14 165.00 = 2 29.00 + 1 15.00 without a customer + 5 77.00 of unknown customers + 2 33.00 without a date + 3 0.00 without an amount + 1 11.00 of invoices that stand twice",
				"金额: 5 10.00 = 3 6.00 + 1 4.00 of unknown customers + 1 0.00 without an amount",
			},
		},
		{
			name: "dates whose order nothing tells",
			files: []file{
				{name: "a.csv", text: "客户编号,发票号,日期,金额\nC1,1,1/2/2024,1\nC1,2,3/3/2024,2\n"},
				{name: "b.csv", text: "客户编号,发票号,日期,金额\nC1,3,1/2/2024,1\nC1,4,13/3/2024,2\nC1,5,30/2/2024,3\n"},
				{name: "c.csv", text: "客户编号,发票号,日期,金额\nC1,6,1/13/2024,1\nC1,7,13/1/2024,2\n"},
			},
			booked: []string{"a.csv:3 C1 invoice 2.00 2024-03-03 no 2", "b.csv:2 C1 invoice 1.00 2024-02-01 no 3", "b.csv:3 C1 invoice 2.00 2024-03-13 no 4"},
			problems: []string{
				`a.csv:2 [0]: "1/2/2024" may be two days, and no other date of the table tells which: write it as 2026-09-30`,
				`b.csv:4 [0]: "30/2/2024" is not a date such as 2026-09-30`,
				`c.csv:2 [0]: "1/13/2024" may be two days, and no other date of the table tells which: write it as 2026-09-30`,
				`c.csv:3 [0]: "13/1/2024" may be two days, and no other date of the table tells which: write it as 2026-09-30`,
			},
			tallies: []string{"金额: 2 3.00 = 1 2.00 + 1 1.00 without a date", "金额: 3 6.00 = 2 3.00 + 1 3.00 without a date", "金额: 2 3.00 = 0 0.00 + 2 3.00 without a date"},
		},
		{
			name:    "an order of dates, and headers that the caller knows",
			options: ledger.Options{DateOrder: fileio.DayFirst, Columns: map[ledger.Kind][]fileio.Spec{ledger.Invoices: {{Name: "amount", Headers: []string{"合计额"}}}}},
			files:   []file{{name: "a.csv", text: "客户编号,发票号,日期,合计额\nC1,1,1/2/2024,1.005\n"}},
			booked:  []string{"a.csv:2 C1 invoice 1.01 2024-02-01 no 1"},
			tallies: []string{"合计额: 1 1.01 = 1 1.01"},
		},
		{
			name: "rates, and a file of nothing",
			files: []file{
				{name: "汇率.csv", text: "币种,日期,汇率\nUSD,2024-01-01,7.1\n,2024-01-01,7\nEUR,,7.7\nEUR,2024-01-01,0\nEUR,2024-01-01,much\n"},
				{name: "n.csv", text: "科目,标准\n忠诚度,看\n"},
			},
			rates: 1,
			problems: []string{
				"汇率.csv:3 [-1]: a rate without a currency doesn't count", "汇率.csv:4 [-1]: a line without a date is not booked",
				"汇率.csv:5 [-1]: a rate is above 0: it doesn't count", `汇率.csv:6 [-1]: "much" is not a number`,
				"n.csv [-1]: no table of invoices, receipts or rates is found: one has columns for the customer, the date and the amount, or for the currency, the date and the rate",
			},
		},
		{
			name: "a workbook of all kinds, with a row of totals",
			files: []file{{name: "all.xlsx", sheets: map[string][][]any{
				"收款": {{"客户编号", "收款日期", "收款金额(元)"}, {"C1", "2024-01-02", 1}},
				"发票": {{"客户编号", "发票号", "开票日期", "金额(万元)"}, {"C1", "1", "2024-01-01", 2}, {"合计", nil, nil, 2}},
				"汇率": {{"币种", "日期", "汇率"}, {"USD", "2024-01-01", 7.1}},
				"说明": {{"随便"}},
			}}},
			rates:   1,
			booked:  []string{"all.xlsx!发票!D2 C1 invoice 20000.00 2024-01-01 no 1", "all.xlsx!收款!C2 C1 receipt 1.00 2024-01-02"},
			tallies: []string{"收款金额(元): 1 1.00 = 1 1.00", "金额(万元): 1 20000.00 = 1 20000.00"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.options.Decimals = 2
			c, err := ledger.Collect(people(), open(t, tt.options, tt.files), tt.options)
			if err != nil {
				t.Fatal(err)
			}
			got := [][]string{booked(c), problems(c), tallies(c)}
			want := [][]string{tt.booked, tt.problems, tt.tallies}
			if strings.HasSuffix(tt.files[0].name, "all.xlsx") { // sheets stand in any order
				for i := range got {
					slices.Sort(got[i])
					slices.Sort(want[i])
				}
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("want -, got +:\n%s", d)
			}
			if len(c.Rates) != tt.rates {
				t.Errorf("rates: %v", c.Rates)
			}
			for i, e := range c.Entries {
				if e.Line != i {
					t.Errorf("entry %d says it is %d", i, e.Line)
				}
			}
			if _, err := receivables.Compute(c.Entries, people().Len, receivables.Options{AsOf: time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC),
				Decimals: 2, Buckets: receivables.DefaultBuckets(), Rates: []receivables.Rate{{Currency: "USD", Date: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), Rate: 7}}}); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestUnitOfConfiguration: where only the configuration says what bare amounts are in, they are converted to the books' unit.
func TestUnitOfConfiguration(t *testing.T) {
	o := ledger.Options{Unit: "万元", Decimals: 6, Columns: map[ledger.Kind][]fileio.Spec{
		ledger.Invoices: {{Name: "amount", Headers: []string{"金额"}, Unit: "元"}},
	}}
	sources := open(t, o, []file{{name: "inv.csv", kind: ledger.Invoices, text: "客户编号,发票号,开票日期,金额\nC1,F1,2026-01-01,25000\n"}})
	c, err := ledger.Collect(people(), sources, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(c.Entries[0].Amount); got != "2500000" { // 2.5 in units of 0.000001
		t.Errorf("25000 元 are %s", got)
	}
}
