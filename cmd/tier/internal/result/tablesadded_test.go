package result_test

import (
	"slices"
	"testing"

	"tier/cmd/tier/internal/result"
)

// TestGiven finds what an earlier run took from other tables next before its own columns, and nowhere else.
func TestGiven(t *testing.T) {
	verdict := []string{"得分", "排名", "级别", "计算级别", "依据"}
	titles := []string{"本年销售额", "订单数"}
	for _, test := range []struct {
		headers []string
		want    []int
	}{
		{[]string{"客户编号", "本年销售额(万元)", "订单数"}, []int{1, 2}},
		{[]string{"客户编号", "订单数", "本年销售额(万元) 2", "订单数 2"}, []int{1, 2, 3}},
		{[]string{"本年销售额", "客户编号", "订单数"}, []int{2}},
		{[]string{"本年销售额", "客户编号"}, nil},
	} {
		headers := append(slices.Clone(test.headers), verdict...)
		if got := result.FindAdded(headers, false).Given(headers, titles); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.headers, got, test.want)
		}
	}
	if got := result.FindAdded([]string{"订单数"}, false).Given([]string{"订单数"}, titles); got != nil {
		t.Errorf("without a verdict: %v", got)
	}
}
