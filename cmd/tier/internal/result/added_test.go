package result_test

import (
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// TestFindAdded: what only tier writes is found, and nothing that only sounds like it.
func TestFindAdded(t *testing.T) {
	const own = "得分,排名,级别,计算级别,依据"
	for _, tt := range []struct {
		name, headers string
		ours          bool
		added         string // "" where tier didn't write the list
	}{
		{"as written", "客户,利润," + own + ",忠诚评分,忠诚加权得分", false, own + ",忠诚评分,忠诚加权得分"},
		{"points first", "客户,忠诚评分,忠诚加权得分," + own, false, "忠诚评分,忠诚加权得分," + own},
		{"English", "Name,Score,Rank,Tier,Computed tier,Reason,Loyalty points,Loyalty weighted", false,
			"Score,Rank,Tier,Computed tier,Reason,Loyalty points,Loyalty weighted"},
		{"two models", own + ",x评分,x加权得分,按 人 得分,按 人 排名,按 人 级别,按 人 计算级别,按 人 依据,按 人 x评分,按 人 x加权得分,按 得分", false,
			own + ",x评分,x加权得分,按 人 得分,按 人 排名,按 人 级别,按 人 计算级别,按 人 依据,按 人 x评分,按 人 x加权得分"},
		{"another's", "客户,级别,得分,排名,依据,忠诚评分,忠诚加权得分", false, ""},
		{"another's computed tier", "客户,级别,计算级别", false, ""},
		{"the list has a tier", "客户,级别,得分,排名,级别 2,计算级别,依据", false, "得分,排名,级别 2,计算级别,依据"},
		{"and a second one", "级别,级别 2,得分,排名,级别 3,计算级别,依据", false, "得分,排名,级别 3,计算级别,依据"},
		{"a second one alone", "级别 2,得分,排名,级别,计算级别,依据", false, "得分,排名,级别,计算级别,依据"},
		{"moved", "客户,级别 2,级别,得分,排名,计算级别,依据", false, "级别 2,得分,排名,计算级别,依据"},
		{"the list has points", "x评分," + own + ",x评分 2,x加权得分", false, own + ",x评分 2,x加权得分"},
		{"the list has weighted points", "y加权得分," + own + ",x评分,x加权得分", false, own + ",x评分,x加权得分"},
		{"the list has both", "x评分,x加权得分," + own + ",x评分 2,x加权得分 2", false, own + ",x评分 2,x加权得分 2"},
		{"scored twice", own + ",x评分,x加权得分,得分 2,排名 2,级别 2,计算级别 2,依据 2,x评分 2,x加权得分 2", false,
			own + ",x评分,x加权得分,得分 2,排名 2,级别 2,计算级别 2,依据 2,x评分 2,x加权得分 2"},
		{"without the reasons", "客户,得分,级别,计算级别,x评分,x加权得分", false, "得分,级别,计算级别,x评分,x加权得分"},
		{"only some columns", "客户,得分,级别", true, "得分,级别"},
		{"an English tier among Chinese ones", "Tier," + own, true, own},
		{"nothing of tier's", "客户,利润", true, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			headers := strings.Split(tt.headers, ",")
			found := result.FindAdded(headers, tt.ours)
			var added []string
			for _, i := range found.Columns() {
				added = append(added, headers[i])
			}
			if !found.ByTier() {
				added = nil
			}
			diff(t, tt.added, strings.Join(added, ","))
		})
	}
}

// TestLastVerdicts: of two runs the later one counts, whose columns have the numbers.
func TestLastVerdicts(t *testing.T) {
	headers := strings.Split("得分,排名,级别,计算级别,依据,按人 得分,按人 级别,按人 计算级别,得分 2,排名 2,级别 2,计算级别 2,依据 2", ",")
	diff(t, []result.Verdict{
		{Model: "按人", Score: 5, Rank: -1, Tier: 6, Computed: 7, Reason: -1},
		{Score: 8, Rank: 9, Tier: 10, Computed: 11, Reason: 12},
	}, result.FindAdded(headers, false).Last())
}

// TestAddedIsWhatColumnsWrites: every column that is added is found again, and no other.
func TestAddedIsWhatColumnsWrites(t *testing.T) {
	r := judge(t, "1,甲,120,1,30,优秀,否\n2,乙,60,1,30,合格,是\n")
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		var headers []string
		var want []int
		for i, c := range r.Columns(words.In(lang)) {
			headers = append(headers, c.Header)
			if c.Kind != result.InputColumn {
				want = append(want, i)
			}
		}
		found := result.FindAdded(headers, false)
		diff(t, want, slices.Compact(found.Columns()))
		if !found.ByTier() {
			t.Errorf("%s: tier does not know its own columns: %q", lang, headers)
		}
	}
}
