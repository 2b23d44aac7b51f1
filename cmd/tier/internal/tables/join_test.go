package tables_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
)

const head = `version: 1
fields: {id: 编号, name: 名称}
models:
  - {name: m, criteria: [{name: c, formula: '1', max: 1, weight: 100}], tiers: {by: score, levels: [{name: A, min: 1}, {name: B}]}}
tables:
  - name: lines
    customer: 编号
    customer_name: 名称
    columns: {day: 日期, amount: {header: 金额, unit: 元}, word: 词, code: {header: 码, type: number}}
    derive: {double: 'amount * 2', half: 'code / 2'}
    date: day
    amount: amount
`

// source reads lines.
func source(t testing.TB, yaml, text string) *tables.Source {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(head+yaml))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "lines.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := fileio.Read(path, fileio.ReadOptions{Known: tables.Known(cfg, &cfg.Tables[0])})
	if err != nil {
		t.Fatal(err)
	}
	source, err := tables.Bind(cfg, &cfg.Tables[0], []*fileio.Table{read})
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// joinTo joins lines to so many customers, C0 and so on.
func joinTo(t testing.TB, s *tables.Source, customers int) *tables.Joined {
	t.Helper()
	who := directory.Customers{Len: customers, ID: func(row int) string { return fmt.Sprint("C", row) }, Name: func(row int) string { return fmt.Sprint("客户", row) }}
	j, err := s.Join(who, time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// join reads lines and joins them to five customers, C0 to C4.
func join(t testing.TB, yaml, text string) *tables.Joined {
	t.Helper()
	return joinTo(t, source(t, yaml, text), 5)
}

// TestAggregates makes each kind of field of the same few lines; 客户1 has none of this year, C2 has none at all.
func TestAggregates(t *testing.T) {
	const lines = "编号,名称,日期,金额,词,码\n" +
		"C0,,2026-01-05,100.10,甲,7\nC0,,2026-01-20,200.20,乙,7\nC0,,2025-03-01,-50,甲,8\nC0,,2026-07-01,0.05,,\n" +
		",客户1,2025-12-31,10,丙,9\n"
	for _, test := range []struct{ field, c0, c1, c2 string }{
		{"{sum: amount}", "250.35", "10", "0"},
		{"{sum: double}", "500.7", "20", "0"},
		{"{sum: amount, unit: 万元}", "0.025035", "0.001", "0"},
		{"{sum: amount, in: this year}", "300.35", "0", "0"},
		{"{sum: amount, in: 2025}", "-50", "10", "0"},
		{"{sum: amount, where: 'word == \"甲\"'}", "50.1", "0", "0"},
		{"{count: lines}", "4", "1", "0"},
		{"{count: word}", "3", "1", "0"},
		{"{count: lines, where: 'word != \"甲\"'}", "2", "1", "0"},
		{"{distinct: word}", "2", "1", "0"},
		{"{distinct: code}", "2", "1", "0"},
		{"{distinct: day, in: 2026Q1}", "2", "0", "0"},
		{"{mean: amount}", "62.5875", "10", "NaN"},
		{"{mean: amount, per: month, in: this year}", "33.372222222", "0", "0"},
		{"{mean: amount, per: quarter, in: this year}", "100.116666667", "0", "0"},
		{"{mean: amount, per: year}", "125.175", "5", "0"},
		{"{min: amount}", "-50", "10", "NaN"},
		{"{max: amount, unit: 万元}", "0.02002", "0.001", "NaN"},
		{"{min: day}", "2025-03-01", "2025-12-31", ""},
		{"{first: day}", "2025-03-01", "2025-12-31", ""},
		{"{last: day, in: last year}", "2025-03-01", "2025-12-31", ""},
		{"{last: word}", "", "丙", ""},
		{"{first: word}", "甲", "丙", ""},
		{"{last: code, in: 2026-01}", "7", "NaN", "NaN"},
		{"{months: day}", "3", "1", "0"},
		{"{share: amount, where: 'word == \"乙\"', in: 2026}", "0.666555685", "NaN", "NaN"},
		{"{recency: day}", "91", "273", "NaN"},
		{"{sum: amount, in: 2019}", "NaN", "NaN", "NaN"},
	} {
		f := join(t, "    fields: {x: "+test.field+"}\n", lines).Fields[0]
		for row, want := range []string{test.c0, test.c1, test.c2} {
			if got := valueOf(f, row); got != want {
				t.Errorf("%s of C%d: %s, want %s", test.field, row, got, want)
			}
		}
	}
}

func valueOf(f *tables.Field, row int) string {
	switch {
	case f.Numbers != nil:
		return fmt.Sprint(f.Numbers[row])
	case f.Texts != nil:
		return f.Texts[row]
	case f.Dates[row].IsZero():
		return ""
	}
	return f.Dates[row].Format(time.DateOnly)
}

// TestPartsMakeTheTotal draws lines of all fates, and wants each part and every customer's sum as fractions have them.
func TestPartsMakeTheTotal(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(5, seed))
		text, want, total, sums := strings.Builder{}, map[tables.Fate]*big.Rat{}, new(big.Rat), map[int]*big.Rat{}
		summer, large, doubt := map[int]*big.Rat{}, map[int]*big.Rat{}, map[int]bool{}
		text.WriteString("编号,日期,金额,词,码\n")
		for range 1 + r.IntN(40) {
			l := draw(r)
			fmt.Fprintf(&text, "%s,%s,%s,%s,%s\n", l.id, l.day, l.amount, l.word, l.code)
			x, ok := new(big.Rat).SetString(l.amount)
			if !ok {
				x = new(big.Rat)
			}
			fate := l.fate()
			addTo(want, fate, x)
			total.Add(total, x)
			if fate == tables.Counted {
				addTo(sums, int(l.id[1]-'0'), x)
				if l.day >= "2026-06" && l.day < "2026-09" {
					addTo(summer, int(l.id[1]-'0'), x)
				}
				if l.code == "7" {
					addTo(large, int(l.id[1]-'0'), x)
				}
			}
			if fate == tables.Undated || fate == tables.Unreadable || fate == tables.Undecided && l.code != "" {
				doubt[int(l.id[1]-'0')] = true
			}
		}
		j := join(t, "    where: 'word != \"作废\" and code > 0'\n    returns: drop\n"+
			"    fields: {x: {sum: amount}, summer: {sum: amount, in: 2026-06-01..2026-08-31}, large: {sum: amount, where: 'code >= 5'}}\n", text.String())
		if j.Tally.All.Sum.Rat().Cmp(total) != 0 {
			t.Errorf("%d: the total is %v, want %v", seed, j.Tally.All.Sum.Figure(), total)
		}
		for fate := range j.Tally.By {
			expected := cmp.Or(want[tables.Fate(fate)], new(big.Rat))
			if j.Tally.By[fate].Sum.Rat().Cmp(expected) != 0 {
				t.Errorf("%d: %s: %v, want %v", seed, tables.Fate(fate).Message(), j.Tally.By[fate].Sum.Figure(), expected)
			}
		}
		for i, of := range []map[int]*big.Rat{sums, summer, large} {
			f := j.Fields[i]
			for row, x := range f.Numbers {
				expected, _ := cmp.Or(of[row], new(big.Rat)).Float64()
				isMissing := doubt[row] || f.Unspoken
				if isMissing != math.IsNaN(x) || !isMissing && x != expected {
					t.Errorf("%d: %s of C%d: %v, want %v", seed, f.Spec.Name, row, x, expected)
				}
			}
		}
	}
}

