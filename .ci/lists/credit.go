//go:build ignore

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"
)

// creditDay is the day as of which the credit lists are made.
var creditDay = time.Date(2026, time.September, 30, 0, 0, 0, 0, time.UTC)

// A debtor is a customer of the credit lists. Amounts are in 万元, those of its ledger in 分.
type debtor struct {
	id, name, owner, industry, parent string
	surveyed, granted                 time.Time // zero: never
	grades                            [10]string
	years                             []balance // 2023 to 2025
	orders, prepaid, collateral       float64
	limit                             float64 // the one in force; 0: none
	badDebt                           float64
	approver                          string
	invoices                          []invoice
	receipts                          []receipt
}

// A balance is what a statement says of a year.
type balance struct {
	year                                                                int
	current, stock, currentDebts, debts, assets, sales, profit, capital float64
}

// An invoice is open by what is not paid; a red one (红字) has an amount below 0.
type invoice struct {
	number    string
	date, due time.Time
	amount    int
	paid      int // by receipts that name it
}

type receipt struct {
	date    time.Time
	amount  int
	against string // "" where it names none
}

const debtors = 40

// surveyHeaders are the items that the survey grades.
var surveyHeaders = [10]string{"负责人评信", "企业规模及企业性质", "销售能力", "经营技术", "员工抱怨", "供料客户评价", "银行往来信用", "同业信用评价", "行业景气", "经营管理状况"}

var industries = [...]string{"批发业", "零售业", "制造业", "餐饮业"}

// creditList are always the same debtors, from the best to the worst and then shuffled by their ids.
func creditList() []debtor {
	r := rand.New(rand.NewPCG(2026, 11))
	list := make([]debtor, debtors)
	for i := range list {
		good := 1 - (float64(i)+0.5)/debtors
		list[(i*17+5)%debtors] = owe(r, good)
	}
	for i := range list {
		d := &list[i]
		d.id = fmt.Sprintf("XK%03d", i+1)
		d.name = first[(i*7+3)%len(first)] + second[(i*3+1)%len(second)]
		if i >= len(first) { // the same brand elsewhere
			d.name = []string{"临江", "北屿"}[(i/len(first)-1)%2] + d.name
		}
		for k := range d.invoices {
			d.invoices[k].number = fmt.Sprintf("F%s%02d", d.id[2:], k+1)
		}
	}
	particular(list)
	for i := range list {
		list[i].settle(r)
	}
	return list
}

// owe makes up a debtor who is so good, from 0 to 1.
func owe(r *rand.Rand, good float64) debtor {
	t := territories[r.IntN(len(territories))]
	d := debtor{owner: t.owners[r.IntN(len(t.owners))], industry: industries[r.IntN(len(industries))]}
	for i := range d.grades {
		worse := int((1-good)*4.6 + r.Float64()*0.9 - 0.2)
		d.grades[i] = grades[max(0, min(worse, len(grades)-1))]
	}
	if good > 0.85 {
		d.grades[6] = grades[0] // the best have the bank's full trust
	}
	d.surveyed = creditDay.AddDate(0, -r.IntN(11), -r.IntN(28))
	d.years = statements(r, good)
	size := d.years[2].capital
	if good > 0.35 {
		d.limit = math.Round(size * (0.03 + 0.12*good))
		d.granted = d.surveyed.AddDate(-1, 0, 14) // on the survey before
	}
	if r.IntN(3) == 0 {
		d.orders = tenth(size * 0.02 * r.Float64())
	}
	if r.IntN(4) == 0 {
		d.prepaid = tenth(size * 0.01 * r.Float64())
	}
	if r.IntN(3) == 0 {
		d.collateral = math.Round(size * 0.08)
	}
	d.invoices = invoices(r, good, size)
	return d
}

// statements are three years of a company that is so good.
func statements(r *rand.Rand, good float64) []balance {
	assets := 300 + 4000*r.Float64()*r.Float64()
	var years []balance
	for year := 2023; year <= 2025; year++ {
		b := balance{year: year, assets: tenth(assets)}
		b.sales = tenth(assets * (1 + 3.6*good + 0.4*r.Float64()))
		b.profit = tenth(b.sales * (0.2*good - 0.03 + 0.02*r.Float64()))
		b.debts = tenth(assets * (0.4 + 0.5*(1-good)*r.Float64()))
		b.currentDebts = tenth(b.debts * (0.6 + 0.2*r.Float64()))
		b.stock = tenth(assets * 0.15)
		b.current = tenth(b.stock + b.currentDebts*(0.3+1.1*good))
		b.capital = tenth(b.assets - b.debts)
		years = append(years, b)
		assets *= 0.9 + 0.25*good + 0.05*r.Float64()
	}
	return years
}

// invoices are those of a year and a half: what is sold in a month, with a month to pay.
func invoices(r *rand.Rand, good, capital float64) []invoice {
	var all []invoice
	for day := creditDay.AddDate(0, -17, -r.IntN(25)); day.Before(creditDay); day = day.AddDate(0, 1+r.IntN(2), r.IntN(9)-4) {
		amount := int(capital*(0.005+0.02*r.Float64())*10000)*100 + r.IntN(100)*10
		all = append(all, invoice{date: day, due: day.AddDate(0, 0, 30), amount: max(amount, 50000)})
	}
	for i := range all {
		late := all[i].due.AddDate(0, 0, int((1-good)*150*r.Float64())-5)
		if late.Before(creditDay) {
			all[i].paid = all[i].amount
		}
	}
	return all
}

// settle writes the receipts that pay for what is paid, a few days around the due day. They name their invoices.
func (d *debtor) settle(r *rand.Rand) {
	for _, v := range d.invoices {
		if v.paid <= 0 {
			continue
		}
		day := v.due.AddDate(0, 0, r.IntN(13)-8)
		if !day.Before(creditDay) {
			day = creditDay.AddDate(0, 0, -1-r.IntN(5))
		}
		if day.Before(v.date) {
			day = v.date
		}
		d.receipts = append(d.receipts, receipt{day, v.paid, v.number})
	}
}

// owed is the balance in 分.
func (d *debtor) owed() int {
	sum := 0
	for _, v := range d.invoices {
		sum += v.amount
	}
	for _, p := range d.receipts {
		sum -= p.amount
	}
	return sum
}

// overdue is for how many days the oldest open invoice has been due.
func (d *debtor) overdue() int {
	days := 0
	for _, v := range d.invoices {
		if v.paid < v.amount && v.amount > 0 {
			days = max(days, int(creditDay.Sub(v.due).Hours()/24))
		}
	}
	return days
}
