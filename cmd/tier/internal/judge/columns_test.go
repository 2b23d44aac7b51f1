package judge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// TestRatedFieldsAreNotRequired: of what a panel rates the list needs no column, unless something else reads it.
func TestRatedFieldsAreNotRequired(t *testing.T) {
	cfg := resulttest.Load(t, `
version: 1
fields: {id: 编号, loyalty: 忠诚度, growth: 前景, trust: 信誉, sales: 年销售额}
panel: {criteria: [忠诚, 前景]}
models:
  - name: value
    criteria:
      - {name: 忠诚, field: loyalty, weight: 25, grades: {好: 2, 差: 1}}
      - {name: 前景, field: growth, weight: 25, grades: {好: 2, 差: 1}}
      - {name: 信誉, field: trust, weight: 25, grades: {好: 2, 差: 1}}
      - {name: 销售, field: sales, weight: 25, rank: {top 10%: 10, else: 4}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
    overrides:
      - {name: 无前景, when: 'growth == "差"', at_most: B, reason: 看衰}
`)
	required := func(specs []fileio.Spec) []string {
		var names []string
		for _, s := range specs {
			if s.Required {
				names = append(names, s.Name)
			}
		}
		return names
	}
	if d := cmp.Diff([]string{"loyalty", "growth", "trust", "sales"}, required(judge.Specs(cfg))); d != "" {
		t.Errorf("without ratings: %s", d)
	}
	if d := cmp.Diff([]string{"growth", "trust", "sales"}, required(judge.SpecsWhenRated(cfg))); d != "" {
		t.Errorf("with ratings: %s", d)
	}
}
