//go:build ignore

package main

import "github.com/xuri/excelize/v2"

// A column is how one column of the tidy list looks and what is in it.
type column struct {
	header string
	width  float64
	style  func(look) int
	value  func(customer) any
}

func left(l look) int   { return l.text }
func middle(l look) int { return l.middle }
func money(l look) int  { return l.money }

// columns are those of the tidy list, in order.
func columns() []column {
	list := []column{
		{"客户编号", 11, left, func(c customer) any { return c.id }},
		{"客户名称", 24, left, func(c customer) any { return c.name }},
		{"区域", 8, middle, func(c customer) any { return c.region }},
		{"业务员", 9, middle, func(c customer) any { return c.owner }},
		{"合作期限(年)", 11, func(l look) int { return l.years }, func(c customer) any { return c.years }},
		{"年销售额(万元)", 13, money, func(c customer) any { return c.sales }},
		{"去年销售额(万元)", 13, money, func(c customer) any { return c.last }},
		{"利润(万元)", 11, money, func(c customer) any { return c.profit }},
		{"回款金额(万元)", 13, money, func(c customer) any { return c.collected }},
		{"交易次数", 9, func(l look) int { return l.count }, func(c customer) any { return c.orders }},
	}
	for i, h := range gradeHeaders {
		list = append(list, column{h, 12, middle, func(c customer) any { return c.grades[i] }})
	}
	return append(list, column{"战略客户", 9, middle, func(c customer) any { return c.strategic }})
}

// tidy is the list as a careful clerk keeps it: one header row, one customer a row, and a sheet that says how it is filled in.
func tidy(list []customer) *excelize.File {
	const sheet = "客户清单"
	f := excelize.NewFile()
	check(f.SetSheetName("Sheet1", sheet))
	l, cols := newLook(f), columns()
	check(f.SetRowHeight(sheet, 1, 34))
	for i, col := range cols {
		name := must(excelize.ColumnNumberToName(i + 1))
		check(f.SetColWidth(sheet, name, name, col.width))
		set(f, sheet, i+1, 1, col.header, l.head)
		for j, c := range list {
			set(f, sheet, i+1, j+2, col.value(c), col.style(l))
		}
	}
	check(f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: 2, YSplit: 1, TopLeftCell: "C2", ActivePane: "bottomRight",
	}))
	last := must(excelize.CoordinatesToCellName(len(cols), len(list)+1))
	check(f.AutoFilter(sheet, "A1:"+last, nil))
	dropDown(f, sheet, "K2", must(excelize.CoordinatesToCellName(16, len(list)+1)), grades[:])
	dropDown(f, sheet, "Q2", last, []string{"是", "否"})
	howToFill(f, l)
	return f
}

// dropDown offers words for the cells between two corners.
func dropDown(f *excelize.File, sheet, from, to string, words []string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(from + ":" + to)
	check(v.SetDropList(words))
	check(f.AddDataValidation(sheet, v))
}

// howToFill is the second sheet. It names headers too, so that a reader has to tell a list from a text about it.
func howToFill(f *excelize.File, l look) {
	const sheet = "填写说明"
	must(f.NewSheet(sheet))
	check(f.SetColWidth(sheet, "A", "A", 24))
	check(f.SetColWidth(sheet, "B", "B", 64))
	rows := [][2]string{
		{"栏目", "怎样填"},
		{"客户编号", "公司统一编号,不得重复"},
		{"合作期限(年)", "从首次交易算起,可填半年"},
		{"年销售额(万元)", "最近十二个月的开票金额,含税"},
		{"利润(万元)", "扣除返利和运费"},
		{"忠诚度等各项", "优秀、良好、合格、较差、不合格"},
		{"战略客户", "是、否;填“是”须有批准"},
	}
	for i, row := range rows {
		style := l.text
		if i == 0 {
			style = l.head
		}
		set(f, sheet, 1, i+1, row[0], style)
		set(f, sheet, 2, i+1, row[1], style)
	}
}

// set writes one cell and its style.
func set(f *excelize.File, sheet string, col, row int, value any, style int) {
	at := must(excelize.CoordinatesToCellName(col, row))
	if value != nil {
		check(f.SetCellValue(sheet, at, value))
	}
	check(f.SetCellStyle(sheet, at, at, style))
}
