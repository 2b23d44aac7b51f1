//go:build data

package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/config"
)

// backtested is what the tests of this file read of a result.
type backtested struct {
	Credit struct {
		Backtest struct {
			Rises  bool
			Grades []struct {
				Name                 string
				Customers, Defaulted int
				Rate                 float64
			}
			ByScore discrimination `json:"by_score"`
			ByGrade discrimination `json:"by_grade"`
		}
		Receivables struct {
			NotDue  float64 `json:"not_due"`
			Buckets []struct{ Amount float64 }
		}
	}
	OpenItems []struct {
		Days int `json:"days_overdue"`
	} `json:"open_items"`
}

type discrimination struct{ AUC, Gini, KS float64 }

// TestBankruptcy grades 5,910 companies by the ranks of four ratios, all of one weight, and by the ratios of the shipped preset,
// and compares both with who went bankrupt.
func TestBankruptcy(t *testing.T) {
	list := companies(t)
	ranks := backtest(t, list, rankedRatios)
	if !ranks.Credit.Backtest.Rises || ranks.Credit.Backtest.ByScore.AUC < 0.76 {
		t.Errorf("by ranks the rates are %+v, AUC %.4f", ranks.Credit.Backtest.Grades, ranks.Credit.Backtest.ByScore.AUC)
	}
	t.Logf("by ranks: %+v", ranks.Credit.Backtest)
	preset := backtest(t, list, presetRatios(t))
	if preset.Credit.Backtest.ByScore.AUC < 0.75 {
		t.Errorf("by the preset's ratios AUC is %.4f", preset.Credit.Backtest.ByScore.AUC)
	}
	t.Logf("by the preset's ratios: %+v", preset.Credit.Backtest)
}

const companyFields = `version: 1
fields:
  id: id
  quick: {header: quick, type: number}
  debt: {header: debt, type: number}
  turnover: {header: turnover, type: number}
  margin: {header: margin, type: number}
  bankrupt: {header: bankrupt, type: text}
credit:
  outcome: bankrupt
  ratios:
    - {name: quick_ratio, title: 速动比率, field: quick, at_least: 1, plausible: [-1000000, 1000000]}
    - {name: debt_ratio, title: 资产负债率, field: debt, about: 50%, within: 10%, plausible: [-1000000, 1000000]}
    - {name: asset_turnover, title: 总资产周转率, field: turnover, at_least: 4, plausible: [-1000000, 1000000]}
    - {name: net_margin, title: 销售净利率, field: margin, at_least: 15%, plausible: [-1000000, 1000000]}
  rubric:
`

const rankedRatios = `    criteria:
      - {name: 速动比率, formula: 'percentile(quick_ratio)', max: 100, weight: 25, missing: skip}
      - {name: 资产负债率, formula: '100 - percentile(debt_ratio)', max: 100, weight: 25, missing: skip}
      - {name: 总资产周转率, formula: 'percentile(asset_turnover)', max: 100, weight: 25, missing: skip}
      - {name: 销售净利率, formula: 'percentile(net_margin)', max: 100, weight: 25, missing: skip}
    tiers: {by: headcount, levels: [{name: A, share: 20%}, {name: B, share: 20%}, {name: C, share: 20%}, {name: D, share: 20%}, {name: E, share: 20%}]}
`

// presetRatios are the four criteria of the shipped preset that judge ratios, as it words them.
func presetRatios(t *testing.T) string {
	data, ok := config.PresetYAML(config.CreditPreset)
	if !ok {
		t.Fatal("no preset")
	}
	rubric := "    weights: relative\n    criteria:\n"
	found := 0
	for line := range strings.Lines(string(data)) {
		for _, ratio := range []string{"quick_ratio", "debt_ratio", "asset_turnover", "net_margin"} {
			if strings.Contains(line, "field: "+ratio+",") {
				rubric += line
				found++
			}
		}
	}
	if found != 4 {
		t.Fatalf("the preset has %d criteria of ratios", found)
	}
	return rubric + `    tiers: {by: score, levels: [{name: AAA, min: 90}, {name: AA, min: 80}, {name: A, min: 70}, {name: B, min: 60}, {name: C, min: 50}, {name: D}]}
`
}

func backtest(t *testing.T, list, rubric string) backtested {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tier.yaml")
	if err := os.WriteFile(file, []byte(companyFields+rubric), 0o600); err != nil {
		t.Fatal(err)
	}
	return credit(t, 0, "credit", list, "--config", file, "--as-of", "2026-09-30", "--json", "--lang", "en")
}

func credit(t *testing.T, want int, args ...string) (r backtested) {
	t.Helper()
	code, out, said := runTier(args...)
	if code != want {
		t.Fatalf("exit code %d: %s", code, said)
	}
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// companies is the list of the archive: quick ratio, liabilities ÷ assets, sales ÷ assets and net profit ÷ sales, and whether the
// company went bankrupt.
func companies(t *testing.T) string {
	packed, err := os.Open(outside(t, "bankruptcy", "polish-5year.arff.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	text, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	list.WriteString("id,quick,debt,turnover,margin,bankrupt\n")
	lines, inside, n := bufio.NewScanner(text), false, 0
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if !inside || line == "" {
			inside = inside || strings.EqualFold(line, "@data")
			continue
		}
		cells := strings.Split(strings.ReplaceAll(line, "?", ""), ",")
		n++
		fmt.Fprintf(&list, "P%d,%s,%s,%s,%s,%s\n", n, cells[45], cells[1], cells[8], cells[22], cells[64])
	}
	if err := lines.Err(); err != nil || n != 5910 {
		t.Fatalf("%d companies: %v", n, err)
	}
	path := filepath.Join(t.TempDir(), "companies.csv")
	if err := os.WriteFile(path, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReceivables ages a real table of invoices by the command, at the day whose figures are known.
func TestReceivables(t *testing.T) {
	invoices := outside(t, "receivables", "WA_Fn-UseC_-Accounts-Receivable.csv")
	r := credit(t, 3, "credit", debtors(t, invoices), "--invoices", invoices, "--as-of", "2012-12-31", "--json")
	due := map[bool]int{}
	for _, item := range r.OpenItems {
		due[item.Days > 0]++
	}
	got := fmt.Sprintf("%d %.2f, %d %.2f", due[false], r.Credit.Receivables.NotDue*10_000, due[true], r.Credit.Receivables.Buckets[0].Amount*10_000)
	if got != "86 4936.32, 13 788.74" {
		t.Errorf("open at 2012-12-31: %s", got)
	}
}

// debtors is a list of the customers of a table.
func debtors(t *testing.T, path string) string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := csv.NewReader(f)
	ids := make(map[string]bool)
	for {
		record, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		ids[record[1]] = true
	}
	delete(ids, "customerID")
	var all []string
	for id := range ids {
		all = append(all, id)
	}
	slices.Sort(all)
	list := filepath.Join(t.TempDir(), "debtors.csv")
	if err := os.WriteFile(list, []byte("customerID\n"+strings.Join(all, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return list
}
