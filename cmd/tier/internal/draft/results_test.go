package draft

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// TestResults: columns of an earlier scoring are left out; those that only sound like it are not.
func TestResults(t *testing.T) {
	for _, tt := range []struct{ headers, left string }{
		{"利润,级别", "级别"},
		{"利润,等级,得分,排名,名次,总分,评分,计算级别,依据", "等级, 得分, 排名, 名次, 总分, 评分, 计算级别, 依据"},
		{"利润,去年级别,2025年得分,上年 等级,Last year score", "去年级别, 2025年得分, 上年等级, Last year score"},
		{"利潤,綜合評分,去年評分,綜合得分", "綜合評分, 去年評分, 綜合得分"},
		{"利润,Score,Rank,Tier,Computed tier,Reason", "Score, Rank, Tier, Computed tier, Reason"},
		{"利润,级别 2", ""},
		{"利润,级别,级别 2,级别 3", "级别, 级别 2, 级别 3"},
		{"利润,忠诚度评分", ""},
		{"利润,忠诚度评分,忠诚度加权得分", "忠诚度评分, 忠诚度加权得分"},
		{"利润,忠诚度评分,忠诚度评分 2,忠诚度加权得分", "忠诚度评分 2, 忠诚度加权得分"},
		{"利润,loyalty points", ""},
		{"利润,loyalty points,loyalty weighted,unweighted", "loyalty points, loyalty weighted"},
		{"利润,a points,a weighted,A points,A weighted", "a points, a weighted, A points, A weighted"},
		{"利润,按人数 得分,按人数 排名", ""},
		{"利润,按人数 得分,按人数 级别,按人数 计算级别,信用级别", "按人数得分, 按人数级别, 按人数计算级别"},
		{"利润,By headcount Score,By headcount Computed tier", "By headcount Score, By headcount Computed tier"},
		{"利润,信用等级,满意度得分,销售排名", ""},
	} {
		t.Run(tt.headers, func(t *testing.T) {
			rows := [][]string{strings.Split(tt.headers, ",")}
			for i := range 30 {
				row := make([]string, len(rows[0]))
				for k := range row {
					row[k] = fmt.Sprint(1000 + 37*i + k)
				}
				rows = append(rows, row)
			}
			table, err := tableOf(rows)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Make(table, Earlier{}, words.In(words.English))
			if err != nil {
				t.Fatal(err)
			}
			left := ""
			for _, n := range d.Notes {
				if titles, ok := strings.CutPrefix(n.String(), "left out, since they are results of an earlier scoring: "); ok {
					left = titles
				}
			}
			if diff := cmp.Diff(tt.left, left); diff != "" {
				t.Errorf("left out (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOnlyResults: a list of nothing but results says so.
func TestOnlyResults(t *testing.T) {
	_, err := Make(csvTable(t, "客户,得分\n甲,80\n乙,60\n"), Earlier{}, words.In(words.Chinese))
	var e *fileio.Error
	want := "no column can be scored: 得分 are results of an earlier scoring"
	if !errors.As(err, &e) || e.Message.String() != want {
		t.Errorf("got %v, want %q", err, want)
	}
}

// TestDraftAgain: a list that tier scored by its draft, with the columns that tier adds, is drafted as it was before.
func TestDraftAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyList(t)
		table, err := tableOf(rows)
		if err != nil || len(table.SetAside()) > 0 || table.Len() != len(rows)-1 {
			t.Skip()
		}
		p := words.In(rapid.SampledFrom([]words.Lang{words.Chinese, words.English}).Draw(t, "lang"))
		before, err := Make(table, Earlier{}, p)
		if err != nil {
			t.Skip() // nothing to score
		}
		cfg, err := loadText(string(before.YAML))
		if err != nil {
			t.Fatal(err)
		}
		added := []string{p.Sprintf("Score"), p.Sprintf("Rank"), p.Sprintf("Tier"), p.Sprintf("Computed tier"), p.Sprintf("Reason")}
		for _, name := range cfg.Models[0].Names() {
			added = append(added, p.Sprintf("%s points", name), p.Sprintf("%s weighted", name))
		}
		if rapid.Bool().Draw(t, "another model") {
			for _, header := range slices.Clone(added) {
				added = append(added, "按人数 "+header)
			}
		}
		scored := [][]string{slices.Concat(rows[0], numberedAgain(rows[0], added))}
		for _, row := range rows[1:] {
			scored = append(scored, slices.Concat(row, rapid.SliceOfN(rapid.SampledFrom([]string{"7.5", "3", "重要客户", "80", ""}), len(added), len(added)).Draw(t, "results")))
		}
		again, err := tableOf(scored)
		if err != nil || again.Len() != table.Len() {
			t.Skip()
		}
		after, err := Make(again, Earlier{}, p)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(before.YAML), string(after.YAML)); diff != "" {
			t.Fatalf("%q (-before +after):\n%s", added, diff)
		}
	})
}

// numberedAgain gives added headers that stand before already a number, as the results have them: 级别 2.
func numberedAgain(taken, added []string) []string {
	all := slices.Clone(taken)
	for _, header := range added {
		one := header
		for n := 2; slices.Contains(all, one); n++ {
			one = fmt.Sprintf("%s %d", header, n)
		}
		all = append(all, one)
	}
	return all[len(taken):]
}
