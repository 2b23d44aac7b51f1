package tiering

import (
	"testing"
	"time"

	"tier/scoring"
)

// TestApplyExpressions runs overrides as they are configured, on columns with gaps and the computed tier.
func TestApplyExpressions(t *testing.T) {
	scope := &scoring.Scope{Scored: true, Tiers: []string{"关键客户", "重要客户", "主要客户", "普通客户", "小客户"},
		Fields: []scoring.FieldInfo{{Name: "strategic", Kind: scoring.Text}, {Name: "overdue_days", Kind: scoring.Number}}}
	expr := func(src string) *scoring.Expr {
		e, err := scoring.Compile(src, scope)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	overrides := []Override{
		{Name: "标杆客户", When: expr(`strategic == "是"`), Tier: 0, AtLeast: -1, AtMost: -1},
		{Name: "长期拖欠", When: expr(`overdue_days > 180`), Tier: -1, AtLeast: -1, AtMost: 4},
		{Name: "重要不降", When: expr(`tier == "重要客户"`), Tier: -1, AtLeast: 2, AtMost: -1},
	}
	cols := table{n: 5,
		numbers: map[string][]float64{"overdue_days": {0, 181, 180, nan, 200}},
		texts: map[string][]string{"strategic": {"是", "否", "否", "否", "是"},
			"tier": {"普通客户", "重要客户", "主要客户", "小客户", ""}},
	}
	got := Apply(overrides, cols, []int{3, 1, 2, 4, -1}, time.Time{})
	diff(t, []int{0, 2, 2, 4, -1}, got.Final)
	diff(t, map[int][]Hit{0: {{0, 3, 0}}, 1: {{1, 1, 4}, {2, 4, 2}}}, got.Applied)
	if len(got.Undecided) != 1 {
		t.Fatalf("undecided %v, want one", got.Undecided)
	}
	diff(t, 3, got.Undecided[0].Row)
	diff(t, "overdue_days", got.Undecided[0].Field)
}
