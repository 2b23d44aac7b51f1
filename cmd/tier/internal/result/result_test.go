package result_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// rubric has two models of one list, one of which shares out the profit.
const rubric = `version: 1
title: 客户分级
value: profit
as_of: 2026-09-30
notes: [权重是示例。]
fields: {id: 编号, name: 名称, sales: 销售额, last: 去年, profit: {header: 利润(元), unit: 万元}, grade: 评价, strategic: 战略}
derive: {growth: 'sales - last', double: 'growth + sales'}
scales: {five: {优秀: 10, 良好: 8, 合格: 6}}
models:
  - name: value
    title: 价值
    criteria:
      - {name: 销售额, field: sales, weight: 60, bands: {100: 10, 50: 5, else: 1}, group: 现实}
      - {name: 评价, field: grade, weight: 40, grades: five, missing: skip, group: 潜在}
    tiers: {by: score, levels: [{name: 关键, only: override}, {name: 重要, min: 80}, {name: 小}]}
    overrides:
      - {name: 标杆, when: 'strategic == "是"', tier: 关键, reason: 形象, approved_by: 总经理, until: 2026-12-31}
      - {name: 旧例, when: 'strategic == "是"', tier: 关键, reason: 旧, approved_by: 总经理, until: 2026-01-31}
  - name: single
    criteria: [{name: 评价, field: grade, weight: 100, grades: five, missing: 0}]
    tiers: {by: value, of: profit, levels: [{name: 重要, share: 60%}, {name: 小, share: 40%}]}
`

const header = "编号,名称,销售额,去年,利润(万元),评价,战略\n"

func judge(t *testing.T, lines string) *result.Result {
	t.Helper()
	return resulttest.Judge(t, resulttest.Load(t, rubric), resulttest.List(t, "list.csv", header+lines))
}

func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

func told(problems []result.Problem) []string {
	all := []string{}
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d %s: %s", p.Row, p.At, words.In(words.English).Say(p.Message)))
	}
	return all
}

// TestGather merges what is said twice of one cell, and nothing else.
func TestGather(t *testing.T) {
	cfg := resulttest.Load(t, rubric)
	r := resulttest.Judge(t, cfg, resulttest.List(t, "n/list.csv", header+"1,甲,1,1,1,优秀,否\n"),
		resulttest.List(t, "s/list.csv", header+"2,乙,1,1,1,优秀,否\n2,乙,1,1,1,优秀,否\n"))
	at := func(row int, field, format string, args ...any) scoring.Problem {
		return scoring.Problem{Row: row, Field: field, Message: scoring.Say(format, args...)}
	}
	got := r.Gather(
		[]scoring.Problem{at(1, "sales", "a"), at(0, "sales", "a"), at(0, "sales", "%d", 1), at(2, "sales", "set aside")},
		[]scoring.Problem{at(0, "sales", "a"), at(0, "sales", "%d", 2), at(0, "grade", "a"), at(0, "growth", "a"), at(0, "", "a"), at(-1, "", "whole")},
	)
	diff(t, []string{"-1 : whole", "0 n/list.csv:2: a", "0 n/list.csv:2: 1", "0 n/list.csv:2: 2", "0 n/list.csv:2: a", "0 n/list.csv:2: a",
		"1 s/list.csv:2: a"}, told(got))
}

// TestSetAside holds all that counts rows against each other where a repeat is set aside: it is no customer.
func TestSetAside(t *testing.T) {
	r := judge(t, "1,甲,120,1,30,优秀,否\n1,甲,bad,1,30,优秀,否\n2,乙,x,1,30,优秀,否\n合计,,240,,,,\n")
	diff(t, result.Tally{Read: 4, Scored: 1, Unscored: 1, SetAside: 2}, r.Tally)
	diff(t, []int{1, 0}, []int{r.Unscored(&r.Models[0]), r.Unscored(&r.Models[1])})
	diff(t, []string{`2 list.csv:4: 销售额: "x" is not a number`}, told(r.Problems))
	diff(t, []string{"-1 list.csv:5: a total row (合计), set aside", "1 list.csv:3: 1 stands in list.csv:2 already: this row is set aside"}, told(r.Aside))
	diff(t, []bool{false, true, false, false}, []bool{r.IsAside(0), r.IsAside(1), r.IsAside(2), r.IsAside(-1)})
	diff(t, [][]int{{0}, {0}, {2}, nil}, [][]int{r.Find("1"), r.Find("甲"), r.Find("2"), r.Find("3")})
	diff(t, "1 stands in list.csv:2 already: this row is set aside", r.Reason(&r.Models[0], 1, words.In(words.English)))
	if r.AllJudged() {
		t.Error("all judged, though one customer is not")
	}
	if !judge(t, "1,甲,120,1,30,优秀,否\n1,甲,bad,1,30,优秀,否\n").AllJudged() {
		t.Error("not all judged, though only a repeat has no score")
	}
}

