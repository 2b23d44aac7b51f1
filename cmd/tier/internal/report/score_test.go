package report

import (
	"math"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// models has one model for each of the levels, all of one criterion.
func models(levels ...string) string {
	var b strings.Builder
	b.WriteString("version: 1\nvalue: profit\nfields: {id: 编号, name: 名称, sales: 销售额, profit: {header: 利润(元), unit: 万元}}\nmodels:\n")
	for i, l := range levels {
		b.WriteString("  - name: " + string(rune('a'+i)) + "\n" +
			"    criteria: [{name: 销售额, field: sales, weight: 100, bands: {100: 10, 50: 5, else: 1}}]\n" +
			"    tiers: {by: score, levels: [" + l + "]}\n")
	}
	return b.String()
}

const twoTiers = "{name: 重要, min: 80}, {name: 小}"

func judge(t *testing.T, yaml, lines string) *result.Result {
	t.Helper()
	return resulttest.Judge(t, resulttest.Load(t, yaml), resulttest.List(t, "list.csv", "编号,名称,销售额,利润(万元)\n"+lines))
}

// texts are the blocks as a reader of no figures sees them.
func text(t *testing.T, blocks ...Block) string {
	t.Helper()
	var out strings.Builder
	if err := WriteText(&out, blocks, Style{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestAgreement says how tiers were compared where names didn't do, and shows no share where nothing does.
func TestAgreement(t *testing.T) {
	place := "Tiers were compared by place from the top, since the models name them differently"
	both := "Tiers were compared by name, where models name them differently by place from the top"
	never := "–: the tiers have other names, and another number of them or some names at other places, so that they can't be compared"
	for _, test := range []struct {
		levels []string
		share  string
		lines  []string
	}{
		{[]string{twoTiers, twoTiers}, "100.0%", nil},
		{[]string{twoTiers, "{name: A, min: 10}, {name: B}"}, "50.0%", []string{place}},
		{[]string{twoTiers, "{name: A, min: 80}, {name: B, min: 20}, {name: C}"}, "–", []string{never}},
		{[]string{twoTiers, twoTiers, "{name: A, min: 10}, {name: B}"}, "100.0%", []string{both}},
		{[]string{twoTiers, "{name: A, min: 10}, {name: B}", "{name: A, min: 80}, {name: B, min: 20}, {name: C}"}, "50.0%", []string{both, never}},
	} {
		r := judge(t, models(test.levels...), "1,甲,120,1\n2,乙,60,1\n")
		b := agreement(r, words.In(words.English))
		diff(t, test.share, b.Table.Rows[0][2].Text)
		diff(t, test.lines, b.Lines)
	}
}

// TestFigures keeps numbers beside their texts, and names as texts, whatever they look like.
func TestFigures(t *testing.T) {
	r := judge(t, strings.Replace(models(twoTiers, twoTiers), "name: b", "name: 20%", 1), "1,甲,120,1\n2,乙,x,1\n")
	b := agreement(r, words.In(words.English))
	diff(t, []Cell{{Text: "20%"}, {Text: "100.0%", Kind: PercentCell, Number: 1, Decimals: 1}, {Text: "100.0%", Kind: PercentCell, Number: 1, Decimals: 1}}, b.Table.Rows[1])
	best := top(r, 5, words.In(words.English))
	diff(t, [][]Cell{{{Text: "1", Kind: NumberCell, Number: 1}, {Text: "1"}, {Text: "甲"}, {Text: "100.00", Kind: NumberCell, Number: 100, Decimals: 2},
		{Text: "重要"}, {Text: "100 is at least 80"}}}, best.Table.Rows)
	diff(t, Cell{Text: "–"}, percent(math.NaN()))
	diff(t, Cell{Text: "1,234.50", Kind: NumberCell, Number: 1234.5, Decimals: 2}, amount(1234.5, 2))
}

// TestRepeats are neither unscored customers nor customers at all, in any table.
func TestRepeats(t *testing.T) {
	r := judge(t, models(twoTiers), "1,甲,120,30\n1,甲,120,30\n2,乙,,10\n3,丙,60,-5\n")
	o := Options{Top: 1, By: []By{{"名称", []string{"甲", "甲", "乙", ""}}, {"编号", []string{"1", "1", "2", "3"}}}}
	diff(t, ` Tier   Customers   Share  Mean score    Score range  利润(万元)  Share of 利润
──────────────────────────────────────────────────────────────────────────────────────────────────────────
 重要           1   50.0%      100.00  100.00–100.00          30         100.0%  ████████████████████████
 小             1   50.0%       50.00    50.00–50.00          -5           0.0%  ████████████████████████
──────────────────────────────────────────────────────────────────────────────────────────────────────────
 Total          2  100.0%       75.00   50.00–100.00          25         100.0%
Unscored customers: 1
Customers of a negative value: 1, -5 in all; they are in the sums and not in the shares
`, strings.TrimPrefix(text(t, Distribution(r, &r.Models[0], words.In(words.English))), "a\n"))
	got := text(t, Besides(r, o, words.In(words.English))...)
	_, crosses, _ := strings.Cut(got, "\n\n")
	diff(t, `a: tiers by 名称
 名称     重要  小  Unscored  Total
────────────────────────────────────
 (blank)     0   1         0      1
 乙          0   0         1      1
 甲          1   0         0      1
────────────────────────────────────
 Total       1   1         1      3

a: tiers by 编号
 编号   重要  小  Unscored  Total
──────────────────────────────────
 1         1   0         0      1
 2         0   0         1      1
 3         0   1         0      1
──────────────────────────────────
 Total     1   1         1      3

The best customers: 1
 Rank  Id  Name   Score  Tier  Reason
──────────────────────────────────────────────────
    1  1   甲    100.00  重要  100 is at least 80
`, crosses)
}

func TestValueHeader(t *testing.T) {
	r := judge(t, models(twoTiers), "1,甲,120,30\n")
	diff(t, []string{"利润", "利润(万元)"}, []string{ValueName(r), ValueHeader(r)})
}

// TestExplain shows relative weights beside the configured ones, and no table of a row that was never judged.
func TestExplain(t *testing.T) {
	yaml := `version: 1
decimals: 6
fields: {id: 编号, name: 名称, sales: 销售额, profit: 利润(万元)}
models:
  - name: a
    weights: relative
    criteria:
      - {name: 销售额, field: sales, weight: 3, bands: {100: 10, 50: 5, else: 1}}
      - {name: 利润, field: profit, weight: 4, bands: {10: 10, else: 1}}
    tiers: {by: score, levels: [{name: 重要, min: 80}, {name: 小}]}
`
	r := judge(t, yaml, "1,甲,60,30\n1,甲,120,30\n")
	diff(t, `1 甲 · a
 Criterion  Cell  Value  Points  Full marks       Weight   Weighted  Why
────────────────────────────────────────────────────────────────────────────────────────────
 销售额     C2       60       5          10  3 → 42.8571    21.4286  at least 50, below 100
 利润       D2       30      10          10  4 → 57.1429    57.1429  at least 10
────────────────────────────────────────────────────────────────────────────────────────────
 Score                                                    78.571429
Row: list.csv:2
Rank 1 of 1
Computed tier: 小
Tier: 小 (78.571429 is below 80)

To 重要 it takes 1.428571 more
销售额 from 5 to 10 points: score 100.000000
`, text(t, Explain(r, 0, words.In(words.English))...))
	diff(t, `1 甲 · a
Row: list.csv:3
Unscored: list.csv:3: 1 stands in list.csv:2 already: this row is set aside
`, text(t, Explain(r, 1, words.In(words.English))...))
}

func TestLacking(t *testing.T) {
	for _, test := range []struct {
		score, target float64
		decimals      int
		want          string
	}{
		{60, 80, 2, "20"},
		{79.999999, 80, 6, "0.000001"},
		{80, 80.4, 0, "1"}, // the next score that reaches it is 81
		{80.1, 80.4, 1, "0.3"},
		{0.1, 0.3, 1, "0.2"},
	} {
		diff(t, test.want, lacking(test.score, test.target, test.decimals))
	}
}

func TestWeight(t *testing.T) {
	diff(t, "60", weight(scoring.Line{Configured: 60, Weight: 60}))
	diff(t, "60 → 100", weight(scoring.Line{Configured: 60, Weight: 100}))
}
