package report

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const whatIf = `version: 1
fields: {id: 编号, name: 名称, sales: {header: 销售额, unit: 万元}, bad: {header: 投诉, optional: true}, fate: {header: 处理, optional: true},
  profit: {header: 利润, unit: 元, optional: true}, cost: {header: 费用, unit: 万元, optional: true}, state: {header: 状态, optional: true}}
models:
  - name: a
    criteria: [{name: 销售额, field: sales, weight: 100, bands: {100: 10, 50: 5, else: 1}}]
    tiers: {by: score, levels: [{name: 重要, min: 80}, {name: 小}]}
knockout: [{name: 停业, when: 'coalesce(state, "") == "停业"', reason: 停业}]
estimates:
  complaints: bad
  value: sales
  profit: profit
  keeping: cost
  fast: 'fate == "迅速"'
  solved: 'fate == "迅速" or fate == "解决"'
  unsolved: 'fate == "没有"'
  lost: 'state == "流失" or state == "停业"'
  constants:
    return_fast: {value: 82%, source: 手册}
    return_solved: {value: 54%, source: 手册}
    return_unsolved: {value: 19%, source: 手册}
    return_silent: {value: 9%, source: 手册}
    unhappy_per_complaint: {value: 25, source: 手册}
    told_per_unhappy: {value: 10, source: 手册}
    years: {value: 10, source: 自己定的}
    win_per_keep: {value: 6, source: 手册}
    profit_rise_low: {value: 25%, source: 手册}
    profit_rise_high: {value: 85%, source: 手册}
    lost_by_neglect: {value: 68%, source: 手册}
    lost_by_neglect_us: {value: 65%, source: 另一本手册}
    never_return: {value: 90%, source: 另一本手册}
    telling_many: {value: 13%, source: 手册}
    told_by_many: {value: 20, source: 手册}
    to_management_low: {value: 1%, source: 手册}
    to_management_high: {value: 5%, source: 手册}
`

const complainers = `编号,名称,销售额,投诉,处理,利润,费用,状态
1,甲,100,1,迅速,10,5,
2,乙,50.1,1,解决,20.5,3,
3,丙,10,2,没有,-5,0.1,停业
4,丁,900,0,没有,0,9,流失
7,庚,10,1,没有,-5,0.1,流失
5,戊,800,1,处理中,,9,
5,戊,800,1,没有,,9,流失
6,己,800,,,1,9,
`

func whatIfResult(t *testing.T, lines string) *result.Result {
	t.Helper()
	return resulttest.Judge(t, resulttest.Load(t, whatIf), resulttest.List(t, "list.csv", lines))
}

// TestEstimates wants the exact figures: of nobody who was knocked out, and of no repeat.
func TestEstimates(t *testing.T) {
	b := estimatesBlock(whatIfResult(t, complainers), words.In(words.English))
	var got []string
	for _, row := range b.Table.Rows {
		got = append(got, row[0].Text+" = "+row[1].Text+" = "+row[2].Text)
	}
	got = append(got, b.Lines...)
	want := `Unhappy customers behind the complaints = 100 = 4 × 25
of these, customers who never complain = 96 = 100 − 4
People who hear of it, at least = 1,000 = 100 × 10
Customers who tell very many people = 13 = 100 × 13%
People who hear of it from those who tell very many, more than = 260 = 13 × 20
Customers who complain to the management, low = 1 = 100 × 1%
Customers who complain to the management, high = 5 = 100 × 5%
Who never complained and come back = 8.64 = 96 × 9%
Customers with complaints who come back = 1.55 = 1 × 82% + 1 × 54% + 1 × 19%
Customers with complaints who stay away = 1.45 = 1 × (1 − 82%) + 1 × (1 − 54%) + 1 × (1 − 19%)
By another survey: unhappy customers who never come back = 90 = 100 × 90%
Their value at risk over all years(万元) = 491.46 = 100 × 10 × (1 − 82%) + 50.1 × 10 × (1 − 54%) + 10 × 10 × (1 − 19%)
Cost of winning others in their place(万元) = 14.17 = 5 × 6 × (1 − 82%) + 3 × 6 × (1 − 54%) + 0.1 × 6 × (1 − 19%)
Further profit if loyalty rises, low(元) = 6.63 = 26.5 × 25%
Further profit if loyalty rises, high(元) = 22.53 = 26.5 × 85%
Lost because they were neglected = 1.36 = 2 × 68%
By another survey: lost because they were neglected = 1.3 = 2 × 65%`
	if text := strings.Join(got[:len(b.Table.Rows)], "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	notes := strings.Join(b.Lines, "\n")
	notes, ok := strings.CutPrefix(notes, "Customers with complaints of whom nobody says what became of them, and who are in no return rate: 1\n"+
		"Customers who have no 利润 and add nothing to its sum: 1 (first: list.csv:7)\n")
	if !ok || !strings.HasPrefix(notes, "Source: 手册. It says: unhappy customers behind a complaint 25; ") ||
		!strings.Contains(notes, "\nSource: 另一本手册. It says: unhappy customers who never come back, by another survey 90%; "+
			"lost customers who left because they were neglected, by a survey in the United States 65%") ||
		!strings.Contains(notes, "\nSource: 自己定的. It says: years that a customer's value is judged on 10") {
		t.Error(notes)
	}
}

// TestNoEstimates says so where the list has none of the fields, and leaves out what lacks one.
func TestNoEstimates(t *testing.T) {
	none := estimatesBlock(whatIfResult(t, "编号,名称,销售额\n1,甲,100\n"), words.In(words.English))
	if none.Table != nil || len(none.Lines) != 1 || !strings.HasPrefix(none.Lines[0], "nothing can be estimated") {
		t.Error(none)
	}
	some := estimatesBlock(whatIfResult(t, "编号,名称,销售额,投诉\n1,甲,100,2\n2,乙,1,\n"), words.In(words.English))
	if len(some.Table.Rows) != 9 || some.Table.Rows[0][1].Text != "50" || some.Table.Rows[7][1].Text != "4.32" {
		t.Error(some.Table.Rows)
	}
	if want := "Customers with complaints of whom nobody says what became of them, and who are in no return rate: 1"; some.Lines[0] != want {
		t.Error(some.Lines)
	}
}
