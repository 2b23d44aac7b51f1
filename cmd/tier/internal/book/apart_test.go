package book

import (
	"testing"

	"tier/cmd/tier/internal/words"
)

const disagreeing = `version: 1
fields: {id: 编号, name: 名称, sales: 销售额, loyalty: 忠诚度}
models:
  - name: sales
    title: 销售
    criteria: [{name: 销售额, field: sales, weight: 100, bands: {100: 10, 10: 5, else: 0}}]
    tiers: {by: score, levels: [{name: 大, min: 80}, {name: 中, min: 40}, {name: 小}]}
  - name: loyalty
    title: 忠诚
    criteria: [{name: 忠诚度, field: loyalty, weight: 100, curve: {0: 0, 10: 10}}]
    tiers: {by: score, levels: [{name: 大, min: 80}, {name: 中, min: 40}, {name: 小}]}
`

// TestModelsDisagree lists who is placed elsewhere by another model, the farthest apart first, and nobody else.
func TestModelsDisagree(t *testing.T) {
	r := judge(t, load(t, disagreeing), list(t, "list.csv", "编号,名称,销售额,忠诚度\n1,甲,200,9\n2,乙,200,5\n3,丙,200,1\n4,丁,5,10\n5,戊,50,\n"))
	diff(t, []string{
		"Id|Name|销售|Score|Model|Tier|Score|Tiers apart|Is placed",
		"4|丁|小|0|忠诚|大|100|2|better",
		"3|丙|大|100|忠诚|小|10|2|worse",
		"2|乙|大|100|忠诚|中|50|1|worse",
	}, linesOf(t, written(t, r, words.English), "Models disagree"))
}