func addTo[K comparable](sums map[K]*big.Rat, key K, x *big.Rat) {
	if sums[key] == nil {
		sums[key] = new(big.Rat)
	}
	sums[key].Add(sums[key], x)
}

// line is a drawn line.
type line struct{ id, day, amount, word, code string }

func draw(r *rand.Rand) line {
	pick := func(odd string, usual string) string {
		if r.IntN(10) == 0 {
			return odd
		}
		return usual
	}
	amount := fmt.Sprintf("%d.%0*d", r.IntN(100_000), 1+r.IntN(4), r.IntN(10))
	if r.IntN(8) == 0 {
		amount = "-" + amount
	}
	return line{
		id:     pick("", pick("C9", fmt.Sprint("C", r.IntN(5)))),
		day:    pick("2026-10-01", pick("", fmt.Sprintf("2026-0%d-1%d", 1+r.IntN(9), r.IntN(10)))),
		amount: pick("n/k", amount),
		word:   pick("作废", pick("", "正常")),
		code:   pick("abc", pick("", pick("-1", pick("7", "1")))),
	}
}

// fate is what must become of a line, in the order of the reasons.
func (l line) fate() tables.Fate {
	switch {
	case l.word == "作废" || l.code == "-1":
		return tables.Excluded
	case l.amount[0] == '-':
		return tables.Returned
	case l.day > "2026-09-30":
		return tables.Later
	case l.code == "":
		return tables.Undecided
	case l.id == "":
		return tables.Anonymous
	case l.id == "C9":
		return tables.Unknown
	case l.code == "abc":
		return tables.Undecided
	case l.day == "":
		return tables.Undated
	case l.amount == "n/k":
		return tables.Unreadable
	}
	return tables.Counted
}

