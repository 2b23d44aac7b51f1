package scored_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tier/cmd/tier/internal/book"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/tiering"
)

// rubric's value is computed, so that no column of the result holds it.
const rubric = `version: 1
title: 客户分级
value: total
fields: {id: 编号, name: 名称, a: 甲(万元), b: 乙, grade: 评价}
derive: {total: 'a + b'}
scales: {five: {优秀: 10, 良好: 8, 合格: 6}}
models:
  - name: value
    title: 价值
    criteria: [{name: 评价, field: grade, weight: 100, grades: five}]
    tiers: {by: score, levels: [{name: A级, min: 90, expect: 60%}, {name: B级, min: 70, expect: 33.3%}, {name: C级}]}
`

const list = "编号,名称,甲(万元),乙,评价\n1,子,10,5,优秀\n1,子,7,7,优秀\n2,丑,20,2.5,良好\n3,寅,,1,合格\n4,卯,1,1,差\n"

// TestSameTables: of each file the same tables as the run's, in both languages. Of a .csv only what it can say.
func TestSameTables(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, rubric), resulttest.List(t, "list.csv", list))
	want := r.Models[0].Distribution
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		p := words.In(lang)
		var xlsx, csv, json bytes.Buffer
		for _, err := range []error{book.Write(&xlsx, r, p, book.Options{}), r.WriteCSV(&csv, p, 1, nil), r.WriteJSON(&json, p)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		fromBook, fromCSV := counted(t, "r.xlsx", xlsx.Bytes()), counted(t, "r.csv", csv.Bytes())
		fromJSON, err := scored.FromJSON("r.json", &json, 2, p)
		if err != nil {
			t.Fatal(err)
		}
		// A sum that no column holds doesn't say which customers lack it.
		close := cmpopts.EquateApprox(0, 1e-9)
		sums := cmpopts.IgnoreFields(tiering.Part{}, "MissingValue", "Negative", "NegativeValue")
		counts := cmpopts.IgnoreFields(tiering.Distribution{}, "Rows", "Unscored")
		diff(t, want, fromBook.Models[0].Distribution, close, cmpopts.EquateNaNs(), sums)
		diff(t, want, fromJSON.Models[0].Distribution, close, cmpopts.EquateNaNs(), sums, counts)
		diff(t, want, fromCSV.Models[0].Distribution, close, cmpopts.EquateNaNs(), sums, cmpopts.IgnoreFields(tiering.Distribution{}, "HasValue"),
			cmpopts.IgnoreFields(tiering.Part{}, "Value", "ValueShare", "Expect", "Gap"))
		for _, again := range []*scored.Result{fromBook, fromCSV, fromJSON} {
			diff(t, 1, again.Models[0].Unscored) // the repeat of 1 is no customer
			diff(t, []string{"1 子 100 A级 1", "2 丑 80 B级 2"}, best(again))
		}
		if len(fromBook.Stale) > 0 || fromBook.Title != "客户分级" || fromBook.Value != "total" {
			t.Errorf("%v, %q, %q", fromBook.Stale, fromBook.Title, fromBook.Value)
		}
	}
}

// TestTables says in JSON what it prints, and JSON that was read stays as it was.
func TestTables(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, rubric), resulttest.List(t, "list.csv", list))
	var xlsx, json bytes.Buffer
	if err := book.Write(&xlsx, r, words.In(words.English), book.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteJSON(&json, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	want, err := result.ReadTables(bytes.NewReader(json.Bytes()), func(result.Customer) {})
	if err != nil {
		t.Fatal(err)
	}
	again, err := scored.FromJSON("r.json", &json, 0, words.In(words.English))
	if err != nil {
		t.Fatal(err)
	}
	diff(t, want, again.Tables("1"))
	diff(t, want.Models[0].Tiers, counted(t, "r.xlsx", xlsx.Bytes()).Tables("1").Models[0].Tiers, cmpopts.EquateApprox(0, 1e-9))
}

// TestNotOurs: what tier did not write has no tables.
func TestNotOurs(t *testing.T) {
	for _, text := range []string{"编号,得分,排名,级别,依据\n1,90,1,A,好\n", "a,b\n1,2\n"} {
		table, err := fileio.Read(saved(t, "r.csv", []byte(text)), fileio.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := scored.FromTable(table, scored.Pages{}, scored.Options{}); ok {
			t.Errorf("%q is taken for a result of tier", text)
		}
	}
	for _, text := range []string{"{}", "[]", "1", `{"tool":"tier"}`, `{"tool":"x","schema":1}`, `{"tool":"tier","schema":99}`, `{"tool":"tier","schema":1,`, `{"customers":{}}`, `{"models":3}`} {
		if _, err := scored.FromJSON("r.json", strings.NewReader(text), 0, words.In(words.English)); err == nil {
			t.Errorf("%s is taken for a result of tier", text)
		}
	}
}

func counted(t *testing.T, name string, data []byte) *scored.Result {
	t.Helper()
	f, err := fileio.Open(saved(t, name, data), fileio.ReadOptions{Mark: book.Mark(), Known: result.OwnHeaders()})
	if err != nil {
		t.Fatal(err)
	}
	table, err := f.Table()
	if err != nil {
		t.Fatal(err)
	}
	r, ok := scored.FromTable(table, scored.Pages{Summary: f.Sheet("汇总", "Summary")}, scored.Options{Top: 2, IDs: []string{"编号"}, Names: []string{"名称"}})
	if !ok {
		t.Fatalf("%s is not taken for a result of tier", name)
	}
	return r
}

func saved(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func best(r *scored.Result) []string {
	var all []string
	for _, c := range r.Best {
		all = append(all, strings.Join([]string{c.ID, c.Name, fileio.Cell{Kind: fileio.Number, Num: c.Score}.String(), c.Tier,
			fileio.Cell{Kind: fileio.Number, Num: float64(c.Rank)}.String()}, " "))
	}
	return all
}

func diff(t *testing.T, want, got any, opts ...cmp.Option) {
	t.Helper()
	if d := cmp.Diff(want, got, opts...); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}
