package book

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

// ratedPlan is a panel, its criteria, and what it gave: a line for each customer and criterion, a word for each rater, "." for
// none.
type ratedPlan struct {
	panel    string // YAML in braces
	weights  []float64
	criteria string // YAML in brackets; two that are rated and one that isn't by default
	variants string
	given    []string
}

const (
	ratedCriteria = `[{name: 忠诚度, field: loyalty, weight: 60, grades: {优秀: 10, 良好: 8, 合格: 5, 较差: 2}},
      {name: 前景, field: prospects, weight: 25, ranges: {高: [7, 10], 低: [0, 7]}},
      {name: 规模, field: sales, weight: 15, bands: {100: 10, else: 5}}]`
	ratedList = `客户编号,客户名称,业务员,忠诚度,前景,年销售额(万元),区域
C1,甲公司,赵一,优秀,8,120,华东
C2,乙公司,钱二,良好,,80,华东
C3,丙公司,孙三,合格,6,300,华南
C4,丁公司,赵一,,,50,华南
C5,戊公司,,较差,9,10,华东
`
)

// raterNames are those of the panel, as many as a plan needs.
func raterNames() []string { return []string{"王总", "赵一", "钱二", "孙三", "李敏"} }

// threeGiven has own customers, gaps, a customer whom one rater rated, and one whom nobody did.
func threeGiven() []string {
	return []string{
		"C1 忠诚度 8 10 8", "C1 前景 9 10 7.5",
		"C2 忠诚度 10 8 8", "C2 前景 6 8.3 10",
		"C3 忠诚度 5 5 2", "C3 前景 . 6 .",
		"C4 忠诚度 . 10 .", "C4 前景 8 9 9",
		"C5 忠诚度 8 . .",
	}
}

// fiveGiven is of five raters, with ties among the extremes.
func fiveGiven() []string {
	return []string{
		"C1 忠诚度 8 10 8 5 2", "C1 前景 9 10 7.5 9 9",
		"C2 忠诚度 10 8 8 . 5", "C2 前景 6 8.3 10 6 .",
		"C3 忠诚度 5 5 2 10 .", "C3 前景 . 6 . 7 .",
		"C4 忠诚度 8 8 8 8 8", "C4 前景 8 9 9 1 2",
		"C5 忠诚度 8 . . 2 .",
	}
}

func (p ratedPlan) yaml() string {
	var raters []string
	for i, w := range p.weights {
		raters = append(raters, fmt.Sprintf("{name: %s, role: 组员, weight: %v}", raterNames()[i], w))
	}
	criteria, variants := p.criteria, p.variants
	if criteria == "" {
		criteria = ratedCriteria
	}
	return fmt.Sprintf(`version: 1
fields: {id: 客户编号, name: 客户名称, owner: 业务员, loyalty: 忠诚度, prospects: 前景, sales: {header: 年销售额, unit: 万元}, region: 区域}
panel: {raters: [%s], criteria: [忠诚度, 前景], owner: owner, %s}
models:
  - name: value
    criteria: %s
%s    tiers: {by: score, levels: [{name: A, min: 80}, {name: B, min: 60}, {name: C}]}
`, strings.Join(raters, ", "), strings.Trim(p.panel, "{}"), criteria, variants)
}

// long is what was given as a table with a row for each rating.
func (p ratedPlan) long() string {
	text := "客户编号,评价人,评价科目,评分\n"
	for _, line := range p.given {
		cells := strings.Fields(line)
		for i, points := range cells[2:] {
			if points != "." {
				text += fmt.Sprintf("%s,%s,%s,%s\n", cells[0], raterNames()[i], cells[1], points)
			}
		}
	}
	return text
}

func (p ratedPlan) judged(t testing.TB) *result.Result {
	t.Helper()
	r := resulttest.Rated(t, load(t, p.yaml()), list(t, "list.csv", ratedList), list(t, "ratings.csv", p.long()))
	if wrong := r.RatingProblems(); len(wrong) > 0 {
		t.Fatalf("%v", wrong)
	}
	return r
}

// equalWeights are those of n raters.
func equalWeights(n int) []float64 { return slices.Repeat([]float64{1}, n) }

