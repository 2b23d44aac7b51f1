package fileio

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnitWord(t *testing.T) {
	for _, c := range []struct{ in, unit string }{
		{"万元", "万元"}, {"单位：万元", "万元"}, {"rmb", "rmb"}, {"人民币元", "人民币元"}, {"天", "天"}, {"%", "%"},
		{"人民币万元", "万元"}, {"人民币 万元", "万元"}, {"万元人民币", "万元人民币"}, {"人民币：万元", ""}, {"人民币/万元", "万元"},
		{"RMB万元", "万元"}, {"RMB万", "万元"}, {"CNY 万元", "万元"}, {"￥万", "万元"}, {"¥万元", "万元"}, {"万￥", "万¥"},
		{"万圆", "万元"}, {"萬圓", "万元"}, {"圆", "元"}, {"日圆", "日元"}, {"百万圆", "百万元"},
		{"单位：人民币万元", "万元"}, {"金额单位：人民币亿元", "亿元"}, {"货币单位：千元", "千元"}, {"单位为万元", "万元"}, {"以万元计", "万元"},
		{"均以人民币万元列示", "万元"}, {"以万元为单位", "万元"},
		{"万元/年", "万元"}, {"元／月", "元"}, {"万元/季度", "万元"}, {"万元/吨", ""}, {"万元/人", ""}, {"元/万元", ""}, {"万元/%", "万元"},
		{"10,000 RMB", "万元"}, {"000 RMB", ""}, {"10,000 yuan", "万元"}, {"in 10,000 yuan", "万元"}, {"Unit: 10,000 RMB", "万元"}, {"RMB'000", "千元"},
		{"RMB’000", "千元"}, {"RMB '000s", "千元"}, {"thousand yuan", "千元"}, {"Unit: thousand yuan", "千元"}, {"thousands of yuan", "千元"},
		{"RMB in millions", "百万元"}, {"RMB million", "百万元"}, {"100 million yuan", "亿元"}, {"k RMB", "千元"}, {"RMB k", "千元"},
		{"US$'000", "千美元"}, {"USD million", "百万美元"}, {"美元万", "万美元"}, {"美元 万", "万美元"}, {"万美元", "万美元"}, {"万usd", "万usd"},
		{"人民币港元", ""}, {"万万元", ""}, {"万元户", ""}, {"k", ""}, {"thousand", ""}, {"kg", "kg"}, {"unit price", ""}, {"units", ""},
		{"", ""}, {"/", ""}, {"单位", ""}, {"万科", ""},
	} {
		if got := unitWord(c.in); got != c.unit {
			t.Errorf("unitWord(%q) = %q, want %q", c.in, got, c.unit)
		}
	}
}

