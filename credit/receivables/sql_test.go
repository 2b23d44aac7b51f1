package receivables_test

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

	"tier/credit/receivables"
)

// receivablesSQL ages a ledger without refunds and opening balances, by reference and then first in, first out: what is
// paid of an invoice by age is what is left of all cash after the invoices before it.
const receivablesSQL = `
CREATE TABLE seen AS SELECT * FROM entries, at WHERE made <= day;
CREATE INDEX of_seen ON seen (customer, kind, against);
CREATE TABLE named AS SELECT i.line, i.customer, i.made, i.number, i.cents, CASE WHEN i.due = '' THEN date(i.made, '+' || terms || ' days') ELSE i.due END AS due,
	coalesce((SELECT sum(c.cents) FROM seen c WHERE c.kind = 1 AND c.customer = i.customer AND c.against = i.number), 0) AS credited,
	coalesce((SELECT sum(p.cents) FROM seen p WHERE p.kind = 2 AND p.customer = i.customer AND p.against = i.number), 0) AS paid
	FROM seen i WHERE i.kind = 0;
CREATE INDEX of_named ON named (customer, number);
CREATE TABLE rest AS SELECT *, max(cents - credited, 0) AS after_credit, max(max(cents - credited, 0) - paid, 0) AS rest FROM named;
CREATE TABLE cash AS SELECT customer, sum(free) AS free, sum(held) AS held FROM (
	SELECT customer, sum(CASE WHEN against = '' THEN cents ELSE 0 END) AS free,
		sum(CASE WHEN against <> '' AND NOT EXISTS (SELECT 1 FROM named n WHERE n.customer = p.customer AND n.number = p.against) THEN cents ELSE 0 END) AS held
		FROM seen p WHERE kind = 2 GROUP BY 1
	UNION ALL SELECT customer, sum(max(paid - after_credit, 0)), 0 FROM rest GROUP BY 1) GROUP BY 1;
CREATE TABLE credits AS SELECT customer, sum(cents) AS cents FROM (
	SELECT customer, cents FROM seen c WHERE kind = 1 AND NOT EXISTS (SELECT 1 FROM named n WHERE n.customer = c.customer AND n.number = c.against)
	UNION ALL SELECT customer, max(credited - cents, 0) FROM rest) GROUP BY 1;
CREATE TABLE open AS SELECT r.customer, CAST(julianday(day) - julianday(due) AS INTEGER) AS late,
	rest - max(min(coalesce(free, 0) - (sum(rest) OVER before - rest), rest), 0) AS open
	FROM rest r LEFT JOIN cash USING (customer), at
	WINDOW before AS (PARTITION BY r.customer ORDER BY made, due, number ROWS UNBOUNDED PRECEDING);
CREATE INDEX of_rest ON rest (customer);
CREATE INDEX of_open ON open (customer);
CREATE INDEX of_cash ON cash (customer);
CREATE INDEX of_credits ON credits (customer);
SELECT c.customer, coalesce((SELECT sum(open * (late <= 0)) || ' ' || sum(open * (late BETWEEN 1 AND 30)) || ' ' || sum(open * (late BETWEEN 31 AND 60)) || ' ' ||
		sum(open * (late BETWEEN 61 AND 90)) || ' ' || sum(open * (late > 90)) FROM open WHERE customer = c.customer), '0 0 0 0 0') AS buckets,
	-coalesce((SELECT cents FROM credits WHERE customer = c.customer), 0) AS credits,
	-coalesce((SELECT held + max(free - (SELECT coalesce(sum(rest), 0) FROM rest WHERE customer = c.customer), 0) FROM cash WHERE customer = c.customer), 0) AS unapplied,
	(SELECT coalesce(sum(CASE kind WHEN 0 THEN cents ELSE -cents END), 0) FROM seen WHERE customer = c.customer) AS balance
	FROM (SELECT DISTINCT customer FROM entries) c ORDER BY 1;
`

// TestAgainstSQL ages a made-up ledger of 100,000 entries by SQLite too (the sqlite3 command), and wants no difference.
func TestAgainstSQL(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("there is no sqlite3 command")
	}
	const customers, terms = 1500, 20
	entries := ledgerOf(3, 100_000, customers, "")
	for i := range entries {
		if e := &entries[i]; e.Kind == receivables.Refund || e.Kind == receivables.Opening {
			e.Kind, e.Amount = receivables.Receipt, max(e.Amount, -e.Amount)
		}
	}
	path := filepath.Join(t.TempDir(), "entries.csv")
	writeEntries(t, path, entries)
	for _, day := range []string{"2023-02-28", "2024-02-29", "2025-06-30"} {
		o := asOf(day)
		o.Terms = terms
		b := compute(t, o, customers, entries...)
		rows := query(t, fmt.Sprintf(`.mode csv
CREATE TABLE entries (line INTEGER, customer INTEGER, kind INTEGER, cents INTEGER, made TEXT, due TEXT, number TEXT, against TEXT);
.import %q entries
CREATE TABLE at AS SELECT '%s' AS day, %d AS terms;
%s`, path, day, terms, receivablesSQL))
		if len(rows) != customers {
			t.Fatalf("%d customers", len(rows))
		}
		for i, row := range rows {
			if got, want := sums(&b.Customers[i].Figures), strings.Join(row[1:], " "); got != want {
				t.Errorf("%s, customer %d: %s, want %s", day, i, got, want)
			}
		}
	}
}

func writeEntries(t *testing.T, path string, entries []receivables.Entry) {
	t.Helper()
	var text bytes.Buffer
	for i, e := range entries {
		due := ""
		if !e.Due.IsZero() {
			due = e.Due.Format(time.DateOnly)
		}
		fmt.Fprintf(&text, "%d,%d,%d,%d,%s,%s,%s,%s\n", i, e.Customer, e.Kind, e.Amount, e.Date.Format(time.DateOnly), due, e.Number, e.Against)
	}
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

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
