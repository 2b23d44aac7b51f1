//go:build data

package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The tests of this file make lists of customers from real order lines, and want every customer's figures to be those of
// SQLite, in whole units of the last decimal.

// tabled is what a run says of tables: every customer's fields, and where the lines went.
type tabled struct {
	Tables []struct {
		Lines int
		Sum   float64
		Parts []struct {
			What  string
			Lines int
			Sum   float64
		}
		Fields []struct {
			Name  string
			Lines int
			Sum   float64
		}
	}
	Concentration struct {
		Net      float64
		NetTop10 float64 `json:"net_top10"`
	}
	Customers []struct {
		ID, Tier string
		Value    float64
		Fields   map[string]any
	}
}

func scoreLines(t *testing.T, config, list string) tabled {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tier.yaml")
	if err := os.WriteFile(path, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	began := time.Now() //nolint:forbidigo // it is measured
	code, stdout, stderr := runTier("score", "--json", "--lang", "en", "--no-alike", "--config", path, list)
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	t.Logf("%s: %s", filepath.Base(list), time.Since(began).Round(10*time.Millisecond)) //nolint:forbidigo // it is measured
	var out tabled
	if err := json.Unmarshal(stdout, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// wants compares a field of all customers with rows of id and value in whole units.
func (r *tabled) wants(t *testing.T, field string, unit float64, rows [][]string) {
	t.Helper()
	want := make(map[string]string)
	for _, row := range rows {
		want[row[0]] = row[1]
	}
	for _, c := range r.Customers {
		got := fmt.Sprint(c.Fields[field])
		if x, isNumber := c.Fields[field].(float64); isNumber {
			got = fmt.Sprint(int64(math.Round(x * unit)))
		}
		expected, known := want[c.ID]
		if !known {
			expected = "0"
		}
		if got != expected {
			t.Fatalf("%s of %s: %s, want %s", field, c.ID, got, expected)
		}
		delete(want, c.ID)
	}
	if len(want) > 0 {
		t.Errorf("%s: %d customers are missing", field, len(want))
	}
}

// wantsTop10 wants the best n customers by value to bring a percentage of the net total, and the result to say so.
func (r *tabled) wantsTop10(t *testing.T, n int, percent string) {
	t.Helper()
	best, all, count := 0.0, 0.0, 0
	for _, c := range r.Customers {
		all += c.Value
		if c.Tier == "A" {
			best += c.Value
			count++
		}
	}
	if got := fmt.Sprintf("%.1f", 100*best/all); count != n || got != percent {
		t.Errorf("the top 10%% are %d customers and bring %s%%, want %d and %s%%", count, got, n, percent)
	}
	if c := r.Concentration; math.Abs(c.Net-all) > 1e-6 || fmt.Sprintf("%.1f", 100*c.NetTop10) != percent {
		t.Errorf("the result says that the top 10%% bring %v of the net %v, want %s%% of %v", c.NetTop10, c.Net, percent, all)
	}
}

const topTenth = `
models:
  - name: m
    criteria: [{name: c, weight: 100, formula: 'percentile(%s)', max: 100}]
    tiers: {by: headcount, levels: [{name: A, share: 10%%}, {name: B, share: 90%%}]}
`

// TestSuperstoreLinesAgainstSQL makes the list from 9,994 lines: every customer's figures, of every one of 16 quarters.
func TestSuperstoreLinesAgainstSQL(t *testing.T) {
	db := newDatabase(t)
	db.load("sheet", sheetAsCSV(t, outside(t, "superstore", "Sample - Superstore.xlsx"), "Orders"))
	db.exec(`CREATE TABLE lines AS SELECT "Customer ID" AS id, CAST(ROUND(Sales * 10000) AS INTEGER) AS sales, CAST(ROUND(Profit * 10000) AS INTEGER) AS profit,
		"Order ID" AS number, Category AS category, date('1899-12-30', '+' || "Order Date" || ' days') AS day FROM sheet;
		ALTER TABLE lines ADD COLUMN quarter; UPDATE lines SET quarter = strftime('%Y', day) || 'q' || ((strftime('%m', day) + 2) / 3);`)
	var quarters []string
	for _, row := range db.query("SELECT DISTINCT quarter FROM lines ORDER BY 1") {
		quarters = append(quarters, row[0])
	}
	if len(quarters) != 16 {
		t.Fatalf("quarters: %v", quarters)
	}
	var fields strings.Builder
	for _, q := range quarters {
		fmt.Fprintf(&fields, "      s%s: {sum: sales, in: %s}\n      n%s: {count: lines, in: %s}\n", q, q, q, q)
	}
	config := "version: 1\ntitle: x\nvalue: profit\nas_of: 2014-12-31\nfields: {id: Customer ID, name: Customer Name}\ntables:\n" +
		"  - name: orders\n    customers: true\n    date: day\n    columns: {day: Order Date, sales: Sales, profit: Profit, number: Order ID, category: Category}\n    fields:\n" +
		"      sales: {sum: sales}\n      profit: {sum: profit}\n      orders: {distinct: number}\n      months: {months: day}\n      last: {last: day}\n" +
		"      recency: {recency: day}\n      furniture: {sum: sales, where: 'category == \"Furniture\"'}\n" + fields.String() + fmt.Sprintf(topTenth, "profit")
	for _, file := range []string{"Sample - Superstore.xlsx", "Sample - Superstore.xls"} {
		r := scoreLines(t, config, outside(t, "superstore", file))
		if tab := r.Tables[0]; len(r.Customers) != 793 || tab.Lines != 9994 || tab.Parts[0].Lines != 9994 ||
			fmt.Sprintf("%.2f %.2f", tab.Sum, tab.Fields[1].Sum) != "2297200.86 286397.02" {
			t.Errorf("%s: %d customers, %+v", file, len(r.Customers), tab)
		}
		r.wantsTop10(t, 79, "57.3")
		r.wants(t, "sales", 10_000, db.query("SELECT id, SUM(sales) FROM lines GROUP BY 1"))
		r.wants(t, "profit", 10_000, db.query("SELECT id, SUM(profit) FROM lines GROUP BY 1"))
		r.wants(t, "orders", 1, db.query("SELECT id, COUNT(DISTINCT number) FROM lines GROUP BY 1"))
		r.wants(t, "months", 1, db.query("SELECT id, COUNT(DISTINCT substr(day, 1, 7)) FROM lines GROUP BY 1"))
		r.wants(t, "last", 1, db.query("SELECT id, MAX(day) FROM lines GROUP BY 1"))
		r.wants(t, "recency", 1, db.query("SELECT id, CAST(julianday('2014-12-31') - julianday(MAX(day)) AS INTEGER) FROM lines GROUP BY 1"))
		r.wants(t, "furniture", 10_000, db.query("SELECT id, SUM(sales) FROM lines WHERE category = 'Furniture' GROUP BY 1"))
		for _, q := range quarters {
			r.wants(t, "s"+q, 10_000, db.query("SELECT id, SUM(sales) FROM lines WHERE quarter = '"+q+"' GROUP BY 1"))
			r.wants(t, "n"+q, 1, db.query("SELECT id, COUNT(*) FROM lines WHERE quarter = '"+q+"' GROUP BY 1"))
		}
	}
}

// TestRetailLinesAgainstSQL makes the list from 541,909 lines, returns included, a quarter of them without a customer.
func TestRetailLinesAgainstSQL(t *testing.T) {
	db := newDatabase(t)
	list := unzipped(t, outside(t, "online-retail", "online_retail.csv.gz"))
	db.load("sheet", list)
	db.exec(`CREATE TABLE lines AS SELECT CustomerID AS id, Quantity * CAST(ROUND(UnitPrice * 1000) AS INTEGER) AS amount, InvoiceNo AS number,
		substr(InvoiceDate, 1, 10) AS day FROM sheet WHERE CustomerID <> '';`)
	config := "version: 1\ntitle: x\nvalue: sales\nas_of: 2011-12-31\nfields: {id: CustomerID, country: Country}\ntables:\n" +
		"  - name: lines\n    customers: true\n    date: day\n    columns: {day: InvoiceDate, quantity: Quantity, price: UnitPrice, number: InvoiceNo}\n" +
		"    derive: {amount: 'quantity * price'}\n    fields:\n      sales: {sum: amount}\n      orders: {distinct: number}\n      first: {first: day}\n" +
		"      returned: {sum: amount, where: 'amount < 0'}\n      spring: {sum: amount, in: 2011Q1}\n" + fmt.Sprintf(topTenth, "sales")
	r := scoreLines(t, config, list)
	parts := fmt.Sprintf("%d lines", r.Tables[0].Lines)
	for _, p := range r.Tables[0].Parts {
		parts += fmt.Sprintf(", %d %s %.2f", p.Lines, p.What, p.Sum)
	}
	if want := "541909 lines, 406829 counted 8300065.81, 135080 without_customer 1447682.12"; parts != want || len(r.Customers) != 4372 {
		t.Errorf("%d customers, %s, want %s", len(r.Customers), parts, want)
	}
	r.wantsTop10(t, 437, "60.0")
	r.wants(t, "sales", 1000, db.query("SELECT id, SUM(amount) FROM lines GROUP BY 1"))
	r.wants(t, "orders", 1, db.query("SELECT id, COUNT(DISTINCT number) FROM lines GROUP BY 1"))
	r.wants(t, "first", 1, db.query("SELECT id, MIN(day) FROM lines GROUP BY 1"))
	r.wants(t, "returned", 1000, db.query("SELECT id, SUM(amount) FROM lines WHERE amount < 0 GROUP BY 1"))
	r.wants(t, "spring", 1000, db.query("SELECT id, SUM(amount) FROM lines WHERE day BETWEEN '2011-01-01' AND '2011-03-31' GROUP BY 1"))
}
