package fileio

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// laidOut is what a table test of layouts compares: the headers with their columns, the first cell of each data row, and
// what was set aside.
type laidOut struct {
	HeaderRow int
	Headers   string
	Rows      string
	Aside     string
}

func describe(t *Table) laidOut {
	d := laidOut{HeaderRow: t.HeaderRow()}
	var headers, rows, aside []string
	for i, h := range t.Headers() {
		headers = append(headers, fmt.Sprintf("%s%s", columnLetters(t.Headers()[i].Col), orDash(h.Raw)))
	}
	for row := range t.Len() {
		rows = append(rows, fmt.Sprintf("%d%s", t.Place(row, -1).Row, orDash(t.rows[row].text(1))))
	}
	for _, s := range t.SetAside() {
		kind := [...]string{"?", "total", "blank", "note", "header", "other"}[s.Kind]
		aside = append(aside, fmt.Sprintf("%d%s×%d%s", s.Place.Row, kind, s.Count, s.Text))
	}
	d.Headers, d.Rows, d.Aside = strings.Join(headers, " "), strings.Join(rows, " "), strings.Join(aside, " ")
	return d
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// sheetOf makes a grid as the workbook reader does: rows that hold nothing are not in it.
func sheetOf(name, text string) grid {
	g, err := readText("list.xlsx", []byte(text), ReadOptions{Delimiter: ","})
	if err != nil {
		panic(err)
	}
	out := grid{file: "list.xlsx", sheet: name}
	for _, r := range g.rows {
		if !r.blank() {
			out.rows = append(out.rows, r)
		}
	}
	return out
}

var layouts = []struct {
	name  string
	text  string
	known []string
	want  laidOut
}{
	{
		"plain", "编号,名称,销售额\n1,甲,10\n2,乙,20\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32", ""},
	},
	{
		"title rows", "2026年客户清单\n制表:财务部,,日期:2026-09-30\n\n编号,名称,销售额\n1,甲,10\n2,乙,20\n", nil,
		laidOut{4, "A编号 B名称 C销售额", "51 62", ""},
	},
	{
		"a merged title, filled", "客户清单,客户清单,客户清单\n编号,名称,销售额\n1,甲,10\n", nil,
		laidOut{2, "A编号 B名称 C销售额", "31", ""},
	},
	{
		"a known title does not count", "利润,,\n编号,名称,毛利润\n1,甲,10\n2,乙,9\n", []string{"利润"},
		laidOut{2, "A编号 B名称 C毛利润", "31 42", ""},
	},
	{
		"by known names", "甲,乙,丙\n年度,说明,备注\n编号,名称,销售额(万元)\n1,x,10\n", []string{"编号", "名称", "销售额"},
		laidOut{3, "A编号 B名称 C销售额(万元)", "41", ""},
	},
	{
		"totals", "编号,名称,销售额\n1,甲,10\n2,乙,20\n小计,,30\n3,丙,5\n,合 计:,35\n总　计,,70\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32 53", "4total×1小计 6total×1合 计: 7total×1总　计"},
	},
	{
		"traditional characters", "單位：萬元\n序號,客戶名稱,銷售額\n1,甲,10\n2,總計劃公司,20\n東區小計,,30\n合計,,30\n總　計：,,30\n\n備註：不含稅\n製表人：張三\n", nil,
		laidOut{2, "A序號 B客戶名稱 C銷售額", "31 42", "5total×1東區小計 6total×1合計 7total×1總　計： 9note×1備註：不含稅 10note×1製表人：張三"},
	},
	{
		"labels with what is summed", "区域,名称,销售额\n东区,甲,10\n东区小计,,10\n西区,乙,20\n西区 汇总,,20\n合计(万元),,30\n总计 2 户,,30\n", nil,
		laidOut{1, "A区域 B名称 C销售额", "2东区 4西区", "3total×1东区小计 5total×1西区 汇总 6total×1合计(万元) 7total×1总计 2 户"},
	},
	{
		"a label behind the group", "区域,业务员,名称,销售额\n东区,张三,甲,10\n东区,张三,小计,10\n东区,合计,,10\n", nil,
		laidOut{1, "A区域 B业务员 C名称 D销售额", "2东区", "3total×1东区 4total×1东区"},
	},
	{
		"English totals", "Region,Name,Sales\nEast,A,10\nEast Total,,10\nWest,B,20\nWest Subtotal,,20\nGRAND TOTAL,,30\nTotal:,,30\nSum,,30\n", nil,
		laidOut{1, "ARegion BName CSales", "2East 4West", "3total×1East Total 5total×1West Subtotal 6total×1GRAND TOTAL 7total×1Total: 8total×1Sum"},
	},
	{
		"customers called like totals", "客户编号,名称,销售额\nC001,合计商贸有限公司,10\nC002,Total,20\nC003,Total Wine,5\nC004,东区小计,3\n1005,Sum,3\nC006,总计划公司,1\n,合计,42\n", nil,
		laidOut{1, "A客户编号 B名称 C销售额", "2C001 3C002 4C003 5C004 61005 7C006", "8total×1合计"},
	},
	{
		"customers called like totals, without ids", "名称,销售额\n合计商贸有限公司,10\nTotal Wine,5\n汇总科技,3\nTotally,3\n累计,18\n", nil,
		laidOut{1, "A名称 B销售额", "2合计商贸有限公司 3Total Wine 4汇总科技 5Totally", "6total×1累计"},
	},
	{
		"customers called like totals, graded", "编号,名称,信用,服务,销售额\n00004,甲,良好,一般,10\n00005,总计,优秀,良好,10\n,总计,,,20\n", nil,
		laidOut{1, "A编号 B名称 C信用 D服务 E销售额", "200004 300005", "4total×1总计"},
	},
	{
		"a running number before the total", "序号,名称,销售额\n1,甲,10\n2,Total,10\n3,合计,10\n", nil,
		laidOut{1, "A序号 B名称 C销售额", "21", "3total×1Total 4total×1合计"},
	},
	{
		"a merged total label, filled", "编号,名称,区域,销售额\n1,甲,东,10\n合计,合计,合计,10\n", nil,
		laidOut{1, "A编号 B名称 C区域 D销售额", "21", "3total×1合计"},
	},
	{
		"a total in another column is none", "编号,名称,区域,业务员,级别\n1,甲,东,李四,合计\n2,乙,西,王五,总计\n", nil,
		laidOut{1, "A编号 B名称 C区域 D业务员 E级别", "21 32", ""},
	},
	{
		"blank rows", "编号,名称\n\n1,甲\n\n\n2,乙\n,\n3,丙\n\n\n", nil,
		laidOut{1, "A编号 B名称", "31 62 83", "4blank×2 7blank×1"},
	},
	{
		"notes below", "编号,名称,销售额\n1,甲,10\n合计,,10\n\n注:单位为万元\n1、含税\n制表人:张三,,审核:李四\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21", "3total×1合计 5note×1注:单位为万元 6note×11、含税 7note×1制表人:张三"},
	},
	{
		"notes at once", "编号,名称,销售额\n1,甲,10\n2,乙,20\n备注：数据来自ERP\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32", "4note×1备注：数据来自ERP"},
	},
	{
		"a count beside a subtotal", "区域,名称,销售额\n东区,甲,10\n东区小计,共1户,10\n", nil,
		laidOut{1, "A区域 B名称 C销售额", "2东区", "3total×1东区小计"},
	},
	{
		"nothing below", "编号,名称,销售额\n1,甲,10\n以下空白\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21", "3note×1以下空白"},
	},
	{
		"a last customer of whom only the name is known", "名称,区域,销售额\n甲,东,10\n乙,,\n", nil,
		laidOut{1, "A名称 B区域 C销售额", "2甲 3乙", ""},
	},
	{
		"the header again on a new page", "编号,名称\n1,甲\n编号,名称\n2,乙\n", nil,
		laidOut{1, "A编号 B名称", "21 42", "3header×1编号"},
	},
	{
		"unnamed and duplicate columns", "编号,名称,,名称,,\n1,甲,x,乙,,\n", nil,
		laidOut{1, "A编号 B名称 C- D名称", "21", ""},
	},
	{
		"columns without name or value", ",编号,,名称\n,1,,甲\n", nil,
		laidOut{1, "B编号 D名称", "2-", ""},
	},
	{
		"two rows, merged", "编号,名称,销售额,,备注\n,,本年,去年,\n1,甲,10,9,x\n2,乙,10,9,y\n", nil,
		laidOut{1, "A编号 B名称 C本年 D去年 E备注", "31 42", ""},
	},
	{
		"two rows, merged and filled", "编号,名称,销售额,销售额,利润,利润\n编号,名称,本年,去年,本年,去年\n1,甲,10,9,8,7\n", nil,
		laidOut{1, "A编号 B名称 C销售额 本年 D销售额 去年 E利润 本年 F利润 去年", "31", ""},
	},
	{
		"two rows, known below", "客户,,业绩,,\n编号,名称,年销售额,利润,区域\n1,甲,10,9,东\n", []string{"编号", "名称", "年销售额", "利润", "区域"},
		laidOut{2, "A编号 B名称 C年销售额 D利润 E区域", "31", ""},
	},
	{
		"two rows, known above and below", "标题\n编号,名称,业绩,,区域\n,,年销售额,利润,\n1,甲,10,9,东\n", []string{"编号", "名称", "年销售额", "利润", "区域"},
		laidOut{2, "A编号 B名称 C年销售额 D利润 E区域", "41", ""},
	},
	{
		"two rows, known joined", "编号,名称,销售额,\n,,本年,去年\n1,甲,10,9\n", []string{"编号", "销售额本年", "销售额去年"},
		laidOut{1, "A编号 B名称 C销售额 本年 D销售额 去年", "31", ""},
	},
	{
		"three rows, merged and filled", "编号,名称,业绩,业绩,业绩,业绩\n编号,名称,本年,本年,去年,去年\n编号,名称,销售额,利润,销售额,利润\n1,甲,10,9,8,7\n", nil,
		laidOut{1, "A编号 B名称 C业绩 本年 销售额 D业绩 本年 利润 E业绩 去年 销售额 F业绩 去年 利润", "41", ""},
	},
	{
		"three rows, with blanks", "标题,,,,,\n编号,名称,业绩,,,\n,,本年,,去年,\n,,销售额,利润,销售额,利润\n1,甲,10,9,8,7\n", []string{"编号", "名称", "本年利润"},
		laidOut{2, "A编号 B名称 C业绩 本年 销售额 D业绩 本年 利润 E业绩 去年 销售额 F业绩 去年 利润", "51", ""},
	},
	{
		"a banner over a header in two rows", "客户,客户,业绩,业绩,业绩,业绩\n编号,名称,本年,本年,去年,去年\n编号,名称,销售额,利润,销售额,利润\n1,甲,10,9,8,7\n", nil,
		laidOut{1, "A编号 B名称 C本年 销售额 D本年 利润 E去年 销售额 F去年 利润", "41", ""},
	},
	{
		"a header split over merged rows", "编号,名称,销售额\n编号,名称,销售额\n1,甲,10\n2,乙,20\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "31 42", "2header×1编号"},
	},
	{
		"a total above the rows, and one behind dashes", "编号,名称,区域,业务员,销售额\n合计,,,,30\n1,甲,东,张,10\n2,乙,东,张,20\n-,-,—,总计,30\n", nil,
		laidOut{1, "A编号 B名称 C区域 D业务员 E销售额", "31 42", "2total×1合计 5total×1-"},
	},
	{
		"sums without a label", "名称,销售额,利润\n甲,10,1\n乙,20.1,2\n,30.1,3\n丙,5,1\n丁,6,1\n,11,2\n,41.1,5\n", nil,
		laidOut{1, "A名称 B销售额 C利润", "2甲 3乙 5丙 6丁", "4total×1 7total×1 8total×1"},
	},
	{
		"figures alone that are no sum", "名称,销售额,利润\n甲,10,1\n乙,20,2\n,30,4\n", nil,
		laidOut{1, "A名称 B销售额 C利润", "2甲 3乙 4-", ""},
	},
	{
		"customers with an id and a figure are no sum", "编号,名称,销售额\n1,甲,10\n2,乙,20\n3,,30\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32 43", ""},
	},
	{
		"customers with nothing but an id are no sum", "客户号,名称,销售额\n1,甲,10\n2,乙,20\n3,,\n", nil,
		laidOut{1, "A客户号 B名称 C销售额", "21 32 43", ""},
	},
	{
		"customers with a running number are no sum", "序号,名称,销售额\n1,甲,10\n2,乙,20\n3,,30\n", nil,
		laidOut{1, "A序号 B名称 C销售额", "21 32 43", ""},
	},
	{
		"a sum of a list with ids", "编号,名称,销售额\n1,甲,10\n2,乙,20\n,,30\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32", "4total×1"},
	},
	{
		"another table below", "编号,名称,销售额\n1,甲,10\n2,乙,20\n合计,,30\n\n区域汇总,,\n区域,家数,销售额合计\n东,2,30\n西,0,0\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 32", "4total×1合计 6other×4区域汇总"},
	},
	{
		"another table with the same headers in another order", "编号,名称,销售额\n1,甲,10\n\n名称,编号,销售额\n乙,2,20\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21", "4other×2名称"},
	},
	{
		"another table amid pages", "编号,名称,销售额\n1,甲,10\n合计,,10\n\n区域,家数,金额\n东,1,10\n\n编号,名称,销售额\n2,乙,20\n", nil,
		laidOut{1, "A编号 B名称 C销售额", "21 92", "3total×1合计 4blank×1 5other×2区域 7blank×1 8header×1编号"},
	},
	{
		"a customer of words behind a blank row is no header", "名称,区域,销售额\n甲,东,10\n\n乙,西,待定\n丙,北,3\n", nil,
		laidOut{1, "A名称 B区域 C销售额", "2甲 4乙 5丙", "3blank×1"},
	},
	{
		"customers of whom little is known behind a blank row", "名称,区域,销售额\n甲,东,暂无\n乙,西,待定\n\n丙,南,待定\n丁,北,30\n戊,北,40\n", nil,
		laidOut{1, "A名称 B区域 C销售额", "2甲 3乙 5丙 6丁 7戊", "4blank×1"},
	},
	{
		"amounts with units before a blank row", "名称,区域,销售额\n甲,一,1.2万\n\n乙,二,暂无\n丙,三,300\n丁,四,400\n", nil,
		laidOut{1, "A名称 B区域 C销售额", "2甲 4乙 5丙 6丁", "3blank×1"},
	},
	{
		"customers behind a subtotal and a blank row", "名称,区域,销售额\n甲,一,1.2万元\n乙,一,N/A\n小计,,12000\n\n丙,二,暂无\n丁,二,300\n戊,二,400\n", nil,
		laidOut{1, "A名称 B区域 C销售额", "2甲 3乙 6丙 7丁 8戊", "4total×1小计 5blank×1"},
	},
	{
		"another table with known headers", "编号,名称,销售额\n1,甲,10\n\n客户,业绩,数\n乙,20,1\n", []string{"编号", "名称", "销售额", "客户", "业绩"},
		laidOut{1, "A编号 B名称 C销售额", "21", "4other×2客户"},
	},
	{
		"titles on each page", "清单,,\n第1页,,\n编号,名称,销售额\n1,甲,10\n第2页,,\n清单,,\n编号,名称,销售额\n2,乙,20\n", nil,
		laidOut{3, "A编号 B名称 C销售额", "41 82", "5note×1第2页 6note×1清单 7header×1编号"},
	},
	{
		"customers with an id or a name alone above a page break", "C001,,\n编号,名称,销售额\nC002,甲,10\nC003,,\n编号,名称,销售额\n,乙,\n编号,名称,销售额\nC004,丙,20\n", nil,
		laidOut{2, "A编号 B名称 C销售额", "3C002 4C003 6- 8C004", "5header×1编号 7header×1编号"},
	},
	{
		"a table beside", "编号,名称,销售额,,等级,标准\n1,甲,10,,A,大\n2,乙,20,,合计,2\n3,丙,30,,,\n", []string{"编号", "名称", "销售额"},
		laidOut{1, "A编号 B名称 C销售额 E等级 F标准", "21 32 43", ""},
	},
	{
		"a longer table before, with the list's ids", "编号,标准,,编号,名称,销售额\nA,1,,1,甲,10\nB,2,,2,乙,20\nC,3,,,,\n", []string{"编号", "名称", "销售额"},
		laidOut{1, "D编号 E名称 F销售额", "2- 3-", ""},
	},
	{
		"columns behind a spacer that a total row leaves out", "编号,名称,销售额,,联系人,电话\n1,甲,10,,张,138\n2,乙,20,,李,139\n3,丙,30,,王,137\n合计,,60\n", []string{"编号", "名称", "销售额"},
		laidOut{1, "A编号 B名称 C销售额 E联系人 F电话", "21 32 43", "5total×1合计"},
	},
	{
		"a longer half beside", "编号,名称,销售额,,编号,名称,销售额\n1,甲,10,,3,丙,30\n合计,,10,,4,丁,40\n", []string{"编号", "名称", "销售额"},
		laidOut{1, "A编号 B名称 C销售额", "21", "2other×2编号, 名称, 销售额 3total×1合计"},
	},
	{
		"the list printed in two columns", "编号,名称,,编号,名称\n1,甲,,3,丙\n2,乙,,4,丁\n", []string{"编号", "名称"},
		laidOut{1, "A编号 B名称", "21 32", "2other×2编号, 名称"},
	},
	{
		"columns of the list behind a spacer", "编号,名称,,备注,电话\n1,甲,,x,\n2,乙,,,139\n3,丙,,y,138\n", []string{"编号", "名称"},
		laidOut{1, "A编号 B名称 D备注 E电话", "21 32 43", ""},
	},
	{
		"known columns behind a spacer", "编号,名称,,销售额,利润\n1,甲,,1,2\n2,乙,,3,4\n3,丙,,,\n", []string{"编号", "名称", "销售额"},
		laidOut{1, "A编号 B名称 D销售额 E利润", "21 32 43", ""},
	},
	{
		"the list in two columns of print without a gap", "编号,名称,额,编号,名称,额\n1,甲,10,3,丙,30\n2,乙,20,4,丁,40\n", []string{"编号", "名称"},
		laidOut{1, "A编号 B名称 C额", "21 32", "2other×2编号, 名称, 额"},
	},
	{
		"the list in three columns of print without a gap, shorter ones", "序号,编号,名称,额,编号,名称,编号,名称\n1,1,甲,10,3,丙,5,戊\n2,2,乙,20,4,丁,,\n", []string{"编号", "名称"},
		laidOut{1, "A序号 B编号 C名称 D额", "21 32", ""},
	},
	{
		"ids and names again for each customer are columns of the list", "编号,名称,额,编号,名称\n1,甲,10,1,甲\n2,乙,20,2,乙\n", []string{"编号", "名称"},
		laidOut{1, "A编号 B名称 C额 D编号 E名称", "21 32", ""},
	},
	{
		"columns that repeat, none of ids or names, belong to the list", "编号,名称,额,利润,额,利润\n1,甲,10,1,20,2\n2,乙,20,2,30,3\n", []string{"编号", "名称", "额"},
		laidOut{1, "A编号 B名称 C额 D利润 E额 F利润", "21 32", ""},
	},
	{
		"columns that repeat, with another among them, belong to the list", "编号,名称,额,编号,名称,电话\n1,甲,10,3,丙,139\n2,乙,20,4,丁,138\n", []string{"编号", "名称", "额"},
		laidOut{1, "A编号 B名称 C额 D编号 E名称 F电话", "21 32", ""},
	},
	{
		"a title of the next block", "华东客户,,\n编号,名称,额\n1,甲,10\n\n华南客户,,\n编号,名称,额\n2,乙,20\n", nil,
		laidOut{2, "A编号 B名称 C额", "31 72", "4blank×1 5note×1华南客户 6header×1编号"},
	},
	{
		"a title at once, with a unit below it", "编号,名称,额\n1,甲,10\n续表,,\n单位：万元,,\n编号,名称,额\n2,乙,20\n", nil,
		laidOut{1, "A编号 B名称 C额", "21 62", "3note×1续表 4note×1单位：万元 5header×1编号"},
	},
	{
		"a title among names", "名称,额\n甲,10\n\n华南客户,\n名称,额\n乙,20\n", nil,
		laidOut{1, "A名称 B额", "2甲 6乙", "3blank×1 4note×1华南客户 5header×1名称"},
	},
	{
		"a name at once before the header again is a customer", "名称,额\n甲,10\n丙,\n名称,额\n乙,20\n", nil,
		laidOut{1, "A名称 B额", "2甲 3丙 5乙", "4header×1名称"},
	},
	{
		"an id of letters before the header again is a customer", "编号,名称,额\nAB,甲,10\nCD,乙,20\n\nXY,,\n编号,名称,额\nEF,丙,30\n", nil,
		laidOut{1, "A编号 B名称 C额", "2AB 3CD 5XY 7EF", "4blank×1 6header×1编号"},
	},
	{
		"signatures in other columns", "编号,名称,区域,额,利润\n1,甲,东,10,1\n2,乙,西,20,2\n,,,,\n,制表人：,李四,审核人：,王五\n,,2026年10月8日,,\n", nil,
		laidOut{1, "A编号 B名称 C区域 D额 E利润", "21 32", "5note×1制表人： 6note×12026年10月8日"},
	},
	{
		"a page's number at once", "编号,名称,额\n1,甲,10\n2,乙,20\n,,第 1 页\n", nil,
		laidOut{1, "A编号 B名称 C额", "21 32", "4note×1第 1 页"},
	},
	{
		"a page's number of so many", "编号,名称,额\n1,甲,10\n\"第1页，共3页\",,\n", nil,
		laidOut{1, "A编号 B名称 C额", "21", "3note×1第1页，共3页"},
	},
	{
		"a date at once, and a title behind it", "编号,名称,额\n1,甲,10\n2,乙,20\n,,2026-10-08\n财务部,,\n", nil,
		laidOut{1, "A编号 B名称 C额", "21 32", "4note×12026-10-08 5note×1财务部"},
	},
	{
		"a customer with an id and labels is no signature", "编号,名称,区域,额,利润\n1,甲,东,10,1\n2,乙,西,20,2\nC3,制表人：,李四,审核人：,王五\n4,备注：,,,\n", nil,
		laidOut{1, "A编号 B名称 C区域 D额 E利润", "21 32 4C3 54", ""},
	},
	{
		"a row of labels and figures is no signature", "编号,名称,区域,额,利润\n1,甲,东,10,1\n2,乙,西,20,2\n,备用：,东,30,3\n", nil,
		laidOut{1, "A编号 B名称 C区域 D额 E利润", "21 32 4-", ""},
	},
	{
		"an id that looks like a date among such", "编号,名称,额\n2026-10-01,甲,10\n2026-10-02,乙,20\n2026-10-03,,\n", nil,
		laidOut{1, "A编号 B名称 C额", "22026-10-01 32026-10-02 42026-10-03", ""},
	},
	{
		"signatures before a customer are customers", "编号,名称,区域,额,利润\n1,甲,东,10,1\n,制表人：,李四,审核人：,王五\n2,乙,西,20,2\n", nil,
		laidOut{1, "A编号 B名称 C区域 D额 E利润", "21 3- 42", ""},
	},
	{
		"a row of units", "编号,名称,销售额,利润\n,,(万元),(元)\n1,甲,10,9\n", []string{"编号", "名称"},
		laidOut{1, "A编号 B名称 C销售额(万元) D利润(元)", "31", ""},
	},
	{
		"a first row of texts is data", "编号,名称,备注,\nA1,甲,东,\nA2,乙,西,z\n", nil,
		laidOut{1, "A编号 B名称 C备注 D-", "2A1 3A2", ""},
	},
	{
		"one column", "名称\n甲\n乙\n\n丙\n", nil,
		laidOut{1, "A名称", "2甲 3乙 5丙", "4blank×1"},
	},
	{
		"rows of several lines", "编号,名称\n1,\"甲\n乙\"\n2,丙\n", nil,
		laidOut{1, "A编号 B名称", "21 42", ""},
	},
	{
		"years as headers", "名称,2024,2025,2026\n甲,1,2,3\n", []string{"名称", "2026"},
		laidOut{1, "A名称 B2024 C2025 D2026", "2甲", ""},
	},
}