// ratedPlans are panels of all kinds.
func ratedPlans() map[string]ratedPlan {
	skipping := strings.NewReplacer("weight: 60,", "weight: 60, missing: skip,", "weight: 25,", "weight: 25, missing: 3,").Replace(ratedCriteria)
	bySales := `    variants:
      - name: 华南
        when: region == "华南"
        criteria: [{name: 前景, field: prospects, weight: 70, missing: 2, ranges: {高: [7, 10], 低: [0, 7]}}, {name: 规模, field: sales, weight: 30, bands: {100: 10, else: 5}}]
`
	return map[string]ratedPlan{
		"mean":                   {panel: "{quorum: 2}", weights: []float64{2, 1, 0.7}, given: threeGiven()},
		"mean, own kept":         {panel: "{own: keep}", weights: equalWeights(3), given: threeGiven()},
		"mean of few, skipped":   {panel: "{quorum: 2, below: use}", weights: []float64{0.1, 0.2, 0.7}, given: threeGiven(), criteria: skipping},
		"skipped and given":      {panel: "{quorum: 3}", weights: equalWeights(3), given: threeGiven(), criteria: skipping},
		"left to the list":       {panel: "{quorum: 3, below: list}", weights: equalWeights(3), given: threeGiven()},
		"left to the list, skip": {panel: "{quorum: 3, below: list}", weights: equalWeights(3), given: threeGiven(), criteria: skipping, variants: bySales},
		"median":                 {panel: "{combine: median}", weights: equalWeights(5), given: fiveGiven()},
		"median by weights":      {panel: "{combine: median, quorum: 2}", weights: []float64{3, 1, 1, 1, 1}, given: fiveGiven()},
		"trimmed":                {panel: "{combine: trimmed, quorum: 2}", weights: equalWeights(5), given: fiveGiven(), variants: bySales},
		"trimmed, all needed":    {panel: "{combine: trimmed, quorum: 5, own: keep}", weights: equalWeights(5), given: fiveGiven(), criteria: skipping},
		"trimmed by weights":     {panel: "{combine: trimmed}", weights: []float64{3, 1, 1, 2, 1}, given: fiveGiven()},
	}
}

// ratedCases are workbooks of panels of all kinds.
func ratedCases(t *testing.T) []calculatedCase {
	t.Helper()
	plans := ratedPlans()
	var cases []calculatedCase
	for _, name := range slices.Sorted(keysOf(plans)) {
		cases = append(cases, calculatedCase{"rated, " + name, plans[name].judged(t)})
	}
	return cases
}

// ratedEdits are workbooks in which points of raters were edited, and, of a mean, their weights.
func ratedEdits(t *testing.T, dir string) []editedCase {
	t.Helper()
	mean := ratedPlan{panel: "{quorum: 2}", weights: []float64{2, 1, 0.7}, given: threeGiven()}
	trimmed := ratedPlan{panel: "{combine: trimmed, quorum: 2}", weights: equalWeights(5), given: fiveGiven()}
	median := ratedPlan{panel: "{combine: median}", weights: equalWeights(5), given: fiveGiven()}
	return []editedCase{
		mean.edited(t, dir, "mean", []ratedEdit{{0, 0, "2"}, {1, 2, "8.25"}, {2, 1, "2"}, {5, 0, "7.1"}, {8, 1, "5"}, {8, 2, "10"}, {3, 0, "."}}, map[int]float64{0: 3, 2: 0.2}),
		trimmed.edited(t, dir, "trimmed", []ratedEdit{{0, 3, "10"}, {1, 4, "0"}, {2, 3, "8"}, {4, 4, "8"}, {6, 4, "."}, {6, 2, "2"}}, nil),
		median.edited(t, dir, "median", []ratedEdit{{0, 3, "10"}, {1, 4, "0"}, {5, 3, "."}, {5, 4, "3.3"}}, nil),
	}
}

// ratedEdit changes what a rater gave in a line of a plan; "." takes it away.
type ratedEdit struct {
	line, rater int
	to          string
}

// edited writes the workbook of a plan, and edits both alike. Each line of the plan has a row of the sheet.
func (p ratedPlan) edited(t *testing.T, dir, name string, edits []ratedEdit, weights map[int]float64) editedCase {
	t.Helper()
	c := editedCase{name: "rated, " + name, path: filepath.Join(dir, "rated-"+name+".xlsx"), lang: words.English, inOrder: true}
	data, cells := written(t, p.judged(t), c.lang), map[string]rawCell{}
	p.given, p.weights = slices.Clone(p.given), slices.Clone(p.weights)
	for _, e := range edits {
		line := strings.Fields(p.given[e.line])
		line[2+e.rater] = e.to
		p.given[e.line] = strings.Join(line, " ")
		ref, raw := at(firstRaterColumn+e.rater, ratingsTop+1+e.line), rawCell{}
		if x, err := strconv.ParseFloat(e.to, 64); err == nil {
			raw = rawNumber(x)
		}
		cells[ref] = raw
		c.edits = append(c.edits, ref+" = "+e.to)
	}
	for rater, w := range weights {
		p.weights[rater] = w
		cells[at(firstRaterColumn+rater, 1)] = rawNumber(w)
	}
	if err := os.WriteFile(c.path, editedSheets(t, data, map[string]map[string]rawCell{ratingsSheetName(words.In(c.lang)): cells}), 0o600); err != nil {
		t.Fatal(err)
	}
	c.fresh = p.judged(t)
	return c
}
