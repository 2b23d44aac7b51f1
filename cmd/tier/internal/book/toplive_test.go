package book

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// topLists are lists whose best customers a spreadsheet may show in another way than tier, and whether they are formulas.
func topLists() []topList {
	const header = "编号,名称,销售额,利润,评价,战略\n"
	return []topList{
		{"best without a value", header + "A1,甲,120,,优秀,否\nA2,乙,60,10,良好,是\n", true},
		{"best with a text for a value", header + "A1,甲,120,无,优秀,否\nA2,乙,60,10,良好,是\n", true},
		{"best with ids as numbers", header + "17,甲,120,1,优秀,否\n18,乙,60,10,良好,是\n", true},
		{"best with ids of more digits", header + "1.50,甲,120,1,优秀,否\n1.5,乙,60,10,良好,是\n", false},
		{"best with dates for ids", header + "2026-01-02,甲,120,1,优秀,否\n2026-01-03,乙,60,10,良好,是\n", true},
		{"best with truth for a name", header + "1,TRUE,120,1,优秀,否\n2,乙,60,10,良好,是\n", true},
		{"best without a name", header + "1,,120,1,优秀,否\n2,乙,60,10,良好,是\n", true},
		{"best without an id", header + ",甲,120,1,优秀,否\n2,乙,60,10,良好,是\n", false},
		{"best with long numbers for names", header + "1,1e12,120,1,优秀,否\n2,乙,60,10,良好,是\n", false},
	}
}

type topList struct {
	name, list string
	follows    bool
}

func (l *topList) judge(t testing.TB) *result.Result {
	t.Helper()
	return judge(t, load(t, rubric), list(t, "list.csv", l.list))
}

func topCases(t *testing.T) []calculatedCase {
	t.Helper()
	var cases []calculatedCase
	for _, l := range topLists() {
		cases = append(cases, calculatedCase{l.name, l.judge(t)})
	}
	return cases
}

// TestTopFollows where a formula spells what tier does, and only there.
func TestTopFollows(t *testing.T) {
	for _, l := range topLists() {
		path := saved(t, "out.xlsx", written(t, l.judge(t), words.English))
		follows := false
		for _, c := range booktest.Cells(t, path)["Summary"] {
			follows = follows || strings.HasPrefix(c.Formula, "IF(ISNUMBER('Workings'") && strings.Contains(c.Formula, "HYPERLINK")
		}
		if follows != l.follows {
			t.Errorf("%s: follows the cells: %v", l.name, follows)
		}
	}
}
