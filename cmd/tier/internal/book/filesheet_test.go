package book

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// knockoutRubric has what looks at all customers: a rank, a share and a percentile, in a model by score and in others.
const knockoutRubric = `version: 1
title: 客户分级
value: sales
as_of: 2026-09-30
fields: {id: 客户编号, name: 客户名称, region: 区域, phone: 电话, sales: 年销售额, loyalty: 忠诚度, gambling: 参与赌博, overdue: 逾期天数,
  updated_on: {header: 更新日期, type: date}}
derive: {place: 'rank(sales)', part: 'share(sales)', late: 'coalesce(overdue, 0)'}
knockout:
  - {name: 涉赌, when: 'gambling == "是"', reason: "经营者参与赌博,不合作"}
  - {name: 第二, when: 'place == 2', reason: "只看排名"}
  - {name: 拖欠, when: 'overdue > 1000', reason: "三年以上"}
profile:
  blocks: {基础资料: [name, region, phone], 交易现状: [sales, overdue]}
  updated: updated_on
  stale: 365
models:
  - name: value
    criteria:
      - {name: 销售额, field: sales, weight: 30, bands: {100: 10, 50: 6, else: 2}}
      - {name: 名次, field: sales, weight: 20, rank: {top 25%: 10, top 60%: 5, else: 1}}
      - {name: 占比, weight: 10, formula: 'min(10, part * 20)', max: 10}
      - {name: 百分位, weight: 10, formula: 'percentile(sales)', max: 100}
      - {name: 忠诚度, field: loyalty, weight: 30, grades: {优秀: 10, 良好: 8, 合格: 6}, missing: skip}
    tiers: {by: score, levels: [{name: A, min: 70}, {name: B, min: 50}, {name: C}]}
    overrides: [{name: 长期拖欠, when: 'late > 180', at_most: C, reason: 逾期超过半年}]
  - name: heads
    criteria: [{name: 销售额, weight: 100, formula: 'percentile(sales)', max: 100}]
    tiers: {by: headcount, levels: [{name: 大, share: 30%}, {name: 小, share: 70%}]}
  - name: money
    criteria: [{name: 销售额, weight: 100, formula: 'percentile(sales)', max: 100}]
    tiers: {by: value, of: sales, levels: [{name: 大, share: 60%}, {name: 小, share: 40%}]}
`

const knockoutList = `客户编号,客户名称,区域,年销售额,忠诚度,参与赌博,逾期天数,更新日期
C1,甲,华东,900,优秀,是,0,2026-09-01
C2,乙,华东,500,优秀,否,400,2026-05-01
C3,丙,,80,良好,否,0,2025-03-01
C4,丁,华南,60,,否,200,
C5,戊,华南,40,合格,,10,2026-01-01
C6,己,华南,300,合格,否,很久,2026-01-01
C7,庚,华北,120,优秀,否,5,2024-01-01
C7,重,华北,999,优秀,否,5,2024-01-01
C8,辛,华北,70,优秀,否,5,2026-09-29
`

func knockoutResult(t *testing.T) *result.Result {
	t.Helper()
	return judge(t, load(t, knockoutRubric), list(t, "list.csv", knockoutList))
}

// TestKnockedOutStayOut: rows of customers who were knocked out keep their cells and the reason, and no formula counts them,
// neither as they were written nor when LibreOffice calculates them again.
func TestKnockedOutStayOut(t *testing.T) {
	t.Parallel()
	r := knockoutResult(t)
	for i := range r.Models {
		if n := r.Models[i].Distribution.All.Count; n != 5 { // of 9: 2 knocked out, a repeat, and one whose 逾期天数 can't be read
			t.Errorf("%s: %d customers with a tier", r.Models[i].Spec.Name, n)
		}
	}
	data := written(t, r, words.Chinese)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	path := saved(t, "out.xlsx", data)
	again := booktest.RecalculatedAll(t, path)
	if n := sameFormulas(t, "knock-outs", path, filepath.Join(again, "out.xlsx")); n == 0 {
		t.Error("no formulas")
	}
	cells, err := os.ReadFile(filepath.Join(again, "out.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := openBook(t, cells).GetRows("评分")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []int{1, 2} {
		out := 0
		for col, text := range rows[row][8:] { // behind the list's own cells
			switch {
			case strings.HasPrefix(text, "一票否决 "):
				out++
			case text != "":
				t.Errorf("%s has %s %q", rows[row][0], rows[0][8+col], text)
			}
		}
		if out != len(r.Models) {
			t.Errorf("%s: %d reasons name a knock-out", rows[row][0], out)
		}
	}
}

// TestFileSheet: a row for each customer, those who were knocked out too, and none for a repeat.
func TestFileSheet(t *testing.T) {
	r := knockoutResult(t)
	f := openBook(t, written(t, r, words.English))
	rows, err := f.GetRows("Customer file")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, "|"))
	}
	diff(t, []string{
		"Id|Name|基础资料|交易现状|All blocks|Last updated|Days since|Stale|Blank fields",
		"C1|甲|66.7%|100.0%|80.0%|2026-09-01|29||电话",
		"C2|乙|66.7%|100.0%|80.0%|2026-05-01|152||电话",
		"C3|丙|33.3%|100.0%|60.0%|2025-03-01|578|stale|区域, 电话",
		"C4|丁|66.7%|100.0%|80.0%||||电话",
		"C5|戊|66.7%|100.0%|80.0%|2026-01-01|272||电话",
		"C6|己|66.7%|100.0%|80.0%|2026-01-01|272||电话",
		"C7|庚|66.7%|100.0%|80.0%|2024-01-01|1,003|stale|电话",
		"C8|辛|66.7%|100.0%|80.0%|2026-09-29|1||电话",
	}, got)
	if bytes.Contains(written(t, judgePreset(t, "eight-step", list(t, "l.csv", knockoutList)), words.English), []byte("Customer file")) {
		t.Error("a customer file that nobody asked for")
	}
}
