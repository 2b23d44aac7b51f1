package draft

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/words"
)

// column of thirty rows that repeats the cells.
func cells(header string, values ...string) string {
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	lines := []string{quote(header)}
	for i := range 30 {
		lines = append(lines, quote(values[i%len(values)]))
	}
	return strings.Join(lines, "\n")
}

// beside joins columns to the text of a list.
func beside(columns ...string) string {
	var rows []string
	for i, c := range columns {
		for k, cell := range strings.Split(c, "\n") {
			if i == 0 {
				rows = append(rows, cell)
			} else {
				rows[k] += "," + cell
			}
		}
	}
	return strings.Join(rows, "\n") + "\n"
}

func sequence(format string, from, step int) []string {
	var all []string
	for i := range 30 {
		all = append(all, fmt.Sprintf(format, from+i*step))
	}
	return all
}

// TestColumns drafts each column beside one that can be scored, and looks at its field and criterion.
func TestColumns(t *testing.T) {
	tests := []struct{ name, column, field, criterion string }{
		{"figures", cells("年销售额", sequence("%d", 1000, 37)...), "年销售额: 年销售额", "{name: 年销售额, field: 年销售额, weight: 50, RANK}"},
		{"unit in the header", cells("年销售额（万元）", sequence("%d", 1000, 37)...), "年销售额: {header: 年销售额, unit: 万元}", "{name: 年销售额, field: 年销售额, weight: 50, RANK}"},
		{"unit in the cells", cells("合作时间", sequence("%d年", 1, 2)...), "合作时间: {header: 合作时间, unit: 年}", "{name: 合作时间, field: 合作时间, weight: 50, RANK}"},
		{"amounts with 万", cells("采购额", sequence("%d.5万", 1, 2)...), "采购额: 采购额", "{name: 采购额, field: 采购额, weight: 50, RANK}"},
		{"percentages", cells("毛利率", sequence("%d%%", 10, 1)...), "毛利率: {header: 毛利率, type: percent}", "{name: 毛利率, field: 毛利率, weight: 50, RANK}"},
		{"percent in the header", cells("毛利率(%)", sequence("%d", 10, 1)...), "毛利率: {header: 毛利率, type: percent}", "{name: 毛利率, field: 毛利率, weight: 50, RANK}"},
		{"less is better", cells("逾期天数", sequence("%d", 0, 3)...), "逾期天数: 逾期天数", "{name: 逾期天数, field: 逾期天数, weight: 50, RANK, order: low}  # less is better"},
		{"less is better, English", cells("DaysLate", sequence("%d", 0, 3)...), "days_late: DaysLate", "{name: DaysLate, field: days_late, weight: 50, RANK, order: low}  # less is better"},
		{"few measured integers", cells("投诉次数", "0", "1", "2"), "投诉次数: 投诉次数", "{name: 投诉次数, field: 投诉次数, weight: 50, RANK, order: low}  # less is better"},
		{"blank cells", cells("年销售额", append(sequence("%d", 1000, 37)[:29], "")...), "年销售额: 年销售额", "{name: 年销售额, field: 年销售额, weight: 50, RANK, missing: skip}  # customers without a value: 1; the weight is spread over their other criteria"},
		{"codes", cells("Region", "1", "2", "3"), "region: {header: Region, type: text}  # only 3 different codes: kept as text, for --by", ""},
		{"phone numbers", cells("联系方式", sequence("138%08d", 1, 77)...), "联系方式: {header: 联系方式, type: text}  # numbers that name things: kept as text", ""},
		{"leading zeros", cells("网点", sequence("%05d", 7, 10)...), "网点: {header: 网点, type: text}  # numbers that name things: kept as text", ""},
		{"long codes", cells("身份", sequence("1101011990030712%02d", 7, 1)...), "身份: {header: 身份, type: text}  # numbers that name things: kept as text", ""},
		{"row numbers", cells("序号", sequence("%d", 1, 1)...), "序号: {header: 序号, type: text}  # numbers that name things: kept as text", ""},
		{"a run of numbers", cells("档案", sequence("%d", 501, 1)...), "档案: {header: 档案, type: text}  # numbers that name things: kept as text", ""},
		{"years", cells("成立", sequence("%d", 1990, 1)...), "成立: {header: 成立, type: text}  # calendar years: kept as text", ""},
		{"dates", cells("签约日期", sequence("2026-09-%02d", 1, 1)...), "签约日期: {header: 签约日期, type: date}", ""},
		{"dates as figures", cells("签约日期", sequence("202609%02d", 1, 1)...), "签约日期: {header: 签约日期, type: date}", ""},
		{"constant", cells("折扣金额", "5"), "折扣金额: {header: 折扣金额, type: number}  # the same for every customer: no criterion", ""},
		{"figures and what is missing", cells("年销售额", append(sequence("%d", 1000, 37)[:20], "暂无", "无", "—", "n/a", "NA", "－", "未知", "?", "/", "暂无")...), "年销售额: 年销售额",
			"{name: 年销售额, field: 年销售额, weight: 50, RANK, missing: skip}  # customers without a value: 10; the weight is spread over their other criteria"},
		{"grades and what is missing", cells("忠诚度", "优秀", "良好", "合格", "—", "暂无"), "忠诚度: 忠诚度",
			"{name: 忠诚度, field: 忠诚度, weight: 50, grades: five, missing: skip}  # customers without a value: 12; the weight is spread over their other criteria"},
		{"an answer", cells("纠纷", "有", "无"), "纠纷: 纠纷", ""},
		{"mixed", cells("销量额度", "5", "约6", "7", "八"), "销量额度: {header: 销量额度, type: text}  # figures and words mixed (15 cells are no numbers): kept as text, which takes no part in the score", ""},
		{"grades", cells("忠诚度", "优秀", "良好", "合格"), "忠诚度: 忠诚度", "{name: 忠诚度, field: 忠诚度, weight: 50, grades: five}"},
		{"grades of risk", cells("风险", "高", "中", "低"), "风险: 风险", "{name: 风险, field: 风险, weight: 50, grades: level_low}  # less is better"},
		{"letters", cells("Class", "A", "b", "C"), "class: Class", "{name: Class, field: class, weight: 50, grades: letters}"},
		{"words", cells("区域", "华东", "华南", "华北"), "区域: 区域", ""},
		{"flags", cells("战略客户", "是", "否"), "战略客户: 战略客户", ""},
		{"a word with a meaning", cells("points", sequence("%d", 10, 7)...), "list_points: points", "{name: points, field: list_points, weight: 50, RANK}"},
		{"reserved in YAML", cells("No", sequence("%d.5", 10, 7)...), "'no': {header: 'No', type: text}  # numbers that name things: kept as text", ""},
		{"a year first", cells("2025年销售额", sequence("%d", 10, 7)...), "年销售额2025: '2025年销售额'", "{name: '2025年销售额', field: 年销售额2025, weight: 50, RANK}"},
		{"only figures", cells("2025", sequence("%d", 10, 7)...), "list_2025: '2025'", "{name: '2025', field: list_2025, weight: 50, RANK}"},
		{"punctuation", cells("销售：额，'#1'", sequence("%d", 10, 7)...), "销售额_1: '销售：额，''#1'''", "{name: '销售：额，''#1''', field: 销售额_1, weight: 50, RANK}"},
		{"emoji", cells("💰", sequence("%d", 10, 7)...), "f2: '💰'", "{name: '💰', field: f2, weight: 50, RANK}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Make(csvTable(t, beside(cells("利润率", sequence("%d.5", 3, 7)...), tt.column)), Earlier{}, words.In(words.English))
			if err != nil {
				t.Fatal(err)
			}
			yaml := strings.ReplaceAll(string(d.YAML), "rank: {top 10%: 10, top 30%: 8, top 60%: 6, else: 4}", "RANK")
			_, fields, _ := strings.Cut(yaml, "\nfields:\n")
			_, field, _ := strings.Cut(fields, "\n")
			field, _, _ = strings.Cut(field, "\n")
			if !strings.HasPrefix(strings.TrimSpace(field), tt.field) {
				t.Errorf("field\n got %s\nwant %s", strings.TrimSpace(field), tt.field)
			}
			_, criteria, _ := strings.Cut(yaml, "\n    criteria:\n")
			criteria, _, _ = strings.Cut(criteria, "\n    tiers:")
			criterion := ""
			if lines := strings.Split(criteria, "\n"); len(lines) > 1 {
				criterion = strings.TrimPrefix(strings.TrimSpace(lines[1]), "- ")
			}
			if diff := cmp.Diff(tt.criterion, criterion); diff != "" {
				t.Errorf("criterion (-want +got):\n%s", diff)
			}
		})
	}
}

