package book

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
)

// awkwardCases are lists and configurations that formulas found hard, or may.
func awkwardCases(t *testing.T) []calculatedCase {
	t.Helper()
	cases := []calculatedCase{
		{"small", small(t)},
		{"long", long(t, fewRows+100)},
		{"a whole column of results", overridden(t, `share(score) > 0.3 or sum(points["评价"]) < 5 or rank(groups["组"] + sales) == 1`)},
	}
	for _, c := range oddRules() {
		cases = append(cases, calculatedCase{c.name, c.judge(t)})
	}
	return cases
}

// overridden is the small result with another condition for its override, and a group.
func overridden(t testing.TB, when string) *result.Result {
	t.Helper()
	yaml := strings.NewReplacer(`strategic == "是"`, when, "grades: five", "grades: five, group: 组").Replace(rubric)
	return judge(t, load(t, yaml), list(t, "list.csv", customers))
}

// oddRule is a list of few columns, and rules that read them.
type oddRule struct {
	name    string
	columns string   // of the list: fields of oddFields
	rules   []string // of equal weight
	more    string   // of the model
	rows    [][]any
}

// oddFields are the fields that the columns of odd lists may have, by their headers.
const oddFields = `version: 1
as_of: 2026-09-30
value: a
fields:
  id: id
  a: {header: a, type: number}
  b: {header: b, type: number, unit: 万元}
  c: {header: c, type: percent}
  g: {header: g, type: text}
  h: h
  w: {header: w, type: text}
  s: {header: s, type: text}
  d: {header: d, type: date}
  nowhere: {header: 无, optional: true}
derive:
  text: 'coalesce(s, "无")'
models:
  - name: m
    weights: relative
    criteria:
`

func (o oddRule) judge(t testing.TB) *result.Result {
	t.Helper()
	var b strings.Builder
	b.WriteString(oddFields)
	for i, rule := range o.rules {
		b.WriteString("      - {name: " + string(rune('A'+i)) + ", weight: " + string(rune('1'+i)) + ", " + rule + "}\n")
	}
	b.WriteString(o.more)
	b.WriteString("    tiers: {by: score, levels: [{name: 高, min: 80}, {name: 中, min: 40}, {name: 低}]}\n")
	return judge(t, load(t, b.String()), workbookOf(t, strings.Fields(o.columns), o.rows))
}

