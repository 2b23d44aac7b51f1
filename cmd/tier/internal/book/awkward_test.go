package book

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
)

// awkwardCases are lists and configurations that formulas found hard, or may.
func awkwardCases(t *testing.T) []calculatedCase {
	t.Helper()
	return []calculatedCase{
		{"small", small(t)},
		{"long", long(t, 3_000)},
		{"a whole column of results", overridden(t, `share(score) > 0.3 or sum(points["评价"]) < 5 or rank(groups["组"] + sales) == 1`)},
		{"ranks of a column that no list has", ranked(t, "nowhere", "")},
		{"ranks within a column that no list has", ranked(t, "sales", "within: nowhere, ")},
	}
}

// overridden is the small result with another condition for its override, and a group.
func overridden(t testing.TB, when string) *result.Result {
	t.Helper()
	yaml := strings.NewReplacer(`strategic == "是"`, when, "grades: five", "grades: five, group: 组").Replace(rubric)
	return judge(t, load(t, yaml), list(t, "list.csv", customers))
}

// ranked is the small result with a rule by rank, which the list may not have the columns for.
func ranked(t testing.TB, field, within string) *result.Result {
	t.Helper()
	yaml := strings.NewReplacer("  grade: 评价\n", "  grade: 评价\n  nowhere: {header: 无, optional: true}\n",
		"field: sales, weight: 60, bands: {100: 10, 50: 5, else: 1}", "field: "+field+", weight: 60, "+within+"rank: {top 50%: 2, else: 1}, missing: 1").Replace(rubric)
	return judge(t, load(t, yaml), list(t, "list.csv", customers))
}
