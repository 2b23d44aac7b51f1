package result_test

import (
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const knockouts = `version: 1
value: sales
as_of: 2026-09-30
fields: {id: 编号, name: 名称, sales: 销售额, gambling: 参与赌博, updated_on: 更新}
knockout: [{name: 涉赌, when: 'gambling == "是"', reason: 不合作}]
profile: {blocks: {基础: [name, gambling], 往来: [sales]}, updated: updated_on, stale: 100}
models:
  - name: value
    criteria: [{name: 规模, field: sales, weight: 100, bands: {100: 10, else: 2}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

// TestKnockedOut: a customer who was knocked out is a customer, counts nowhere, and stays so among some of the customers.
func TestKnockedOut(t *testing.T) {
	list := "编号,名称,销售额,参与赌博,更新\n1,甲,120,否,2026-01-01\n2,乙,900,是,2026-09-01\n2,乙,1,否,\n3,,x,,2026-09-30\n合计,,1021,,\n"
	r := resulttest.Judge(t, resulttest.Load(t, knockouts), resulttest.List(t, "list.csv", list))
	diff(t, []string{"-1 list.csv:6: a total row (合计), set aside", "1 list.csv:3: knocked out by 涉赌: 不合作",
		"2 list.csv:4: 2 stands in list.csv:3 already: this row is set aside"}, told(r.Aside))
	diff(t, result.Tally{Read: 5, Scored: 1, Unscored: 1, SetAside: 3}, r.Tally)
	diff(t, []int{2, 1, 1}, []int{r.RowsAside(), r.Repeats(), r.Unscored(&r.Models[0])})
	diff(t, []bool{true, true, false, true}, []bool{r.IsCustomer(0), r.IsCustomer(1), r.IsCustomer(2), r.IsCustomer(3)})
	diff(t, []int{1}, r.Find("2"))
	diff(t, 120.0, r.Models[0].Distribution.All.Value)
	diff(t, "一票否决 涉赌：不合作", r.Reason(&r.Models[0], 1, words.In(words.Chinese)))
	diff(t, []string{"3 list.csv:5: 销售额: \"x\" is not a number"}, told(r.Problems))
	s := r.SummariseFile()
	diff(t, []int{3, 1, 1}, []int{s.Customers, s.Incomplete, s.Stale})

	own := r.Only([]int{1, 2}, "乙")
	if k, out := own.KnockedOut(0); !out || k.Name != "涉赌" {
		t.Errorf("knocked out by %q, %v", k.Name, out)
	}
	diff(t, result.Tally{Read: 2, SetAside: 2}, own.Tally)
	diff(t, []int{1, 0}, []int{own.SummariseFile().Customers, own.SummariseFile().Stale})

	shown := r.Show(result.Shown{Redacted: columns(t, r, "更新")})
	diff(t, 0, shown.SummariseFile().Stale)
	diff(t, 1, r.SummariseFile().Stale)
}