// TestGuesses looks at what is chosen among several columns.
func TestGuesses(t *testing.T) {
	money := func(header string) string { return cells(header, sequence("%d", 1000, 37)...) }
	ids := func(header string) string { return cells(header, sequence("C%03d", 1, 1)...) }
	tests := []struct {
		name, list string
		want       []string // parts of the draft
	}{
		{"usual id and name", beside(ids("客户编号"), cells("客户名称", sequence("公司%d", 1, 1)...), money("销售额")),
			[]string{"  id: {header: 客户编号, type: text}\n  name: 客户名称\n", "value: 销售额 "}},
		{"id by its values", beside(ids("档案编号"), money("销售额")), []string{"  id: {header: 档案编号, type: text}\n"}},
		{"a repeated number is no id", beside(cells("档案编号", "C1", "C2"), money("销售额")), []string{"  档案编号: 档案编号\n"}},
		{"an order's number is no id", beside(ids("订单编号"), money("销售额")), []string{"  订单编号: 订单编号\n"}},
		{"profit before sales", beside(money("销售额"), money("利润")), []string{"value: 利润 "}},
		{"a rate is no value", beside(money("利润率"), money("回款")), []string{"value: 回款 "}},
		{"months are added up", beside(money("1月"), money("2月"), money("3月")), []string{"value: total ", "  total: '月1 + 月2 + 月3'"}},
		{"blanks are added as nothing", beside(money("Fresh"), cells("Milk", append(sequence("%d", 1000, 37)[:29], "")...)),
			[]string{"  total: 'fresh + coalesce(milk, 0)'"}},
		{"years are not added to amounts", beside(money("Fresh"), cells("合作年限", sequence("%d", 1, 1)...)), []string{"value: fresh "}},
		{"no value at all", beside(cells("满意度得分", sequence("%d", 1, 3)...)), []string{"\n# no column can be added up"}},
		{"growth instead of last year", beside(money("年销售额"), money("去年销售额")),
			[]string{"  年销售额_growth: 'growth(年销售额, 去年销售额)'\n", "value: 年销售额 ", "field: 年销售额_growth, weight: 50, ", "missing: skip"}},
		{"growth in English", beside(money("Annual Sales"), money("Last Year's Sales")), []string{"growth(annual_sales, last_year_s_sales)"}},
		{"no growth between units", beside(money("销售额(万元)"), money("去年销售额(元)")), []string{"field: 去年销售额, weight: 50"}},
		{"nobody without a score", beside(cells("销售额", append(sequence("%d", 1000, 37)[:29], "")...), cells("备注", "x")),
			[]string{"missing: 0}  # customers without any value: 1; they get 0 points"}},
		{"one customer", "客户,销售额\n甲,5\n", []string{"- {name: 销售额, field: 销售额, weight: 100, "}},
		{"repeated headers", beside(money("销售额"), money("销售额")), []string{"- {name: 销售额, field: 销售额, weight: 100, "}},
		{"alike names", beside(money("a b"), money("a-b"), money("a_b")), []string{"  a_b: a b\n", "  a_b_2: a-b\n", "  a_b_3: a_b\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Make(csvTable(t, tt.list), Earlier{}, words.In(words.English))
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range tt.want {
				if !strings.Contains(string(d.YAML), want) {
					t.Errorf("no %q in\n%s", want, d.YAML)
				}
			}
		})
	}
}

// TestManyColumns: a table of very many columns becomes a draft that still can be read.
func TestManyColumns(t *testing.T) {
	var columns []string
	for i := range 250 {
		columns = append(columns, cells(fmt.Sprintf("ratio %d %s", i, strings.Repeat("x", i)), sequence("%d", 5+i, 7)...))
	}
	d, err := Make(csvTable(t, beside(columns...)), Earlier{}, words.In(words.English))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(d.YAML), "rank: {"); n != maxCriteria {
		t.Errorf("%d criteria, want %d", n, maxCriteria)
	}
}