// TestDoubt wants what hangs on a line that the condition can't decide, since a cell can't be read, to be missing and listed;
// a blank cell is no reason, and a line that is too late counts neither way.
func TestDoubt(t *testing.T) {
	const lines = "编号,日期,金额,码\nC0,2026-01-05,20,1\nC0,2026-01-06,100,abc\nC1,2026-01-05,30,1\nC1,2026-01-06,100,\nC2,2026-12-05,40,abc\n"
	for _, where := range []string{"code > 0", "half > 0"} {
		j := join(t, "    where: '"+where+"'\n    fields: {x: {sum: amount}, n: {count: lines}}\n", lines)
		for _, f := range j.Fields {
			for row, isMissing := range []bool{true, false, false} {
				if got := f.Numbers[row]; math.IsNaN(got) != isMissing {
					t.Errorf("%s: %s of C%d is %v", where, f.Spec.Name, row, got)
				}
			}
		}
		if len(j.Problems) != 1 || j.Problems[0].Row != 0 || !strings.HasSuffix(j.Problems[0].At.String(), "lines.csv:3") {
			t.Errorf("%s: %v", where, j.Problems)
		}
		if n := j.Tally.By[tables.Undecided].Lines; n != 2 {
			t.Errorf("%s: %d undecided", where, n)
		}
	}
}

// TestUncovered wants it said where a file ends long before the day, or begins late, of periods that are not over yet too.
func TestUncovered(t *testing.T) {
	const early, late = "C0,2026-01-05,20,,1\n", "C0,2026-09-28,20,,1\n"
	for _, test := range []struct{ in, lines, want string }{
		{"this year", early + late, "this year: 2026-01-01 to 2026-12-31, of which 273 of 365 days are over"},
		{"this year", early, "this year: 2026-01-01 to 2026-12-31, of which 273 of 365 days are over, but the file's lines end on 2026-01-05"},
		{"this year", late, "this year: 2026-01-01 to 2026-12-31, of which 273 of 365 days are over, but the file's lines begin on 2026-09-28"},
		{"last 9 months", early + late, ""},
		{"last 9 months", early, "last 9 months: 2026-01-01 to 2026-09-30, but the file's lines end on 2026-01-05"},
		{"last 12 months", early, "last 12 months: 2025-10-01 to 2026-09-30, but the file's lines begin on 2026-01-05 and end on 2026-01-05"},
		{"last year", early, "last year: the file has no line between 2025-01-01 and 2025-12-31, and nobody has a value"},
	} {
		j := join(t, "    fields: {x: {sum: amount, in: "+test.in+"}}\n", "编号,日期,金额,词,码\n"+test.lines)
		if got := j.Fields[0].Uncovered.String(); got != test.want {
			t.Errorf("%s: %q, want %q", test.in, got, test.want)
		}
	}
}

// TestUndecidedOfField counts apart the lines that a field's condition leaves out and those that it can't decide, and says so.
func TestUndecidedOfField(t *testing.T) {
	const lines = "编号,日期,金额,码\nC0,2026-01-05,20,7\nC0,2026-01-06,100,\nC1,2026-01-05,30,1\nC1,2026-01-06,1,2\n"
	j := join(t, "    fields: {x: {sum: amount, where: 'code >= 5', title: 大单}, y: {sum: amount}}\n", lines)
	f := j.Fields[0]
	if got := [3]int{f.In.Lines, f.Left.Lines, f.Undecided.Lines}; got != [3]int{1, 2, 1} {
		t.Errorf("counted, left out, undecided: %v", got)
	}
	const want = "大单: the condition leaves out 2 lines, and can't decide 1 in which a cell that it reads has no value: none of these count"
	if said := j.Said(); len(said) != 1 || said[0].String() != want {
		t.Errorf("%v", said)
	}
}
