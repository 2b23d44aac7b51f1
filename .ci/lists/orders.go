//go:build ignore

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// An order is a line of the order export.
type order struct {
	number, date, id, name, product, status string
	pieces, amount                          int // in 分
}

// products are what is sold, with the price of a piece in 分.
var products = []struct {
	name  string
	price int
}{{"金装礼盒", 26800}, {"标准装", 8950}, {"家庭装", 15640}, {"散装", 4275}}

// The export covers these months.
var (
	firstMonth = time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)
	lastMonth  = time.Date(2026, time.September, 1, 0, 0, 0, 0, time.UTC)
)

// orders are what the tidy list's customers bought from January 2025 to September 2026, in the order of the days: some
// customers grow and some fade, two began in 2026, and one came back after a year. A few lines are void, some are returns, some
// name a customer who is in no list, or none at all.
func orders(list []customer) []order {
	r := rand.New(rand.NewPCG(2026, 8))
	var all []order
	for i := range list {
		c := list[i]
		trend := 0.02 * r.NormFloat64() // a month
		from, pause := 0, -1
		if c.last == 0 {
			from = 13
		} else if i%27 == 8 {
			pause = 5
		}
		for month, at := 0, firstMonth; !at.After(lastMonth); month, at = month+1, at.AddDate(0, 1, 0) {
			if month < from || pause >= 0 && month >= pause && month < pause+12 {
				continue
			}
			often := math.Min(1, 0.25+float64(c.orders)/50)
			if r.Float64() > often {
				continue
			}
			all = append(all, buy(r, c, at, math.Exp(trend*float64(month-10)))...)
		}
	}
	byDay(all)
	strangers(all)
	return all
}

// buy makes up a customer's orders of a month: a twelfth of what the year brings, more or less.
func buy(r *rand.Rand, c customer, month time.Time, factor float64) []order {
	var all []order
	for range 1 + r.IntN(2) {
		p := products[r.IntN(len(products))]
		pieces := max(1, int(c.sales/12*1e6*factor*math.Exp(0.3*r.NormFloat64())/float64(p.price)/1.5))
		o := order{date: month.AddDate(0, 0, r.IntN(28)).Format(time.DateOnly), id: c.id, name: c.name, product: p.name, pieces: pieces,
			amount: pieces * p.price, status: "已发货"}
		switch r.IntN(40) {
		case 0:
			o.status = "作废"
		case 1:
			o.status, o.pieces, o.amount = "退货", -1-pieces/10, -(1+pieces/10)*p.price
		}
		all = append(all, o)
	}
	return all
}

// byDay sorts orders by their day and numbers them.
func byDay(all []order) {
	slices.SortStableFunc(all, func(a, b order) int { return strings.Compare(a.date, b.date) })
	for i := range all {
		all[i].number = fmt.Sprintf("DD%s%04d", strings.ReplaceAll(all[i].date[:7], "-", ""), i+1)
	}
}

// strangers gives a few orders to nobody, or to a customer who is in no list.
func strangers(all []order) {
	for i := range all {
		switch i % 400 {
		case 123:
			all[i].id, all[i].name = "", ""
		case 321:
			all[i].id, all[i].name = "KH99001", "临时客户"
		}
	}
}

// orderExport is the orders as an accounting program exports them: GBK, CRLF, with a title and a total of all lines.
func orderExport(all []order) []byte {
	lines := []string{"销售订单明细" + strings.Repeat(",", 7), "订单号,订单日期,客户编号,客户名称,产品,数量(件),金额(元),状态"}
	total := 0
	for i, o := range all {
		total += o.amount
		date := o.date
		if i%50 == 7 { // typed in by hand
			day := must(time.Parse(time.DateOnly, date))
			date = day.Format("2006年1月2日")
		}
		lines = append(lines, strings.Join(quoteAll([]string{o.number, date, o.id, o.name, o.product, fmt.Sprint(o.pieces), cents(o.amount), o.status}), ","))
	}
	lines = append(lines, strings.Join(quoteAll([]string{"合计", "", "", "", "", "", cents(total), ""}), ","))
	return must(simplifiedchinese.GBK.NewEncoder().Bytes([]byte(strings.Join(lines, "\r\n") + "\r\n")))
}