// oddRules are rules over cells that they, or spreadsheets, may take for something else.
func oddRules() []oddRule {
	const (
		five  = `grades: {优秀: 10, 良好: 8, "2": 6, 合格: 4}`
		three = `ranges: {好: [8, 10], "8": [5, 8], 差: [0, 5]}`
	)
	return []oddRule{
		{name: "ranks of a column that no list has", columns: "id a s",
			rules: []string{"field: nowhere, rank: {top 50%: 2, else: 1}, missing: 1", "field: a, rank: {top 50%: 2, else: 1}, within: nowhere, missing: 1"},
			rows:  [][]any{{"1", 1, "x"}, {"2", 2, "y"}}},
		{name: "dates as figures", columns: "id d",
			rules: []string{`formula: 'd >= "2026-01-15" ? 10 : 5', max: 10, missing: 0`},
			rows:  [][]any{{"1", 20260115}, {"2", shownAs{46037.75, dayFormat}}, {"3", 46036}, {"4", "2026年1月16日"}, {"5", nil}, {"6", "soon"}}},
		{name: "figures that are no grades", columns: "id g",
			rules: []string{"field: g, " + five + ", missing: 1"},
			rows:  [][]any{{"1", 7}, {"2", "良好　"}, {"3", 8}, {"4", "７"}, {"5", 2}, {"6", "+8"}, {"7", 8.0000000001}, {"8", "2"}, {"9", 6}}},
		{name: "a grade that stands for what is none", columns: "id g",
			rules: []string{`field: g, grades: {"#!": 10, "#N/A": 5, x: 1}`},
			rows:  [][]any{{"1", "*"}, {"2", "#!"}, {"3", "#N/A"}, {"4", errorCellOf("#N/A")}, {"5", "X"}}},
		{name: "errors where missing grades have points", columns: "id g h w",
			rules: []string{"field: g, " + five + ", missing: 1", "field: h, " + three + ", missing: 2", "field: h, " + three + ", rating: w, missing: skip"},
			rows: [][]any{{"1", errorCellOf("#N/A"), 8, "好"}, {"2", "优秀", errorCellOf("#REF!"), "好"}, {"3", "优秀", 8, errorCellOf("#DIV/0!")},
				{"4", computed("1+1"), 9, nil}, {"5", nil, nil, "好"}, {"6", errorCellOf("#SPILL!"), "", ""}}},
		{name: "ratings spelled like figures", columns: "id h w",
			rules: []string{"field: h, " + three + ", rating: w"},
			rows:  [][]any{{"1", 6, "+8"}, {"2", 6, 8}, {"3", "8", "8"}, {"4", 6, "８"}, {"5", 9, " 好"}, {"6", "差", "好"}}},
		{name: "grades in a derived text", columns: "id a s",
			rules: []string{"field: text, " + five + ", missing: 1", "field: a, rank: {top 50%: 2, else: 1}, within: text"},
			rows:  [][]any{{"1", 4, "*"}, {"2", 2, "良好"}, {"3", 1, "２"}, {"4", 5, 8}, {"5", 4, errorCellOf("#N/A")}, {"6", 3, "?好"}}},
		{name: "groups of texts and figures", columns: "id a s",
			rules: []string{"field: a, rank: {top 40%: 2, else: 1}, within: s"},
			rows:  [][]any{{"1", 4, 8}, {"2", 2, "8"}, {"3", 1, 8.0}, {"4", 5, 8}, {"5", 9, "东"}, {"6", 3, "东"}, {"7", 3, nil}}},
		{name: "groups of several cases and blanks", columns: "id a s",
			rules: []string{"field: a, rank: {top 40%: 2, else: 1}, within: s"},
			rows:  [][]any{{"1", 4, "a区"}, {"2", 2, "A区"}, {"3", 1, "Ａ区"}, {"4", 5, "a  b"}, {"5", 9, "A  B"}, {"6", 3, "a b"}, {"7", 3, "a\r\nb"}, {"8", 4, "A\r\nB"}}},
		{name: "conditions on a derived text with errors", columns: "id a s",
			rules: []string{`formula: 'text == "东" ? 10 : 5', max: 10`, `formula: 'missing(text) ? 1 : 2', max: 10, missing: 1`},
			rows:  [][]any{{"1", 4, "东"}, {"2", 2, errorCellOf("#N/A")}, {"3", 1, nil}, {"4", 1, "#!"}}},
		{name: "places by more digits than are compared", columns: "id a s",
			rules: []string{"field: a, rank: {top 40%: 2, else: 1}", "field: a, rank: {top 40%: 2, else: 1}, within: s, order: low", "formula: 'percentile(a)', max: 100"},
			rows:  [][]any{{"1", 12345678901234567.0, "东"}, {"2", 12345678901234590.0, "东"}, {"3", 123, "东"}, {"4", 12345678901234610.0, "西"}, {"5", 5, "西"}}},
		{name: "groups with errors", columns: "id a s",
			rules: []string{"field: a, rank: {top 40%: 2, else: 1}, within: s, missing: 1"},
			rows: [][]any{{"1", 4, "东"}, {"2", 2, errorCellOf("#N/A")}, {"3", 1, "东"}, {"4", errorCellOf("#N/A"), "东"}, {"5", "x", nil},
				{"6", nil, errorCellOf("#N/A")}, {"7", nil, "东"}, {"8", 3, nil}}},
		{name: "line ends and blanks in texts", columns: "id a s g",
			rules: []string{`formula: 'text contains "b" ? 10 : 5', max: 10`, `field: g, grades: {"x  y": 10, z: 5}`},
			rows:  [][]any{{"1", 1, "a\r\nb", "x  y"}, {"2", 1, "a\nb", "x y"}, {"3", 1, " a  b", " x  y"}, {"4", 1, "_x000D_", "Z"}, {"5", 1, "\tb", "z\t"}}},
		{name: "words beyond what is looked up", columns: "id g h w",
			rules: []string{"field: g, grades: {" + strings.Repeat("长", 300) + ": 10, 短: 5}, missing: skip", "field: h, ranges: {" + strings.Repeat("x", 256) + ": [5, 10], 短: [0, 5]}, rating: w"},
			rows:  [][]any{{"1", strings.Repeat("长", 300), 8, strings.Repeat("X", 256)}, {"2", "短", 8, "短"}, {"3", nil, 3, nil}}},
		{name: "variants in another order", columns: "id a b c",
			rules: []string{"field: a, bands: {5: 10, else: 2}, group: 甲", "field: b, bands: {5: 10, else: 2}, group: 乙, missing: skip", "field: c, bands: {5%: 10, else: 2}, group: 甲"},
			more: `    variants:
      - {name: 小, when: 'a < 5', criteria: [{name: C, weight: 7, group: 乙, field: c, bands: {5%: 10, else: 2}}, {name: D, weight: 2, group: 甲, field: a, curve: {0: 0, 5: 5}, missing: skip}, {name: A, weight: 1, field: a, bands: {3: 10, else: 2}, group: 乙, missing: skip}]}
    overrides:
      - {name: 弱, when: 'groups["甲"] < 50', at_most: 低, reason: 弱}
`,
			rows: [][]any{{"1", 4, 8, 0.1}, {"2", 2, nil, "3%"}, {"3", 9, nil, 0.5}, {"4", 7, 3, 0.01}, {"5", nil, 3, 0.01}}},
	}
}
