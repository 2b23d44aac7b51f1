package ratings_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
	"tier/scoring"
)

// rubric rates two criteria, one by words and one by points.
const rubric = `
version: 1
period: 2026年三季度
fields:
  id: 客户编号
  name: 客户名称
  region: 区域
  loyalty: 忠诚度(名单)
  growth: 发展前景(名单)
  owner: 业务员
panel:
  raters: [{name: 王总, role: 组长, weight: 3}, {name: 李敏, role: 副组长}, {field: owner, role: 组员}]
models:
  - name: value
    criteria:
      - {name: 忠诚度, field: loyalty, weight: 60, grades: {优秀: 10, 良好: 8, 合格: 6}}
      - {name: 发展前景, field: growth, weight: 40, ranges: {好: [8, 10], 中: [5, 8], 差: [0, 5]}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

// openPanel is rubric without a roster.
func openPanel() string {
	from, to := strings.Index(rubric, "panel:"), strings.Index(rubric, "models:")
	return rubric[:from] + rubric[to:]
}

// customer is one of the list.
type customer struct {
	id, name, owner string
	aside           bool
}

func people() []customer {
	return []customer{
		{id: "C1", name: "阿里", owner: "赵一"}, {id: "C2", name: "百度", owner: "钱二"}, {id: "C3", name: "重名", owner: "赵一"},
		{id: "C4", name: "重名"}, {id: "007", name: "邦德"}, {id: "C6", name: "旁置", aside: true},
	}
}

func customers(all []customer) ratings.Customers {
	owner := func(row int) string { return all[row].owner }
	return ratings.Customers{
		Len:   len(all),
		ID:    func(row int) string { return all[row].id },
		Name:  func(row int) string { return all[row].name },
		Owner: owner,
		Words: func(field string) (func(int) string, bool) { return owner, field == "owner" },
		Excluded: func(row int) (scoring.Message, bool) {
			return scoring.Say("knocked out by %s: %s", "诉讼", "在打官司"), all[row].aside
		},
	}
}

// written is a file of a test: its name, and its text or sheets.
type written struct {
	name   string
	text   string
	sheets []sheet
}

// open writes files and opens them.
func open(t testing.TB, cfg *config.Config, files []written) []*ratings.Source {
	t.Helper()
	dir := t.TempDir()
	var sources []*ratings.Source
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if f.sheets != nil {
			writeBook(t, path, f.sheets)
		} else if err := os.WriteFile(path, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		source, err := ratings.Open(path, cfg, fileio.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		source.Path = f.name
		sources = append(sources, source)
	}
	return sources
}

func collect(t testing.TB, yaml string, files ...written) *ratings.Collected {
	t.Helper()
	cfg := resulttest.Load(t, yaml)
	return ratings.Collect(cfg, customers(people()), open(t, cfg, files))
}

// given are the ratings, sorted: 王总 C1 忠诚度 8.
func given(c *ratings.Collected) []string {
	all := people()
	var lines []string
	for _, g := range c.Ratings.Given {
		lines = append(lines, fmt.Sprintf("%s %s %s %v", c.Panel.Raters[g.Rater].Name, all[g.Row].id, c.Ratings.Criteria[g.Criterion].Name, g.Points))
	}
	slices.Sort(lines)
	return lines
}

// problems are the problems: place, customer's row, message.
func problems(c *ratings.Collected) []string {
	var lines []string
	for _, p := range c.Problems {
		lines = append(lines, fmt.Sprintf("%s [%d]: %s", p.At, p.Row, p.Message))
	}
	return lines
}

func TestCollect(t *testing.T) {
	tests := []struct {
		name     string
		yaml     string
		files    []written
		want     []string
		problems []string
	}{
		{
			name: "a wide form with the rater above it, partly filled",
			files: []written{{name: "a.csv", text: "评价人,王总,角色,组长\n考评期,2026年三季度\n\n客户编号,客户名称,区域,忠诚度,发展前景,备注\n" +
				"C1,阿里,东区,优秀,9,好客户\nC2,百度,西区,—,,\nC3,重名,,8,中,\n"}},
			want: []string{"王总 C1 发展前景 9", "王总 C1 忠诚度 10", "王总 C3 发展前景 6.5", "王总 C3 忠诚度 8"},
		},
		{
			name: "the rater in one cell, in English, below the table, in the sheet's name, in the file's",
			files: []written{
				{name: "1.csv", text: "评价人：李敏\n客户编号,忠诚度,发展前景\nC1,优秀,1\n"},
				{name: "2.csv", text: "Rater,王总,Role,Head\nCustomer ID,忠诚度,发展前景\nC1,良好,2\n"},
				{name: "考评表-赵一.csv", text: "客户编号,忠诚度,发展前景\nC1,合格,3\n"},
				{name: "4.xlsx", sheets: []sheet{{"钱二", [][]any{{"客户编号", "忠诚度", "发展前景"}, {"C1", "优秀", 4}}}}},
			},
			want: []string{"李敏 C1 发展前景 1", "李敏 C1 忠诚度 10", "王总 C1 发展前景 2", "王总 C1 忠诚度 8", "赵一 C1 发展前景 3",
				"赵一 C1 忠诚度 6", "钱二 C1 发展前景 4", "钱二 C1 忠诚度 10"},
		},
		{
			name:  "the signature below the table",
			files: []written{{name: "a.csv", text: "客户编号,客户名称,忠诚度,发展前景\nC1,阿里,优秀,9\n\n评价人：李敏\n"}},
			want:  []string{"李敏 C1 发展前景 9", "李敏 C1 忠诚度 10"},
		},
		{
			name: "a sheet for each rater, besides standards and instructions",
			files: []written{{name: "all.xlsx", sheets: []sheet{
				{"说明", [][]any{{"请在白色单元格里填写"}, {"忠诚度", "看合作年限"}}},
				{"王总", [][]any{{"评价人", "王总"}, {}, {"客户编号", "客户名称", "忠诚度", "发展前景"}, {"C1", "阿里", "优秀", 9}}},
				{"李敏", [][]any{{"评价人", "李敏"}, {}, {"客户编号", "客户名称", "忠诚度", "发展前景"}, {"C1", "阿里", "良好", 7.5}}},
				{"标准", [][]any{{"评价科目", "等级", "分数", "标准"}, {"忠诚度", "优秀", 10, "只经销我司"}}},
			}}},
			want: []string{"李敏 C1 发展前景 7.5", "李敏 C1 忠诚度 8", "王总 C1 发展前景 9", "王总 C1 忠诚度 10"},
		},
		{
			name:  "a long table in Chinese, with forms of names that differ in width and blanks",
			files: []written{{name: "long.csv", text: "客户名称,评价人,评价科目,评分\n阿 里,王 总,忠诚度,优秀\n百度,李敏,发展前景,８\n百度,李敏,忠诚度,-\n"}},
			want:  []string{"李敏 C2 发展前景 8", "王总 C1 忠诚度 10"},
		},
		{
			name: "a long table in English, as a workbook",
			files: []written{{name: "long.xlsx", sheets: []sheet{{"data", [][]any{
				{"Customer ID", "Rater", "Criterion", "Rating"}, {"C1", "王总", "忠诚度", 10}, {"C2", "李敏", "发展前景", "差"}}}}}},
			want: []string{"李敏 C2 发展前景 2.5", "王总 C1 忠诚度 10"},
		},
		{
			name:  "a wide table with a column of raters",
			files: []written{{name: "wide.csv", text: "评分人,客户编号,忠诚度(分),发展前景\n王总,C1,10,9\n李敏,C1,8,7\n"}},
			want:  []string{"李敏 C1 发展前景 7", "李敏 C1 忠诚度 8", "王总 C1 发展前景 9", "王总 C1 忠诚度 10"},
		},
		{
			name: "forms of another quarter",
			files: []written{
				{name: "old.xlsx", sheets: []sheet{
					{"王总", [][]any{{"评价人", "王总"}, {"考评期", "2026年二季度"}, {}, {"客户编号", "忠诚度", "发展前景"}, {"C1", "优秀", 9}}},
					{"李敏", [][]any{{"评价人", "李敏"}, {"考评期", "2026年二季度"}, {}, {"客户编号", "忠诚度", "发展前景"}, {"C1", "优秀", 9}}},
				}},
				{name: "new.csv", text: "评价人,王总\n考评期,2026 年三季度\n客户编号,忠诚度,发展前景\nC1,良好,8\n"},
			},
			want: []string{"王总 C1 发展前景 8", "王总 C1 忠诚度 8"},
			problems: []string{
				`old.xlsx!王总!B2 [-1]: the form is of the period 2026年二季度, not of 2026年三季度, and its ratings don't count: move it away, or count all periods with --any-period`,
			},
		},
		{
			name: "a form's column of raters, which the list has, and the rater above it",
			files: []written{{name: "a.csv", text: "评价人,李敏\n\n客户编号,评价人,忠诚度,发展前景\nC1,赵一,优秀,9\nC2,,良好,\n"},
				{name: "long.csv", text: "评价人,李敏\n\n客户编号,评价人,科目,评分\nC3,王总,忠诚度,优秀\n"}},
			want: []string{"李敏 C1 发展前景 9", "李敏 C1 忠诚度 10", "李敏 C2 忠诚度 8", "王总 C3 忠诚度 10"},
		},
		{
			name: "unknown customers, raters and criteria, and what is no rating",
			files: []written{
				{name: "long.csv", text: "客户编号,评价人,评价科目,评分\nC9,王总,忠诚度,优秀\n7,王总,忠诚度,优秀\nC1,王忠,忠诚度,优秀\nC1,王总,忠诚,优秀\n" +
					"C1,王总,忠诚度,很好\nC1,王总,发展前景,11\nC6,王总,忠诚度,优秀\n,王总,忠诚度,优秀\nC2,王总,忠诚度,优秀\n"},
			},
			want: []string{"王总 C2 忠诚度 10"},
			problems: []string{
				`long.csv:2 [-1]: no customer has the id "C9"; is a list missing, or another one meant?`,
				`long.csv:3 [-1]: no customer has the id "7", but one has "007": has a spreadsheet changed it? write it as it is in the list`,
				`long.csv:4 [0]: "王忠" is no rater of the panel; did you mean "王总"?`,
				`long.csv:5 [0]: no rated criterion is called "忠诚"; did you mean "忠诚度"?`,
				`long.csv:6 [0]: 忠诚度: "很好" is not a grade of 优秀/良好/合格`,
				`long.csv:7 [0]: 发展前景: 11 is outside of the ranges, which go from 0 to 10`,
				`long.csv:8 [5]: what is said of C6 doesn't count, as it is not judged in this list: knocked out by 诉讼: 在打官司`,
				`long.csv:9 [-1]: a row without a customer: it has no id and no name`,
			},
		},
		{
			name:  "names: borne by several, misspelt, and at odds with the id",
			files: []written{{name: "李敏.csv", text: "客户编号,客户名称,忠诚度,发展前景\n,重名,优秀,1\n,阿理,优秀,1\nC1,百度,优秀,1\nC5,百度,优秀,1\n,百 度,优秀,1\n"}},
			want:  []string{"李敏 C2 发展前景 1", "李敏 C2 忠诚度 10"},
			problems: []string{
				`李敏.csv:2 [-1]: several customers are called "重名": name this one by its id`,
				`李敏.csv:3 [-1]: no customer is called "阿理"; did you mean "阿里"?`,
				`李敏.csv:4 [0]: C1 is "阿里" in the list, not "百度"; has the row slipped? it doesn't count`,
				`李敏.csv:5 [-1]: no customer has the id "C5"; 百度 has the id "C2"`,
			},
		},
		{
			name: "rated twice, alike and not alike",
			files: []written{
				{name: "a/王总.csv", text: "客户编号,忠诚度,发展前景\nC1,优秀,9\nC2,优秀,8\n"},
				{name: "b/王总.csv", text: "客户编号,忠诚度,发展前景\nC1,10,9\nC2,良好,8\n"},
			},
			want: []string{"王总 C1 发展前景 9", "王总 C1 忠诚度 10", "王总 C2 发展前景 8"},
			problems: []string{
				`b/王总.csv:3 [1]: 王总 rated 忠诚度 more than once, and not alike: "优秀" (a/王总.csv:3), "良好" (b/王总.csv:3); none of these counts`,
			},
		},
		{
			name: "headers: one that is meant to be a criterion, and a criterion that has two",
			files: []written{{name: "王总.xlsx", sheets: []sheet{{"表", [][]any{
				{"客户编号", "忠诚", "发展前景", "发展前景"}, {"C1", "优秀", 9, 8}}}}}},
			problems: []string{
				`王总.xlsx!表!B1 [-1]: no rated criterion is called "忠诚"; did you mean "忠诚度"?`,
				`王总.xlsx!表!D1 [-1]: 发展前景 is the header of several columns (C1, D1): none of them counts`,
			},
		},
		{
			name: "nobody's ratings, no customers, no table",
			files: []written{
				{name: "a.csv", text: "客户编号,忠诚度,发展前景\nC1,优秀,9\nC2,太好,9\n"},
				{name: "b.csv", text: "忠诚度,发展前景\n优秀,9\n"},
				{name: "c.csv", text: "科目,标准\n忠诚度,看合作年限\n"},
			},
			problems: []string{
				`a.csv:1 [-1]: whose ratings are these? write 评价人 / Rater and the rater's name into two cells above the table`,
				`a.csv:3 [1]: 忠诚度: "太好" is not a grade of 优秀/良好/合格`,
				`b.csv:1 [-1]: there is no column of customers: looked for "客户编号", "客户名称"`,
				`c.csv [-1]: no table of ratings is found: one has columns for the customer and for a rated criterion, or for the customer, the rater, the criterion and the rating`,
			},
		},
		{
			name: "cells that can't be read",
			files: []written{{name: "王总.xlsx", sheets: []sheet{{"表", [][]any{
				{"客户编号", "忠诚度", "发展前景"}, {"C1", formula("1/0"), percent(0.8)}, {"C2", "优秀", true}}}}}},
			want: []string{"王总 C2 忠诚度 10"},
			problems: []string{
				`王总.xlsx!表!B2 [0]: 忠诚度: the cell holds a formula without a value`,
				`王总.xlsx!表!C2 [0]: 发展前景: the cell shows a percentage (80%), and that is no rating`,
				`王总.xlsx!表!C3 [1]: 发展前景: "TRUE" is neither a number nor one of the grades 好/中/差`,
			},
		},
		{
			name: "errors of formulas where a rater or a criterion should stand",
			yaml: openPanel(),
			files: []written{{name: "a.csv", text: "客户编号,评价人,科目,评分\nC1,#N/A,忠诚度,优秀\nC1,王总,#ref!,优秀\n#N/A,王总,忠诚度,优秀\n"},
				{name: "b.csv", text: "评价人,#NAME?\n客户编号,忠诚度,发展前景\nC1,优秀,1\n"},
				{name: "c.xlsx", sheets: []sheet{{"表", [][]any{{"客户编号", "评价人", "忠诚度", "发展前景"}, {"C1", formula("NA()"), "优秀", 1}}}}}},
			problems: []string{
				`a.csv:2 [0]: the cell holds the error #N/A`,
				`a.csv:3 [0]: the cell holds the error #ref!`,
				`a.csv:4 [-1]: the cell holds the error #N/A`,
				`b.csv:1 [-1]: the cell holds the error #NAME?`,
				`c.xlsx!表!B2 [0]: the cell holds a formula without a value`,
			},
		},
		{
			name: "headers that hold a criterion's name: of ratings, and of remarks",
			files: []written{{name: "王总.csv", text: "客户编号,忠诚度（0-10分）,发展前景说明,发展前景\nC1,优秀,看好,9\n"},
				{name: "李敏.csv", text: "客户编号,忠诚度,发展前景说明\nC1,优秀,看好\n"}},
			want:     []string{"李敏 C1 忠诚度 10", "王总 C1 发展前景 9"},
			problems: []string{`王总.csv:1 [-1]: no rated criterion is called "忠诚度（0-10分）"; did you mean "忠诚度"?`},
		},
		{
			name: "a rater missing in the column, and one that the file's name has for words",
			files: []written{{name: "long.csv", text: "客户编号,评价人,科目,评分\nC1,,忠诚度,优秀\nC1,王总,忠诚度,优秀\n"},
				{name: "from 赵 一.csv", text: "客户编号,评价人,科目,评分\nC1,,忠诚度,优秀\n"}},
			want:     []string{"王总 C1 忠诚度 10", "赵一 C1 忠诚度 10"},
			problems: []string{`long.csv:2 [0]: a rating without a rater`},
		},
		{
			name: "without a roster, whoever rated",
			yaml: openPanel(),
			files: []written{
				{name: "a.csv", text: "评价人,张三\n客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
				{name: "b.csv", text: "评价人,丁四,角色,组长\n客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
				{name: "张三.csv", text: "客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
			},
			want: []string{"丁四 C1 发展前景 9", "丁四 C1 忠诚度 10", "张三 C1 发展前景 9", "张三 C1 忠诚度 10"},
			problems: []string{
				`张三.csv:1 [-1]: whose ratings are these? write 评价人 / Rater and the rater's name into two cells above the table`,
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.yaml == "" {
				tt.yaml = rubric
			}
			c := collect(t, tt.yaml, tt.files...)
			if d := cmp.Diff(tt.want, given(c)); d != "" {
				t.Errorf("ratings: %s", d)
			}
			if d := cmp.Diff(tt.problems, problems(c)); d != "" {
				t.Errorf("problems: %s", d)
			}
		})
	}
}