func TestLayout(t *testing.T) {
	for _, c := range layouts {
		t.Run(c.name, func(t *testing.T) {
			opt := ReadOptions{Known: c.known, Delimiter: ","}
			g, err := readText("list.csv", []byte(c.text), opt)
			if err != nil {
				t.Fatal(err)
			}
			table, err := layOut([]grid{g}, opt)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, describe(table)); diff != "" {
				t.Error(diff)
			}
			aside := 0
			for _, s := range table.SetAside() {
				aside += s.Count
			}
			if table.RowsRead() != table.Len()+aside {
				t.Errorf("%d rows read, %d data rows and %d set aside", table.RowsRead(), table.Len(), aside)
			}
		})
	}
}

// TestLayoutOfSheets lays the same tables out as a workbook has them, where blank rows are gaps in the row numbers.
func TestLayoutOfSheets(t *testing.T) {
	for _, c := range layouts {
		if c.name == "rows of several lines" {
			continue // a row of a sheet is one row
		}
		t.Run(c.name, func(t *testing.T) {
			table, err := layOut([]grid{sheetOf("S", c.text)}, ReadOptions{Known: c.known})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, describe(table)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestChoiceOfSheet(t *testing.T) {
	notes := sheetOf("说明", "本表每季更新\n请勿修改\n")
	list := sheetOf("客户", "标题\n编号,名称,利润\n1,甲,2\n")
	other := sheetOf("订单", "编号,日期,金额\n1,2026-01-01,2\n2,2026-01-02,3\n")
	old := list
	old.sheet, old.hidden = "旧客户", true
	twin := list
	twin.sheet = "客户2"
	blank := sheetOf("空表", "标题\n编号,名称,利润\n")
	empty := grid{file: "list.xlsx", sheet: "Sheet3"}
	known := []string{"编号", "名称", "利润"}
	for _, c := range []struct {
		name  string
		grids []grid
		opt   ReadOptions
		sheet string
		row   int
		note  string
	}{
		{"by known names", []grid{notes, other, list, empty}, ReadOptions{Known: known}, "客户", 2, `sheet "客户", header in row 2`},
		{"visible before hidden", []grid{old, list}, ReadOptions{Known: known}, "客户", 2, ""},
		{"hidden if there is no other", []grid{notes, old}, ReadOptions{Known: known}, "旧客户", 2, "the sheet is hidden"},
		{"the first of equals, and said", []grid{list, twin}, ReadOptions{Known: known}, "客户", 2, `sheets with the same headers are not read: "客户2" (rows: 1); --sheet, once for each, names those to read (sheet: at a table of the configuration)`},
		{"hidden ones are said too", []grid{list, notes, old, twin, blank}, ReadOptions{Known: known}, "客户", 2, `sheets with the same headers are not read: "旧客户" (hidden, rows: 1), "客户2" (rows: 1); --sheet, once for each, names those to read (sheet: at a table of the configuration)`},
		{"a header without rows before the list", []grid{blank, notes, list, twin}, ReadOptions{Known: known}, "客户", 2, `the sheet "空表" has the same headers and no rows below them: this one is read instead`},
		{"a header without rows before a hidden list", []grid{old, blank}, ReadOptions{Known: known}, "旧客户", 2, `the sheet "空表" has the same headers and no rows below them: this one is read instead`},
		{"a header without rows, chosen", []grid{blank, list}, ReadOptions{Known: known, Sheet: "空表", NoRows: true}, "空表", 2, "no rows below the header in row 2"},
		{"a header without rows and no list", []grid{blank, notes}, ReadOptions{Known: known, NoRows: true}, "空表", 2, "no rows below the header in row 2"},
		{"without known names", []grid{empty, notes, other, list}, ReadOptions{}, "订单", 1, ""},
		{"by name", []grid{list, other}, ReadOptions{Known: known, Sheet: "订单"}, "订单", 1, ""},
		{"by name in another form", []grid{list, sheetOf("Sheet1", "a,b\n1,2\n")}, ReadOptions{Sheet: "sheet 1"}, "Sheet1", 1, ""},
		{"by row", []grid{notes, list}, ReadOptions{Known: known, HeaderRow: 2}, "客户", 2, ""},
		{"by row, another than found", []grid{list}, ReadOptions{Known: known, HeaderRow: 1}, "客户", 1, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := layOut(c.grids, c.opt)
			if err != nil {
				t.Fatal(err)
			}
			if table.Sheet() != c.sheet || table.HeaderRow() != c.row {
				t.Errorf("sheet %q, row %d; want %q, %d", table.Sheet(), table.HeaderRow(), c.sheet, c.row)
			}
			if !strings.Contains(sayAll(table.Notes()), c.note) {
				t.Errorf("notes are %s; want %s", sayAll(table.Notes()), c.note)
			}
		})
	}
}

func sayAll(notes []Message) string {
	texts := make([]string, len(notes))
	for i, n := range notes {
		texts[i] = n.String()
	}
	return strings.Join(texts, "\n")
}

// TestLayoutSays holds that nothing of a sheet is left out, or in the wrong place, without a word.
func TestLayoutSays(t *testing.T) {
	long := "区域,家数,金额\n" + strings.Repeat("东,2,30\n", 70) + "\n"
	for _, c := range []struct{ text, want string }{
		{"编号,名称,,编号,标准\n1,甲,,A,大\n2,乙,,B,小\n3,丙,,,\n", "another table beside the list, D1:E3 (编号, 标准), is not read; --range chooses it"},
		{"编号,名称,,编号,名称\n1,甲,,3,丙\n2,乙,,4,丁\n", "the list goes on beside itself in D1:E3, rows that are not read: 2; copy them below the list, or read them with --range D1:E3"},
		{"编号,名称,,,\n1,甲,,,\n2,乙,,规则,值\n3,丙,,A,大\n4,丁,,B,小\n", "columns without a header: D–E"},
		{"编号,名称,额\n1,甲,10\n合计,,10\n\n区域,家数,额\n东,1,10\n", "another table below the list, rows 5–6 (区域, 家数, 额), is not read; --range chooses it"},
		{long + "编号,名称,额\n1,甲,10\n", "another table above the list, rows 1–71 (区域, 家数, 金额), is not read; --range chooses it"},
		{"西区,,\n编号,名称,额\n1,甲,10\n西区,,\n编号,名称,额\n2,乙,20\n", "titles among the rows set aside: 1"},
		{"编号,名称,编号,名称\n1,甲,3,丙\n2,乙,4,丁\n", "the list goes on beside itself in C1:D3, rows that are not read: 2; copy them below the list, or read them with --range C1:D3"},
		{"序号,编号,名称,编号,名称\n1,1,甲,3,丙\n2,2,乙,4,丁\n", "another table beside the list, D1:E3 (编号, 名称), is not read; --range chooses it"},
		{",编号,名称,,额\n0,1,甲,x,10\n", "columns without a header: A, D"},
		{"编号,名称,额\n1,甲,10\n2,乙,1,200\n3,丙,2,300,x\n", "rows that reach beyond the last header: 2 (rows 3, 4); their further values are in columns without a header: D–E"},
	} {
		table, err := layOut([]grid{sheetOf("Sheet1", c.text)}, ReadOptions{Known: []string{"编号", "名称"}})
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if notes := sayAll(table.Notes()); !strings.Contains(notes, c.want) {
			t.Errorf("%q says\n%s\nand not %s", c.text, notes, c.want)
		}
	}
}

func TestLayoutErrors(t *testing.T) {
	list := sheetOf("客户", "标题\n\n编号,名称\n1,甲\n")
	text, err := readText("list.csv", []byte("编号,名称\n合计,3\n\n"), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		grids []grid
		opt   ReadOptions
		want  string
		hint  string
	}{
		{"an unknown sheet", []grid{list, sheetOf("客户级别", "a,b\n1,2\n")}, ReadOptions{Sheet: "客户级别表"},
			`list.xlsx: there is no sheet "客户级别表"; the sheets are "客户", "客户级别"`, `did you mean --sheet "客户级别"?`},
		{"an unknown sheet, none near", []grid{list}, ReadOptions{Sheet: "Sheet9"}, `list.xlsx: there is no sheet "Sheet9"; the sheets are "客户"`, ""},
		{"a sheet of a text file", []grid{text}, ReadOptions{Sheet: "客户"}, `list.csv: a text file has no sheet "客户"`, "leave --sheet out"},
		{"a row beyond the end", []grid{list}, ReadOptions{HeaderRow: 9},
			"list.xlsx!客户: row 9 can't be the header: it is blank or beyond the last row, 4", "leave --header-row out to have it found"},
		{"a blank row", []grid{list}, ReadOptions{HeaderRow: 2},
			"list.xlsx!客户: row 2 can't be the header: it is blank or beyond the last row, 4", "leave --header-row out to have it found"},
		{"no rows", []grid{sheetOf("客户", "编号,名称\n")}, ReadOptions{}, "list.xlsx!客户!1: this is the header, and there are no rows below it",
			"if the header is another row, name it with --header-row"},
		{"no rows but totals", []grid{text}, ReadOptions{}, "list.csv:1: this is the header, and there are no rows below it",
			"if the header is another row, name it with --header-row"},
		{"an empty workbook", []grid{{file: "list.xlsx", sheet: "Sheet1"}}, ReadOptions{}, "list.xlsx: there is nothing in its sheets",
			"copy or download it again, then run again"},
		{"an empty text", []grid{{file: "list.csv", rows: []gridRow{{num: 1}, {num: 2}}}}, ReadOptions{}, "list.csv: the file is empty",
			"copy or download it again, then run again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := layOut(c.grids, c.opt)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error is %v", err)
			}
			if e.Error() != c.want || e.Hint.String() != c.hint {
				t.Errorf("got  %s\n     %s\nwant %s\n     %s", e, e.Hint, c.want, c.hint)
			}
		})
	}
}