// TestCells names each cell once, also of derived fields and of two fields in one column.
func TestCells(t *testing.T) {
	r := judge(t, "1,甲,120,1,30,优秀,否\n")
	for _, test := range []struct {
		field string
		want  []string
	}{
		{"sales", []string{"C2"}},
		{"growth", []string{"D2", "C2"}},
		{"double", []string{"D2", "C2"}},
		{"none", nil},
	} {
		criterion := &scoring.Criterion{Field: test.field, Rule: scoring.Bands{}}
		diff(t, test.want, r.Cells(0, criterion))
	}
}

func TestReason(t *testing.T) {
	r := judge(t, "1,甲,120,1,30,优秀,否\n2,乙,60,1,50,优秀,否\n3,丙,60,1,30,良好,是\n4,丁,,1,,优秀,否\n")
	english := words.In(words.English)
	for _, test := range []struct {
		model, row int
		want       string
	}{
		{0, 0, "100 is at least 80"},
		{0, 1, "70 is below 80"},
		{0, 2, "标杆: 形象"},
		{0, 3, "unscored: 销售额 has no value"},
		{1, 0, "利润 30, place 2 of 3"},
		{1, 1, "利润 50, place 1 of 3"},
		{1, 2, "利润 30, place 2 of 3"},
		{1, 3, "no 利润"},
	} {
		diff(t, test.want, r.Reason(&r.Models[test.model], test.row, english))
	}
	diff(t, "利润 50，第 1 名，共 3 家", r.Reason(&r.Models[1], 1, words.In(words.Chinese)))
}

func TestReasonByHeadcount(t *testing.T) {
	cfg := resulttest.Load(t, `version: 1
fields: {sales: 销售额}
models:
  - name: value
    criteria: [{name: 销售额, field: sales, weight: 100, bands: {100: 10, else: 1}}]
    tiers: {by: headcount, levels: [{name: 重要, share: 50%}, {name: 小, share: 50%}]}
`)
	r := resulttest.Judge(t, cfg, resulttest.List(t, "list.csv", "销售额\n5\n200\n"))
	diff(t, "place 2 of 2", r.Reason(&r.Models[0], 0, words.In(words.English)))
}

func TestCalled(t *testing.T) {
	for _, test := range []struct{ field, name, unit string }{
		{"利润", "利润", ""},
		{"{header: 利润, unit: 万元}", "利润", "万元"},
		{"利润(元)", "利润", "元"},
		{"{header: 利润（元）, unit: 万元}", "利润", "万元"},
		{"'Annual Sales [万元]'", "Annual Sales", "万元"},
		{"利润(桶)", "利润", "桶"},
		{"{header: 毛利率%, type: percent}", "毛利率%", ""},
		{"'利润（万元，不含税）'", "利润(不含税)", "万元"},
	} {
		cfg := resulttest.Load(t, "version: 1\nfields: {x: "+test.field+"}\nmodels:\n  - name: m\n"+
			"    criteria: [{name: x, field: x, weight: 100, bands: {1: 10, else: 1}}]\n"+
			"    tiers: {by: score, levels: [{name: 重要, min: 80}, {name: 小}]}\n")
		name, unit := (&result.Result{Config: cfg}).Called("x")
		diff(t, []string{test.name, test.unit}, []string{name, unit})
	}
}
