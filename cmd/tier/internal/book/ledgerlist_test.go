package book

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
)

// owedYAML is a configuration of receivables; %s is what the section says of them, as a mapping in one line.
const owedYAML = `version: 1
as_of: %s
fields: {id: 编号, name: 名称, mark: 分数, bad: {header: 违约, type: text, optional: true}}
credit:
  unit: 元
  decimals: 2
  rubric:
    criteria: [{name: 分数, field: mark, weight: 100, bands: {8: 10, 5: 6, else: 2}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B, min: 50}, {name: C}]}
  outcome: bad
  receivables: %s
`

// owedCase is a configuration of receivables and made-up ledgers.
type owedCase struct {
	name, asOf, receivables string
	seed                    uint64
	customers, entries      int
	currencies              []string
}

const usualReceivables = `{terms: 30, buckets: [{to: 30, provision: 1%}, {to: 60, provision: 5%}, {to: 90, provision: 10.5%}], over: 33.3%, capital_rate: 6%, silent: 180, assets: 90000, alarms: [30%, 40%, 50%], margin: 15%}`

func owedCases() []owedCase {
	return []owedCase{
		{name: "usual", asOf: "2026-09-30", receivables: usualReceivables, seed: 1, customers: 30, entries: 200},
		{name: "in three currencies", asOf: "2026-02-28", receivables: usualReceivables, seed: 2, customers: 12, entries: 150, currencies: []string{"", "USD", "jpy "}},
		{name: "on a leap day", asOf: "2024-02-29", receivables: `{buckets: [7, 365], over: 100%, alarms: [12.5%]}`, seed: 3, customers: 5, entries: 60},
		{name: "one bucket", asOf: "2026-12-31", receivables: `{buckets: [1]}`, seed: 4, customers: 3, entries: 9},
	}
}

// judge makes the list and its ledgers: invoices that are paid in part, twice, or never, credit notes, refunds, and receipts
// for nothing.
func (c *owedCase) judge(t testing.TB) *result.Result {
	t.Helper()
	return c.judgeAs(t, c.asOf, c.receivables)
}

func (c *owedCase) judgeAs(t testing.TB, asOf, receivables string) *result.Result {
	t.Helper()
	customers, entries := c.files()
	paths := []string{list(t, "ledger.csv", entries)}
	if c.currencies != nil {
		paths = append(paths, list(t, "rates.csv", "币种,日期,汇率\nUSD,2020-01-01,7.1234\nJPY,2020-01-01,0.0487\nJPY,2021-01-01,0.0501\n"))
	}
	return resulttest.Owed(t, load(t, fmt.Sprintf(owedYAML, asOf, receivables)), list(t, "list.csv", customers), paths...)
}

func (c *owedCase) files() (customers, entries string) {
	r := rand.New(rand.NewPCG(9, c.seed))
	var people, books strings.Builder
	people.WriteString("编号,名称,分数,违约\n")
	for i := range c.customers {
		fmt.Fprintf(&people, "C%03d,客户%d,%d,%s\n", i, i, r.IntN(11), []string{"是", "否", "否", ""}[r.IntN(4)])
	}
	last, err := time.Parse(time.DateOnly, c.asOf)
	if err != nil {
		panic(err)
	}
	books.WriteString("客户编号,单据号,日期,到期日,类型,金额,币种,核销发票号\n")
	for i := range c.entries {
		who, currency := r.IntN(c.customers), ""
		if c.currencies != nil {
			currency = c.currencies[r.IntN(len(c.currencies))]
		}
		day := last.AddDate(0, 0, -r.IntN(900))
		line := func(number, due, kind string, amount float64, day time.Time, against string) {
			fmt.Fprintf(&books, "C%03d,%s,%s,%s,%s,%.2f,%s,%s\n", who, number, day.Format(time.DateOnly), due, kind, amount, currency, against)
		}
		amount, due := float64(1+r.IntN(999_999))/100, ""
		if r.IntN(4) > 0 {
			due = day.AddDate(0, 0, []int{0, 1, 29, 30, 31, 60, 90, 400}[r.IntN(8)]).Format(time.DateOnly)
		}
		number := fmt.Sprintf("N%d", i)
		switch r.IntN(10) {
		case 0:
			line(number, "", "红字发票", amount/3, day, "")
		case 1:
			line(number, "", "收款", amount, day, "")
		case 2:
			line(number, "", "退款", amount/9, day, "")
		default:
			line(number, due, "发票", amount, day, "")
			if paid := day.AddDate(0, 0, r.IntN(120)); r.IntN(2) == 0 && !paid.After(last) {
				line("", "", "收款", amount*[]float64{1, 0.5, 0.3, 1.1}[r.IntN(4)], paid, number)
			}
		}
	}
	return people.String(), books.String()
}
