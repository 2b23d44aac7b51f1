package result_test

import (
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
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
		{"groups", own + ",甲（占其权重的%）,甲/乙（占其权重的%）,x评分,x加权得分", false, own + ",甲（占其权重的%）,甲/乙（占其权重的%）,x评分,x加权得分"},
		{"groups of the list", "甲（占其权重的%）," + own + ",备注,乙（占其权重的%）", false, own},
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
		{Model: "按人", Score: 5, Rank: -1, Tier: 6, Computed: 7, Reason: -1, Held: -1, Provisional: -1},
		{Score: 8, Rank: 9, Tier: 10, Computed: 11, Reason: 12, Held: -1, Provisional: -1},
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

const credited = `version: 1
as_of: 2026-09-30
fields: {id: 编号, name: 名称, rating: 评分, limit: 授信额度, owed: 欠款, quick: 速动资产, debts: 流动负债}
credit:
  ratios: [{name: quick_ratio, title: 速动比率, of: quick, to: debts, at_least: 1}]
  rubric:
    criteria: [{name: 评信, field: rating, weight: 100, bands: {100: 10, else: 5}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
  limit: {grades: {A: quick * 0.5}}
  exposure: owed
  review: [{name: 速动比率偏低, when: quick_ratio < 1, reason: 低}]
`

// TestCreditInRows: the rows of a .csv say all that tier said of credit, and are known as tier's own when they are read again.
func TestCreditInRows(t *testing.T) {
	r := resulttest.Judge(t, resulttest.Load(t, credited).ForCredit(), resulttest.List(t, "list.csv", "编号,名称,评分,授信额度,欠款,速动资产,流动负债\n1,甲,100,7,60,100,200\n2,乙,60,7,5,10,5\n"))
	const chinese = "编号,名称,评分,授信额度,欠款,速动资产,流动负债,得分,排名,等级,计算等级,依据,评信评分,评信加权得分," +
		"授信额度 2,占用额度,可用额度,超额,须付现款,速动比率,复查原因"
	for lang, want := range map[words.Lang]string{
		words.Chinese: chinese + "\n1,甲,100,7,60,100,200,100,1,A,A,100 不低于 80,10,100,50,60,0,10,10,0.5,速动比率偏低：低\n" +
			"2,乙,60,7,5,10,5,50,2,B,B,50 低于 80,5,50,,5,0,5,5,2,\n",
		words.English: "编号,名称,评分,授信额度,欠款,速动资产,流动负债,Score,Rank,Grade,Computed grade,Reason,评信 points,评信 weighted," +
			"Credit limit,Exposure,Available,Excess,Cash needed,速动比率,Review reasons\n1,甲,100,7,60,100,200,100,1,A,A,100 is at least 80,10,100,50,60,0,10,10,0.5,速动比率偏低: 低\n" +
			"2,乙,60,7,5,10,5,50,2,B,B,50 is below 80,5,50,,5,0,5,5,2,\n",
	} {
		var out strings.Builder
		if err := r.WriteCSV(&out, words.In(lang), 1, nil); err != nil {
			t.Fatal(err)
		}
		got := strings.TrimPrefix(strings.ReplaceAll(out.String(), "\r\n", "\n"), "\uFEFF")
		diff(t, want, got)
		headers := strings.Split(strings.SplitN(got, "\n", 2)[0], ",")
		found := result.FindAdded(headers, false)
		diff(t, len(headers)-7, len(slices.Compact(found.Columns())))
		if !found.ByTier() {
			t.Errorf("tier does not know its own columns: %q", headers)
		}
	}
	for _, tt := range []struct{ behind, added string }{
		{",应收余额,逾期金额,逾期天数,备注", "授信额度 2,占用额度,可用额度,超额,须付现款,速动比率,复查原因,应收余额,逾期金额,逾期天数"},
		{",逾期天数", "授信额度 2,占用额度,可用额度,超额,须付现款,速动比率,复查原因"},
	} {
		headers := strings.Split(chinese+tt.behind, ",")
		var added []string
		for _, i := range result.FindAdded(headers, false).Credit {
			added = append(added, headers[i])
		}
		diff(t, tt.added, strings.Join(added, ","))
	}
	diff(t, []int(nil), result.FindAdded(strings.Split("授信额度,占用额度,可用额度,超额,须付现款,复查原因", ","), false).Credit)
}
