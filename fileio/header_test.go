package fileio

import "testing"

func TestNormalHeader(t *testing.T) {
	for _, c := range []struct{ in, name, unit string }{
		{"年销售额", "年销售额", ""},
		{"年销售额(万元)", "年销售额", "万元"},
		{"年销售额（万元）", "年销售额", "万元"},
		{"年销售额[万元]", "年销售额", "万元"},
		{"年销售额【万元】", "年销售额", "万元"},
		{"年销售额 ( 万 元 )", "年销售额", "万元"},
		{"年销售额/万元", "年销售额", "万元"},
		{"年销售额／万元", "年销售额", "万元"},
		{"年销售额（单位：万元）", "年销售额", "万元"},
		{"年销售额(单位:元)", "年销售额", "元"},
		{"年销售额(单位 万元)", "年销售额", "万元"},
		{"年销售额（万元，不含税）", "年销售额(不含税)", "万元"},
		{"年销售额（不含税）", "年销售额(不含税)", ""},
		{"年销售额(不含税)(万元)", "年销售额(不含税)", "万元"},
		{"年销售额(2026)", "年销售额(2026)", ""},
		{"年销售额(2026年)", "年销售额(2026年)", ""},
		{"年销\n售额\r\n（万元）", "年销售额", "万元"},
		{" 年销售额\u3000", "年销售额", ""},
		{"*客户名称", "客户名称", ""},
		{"客户名称＊", "客户名称", ""},
		{"客户名称：", "客户名称", ""},
		{"毛利率(%)", "毛利率", "%"},
		{"毛利率（％）", "毛利率", "%"},
		{"毛利率%", "毛利率", "%"},
		{"毛利率 ％", "毛利率", "%"},
		{"%", "%", ""},
		{"合作期限(年)", "合作期限", "年"},
		{"逾期天数（天）", "逾期天数", "天"},
		{"销量(万件)", "销量", "万件"},
		{"销量(万)", "销量", "万"},
		{"销量(桶)", "销量", "桶"},
		{"销量(集装箱)", "销量(集装箱)", ""},
		{"重量(千克)", "重量", "千克"},
		{"出口额(万美元)", "出口额", "万美元"},
		{"Annual Sales (USD)", "annualsales", "usd"},
		{"Annual sales [RMB]", "annualsales", "rmb"},
		{"ＩＤ", "id", ""},
		{"Customer ID", "customerid", ""},
		{"年/月", "年/月", ""},
		{"客户/人", "客户/人", ""},
		{"单价/元", "单价", "元"},
		{"(万元)", "", "万元"},
		{"()", "()", ""},
		{"a)", "a)", ""},
		{"", "", ""},
	} {
		if name, unit := NormalHeader(c.in); name != c.name || unit != c.unit {
			t.Errorf("NormalHeader(%q) = %q, %q; want %q, %q", c.in, name, unit, c.name, c.unit)
		}
	}
}

func TestConvertible(t *testing.T) {
	for _, c := range []struct {
		from, to string
		places   int
		ok       bool
	}{
		{"元", "万元", -4, true}, {"万元", "元", 4, true}, {"亿元", "万元", 4, true}, {"千元", "百万元", -3, true},
		{"万", "万元", 0, true}, {"亿", "元", 8, true}, {"rmb", "万元", -4, true}, {"万元", "万人民币", 0, true},
		{"万件", "件", 4, true}, {"千克", "克", 3, true}, {"美元", "万元", -4, false}, {"万美元", "usd", 4, true},
		{"天", "年", 0, false}, {"天", "天", 0, true}, {"桶", "桶", 0, true}, {"件", "元", 0, false}, {"万", "件", 4, true},
		{"%", "%", 0, true}, {"%", "元", 0, false},
	} {
		if places, ok := convertible(c.from, c.to); ok != c.ok || ok && places != c.places {
			t.Errorf("convertible(%q, %q) = %d, %v; want %d, %v", c.from, c.to, places, ok, c.places, c.ok)
		}
	}
}

func TestNearest(t *testing.T) {
	found := []string{"客户编码", "客户名称", "销售额", "毛利润", "Customer Name", "区域"}
	for _, c := range []struct{ wanted, near string }{
		{"客户名", "客户名称"}, {"年销售额", "销售额"}, {"利润", "毛利润"}, {"customer", "Customer Name"}, {"customername", "Customer Name"},
		{"客户编号", "客户编码"}, {"战略客户", ""}, {"利率", ""}, {"", ""},
	} {
		if got := nearest(c.wanted, found, normalName); got != c.near {
			t.Errorf("nearest to %q is %q, want %q", c.wanted, got, c.near)
		}
	}
}

func TestPlaceString(t *testing.T) {
	for _, c := range []struct {
		place Place
		want  string
	}{
		{Place{File: "a/list.xlsx", Sheet: "Sheet1", Row: 17, Col: 6}, "list.xlsx!Sheet1!F17"},
		{Place{File: "list.xlsx", Sheet: "Sheet1", Row: 17}, "list.xlsx!Sheet1!17"},
		{Place{File: "list.xlsx", Sheet: "Sheet1"}, "list.xlsx!Sheet1"},
		{Place{File: "list.xlsx", Sheet: "客户", Row: 1, Col: 27}, "list.xlsx!客户!AA1"},
		{Place{File: "list.xlsx", Sheet: "Q3 2026", Row: 2, Col: 26}, "list.xlsx!'Q3 2026'!Z2"},
		{Place{File: "list.xlsx", Sheet: "it's!", Row: 2, Col: 16384}, "list.xlsx!'it''s!'!XFD2"},
		{Place{File: "x/list.csv", Row: 17, Col: 6}, "list.csv:17"},
		{Place{File: "list.csv"}, "list.csv"},
		{Place{File: "stdin", Row: 3}, "stdin:3"},
		{Place{File: "a/n/list.csv", Label: "n/list.csv", Row: 3}, "n/list.csv:3"},
		{Place{File: "a/n/list.xlsx", Label: "n/list.xlsx", Sheet: "S", Row: 3, Col: 1}, "n/list.xlsx!S!A3"},
	} {
		if got := c.place.String(); got != c.want {
			t.Errorf("%#v is %s, want %s", c.place, got, c.want)
		}
	}
}
