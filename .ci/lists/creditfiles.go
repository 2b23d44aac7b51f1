//go:build ignore

package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// creditCustomers is the list: a title above the header, amounts in 万元, what is not there left blank.
func creditCustomers(list []debtor) *excelize.File {
	const sheet = "信用客户"
	head := append([]string{"客户编号", "客户名称", "业务员", "行业", "上级客户编号", "信用调查日期"}, surveyHeaders[:]...)
	head = append(head, "逾期天数", "应收余额(万元)", "未发货订单(万元)", "预收款(万元)", "担保品(万元)", "现授信额度(万元)", "授信日期", "呆账金额(万元)", "批准人")
	rows := make([][]any, len(list))
	for i := range list {
		d := &list[i]
		row := []any{d.id, d.name, d.owner, d.industry, blank(d.parent), dayOf(d.surveyed)}
		for _, g := range d.grades {
			row = append(row, g)
		}
		rows[i] = append(row, d.overdue(), float64(d.owed())/1e6, amount(d.orders), amount(d.prepaid), amount(d.collateral),
			amount(d.limit), dayOf(d.granted), amount(d.badDebt), blank(d.approver))
	}
	return creditSheet(sheet, "客户信用档案 2026年9月30日", head, rows)
}

// creditRequests is the table of applications.
func creditRequests(list []debtor) *excelize.File {
	var rows [][]any
	for _, q := range requests() {
		d := list[q.id-1]
		rows = append(rows, []any{d.id, d.name, q.amount, dayOf(q.day), d.owner, blank(q.approver), amount(q.secured)})
	}
	return creditSheet("授信申请", "客户授信申请 2026年9月", []string{"客户编号", "客户名称", "申请额度(万元)", "申请日期", "承办人", "批准人", "担保品(万元)"}, rows)
}

// creditSheet is a workbook of one sheet: a merged title, a header, rows.
func creditSheet(sheet, title string, head []string, rows [][]any) *excelize.File {
	f := excelize.NewFile()
	check(f.SetSheetName("Sheet1", sheet))
	l := newLook(f)
	last := must(excelize.ColumnNumberToName(len(head)))
	check(f.SetColWidth(sheet, "A", last, 12))
	check(f.SetColWidth(sheet, "B", "B", 30))
	check(f.MergeCell(sheet, "A1", last+"1"))
	set(f, sheet, 1, 1, title, l.title)
	for i, h := range head {
		set(f, sheet, i+1, 2, h, l.head)
		for k, row := range rows {
			style := l.middle
			switch row[i].(type) {
			case float64:
				style = l.money
			case string:
				style = l.text
			}
			set(f, sheet, i+1, k+3, row[i], style)
		}
	}
	check(f.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 2, TopLeftCell: "C3", ActivePane: "bottomRight"}))
	return f
}

func blank(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func amount(x float64) any {
	if x == 0 {
		return nil
	}
	return x
}

// dayOf is a day as text: so it looks the same in every program.
func dayOf(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Format(time.DateOnly)
}

// creditStatements are three years of statements, GBK as an accounting program exports them, in 元.
func creditStatements(list []debtor) []byte {
	rows := [][]string{{"客户编号", "客户名称", "年度", "流动资产(元)", "存货(元)", "流动负债(元)", "负债总额(元)", "资产总额(元)", "销售收入(元)", "净利润(元)", "净资产(元)"}}
	for _, d := range list {
		for _, b := range d.years {
			row := []string{d.id, d.name, strconv.Itoa(b.year)}
			for _, x := range []float64{b.current, b.stock, b.currentDebts, b.debts, b.assets, b.sales, b.profit, b.capital} {
				row = append(row, negative(x))
			}
			rows = append(rows, row)
		}
	}
	return must(simplifiedchinese.GBK.NewEncoder().Bytes(table(rows)))
}

// creditInvoices are all invoices, by day; red ones have an amount below 0.
func creditInvoices(list []debtor) []byte {
	var rows [][]string
	for _, d := range list {
		for _, v := range d.invoices {
			rows = append(rows, []string{d.id, d.name, v.number, v.date.Format(time.DateOnly), v.due.Format(time.DateOnly), cents(v.amount)})
		}
	}
	return ledgerTable([]string{"客户编号", "客户名称", "发票号", "开票日期", "到期日", "金额(元)"}, 3, rows)
}

func creditReceipts(list []debtor) []byte {
	var rows [][]string
	for _, d := range list {
		for _, p := range d.receipts {
			rows = append(rows, []string{d.id, d.name, p.date.Format(time.DateOnly), cents(p.amount), p.against})
		}
	}
	return ledgerTable([]string{"客户编号", "客户名称", "收款日期", "收款金额(元)", "核销发票号"}, 2, rows)
}

// ledgerTable is a table by day, in UTF-8 as Excel writes it.
func ledgerTable(head []string, day int, rows [][]string) []byte {
	slices.SortStableFunc(rows, func(a, b []string) int { return cmp.Compare(a[day], b[day]) })
	return append([]byte("\uFEFF"), table(append([][]string{head}, rows...))...)
}

func table(rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	check(w.WriteAll(rows))
	return out.Bytes()
}

// cents writes 分 as 元.
func cents(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}