func TestUnitAbove(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"单位：万元", "万元"}, {"客户清单,,单位:元", "元"}, {"(金额单位：千元)", "千元"}, {"2026年客户清单　单位：亿元", "亿元"},
		{"制表单位：财务部", ""}, {"单位：件", ""}, {"客户清单", ""},
	} {
		table, err := layOut([]grid{sheetOf("S", c.title+"\n编号,名称,销售额\n1,甲,2\n")}, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if table.Unit() != c.want {
			t.Errorf("%q states %q, want %q", c.title, table.Unit(), c.want)
		}
	}
}

// TestRowsKeepTheirOrder mixes data, totals and blank rows and wants every data row back, in order and in its place.
func TestRowsKeepTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SliceOfN(rapid.IntRange(0, 5), 1, 40).Draw(t, "rows")
		text, line, data := "编号,名称,销售额\n", 1, 0
		var want []int
		for _, kind := range kinds {
			line++
			switch kind {
			case 0:
				text += ",,\n"
			case 1:
				text += "小计,,5\n"
			default:
				data++
				text += fmt.Sprintf("%d,客户%d,%d\n", data, data, kind)
				want = append(want, line)
			}
		}
		g, err := readText("list.csv", []byte(text), ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		table, err := layOut([]grid{g}, ReadOptions{})
		if len(want) == 0 {
			if err == nil {
				t.Fatal("a table without data rows is no error")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for row := range table.Len() {
			got = append(got, table.Place(row, 0).Row)
			if c := table.Cell(row, 0); c.Num != float64(row+1) {
				t.Fatalf("row %d is %v", row, c)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestMayBeTotal passes every label of a sum on to the thorough look.
func TestMayBeTotal(t *testing.T) {
	pieces := append(slices.Concat(totalWords, totalTails), "东区", "East", " ", "　", "(万元)", "：", ":", "12", "户", "2026", "t", "S", "共")
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pieces"), "")
		if rapid.Bool().Draw(t, "capitals") {
			text = strings.ToUpper(text)
		}
		exact, sure := totalLabel(text)
		if len(text) <= 60 && (exact || sure) && !mayBeTotal(text) {
			t.Fatalf("%q", text)
		}
	})
}

// BenchmarkFarCell lays out a long list with a stray cell in the last column of a sheet, and one of many gaps: the work
// goes by the cells, not by rows times columns.
func BenchmarkFarCell(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"far", "编号,名称,销售额\n" + strings.Repeat(",", 16383) + "x\n" + strings.Repeat("1,甲,10\n", 60000)},
		{"gaps", "编号,名称,销售额\n" + strings.Repeat("1,甲,10\n\n乙,丙,丁\n", 30000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			opt := ReadOptions{Known: []string{"编号", "名称"}, Delimiter: ","}
			for b.Loop() {
				g, err := readText("list.csv", []byte(c.text), opt)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := layOut([]grid{g}, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestBlankBeyondHeader tells of no row that reaches beyond the header with nothing but blanks.
func TestBlankBeyondHeader(t *testing.T) {
	cell := func(text string) string {
		return `<c t="inlineStr"><is><t xml:space="preserve">` + text + `</t></is></c>`
	}
	book := testBook{sheet: "<sheetData><row>" + cell("编号") + cell("名称") + "</row><row>" + cell("1") + cell("甲") + cell(" ") + "</row></sheetData>"}
	table, err := Read("-", ReadOptions{Stdin: bytes.NewReader(book.bytes(t))})
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range table.Notes() {
		if strings.Contains(note.String(), "beyond") || strings.Contains(note.String(), "without a header") {
			t.Error(note)
		}
	}
}
