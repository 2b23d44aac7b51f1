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
	}
}

// overridden is the small result with another condition for its override, and a group.
func overridden(t testing.TB, when string) *result.Result {
	t.Helper()
	yaml := strings.NewReplacer(`strategic == "是"`, when, "grades: five", "grades: five, group: 组").Replace(rubric)
	return judge(t, load(t, yaml), list(t, "list.csv", customers))
}