func TestHeaderUnits(t *testing.T) {
	for _, c := range []struct{ in, name, unit string }{
		{"年销售额(人民币万元)", "年销售额", "万元"}, {"年销售额（RMB万）", "年销售额", "万元"}, {"年销售额(￥万)", "年销售额", "万元"},
		{"年销售额（万圆）", "年销售额", "万元"}, {"年销售额（单位：人民币万元）", "年销售额", "万元"}, {"年销售额(万元/年)", "年销售额", "万元"},
		{"年销售额:万元", "年销售额", "万元"}, {"年销售额：万元", "年销售额", "万元"}, {"年销售额 万元", "年销售额", "万元"},
		{"年销售额万元", "年销售额", "万元"}, {"年销售额百万元", "年销售额", "百万元"}, {"年销售额_万元", "年销售额", "万元"},
		{"出口额万美元", "出口额", "万美元"}, {"年銷售額萬元", "年销售额", "万元"}, {"年销售额/万元/年", "年销售额", "万元"},
		{"年销售额(人民币)万元", "年销售额", "万元"}, {"年销售额(人民币)(万元)", "年销售额", "万元"}, {"年销售额（人民币，万元）", "年销售额", "万元"},
		{"年销售额（万元，人民币）", "年销售额", "万元"}, {"年销售额(万元、不含税)", "年销售额(不含税)", "万元"}, {"2026年销售额万元", "2026年销售额", "万元"},
		{"金额 单位：万元", "金额", "万元"}, {"金额(单位：万元)", "金额", "万元"}, {"金额(以万元计)", "金额", "万元"},
		{"Sales (RMB'000)", "sales", "千元"}, {"Sales (10,000 RMB)", "sales", "万元"}, {"Sales, RMB million", "sales", "百万元"},
		{"Sales in thousand yuan", "sales", "千元"}, {"sales_usd", "sales", "usd"},
		// What is no unit stays in the name.
		{"单位：万元", "单位:万元", ""}, {"金额单位：万元", "金额单位:万元", ""}, {"币种：人民币", "币种:人民币", ""}, {"万元", "万元", ""},
		{"客户满100万元", "客户满100万元", ""}, {"满五千万元", "满五千万元", ""}, {"每万元", "每万元", ""}, {"是否超百万元", "是否超百万元", ""},
		{"满 100 万元", "满100万元", ""}, {"公司 个", "公司个", ""}, {"销量_件", "销量_件", ""}, {"百万客户", "百万客户", ""},
		{"单价(万元/吨)", "单价(万元/吨)", ""}, {"多元", "多元", ""}, {"单元", "单元", ""}, {"公元", "公元", ""}, {"Customer k", "customerk", ""},
	} {
		if name, unit := NormalHeader(c.in); name != c.name || unit != c.unit {
			t.Errorf("NormalHeader(%q) = %q, %q; want %q, %q", c.in, name, unit, c.name, c.unit)
		}
	}
}

// TestUnitForms finds every unit of money in all the ways to write it behind a name.
func TestUnitForms(t *testing.T) {
	var units []string
	for _, m := range moneyWords {
		units = append(units, m.name, strings.ToUpper(m.name))
		for _, s := range scales {
			units = append(units, s.word+m.name)
			if m.base == "元" {
				units = append(units, "人民币"+s.word+m.name, "RMB"+s.word, "单位："+s.word+m.name)
			}
		}
	}
	for _, name := range []string{"年销售额", "Annual sales", "2025年销售额", "销售额(不含税)"} {
		want, _ := NormalHeader(name)
		for _, unit := range units {
			is := unitWord(unit)
			if !IsMoney(is) {
				t.Fatalf("%q is no unit of money", unit)
			}
			for _, form := range []string{"N(U)", "N（U）", "N[U]", "N【U】", "N/U", "N／U", "N:U", "N：U", "N_U", "N U", "N\u3000U", "N\n(U)"} {
				in := strings.NewReplacer("N", name, "U", unit).Replace(form)
				if got, of := NormalHeader(in); got != want || of != is {
					t.Errorf("NormalHeader(%q) = %q, %q; want %q, %q", in, got, of, want, is)
				}
			}
		}
	}
}

func TestLineUnit(t *testing.T) {
	for _, c := range []struct{ in, unit string }{
		{"单位：万元", "万元"}, {"单位:万元", "万元"}, {"（单位：万元）", "万元"}, {"金额单位：万元", "万元"}, {"单位：人民币元", "人民币元"},
		{"金额单位：人民币万元", "万元"}, {"单位：人民币 万元", "万元"}, {"单位：人民币（万元）", "万元"}, {"单位：RMB万元", "万元"}, {"单位：￥万元", "万元"},
		{"单位：万元、%", "万元"}, {"单位：万元，户", "万元"}, {"单位：户、万元", "万元"}, {"单位：万元、元/吨", "万元"}, {"單位：萬元", "万元"},
		{"币种：人民币  单位：万元", "万元"}, {"编制：销售部   单位：万元", "万元"}, {"单位：万元 日期：2026-09-30", "万元"}, {"2026年三季度客户表（单位：万元）", "万元"},
		{"客户销售情况（万元）", "万元"}, {"客户(万元)", "万元"}, {"（万元）", "万元"}, {"以下金额均以万元计", "万元"}, {"金额以万元计", "万元"}, {"金额：万元", "万元"}, {"本表以人民币万元列示", "万元"},
		{"注：金额单位为万元", "万元"}, {"注：1、本表金额单位为万元；2、日期为签约日", "万元"}, {"单位 万元", "万元"}, {"单位：万元/年", "万元"}, {"金额单位：美元 万", "万美元"},
		{"Unit: 10,000 RMB", "万元"}, {"in 10,000 yuan", "万元"}, {"RMB'000", "千元"}, {"Unit: thousand yuan", "千元"}, {"(RMB in millions)", "百万元"},
		{"All amounts are in thousands of RMB.", "千元"}, {"(Expressed in RMB'000)", "千元"}, {"2026年客户清单　单位：亿元", "亿元"},
		{"单位：万元/吨", ""}, {"单位：万元 / 吨", ""}, {"单位：元、万元", ""}, {"制表单位：财务部", ""}, {"单位：件", ""}, {"客户清单", ""}, {"编制单位：万元科技公司", ""},
		{"注册资本以万元计", ""}, {"上年数以万元计，本年数以元计", ""}, {"（人民币）", ""}, {"USD", ""}, {"百万客户计划", ""}, {"销售额100万元以上客户", ""}, {"", ""},
	} {
		if got := lineUnit(c.in); got != c.unit {
			t.Errorf("lineUnit(%q) = %q, want %q", c.in, got, c.unit)
		}
	}
}

