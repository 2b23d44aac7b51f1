package book

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const unitsYAML = `version: 1
value: sales
as_of: 2026-09-30
fields: {id: Id, name: Name, given: Points, profit: {header: Profit, unit: EUR}}
tables:
  - name: orders
    customer: Id
    columns: {amount: {header: Amount, unit: EUR}}
    amount: amount
    fields: {sales: {sum: amount}}
estimates:
  profit: profit
  constants: {loyalty_rise: {value: 5%, source: book}, profit_rise_low: {value: 25%, source: book}}
models:
  - name: value
    criteria:
      - {name: points, field: given, weight: 90, bands: {50: 10, else: 1}}
      - {name: profit, field: profit, weight: 10, bands: {50: 10, else: 1}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

// TestUnitsApart looks through whole workbooks: a unit in Latin letters stands apart from figures and names everywhere.
func TestUnitsApart(t *testing.T) {
	preset, _ := config.PresetYAML("credit")
	credit := load(t, strings.ReplaceAll(string(preset), "万元", "EUR")).ForCredit()
	credit.AsOf = time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	for name, r := range map[string]*result.Result{
		"tables": resulttest.Tabled(t, load(t, unitsYAML), list(t, "list.csv", "Id,Name,Points,Profit\nA1,Ann,90,100\nA2,Bob,50,40\n"),
			list(t, "orders.csv", "Id,Amount\nA1,1\nA2,10\nZ9,5\n")),
		"credit": judge(t, credit, list(t, "credit.csv", "客户编号,客户名称,销售收入,净利润,净资产,资产总额,应收账款\nC1,甲,100,10,50,90,7\n")),
	} {
		f, err := excelize.OpenReader(bytes.NewReader(written(t, r, words.English)))
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					found += strings.Count(cell, "(EUR)")
					if regexp.MustCompile(`\w\(EUR\)|\dEUR`).MatchString(cell) {
						t.Errorf("%s: sheet %s: %q", name, sheet, cell)
					}
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: nothing has a unit", name)
		}
	}
}
