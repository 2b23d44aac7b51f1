package ratings_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring/panel"
)

// TestNotes: what was found, assumed, skipped, and who handed in nothing, in both languages.
func TestNotes(t *testing.T) {
	cfg := resulttest.Load(t, rubric)
	files := open(t, cfg, []written{
		{name: "forms/王总.xlsx", sheets: []sheet{
			{"考评表", [][]any{{"评价人", "王总"}, {"考评期", "2026年二季度"}, {"客户编号", "忠诚度", "发展前景"}, {"C1", "优秀", "好"}, {"C2", "优秀", "好"}}},
			{"评价标准", [][]any{{"等级", "分数"}, {"优秀", 10}}},
			{"日历", [][]any{{"周一", "周二"}, {1, 2}}},
		}},
		{name: "王总-备份.csv", text: "客户编号,忠诚度\nC1,10\nC2,10\n"},
		{name: "赵一.csv", text: "客户编号,忠诚度,发展前景\nC1,,\n"},
	})
	files[0].AnyPeriod = true
	c := ratings.Collect(cfg, customers(people()), files)
	for _, tt := range []struct {
		lang words.Lang
		want string
	}{
		{words.English, `forms/王总.xlsx: 4 ratings by 王总
王总-备份.csv: no ratings
赵一.csv: no ratings
forms/王总.xlsx: the form is of the period 2026年二季度, not of 2026年三季度
王总-备份.csv: ratings by 王总 that stand twice, with the same values: 2 (first in 王总.xlsx!考评表!B4 and 王总-备份.csv:2); they count once
发展前景: "好" was taken as 9, the middle of 8 to 10 (ratings: 2)
no ratings from 李敏
no ratings from 赵一
no ratings from 钱二
forms/王总.xlsx: the sheet "日历" holds no ratings and is skipped
forms/王总.xlsx: the sheet "评价标准" holds no ratings and is skipped
`},
		{words.Chinese, `forms/王总.xlsx：王总 的评分 4 个
王总-备份.csv：没有评分
赵一.csv：没有评分
forms/王总.xlsx：考评表的考评期是 2026年二季度，不是 2026年三季度
王总-备份.csv：王总 的评分重复而且相同：2 个（第一个在 王总.xlsx!考评表!B4 和 王总-备份.csv:2）；只算一次
发展前景："好" 按 9 分计，即 8 至 10 的中间值（评分 2 个）
没有收到 李敏 的评分
没有收到 赵一 的评分
没有收到 钱二 的评分
forms/王总.xlsx：工作表 "日历" 里没有评分，已跳过
forms/王总.xlsx：工作表 "评价标准" 里没有评分，已跳过
`},
	} {
		var got strings.Builder
		for _, notes := range [][]fileio.Message{c.Detected, c.Notes, c.Detail} {
			for _, n := range notes {
				got.WriteString(words.In(tt.lang).Say(n) + "\n")
			}
		}
		if d := cmp.Diff(tt.want, got.String()); d != "" {
			t.Errorf("%s: %s", tt.lang, d)
		}
	}
	if d := cmp.Diff([]int{4, 0, 0}, []int{c.Files[0].Ratings, c.Files[1].Ratings, c.Files[2].Ratings}); d != "" {
		t.Error(d)
	}
}

// TestProblemsInChinese says the problems that raters make most in their language.
func TestProblemsInChinese(t *testing.T) {
	c := collect(t, rubric, written{name: "王总.xlsx", sheets: []sheet{{"考评表", [][]any{
		{"客户编号", "客户名称", "忠诚度", "发展前景"},
		{"C1", "阿里", "很好", 12}, {"C9", nil, "优秀", 1}, {7, nil, "优秀", 1}, {nil, "重名", "优秀", 1}, {"C2", "阿里", "优秀", 1}, {"C6", nil, "优秀", 1},
	}}}})
	want := `王总.xlsx!考评表!C2：忠诚度："很好" 不在 优秀/良好/合格 各档之中
王总.xlsx!考评表!D2：发展前景：12 超出了区间范围 0 至 10
王总.xlsx!考评表!A3：没有编号为 "C9" 的客户；是不是少给或给错了名单？
王总.xlsx!考评表!A4：没有编号为 "7" 的客户，但有 "007"：是不是被表格软件改过了？请按名单里的写
王总.xlsx!考评表!B5：有几个客户都叫 "重名"：请写上编号
王总.xlsx!考评表!B6：C2 在名单里是 "百度"，不是 "阿里"：是不是错行了？这一行不算
王总.xlsx!考评表!A7：C6 在本名单里不评，这里关于它的内容不计入：一票否决 诉讼：在打官司
`
	var got strings.Builder
	for _, p := range c.Problems {
		got.WriteString(p.At.String() + "：" + words.In(words.Chinese).Say(p.Message) + "\n")
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Error(d)
	}
}

// TestRoster: members in order, those of a field by their names, each once; ownership by the folded name.
func TestRoster(t *testing.T) {
	c := collect(t, rubric, written{name: "a.csv", text: "客户编号,客户名称,评价人,评价科目,评分\nC1,,钱 二,忠诚度,优秀\nC2,,钱二,忠诚度,优秀\n"})
	want := panel.Panel{Quorum: 1, Raters: []panel.Rater{
		{Name: "王总", Role: "组长", Weight: 3}, {Name: "李敏", Role: "副组长", Weight: 1}, {Name: "赵一", Role: "组员", Weight: 1}, {Name: "钱二", Role: "组员", Weight: 1},
	}}
	if d := cmp.Diff(want, c.Panel); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"钱二 C1 忠诚度 10", "钱二 C2 忠诚度 10"}, given(c)); d != "" {
		t.Error(d)
	}
	if g := c.Ratings.Given; c.Ratings.Owns(int(g[0].Rater), int(g[0].Row)) || !c.Ratings.Owns(int(g[1].Rater), int(g[1].Row)) {
		t.Error("钱二 owns C2, and not C1")
	}
	if at := c.Place(1).String(); at != "a.csv:3" {
		t.Errorf("the second rating is at %s", at)
	}
}

// TestOpenRoster: without a roster, raters are in the order of their names, with the roles of their forms, and nobody lacks.
func TestOpenRoster(t *testing.T) {
	cfg := resulttest.Load(t, openPanel())
	who := customers(people())
	who.Owner = nil
	c := ratings.Collect(cfg, who, open(t, cfg, []written{
		{name: "1.csv", text: "评价人,乙,角色,组员\n客户编号,忠诚度\nC1,优秀\n"},
		{name: "2.csv", text: "评价人,甲\n客户编号,忠诚度\nC1,良好\n"},
		{name: "3.csv", text: "评价人： 乙\n客户编号,忠诚度\nC2,优秀\n"},
	}))
	want := []panel.Rater{{Name: "乙", Role: "组员", Weight: 1}, {Name: "甲", Weight: 1}}
	if d := cmp.Diff(want, c.Panel.Raters); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"乙 C1 忠诚度 10", "乙 C2 忠诚度 10", "甲 C1 忠诚度 8"}, given(c)); d != "" {
		t.Error(d)
	}
	if c.Ratings.Owns != nil {
		t.Error("nobody owns any customer")
	}
}