func TestMoneyScales(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []int
	}{
		{"单位：万元/吨", []int{4}}, {"单位：元、万元", []int{4}}, {"注册资本以万元计", []int{4}}, {"年销售额（百万元，未审计）", []int{6}}, {"单位：万", []int{4}},
		{"销售额(RMB thousand per t)", []int{3}}, {"(in thousands)", []int{3}}, {"(million)", []int{6}}, {"Sales k", nil}, {"Sales (k)", []int{3}}, {"US$m", []int{6}},
		{"上年数以万元计，本年数以亿元计", []int{4, 8}}, {"(US$ in millions)", []int{6}},
		{"百万客户", nil}, {"万科集团", nil}, {"千元店", nil}, {"万元户名单", nil}, {"销售额100万元以上客户", nil}, {"销售额 100 万元", nil}, {"五千万元", nil}, {"超百万元", nil},
		{"百万元以上客户", nil}, {"千店万户", nil}, {"客户清单", nil}, {"over 5 million RMB", nil}, {"a thousand customers", nil}, {"单位：元", nil}, {"", nil}, {"5 k", nil},
	} {
		if got := moneyScales(c.in); !slices.Equal(got, c.want) {
			t.Errorf("moneyScales(%q) = %v, want %v", c.in, got, c.want)
		}
	}
}

// unitNotes lays texts out as sheets, binds sales and profit in 元, and tells what was read and said.
func unitNotes(t *testing.T, sheet, text string, specs ...Spec) (sales float64, notes []string) {
	t.Helper()
	known := []string{"编号"}
	for _, s := range specs {
		known = append(known, s.Headers...)
	}
	table, err := layOut([]grid{sheetOf(sheet, text)}, ReadOptions{Known: known})
	if err != nil {
		t.Fatal(err)
	}
	l := bound(t, []*Table{table}, specs...)
	for _, n := range l.Notes() {
		notes = append(notes, n.String())
	}
	numbers, _ := l.Numbers("sales")
	return numbers[0], notes
}

func inYuan() []Spec {
	return []Spec{
		{Name: "sales", Headers: []string{"年销售额"}, Type: NumberType, Unit: "元"},
		{Name: "profit", Headers: []string{"利润"}, Type: NumberType, Unit: "元"},
	}
}

const (
	listBelow = "编号,年销售额,利润\n1,12,3\n2,15,4\n"
	prices    = "产品,型号,单价\n泵,a,1\n阀,b,2\n"
	groups    = "编号,金额（万元）,,区域\n,年销售额,利润,\n1,12,3,东\n2,15,4,西\n"
)

