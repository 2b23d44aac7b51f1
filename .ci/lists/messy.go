//go:build ignore

package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"
)

// messyHeaders are the headers as people write them: line breaks, blanks, full-width brackets, a column without a name.
var messyHeaders = []string{
	"序号", "客户编号", "客户名称 ", "区域", "业务员", "合作期限\n(年)", "年销售额\n（万元）", "去年销售额\n（万元）", "利润（万元）", "毛利率",
	"经营理念", "忠诚度", "资金实力和信誉", "公司规模与\n企业管理", "下游客户满意度", "战略客户", "", "备注",
}

// Places of the columns in a row of the messy list.
const (
	mID, mYears, mSales, mLast, mProfit, mMargin = 1, 5, 6, 7, 8, 9
	mConcept, mLoyalty, mCredit, mStrategic      = 10, 11, 12, 15
	mNote                                        = 17
)

// messyRow is a customer as the messy list has it, before anything is spoilt.
func messyRow(c customer, id string) []any {
	row := []any{nil, id, c.name, c.region, c.owner, c.years, c.sales, c.last, c.profit, share(c.profit, c.sales)}
	for _, g := range c.grades[:5] {
		row = append(row, g)
	}
	return append(row, c.strategic, nil, nil)
}

func share(part, whole float64) float64 { return math.Round(part/whole*1000) / 1000 }

// spoil is what people did to some cells: by customer, then by column.
var spoil = map[int]map[int]any{
	0:  {mSales: "1,234.5", mNote: "含门店直供"},
	1:  {mYears: "５", mSales: "１２３"},
	2:  {mProfit: "1.2万"},
	3:  {mSales: "0.3亿", mProfit: 310.0},
	4:  {mMargin: "12.5%", mProfit: "(2.4)"},
	6:  {mProfit: "￥85,000", mNote: "=新签三年"},
	7:  {mLoyalty: nil, mNote: "业务员未填"},
	9:  {mSales: " 76.5 ", mLast: "－"},
	11: {mSales: "约50"},
	13: {mConcept: "优", mNote: "按旧表填写"},
	15: {mYears: "3年"},
	17: {mProfit: "−0.6"},
	20: {mLast: "无"},
	22: {mCredit: "良好 "},
	24: {mStrategic: "是"},
}

// duplicateOf says which customer's id another one carries by mistake.
var duplicateOf = map[int]int{18: 16}

const messyCount = 28

// messy is a list as it comes by e-mail: a title, a date, subtotals per region, numbers as text, holes and remarks.
func messy(list []customer) *excelize.File {
	const sheet = "三季度"
	f := excelize.NewFile()
	check(f.SetSheetName("Sheet1", "封面"))
	must(f.NewSheet(sheet))
	l := newLook(f)
	set(f, "封面", 2, 3, "客户分级考评资料", l.title)
	set(f, "封面", 2, 5, "内部资料,请勿外传", l.small)
	heading(f, sheet, l)
	row := body(f, sheet, l, list[:messyCount])
	remarks := []string{
		"注:1. 年销售额为开票金额,含税;2. 毛利率为扣除返利前。",
		"    3. 未填写的项目由业务员于十月十日前补齐。",
		"制表人:孙丽        审核人:周敏        打印日期:2026-10-08",
	}
	for i, text := range remarks {
		set(f, sheet, 1, row+1+i, text, l.small)
	}
	return f
}

// heading writes the rows above the list and its header, in row 5.
func heading(f *excelize.File, sheet string, l look) {
	set(f, sheet, 1, 1, "2026年三季度客户分级考评名单", l.title)
	check(f.MergeCell(sheet, "A1", "R1"))
	check(f.SetRowHeight(sheet, 1, 30))
	set(f, sheet, 1, 2, "填表日期:2026-09-30", l.small)
	check(f.MergeCell(sheet, "A2", "D2"))
	set(f, sheet, 16, 2, "单位:万元", l.small)
	set(f, sheet, 1, 3, "填表部门:销售部", l.small)
	for i, h := range messyHeaders {
		name := must(excelize.ColumnNumberToName(i + 1))
		width := 11.0
		if i == 2 {
			width = 24
		}
		check(f.SetColWidth(sheet, name, name, width))
		set(f, sheet, i+1, 5, h, l.head)
	}
	check(f.SetRowHeight(sheet, 5, 34))
}

// body writes the customers by region, a subtotal under each region and a blank row after it, and the total. It returns the last row used.
func body(f *excelize.File, sheet string, l look, list []customer) int {
	row, serial := 5, 0
	var sum [2]float64
	for _, t := range territories {
		var sub [2]float64
		for i, c := range list {
			if c.region != t.region {
				continue
			}
			row, serial = row+1, serial+1
			line(f, sheet, l, row, serial, spoilt(list, i))
			sub[0], sub[1] = sub[0]+c.sales, sub[1]+c.profit
		}
		row++
		totals(f, sheet, l, row, t.region+"小计", sub)
		sum[0], sum[1] = sum[0]+sub[0], sum[1]+sub[1]
		row++ // a blank row
	}
	row++
	totals(f, sheet, l, row, "合 计", sum)
	return row
}

// spoilt is the i-th customer's row with what people did to it.
func spoilt(list []customer, i int) []any {
	id := func(i int) string { return fmt.Sprintf("%06d", 123+i*11) }
	cells := messyRow(list[i], id(i))
	if other, ok := duplicateOf[i]; ok {
		cells[mID] = id(other)
	}
	for col, value := range spoil[i] {
		cells[col] = value
	}
	return cells
}

// line writes one customer.
func line(f *excelize.File, sheet string, l look, row, serial int, cells []any) {
	cells[0] = serial
	styles := map[int]int{0: l.count, mYears: l.years, mSales: l.money, mLast: l.money, mProfit: l.money, mMargin: l.percent}
	for i, v := range cells {
		style := l.middle
		if slices.Contains([]int{mID, 2, mNote}, i) {
			style = l.text
		} else if s, ok := styles[i]; ok {
			style = s
		}
		set(f, sheet, i+1, row, v, style)
	}
}

// totals writes a subtotal or the total.
func totals(f *excelize.File, sheet string, l look, row int, name string, sum [2]float64) {
	for i := range messyHeaders {
		set(f, sheet, i+1, row, nil, l.total)
	}
	set(f, sheet, 3, row, name, l.total)
	set(f, sheet, mSales+1, row, tenth(sum[0]), l.total)
	set(f, sheet, mProfit+1, row, tenth(sum[1]), l.total)
}
