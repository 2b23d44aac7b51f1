package book

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
	"tier/fileio"
)

// TestLedgersRecalculated has LibreOffice calculate the sheets of receivables and of the back-test: every formula of them
// gives the value that it brought along.
func TestLedgersRecalculated(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	dir := t.TempDir()
	var paths, names []string
	for i, c := range owedCases() {
		r, languages := c.judge(t), []words.Lang{words.Chinese, words.English}
		if i > 0 {
			languages = languages[i%2 : i%2+1]
		}
		for _, lang := range languages {
			data := written(t, r, lang)
			if err := booktest.Check(data); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			path := filepath.Join(dir, fmt.Sprintf("%02d.xlsx", len(paths)))
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			paths, names = append(paths, path), append(names, c.name)
		}
	}
	saved, compared := booktest.RecalculatedAll(t, paths...), 0
	for i, path := range paths {
		compared += sameFormulas(t, names[i], path, filepath.Join(saved, filepath.Base(path)))
	}
	t.Logf("%d cells with formulas in %d workbooks", compared, len(paths))
}

// TestLedgersFollow edits the day, a bucket's last day and rates of provision. What LibreOffice then calculates is what a
// fresh run gives.
func TestLedgersFollow(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	const receivables = `{terms: 30, buckets: [{to: 45, provision: 1%}, {to: 60, provision: 7.25%}, {to: 90, provision: 10.5%}], over: 33.3%, capital_rate: 4.5%, silent: 90, assets: 50000, alarms: [30%, 40%, 50%], margin: 20%}`
	const asOf = "2026-11-15"
	dir := t.TempDir()
	var paths []string
	cases := owedCases()[:1]
	cases = append(cases, owedCase{name: "mixed", asOf: "2026-09-30", receivables: usualReceivables, seed: 7, customers: 9, entries: 120, currencies: []string{"", "USD"}})
	for i, c := range cases {
		r := c.judge(t)
		s := ageingOf(t, r)
		day, err := time.Parse(time.DateOnly, asOf)
		if err != nil {
			t.Fatal(err)
		}
		edits := map[string]rawCell{
			"B2": rawNumber(fileio.DateSerial(day)), at(firstBucket, ageingLast): rawNumber(45), at(firstBucket+1, ageingRate): rawNumber(0.0725),
		}
		for key, x := range map[factKey]float64{capitalFact: 0.045, silentFact: 90, assetsFact: 50_000, marginFact: 0.2} {
			edits[strings.ReplaceAll(s.ref(key), "$", "")] = rawNumber(x)
		}
		path := filepath.Join(dir, fmt.Sprintf("%d.xlsx", i))
		data := editedSheets(t, written(t, r, words.English), map[string]map[string]rawCell{"Ageing": edits})
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	for i, c := range cases {
		is := booktest.Cells(t, filepath.Join(saved, filepath.Base(paths[i])))
		sameAsFresh(t, is, c.judgeAs(t, asOf, receivables))
	}
}

// ageingOf is where the cells of the sheet of ageing are.
func ageingOf(t testing.TB, r *result.Result) *ageing {
	t.Helper()
	b := newWorkbook(r, words.In(words.English))
	t.Cleanup(func() { b.file.Close() })
	b.live = true
	s := newAgeing(newLedgers(b))
	s.facts = s.planFacts()
	s.top = s.headRows() + len(s.facts.all) + ageingTail
	return s
}

// sameAsFresh compares what doesn't hang on entries after the day with a fresh result: all but sales, and what came in.
func sameAsFresh(t *testing.T, is map[string]map[string]booktest.Calculated, r *result.Result) {
	t.Helper()
	s := ageingOf(t, r)
	sheet, compared := is["Ageing"], 0
	money := func(ref string, want receivables.Money) {
		t.Helper()
		compared++
		got, err := strconv.ParseFloat(sheet[ref].Value, 64)
		if err != nil || got != want.Float(s.book.Options.Decimals) {
			t.Errorf("%s is %q, want %s: =%s", ref, sheet[ref].Value, want.Text(2), sheet[ref].Formula)
		}
	}
	line := func(row int, f *receivables.Figures) {
		t.Helper()
		money(at(balanceColumn, row), f.Balance)
		money(at(notDueColumn, row), f.NotDue)
		for i, m := range f.Buckets {
			money(at(firstBucket+i, row), m)
		}
		money(at(s.behind(overdueBehind), row), f.Overdue)
		money(at(s.behind(creditBehind), row), f.CreditNotes)
		money(at(s.behind(unappliedBehind), row), f.Unapplied)
		money(at(s.behind(provisionBehind), row), f.Provision)
		money(at(s.behind(costBehind), row), f.CostOfCredit)
		if got := sheet[at(s.behind(oldestBehind), row)].Value; got != strconv.Itoa(f.OverdueDays) {
			t.Errorf("row %d: %s days overdue, want %d", row, got, f.OverdueDays)
		}
	}
	line(ageingAmount, &s.book.Total.Figures)
	for i, customer := range s.customers {
		line(s.top+1+i, &s.book.Customers[customer].Figures)
		silent := sheet[at(s.behind(silentBehind), s.top+1+i)].Value == "silent"
		if silent != s.book.Customers[customer].Silent {
			t.Errorf("%s: silent is %v", r.ID(customer), silent)
		}
	}
	for i, m := range s.book.Total.Provisions {
		money(at(firstBucket+i, ageingProvision), m)
	}
	for _, f := range []struct {
		key  factKey
		want string
	}{{checkFact, "agrees"}, {alarmFact, s.alarm().Text}} {
		if got := sheet[strings.ReplaceAll(s.ref(f.key), "$", "")].Value; got != f.want {
			t.Errorf("%s: %q, want %q", f.key, got, f.want)
		}
	}
	t.Logf("%d amounts compared", compared)
}