func TestUnitsAround(t *testing.T) {
	assumed := []string{`"年销售额" has no unit: taken to be in 元`, `"利润" has no unit: taken to be in 元`}
	stated := func(where string) []string {
		return []string{
			`"年销售额" has no unit: taken to be in 万元, as ` + where, `"年销售额" is converted from 万元 to 元`,
			`"利润" has no unit: taken to be in 万元, as ` + where, `"利润" is converted from 万元 to 元`,
		}
	}
	unread := func(place, text string) []string {
		return append(slices.Clone(assumed), place+` says "`+text+`", which is not taken for the unit of "年销售额", "利润": `+
			`write the unit in the header, as 年销售额(万元), or at the field, as unit: 万元`)
	}
	differ := func(held, left string) []string {
		return append(stated("the lines above the table say"), "the unit is stated twice: "+held+" is applied, and "+left+" is not")
	}
	for _, c := range []struct {
		name, sheet, text string
		sales             float64
		want              []string
	}{
		{"a line above", "S", "客户表\n,,单位：人民币万元\n" + listBelow, 120000, stated("the lines above the table say")},
		{"a line above that is the unit alone", "S", "（万元）\n" + listBelow, 120000, stated("the lines above the table say")},
		{"a line in English", "S", "\"Unit: 10,000 RMB\"\n" + listBelow, 120000, stated("the lines above the table say")},
		{"元 above", "S", "单位：元\n" + listBelow, 12, []string{`"年销售额" has no unit: taken to be in 元, as the lines above the table say`,
			`"利润" has no unit: taken to be in 元, as the lines above the table say`}},
		{"no unit of a column", "S", "单位：万元/吨\n" + listBelow, 12, unread("list.xlsx!S!A1", "单位：万元/吨")},
		{"two units in a line", "S", "客户表,单位：元、万元\n" + listBelow, 12, unread("list.xlsx!S!B1", "单位：元、万元")},
		{"two units in a row", "S", "单位：元,单位：万元\n" + listBelow, 12, unread("list.xlsx!S!B1", "单位：万元")},
		{"the sheet", "客户(万元)", listBelow, 120000, stated("the name of the sheet says")},
		{"the sheet says what is no unit", "客户(万元，吨)", listBelow, 120000, stated("the name of the sheet says")},
		{"the sheet is not understood", "万元与元", listBelow, 12, unread("list.xlsx!万元与元", "万元与元")},
		{"a note below", "S", listBelow + "单位：万元\n", 120000, stated("the notes below the table say")},
		{"a note behind a gap", "S", listBelow + "\n注：金额单位为万元\n", 120000, stated("the notes below the table say")},
		{"a note that is not understood", "S", listBelow + "\n注：注册资本以万元计\n", 12, unread("list.xlsx!S!A5", "注：注册资本以万元计")},
		{"another table's line", "S", "价目表\n单位：万元\n" + prices + "\n客户清单\n" + listBelow, 12, unread("list.xlsx!S!A2", "单位：万元")},
		{"another table's line and one of its own", "S", "单位：亿元\n" + prices + "\n单位：万元\n" + listBelow, 120000, stated("the lines above the table say")},
		{"the nearest line", "S", "单位：元\n单位：万元\n" + listBelow, 120000, differ(`list.xlsx!S!A2 ("单位：万元")`, `list.xlsx!S!A1 ("单位：元")`)},
		{"a line and a note", "S", "单位：万元\n" + listBelow + "\n单位：元\n", 120000, differ(`list.xlsx!S!A1 ("单位：万元")`, `list.xlsx!S!A6 ("单位：元")`)},
		{"a line and a note that agree", "S", "单位：万元\n" + listBelow + "\n单位：人民币万元\n", 120000, stated("the lines above the table say")},
		{"a line and the sheet", "客户(元)", "单位：万元\n" + listBelow, 120000, differ(`list.xlsx!客户(元)!A1 ("单位：万元")`, `list.xlsx!客户(元) ("客户(元)")`)},
		{"a merged line", "S", "单位：万元,单位：万元,单位：万元\n" + listBelow, 120000, stated("the lines above the table say")},
		{"no unit anywhere", "百万客户", "百万客户计划\n销售额100万元以上客户\n" + listBelow, 12, assumed},
		{"a group", "S", groups, 120000, stated("the header above it says")},
		{"a group with a label", "S", strings.ReplaceAll(groups, "金额（万元）", "金额 单位：万元"), 120000, stated("the header above it says")},
		{"a group that is but a label", "S", strings.ReplaceAll(groups, "金额（万元）", "金额单位：人民币万元"), 120000, stated("the header above it says")},
		{"a group, merged", "S", strings.ReplaceAll(groups, "金额（万元）,", "金额（万元）,金额（万元）"), 120000, stated("the header above it says")},
		{"a group over a column with a unit of its own", "S", strings.ReplaceAll(groups, "年销售额,利润", "年销售额(元),利润"), 12, stated("the header above it says")[2:]},
		{"a group of groups", "S", "编号,金额（万元）,,,,区域\n,本年,,上年,,\n,年销售额,利润,收入,成本,\n1,12,3,1,1,东\n2,15,4,1,1,西\n", 120000, stated("the header above it says")},
		{"a group against a line", "S", "单位：元\n" + groups, 120000, stated("the header above it says")},
		{"a group that is not understood", "S", strings.ReplaceAll(groups, "金额（万元）", "金额（万元每吨）"), 12, append(slices.Clone(assumed),
			`list.xlsx!S!B1 says "金额（万元每吨）", which is not taken for the unit of "年销售额", "利润": write the unit in the header, as 年销售额(万元), or at the field, as unit: 万元`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			sales, notes := unitNotes(t, c.sheet, c.text, inYuan()...)
			if sales != c.sales {
				t.Errorf("sales are %v, not %v", sales, c.sales)
			}
			if diff := cmp.Diff(c.want, notes); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnitsUnread says what looks like a unit only where a figure may be wrong.
func TestUnitsUnread(t *testing.T) {
	sales := func(of Spec) []Spec {
		of.Name, of.Headers = "sales", []string{cmpOr(of.Headers)}
		return []Spec{of}
	}
	at := `list.xlsx!S!B1 says "年销售额（万元每吨）", which is not taken for the unit of "年销售额（万元每吨）": write the unit in the header, as 年销售额(万元), or at the field, as unit: 万元`
	header := strings.ReplaceAll(listBelow, "年销售额", "年销售额（万元每吨）")
	own := []string{"年销售额（万元每吨）"}
	for _, c := range []struct {
		name, text string
		spec       Spec
		want       string // of the note about the unit; "" none
	}{
		{"a header", header, Spec{Headers: own, Type: NumberType, Unit: "元"}, at},
		{"a header of a field without a unit", header, Spec{Headers: own, Type: NumberType}, at},
		{"a header in the unit of the field", header, Spec{Headers: own, Type: NumberType, Unit: "万元"}, ""},
		{"a text", header, Spec{Headers: own, Type: TextType}, ""},
		{"a count", "单位：万元/吨\n" + listBelow, Spec{Type: NumberType, Unit: "件"}, ""},
		{"no unit", "单位：万元/吨\n" + listBelow, Spec{Type: NumberType}, ""},
		{"a percentage", "单位：万元/吨\n" + listBelow, Spec{Type: PercentType}, ""},
		{"cells with units", "单位：万元/吨\n编号,年销售额\n1,12万元\n2,3元\n", Spec{Type: NumberType, Unit: "元"}, ""},
		{"cells without figures", "单位：万元/吨\n编号,年销售额\n1,无\n2,\n", Spec{Type: NumberType, Unit: "元"}, ""},
		{"one bare figure", "单位：万元/吨\n编号,年销售额\n1,12万元\n2,\"3,000\"\n", Spec{Type: NumberType, Unit: "元"},
			`list.xlsx!S!A1 says "单位：万元/吨", which is not taken for the unit of "年销售额": write the unit in the header, as 年销售额(万元), or at the field, as unit: 万元`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, notes := unitNotes(t, "S", c.text, sales(c.spec)...)
			said := ""
			for _, n := range notes {
				if strings.Contains(n, "which is not taken for the unit") {
					said = n
				}
			}
			if said != c.want {
				t.Errorf("said %q\nwant %q", said, c.want)
			}
		})
	}
}

func cmpOr(headers []string) string {
	if len(headers) > 0 {
		return headers[0]
	}
	return "年销售额"
}
