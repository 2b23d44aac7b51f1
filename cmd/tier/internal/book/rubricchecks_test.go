package book

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
)

// guardedRubric has a rule of each kind whose figures may be edited.
const guardedRubric = `version: 1
fields: {id: 编号, sales: {header: 销售额, unit: 万元}, margin: {header: 毛利率, type: percent}, days: 天数, fit: 契合}
models:
  - name: value
    criteria:
      - {name: 销售额, field: sales, weight: 40, bands: {100: 10, 50: 6, else: 2}}
      - {name: 毛利, field: margin, weight: 30, curve: {5%: 0, 20%: 10}}
      - {name: 天数, field: days, weight: 20, order: low, rank: {top 25%: 10, top 50%: 6, else: 2}}
      - {name: 契合, field: fit, weight: 10, grades: {高: 5, 低: 1}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B, min: 40}, {name: C}]}
`

// rubricRow is the row of the sheet below a text in the first column, so many rows down.
func rubricRow(t *testing.T, f *excelize.File, text string, down int) int {
	t.Helper()
	rows, err := f.GetRows("Rubric")
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for i, row := range rows {
		if len(row) > 0 && row[0] == text {
			last = i + 1
		}
	}
	if last == 0 {
		t.Fatalf("no %q on the sheet", text)
	}
	return last + down
}

// TestRubricChecks: a figure that doesn't fit is said beside its table and on the summary, and one that does is not.
func TestRubricChecks(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	r := judge(t, load(t, guardedRubric), list(t, "list.csv", "编号,销售额（万元）,毛利率,天数,契合\nK1,120,21%,10,高\nK2,60,7%,20,低\nK3,20,3%,30,高\n"))
	data := written(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	plain := booktest.Cells(t, saved(t, "plain.xlsx", data))["Rubric"]
	file := openBook(t, data)
	row := func(text string, down int) int { return rubricRow(t, file, text, down) }
	bands, weights, levels := row("销售额 (values in 万元)", 2), row("Criterion", 1), row("Tiers, best first", 2)
	cuts, blank := row("天数", 2), rawCell{text: ""}
	tests := []struct {
		col, row int
		value    rawCell
		want     string
	}{
		{2, levels, rawNumber(81), ""},
		{2, levels + 1, rawNumber(80), "thresholds must fall"},
		{2, levels, blank, "thresholds must fall"},
		{3, weights, rawNumber(41), "the weights must sum to 100"},
		{3, weights, rawCell{text: "forty"}, "the weights must sum to 100"},
		{1, bands, rawNumber(50), "lower than the one above"},
		{1, bands, rawNumber(51), ""},
		{2, bands, rawNumber(-1), "lower than the one above"},
		{1, row("毛利", 2), rawNumber(0.2), "higher than the one above"},
		{1, cuts, rawNumber(0.6), "the shares must rise"},
		{1, cuts + 1, rawNumber(1.5), "the shares must rise"},
		{2, row("契合", 2), blank, "no figure may be missing"},
	}
	var paths []string
	for i, test := range tests {
		edited := editedSheets(t, data, map[string]map[string]rawCell{"Rubric": {at(test.col, test.row): test.value}})
		path := saved(t, fmt.Sprintf("%02d.xlsx", i), edited)
		paths = append(paths, path)
	}
	dir := booktest.RecalculatedAll(t, paths...)
	for i, test := range tests {
		cells := booktest.Cells(t, filepath.Join(dir, filepath.Base(paths[i])))
		said, summed := "", cells["Summary"]["A2"].Value
		for ref, c := range plain {
			if c.IsLive && c.Value == "" {
				said += cells["Rubric"][ref].Value
			}
		}
		if (said == "") != (test.want == "") || !strings.Contains(said, test.want) {
			t.Errorf("%s with %+v: %q, want %q", at(test.col, test.row), test.value, said, test.want)
		}
		if (summed != "") != (test.want != "") {
			t.Errorf("%s with %+v: the summary says %q", at(test.col, test.row), test.value, summed)
		}
	}
}

// TestRubricGuards: every figure that may be edited is checked as it is typed, a table's column at once; and percentages
// are shown as such.
func TestRubricGuards(t *testing.T) {
	r := judge(t, load(t, guardedRubric), list(t, "list.csv", "编号,销售额（万元）,毛利率,天数,契合\nK1,120,21%,10,高\n"))
	data := written(t, r, words.English)
	f := openBook(t, data)
	checks, err := f.GetDataValidations("Rubric")
	if err != nil {
		t.Fatal(err)
	}
	weights, levels, curve := rubricRow(t, f, "Criterion", 1), rubricRow(t, f, "Tiers, best first", 2), rubricRow(t, f, "毛利", 2)
	limits := map[string]string{}
	for _, c := range checks {
		limits[c.Sqref] = fmt.Sprint(c.Formula1, " ", c.Formula2, " ", *c.ErrorStyle)
	}
	for area, want := range map[string]string{
		area(3, weights, 3, weights+3): "0 100 stop", area(2, levels, 2, levels+1): "0 100 stop",
		area(1, curve, 1, curve+1): "-1E+15 1E+15 stop", area(2, curve, 2, curve+1): "0 1000000000 stop",
	} {
		if limits[area] != want {
			t.Errorf("%s: %q, want %q of %v", area, limits[area], want, limits)
		}
	}
	id, err := f.GetCellStyle("Rubric", at(1, curve))
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != "0%" {
		t.Errorf("the knot of a percentage: %+v, %v", style, err)
	}
}
