//go:build data

package ledger_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/ledger"
	"tier/credit/receivables"
	"tier/fileio"
)

// The tests of this file age real invoices twice, in the program and by SQLite (the sqlite3 command), and want no difference.
//
//	TIER_DATA=FOLDER go test -tags data ./cmd/tier/internal/ledger

// query runs a script of SQLite and returns the rows that it prints as CSV.
func query(t *testing.T, script string) [][]string {
	t.Helper()
	cmd := exec.Command("sqlite3", "-batch", "-bail", ":memory:")
	cmd.Stdin = strings.NewReader(script)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Run(); err != nil || told.Len() > 0 {
		t.Fatalf("sqlite3: %v\n%s", err, told.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// isoSQL makes 2013-01-15 out of 1/15/2013.
func isoSQL(column string) string {
	return fmt.Sprintf(`substr(%[1]s, -4) || '-' || substr('0' || substr(%[1]s, 1, instr(%[1]s, '/') - 1), -2) || '-' ||
		substr('0' || substr(%[1]s, instr(%[1]s, '/') + 1, length(%[1]s) - 5 - instr(%[1]s, '/')), -2)`, column)
}

// TestReceivablesAgainstSQL ages 2,466 invoices as of every month's end of 2012 and 2013, customer by customer.
func TestReceivablesAgainstSQL(t *testing.T) {
	root := os.Getenv("TIER_DATA")
	if root == "" {
		t.Skip("TIER_DATA names no folder")
	}
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("there is no sqlite3 command")
	}
	path := filepath.Join(root, "receivables", "WA_Fn-UseC_-Accounts-Receivable.csv")
	load := fmt.Sprintf(`.mode csv
.import %q lines
CREATE TABLE items AS SELECT customerID AS customer, CAST(round(InvoiceAmount * 100) AS INTEGER) AS cents,
	%s AS made, %s AS due, %s AS settled FROM lines;
`, path, isoSQL("InvoiceDate"), isoSQL("DueDate"), isoSQL("SettledDate"))
	var who directory.Customers
	var ids []string
	for _, row := range query(t, load+"SELECT DISTINCT customer FROM items ORDER BY 1;\n") {
		ids = append(ids, row[0])
	}
	who = directory.Customers{Len: len(ids), ID: func(row int) string { return ids[row] }, Name: func(int) string { return "" }}
	o := ledger.Options{Decimals: 2}
	source, err := ledger.Open(path, ledger.AnyKind, fileio.ReadOptions{}, o)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ledger.Collect(who, []*ledger.Source{source}, o)
	if err != nil || len(c.Problems) > 0 || len(c.Entries) != 2*2466 {
		t.Fatal(err, len(c.Entries), c.Problems)
	}
	compared := 0
	for month := time.January; month <= 24; month++ {
		asOf := time.Date(2012, month+1, 0, 0, 0, 0, 0, time.UTC)
		from := time.Date(asOf.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		for _, apply := range []receivables.Apply{receivables.ReferenceThenFIFO, receivables.Reference} {
			b, err := receivables.Compute(c.Entries, who.Len, receivables.Options{AsOf: asOf, Decimals: 2, Apply: apply,
				Buckets: []receivables.Bucket{{To: 30}, {To: 60}, {To: 90}, {}}})
			if err != nil {
				t.Fatal(err)
			}
			compared += compareBySQL(t, load, b, asOf, from)
			if asOf.Equal(time.Date(2012, 12, 31, 0, 0, 0, 0, time.UTC)) {
				wantYearEnd(t, b)
			}
		}
	}
	if compared < 40_000 {
		t.Errorf("only %d figures compared", compared)
	}
	t.Logf("%d figures compared", compared)
}

// compareBySQL compares every figure of every customer.
func compareBySQL(t *testing.T, load string, b *receivables.Book, asOf, from time.Time) int {
	t.Helper()
	sum := func(condition string) string {
		return "coalesce(sum(cents * (made <= at.day AND settled > at.day AND " + condition + ")), 0)"
	}
	late := "julianday(at.day) - julianday(due)"
	columns := []string{
		sum(late + " <= 0"), sum(late + " BETWEEN 1 AND 30"), sum(late + " BETWEEN 31 AND 60"), sum(late + " BETWEEN 61 AND 90"), sum(late + " > 90"), sum("1"),
		"CAST(max((made <= at.day AND settled > at.day) * max(" + late + ", 0)) AS INTEGER)",
		"sum(cents * (made < at.first)) - sum(cents * (settled < at.first))",
		"sum(cents * (made BETWEEN at.first AND at.day))", "sum(cents * (settled BETWEEN at.first AND at.day))",
		"coalesce(-sum(cents * (settled <= at.day AND made > at.day)), 0)",
		sum("substr(made, 1, 4) = substr(at.day, 1, 4)"), "sum(made <= at.day AND settled > at.day)",
	}
	script := load + fmt.Sprintf("CREATE TABLE at AS SELECT '%s' AS day, '%s' AS first;\nSELECT %s FROM items, at GROUP BY customer ORDER BY customer;\n",
		asOf.Format(time.DateOnly), from.Format(time.DateOnly), strings.Join(columns, ", "))
	compared := 0
	for i, row := range query(t, script) {
		f := b.Customers[i]
		open := 0
		for _, it := range f.Items {
			if it.Open > 0 {
				open++
			}
		}
		got := fmt.Sprintf("%d %d %d %d %d %d %d %d %d %d %d %d %d", f.NotDue, f.Buckets[0], f.Buckets[1], f.Buckets[2], f.Buckets[3],
			f.Balance-f.Unapplied, f.OverdueDays, f.Opening, f.Invoiced, f.Received, f.Unapplied, f.Years[0], open)
		if want := strings.Join(row, " "); got != want {
			t.Errorf("%s, customer %d:\n got %s\nwant %s", asOf.Format(time.DateOnly), i, got, want)
		}
		compared += len(row)
	}
	return compared
}

// wantYearEnd wants what was open at the end of 2012.
func wantYearEnd(t *testing.T, b *receivables.Book) {
	t.Helper()
	var counts [2]int
	for _, it := range b.Items {
		counts[it.Bucket+1]++
	}
	if counts != [2]int{86, 13} || b.Total.NotDue != 493_632 || b.Total.Buckets[0] != 78_874 || b.Total.Overdue != 78_874 {
		t.Error(counts, b.Total)
	}
}
