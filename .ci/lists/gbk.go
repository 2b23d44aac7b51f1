//go:build ignore

package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// gbk is a list as an accounting program exports it on a Chinese Windows: GBK, CRLF, in 元 instead of 万元, with a
// title, a total and a line about the print-out. One customer's amount is not a number.
func gbk(list []customer) []byte {
	lines := []string{
		"客户往来汇总表" + strings.Repeat(",", 14),
		"会计期间:2026年1月至9月" + strings.Repeat(",", 13) + "单位:元",
		"客户编号,客户名称,区域,业务员,合作期限(年),年销售额(元),去年销售额(元),利润(元),经营理念,忠诚度,资金实力和信誉,公司规模与企业管理,下游客户满意度,战略客户,费用率",
	}
	var sales, last, profit float64
	for i, c := range list[messyCount : messyCount+24] {
		sales, last, profit = sales+c.sales, last+c.last, profit+c.profit
		amount := yuan(c.sales)
		switch i {
		case 5:
			amount = "待核对"
		case 10:
			amount = "0.17亿" // typed in by hand
		}
		fields := []string{
			fmt.Sprintf("%08d", 601+i), c.name, c.region, c.owner, strconv.FormatFloat(c.years, 'f', -1, 64),
			amount, yuan(c.last), negative(c.profit),
		}
		fields = append(fields, c.grades[:5]...)
		fields = append(fields, c.strategic, fmt.Sprintf("%.1f%%", 2+float64(i%7)*0.7))
		lines = append(lines, strings.Join(quoteAll(fields), ","))
	}
	lines = append(lines,
		strings.Join(quoteAll([]string{"合计", "", "", "", "", yuan(sales), yuan(last), yuan(profit)}), ",")+strings.Repeat(",", 7),
		"打印人:李雪  打印时间:2026-10-08 09:12"+strings.Repeat(",", 14))
	return must(simplifiedchinese.GBK.NewEncoder().Bytes([]byte(strings.Join(lines, "\r\n") + "\r\n")))
}

// yuan writes 万元 as 元 with thousands separators: 461.5 is 4,615,000.00.
func yuan(wan float64) string {
	whole := strconv.Itoa(int(math.Round(math.Abs(wan) * 10000)))
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return whole + ".00"
}

// negative writes a loss in brackets.
func negative(wan float64) string {
	if wan < 0 {
		return "(" + yuan(wan) + ")"
	}
	return yuan(wan)
}

// quoteAll quotes the fields that hold a comma.
func quoteAll(fields []string) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		if strings.Contains(f, ",") {
			f = `"` + f + `"`
		}
		out[i] = f
	}
	return out
}
