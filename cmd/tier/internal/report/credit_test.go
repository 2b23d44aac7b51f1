package report

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/credit"
	"tier/credit/receivables"
)

// asOf is the day of all tests.
func asOf() time.Time { return time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC) }

// judgeCredit judges a list by the section credit of a configuration.
func judgeCredit(t *testing.T, yaml, list string) *result.Result {
	t.Helper()
	cfg := resulttest.Load(t, yaml).ForCredit()
	cfg.AsOf = asOf()
	return resulttest.Judge(t, cfg, resulttest.List(t, "list.csv", list))
}

const onlyGrades = `version: 1
title: 信用
fields: {id: 编号, name: 名称, rating: 评分}
credit:
  rubric:
    criteria: [{name: 评分, field: rating, weight: 100, bands: {100: 10, else: 5}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

// TestOnlyGrades prints no column and no block of what nobody asked for, and keeps who has no grade in the sums.
func TestOnlyGrades(t *testing.T) {
	r := judgeCredit(t, onlyGrades, "编号,名称,评分\n1,甲,100\n2,乙,60\n3,丙,x\n")
	diff(t, `信用
 Grade     Customers   Share  Mean score    Score range
──────────────────────────────────────────────────────────────────────
 A                 1   50.0%      100.00  100.00–100.00  ████████████
 B                 1   50.0%       50.00    50.00–50.00  ████████████
 Ungraded          1       –           –              –  ████████████
──────────────────────────────────────────────────────────────────────
 Total             3  100.0%       75.00   50.00–100.00
`, text(t, Run(r, Options{}, words.In(words.English))...))
}

const limited = `version: 1
fields: {id: 编号, name: 名称, rating: 评分, capital: 净资产, owed: 欠款, current: 流动资产, stock: 存货, debts: 流动负债, trade: {header: 行业, type: text}}
derive: {quick: 'current - stock'}
credit:
  ratios: [{name: quick_ratio, title: 速动比率, of: quick, to: 'max(debts, 1)', at_least: 1}, {name: cover, title: 存货占比, of: stock, to: current + 1, at_most: 30%}]
  peers: {by: trade, 零售: {quick_ratio: {at_least: 0.6}}}
  rubric:
    criteria: [{name: 评分, field: rating, weight: 100, bands: {100: 10, else: 5}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
  limit: {grades: {A: capital * 0.1}}
  exposure: owed
`

// TestFormulas are said with the headers of the list, as far as they are fields.
func TestFormulas(t *testing.T) {
	r := judgeCredit(t, limited, "编号,名称,评分,净资产,欠款,流动资产,存货,流动负债,行业\n1,甲,100,1000,150,90,30,100,零售\n")
	blocks := ratioBlocks(r, words.In(words.English))
	diff(t, []string{"速动比率 = quick ÷ max(流动负债, 1)", "存货占比 = 存货 ÷ (流动资产 + 1)", "quick = 流动资产 - 存货", "行业 零售: 速动比率 at least 0.6"}, blocks[0].Lines)
}

// TestReasonsForNoLimit are said with headers, and what a list is too short for is counted.
func TestReasonsForNoLimit(t *testing.T) {
	r := judgeCredit(t, limited, "编号,名称,评分,净资产,欠款,流动资产,存货,流动负债,行业\n1,甲,100,,150,9,3,1,\n2,乙,100,1000,120,9,3,1,\n3,丙,60,1000,,9,3,1,\n4,丁,100,0,8,9,3,1,\n5,戊,60,,1,9,3,1,\n")
	diff(t, `Customers and groups above their limit: 4
 Id  Name  Grade  Limit  Exposure  Excess  Collateral covers  Cash needed
──────────────────────────────────────────────────────────────────────────
 1   甲    A          –       150     150                  0          150
 2   乙    A        100       120      20                  0           20
Shown: the first 2 of 4
Above the limit in all: 179, of which collateral covers 0 and 179 takes cash

No limit: 4
 Reasons                            Customers
──────────────────────────────────────────────
 grade B gets no limit                      2
 missing: 净资产                            1
 the limit of the grade comes to 0          1
`, text(t, append(aboveLimit(r, 2, words.In(words.English)), withoutLimit(r, 3, words.In(words.English))...)...))
	two := withoutLimit(r, 1, words.In(words.English))[0].Table
	diff(t, []Cell{{Text: "2 others"}, count(2)}, two.Rows[1])
	if lines := gradeBlock(r, words.In(words.English)).Lines; lines[len(lines)-1] != "Customers whose exposure nobody knows: 1; they are in no sum of it" {
		t.Errorf("nothing is said of the unknown exposure: %q", lines)
	}
}

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		of   []float64
		want float64
	}{{[]float64{3}, 3}, {[]float64{9, 1}, 5}, {[]float64{9, 1, 4}, 4}} {
		diff(t, test.want, median(test.of))
	}
	if !math.IsNaN(median(nil)) {
		t.Error("none has a median")
	}
}

// entry is an entry of the ledgers of a day of 2026.
func entry(customer int, kind receivables.Kind, cents int64, month time.Month, dayOfMonth int) receivables.Entry {
	return receivables.Entry{Customer: customer, Kind: kind, Amount: receivables.Money(cents), Date: time.Date(2026, month, dayOfMonth, 0, 0, 0, 0, time.UTC)}
}

// TestReceivables says what was taken for granted, and adds up by hand: two times 3.33 $ at 1.5 are 5.00 each, and 9.99 together.
func TestReceivables(t *testing.T) {
	r := judgeCredit(t, limited, "编号,名称,评分\n1,甲,100\n2,乙,60\n")
	dollars := entry(0, receivables.Invoice, 333, 9, 1)
	dollars.Currency = "USD"
	more := dollars
	more.Amount, more.Date = 334, time.Date(2025, 9, 2, 0, 0, 0, 0, time.UTC)
	lost := entry(1, receivables.Receipt, 500, 8, 1)
	lost.Against = "F9"
	book, err := receivables.Compute([]receivables.Entry{
		dollars, dollars, more, entry(1, receivables.Invoice, 1234567, 7, 2), lost, entry(1, receivables.Invoice, 100, 10, 1),
	}, 2, receivables.Options{AsOf: asOf(), Decimals: 2, Terms: 30, Apply: receivables.Reference, Buckets: receivables.DefaultBuckets(), SilentDays: 30,
		Rates: []receivables.Rate{{Currency: "USD", Date: asOf(), Rate: 1.5}}})
	if err != nil {
		t.Fatal(err)
	}
	r.Credit.Book = book
	blocks := receivableBlocks(r, 1, words.In(words.English))
	diff(t, `Receivables as of 2026-09-30
 Overdue for        Amount  Share  Items
─────────────────────────────────────────
 not due             10.00   0.1%      2
 1–30 days            0.00   0.0%      0
 31–60 days      12,345.67  99.9%      1
 61–90 days           0.00   0.0%      0
 91–180 days          0.00   0.0%      0
 181–365 days         5.01   0.0%      1
 >365 days            0.00   0.0%      0
 overdue         12,350.68  99.9%      2
 credit notes         0.00             0
 unapplied cash      -5.00             1
─────────────────────────────────────────
 Balance         12,355.68             5
Since 2026-01-01: opening 5.01 + invoiced 12,355.66 - received 5.00 + rounding of currencies 0.01 = balance 12,355.68
By the year of the invoice: this year 12,355.67, last year 5.01, earlier 0
Days sales outstanding: 365.0 (balance ÷ sales of 12,355.66 in 365 days)
Invoices without a due date: 4; their date and terms make it
Receipts for invoices that nobody knows: 1; they stay unapplied
Entries of later days: 1; they don't count yet

Debtors gone silent: 2
`, strings.SplitAfter(text(t, blocks...), "silent: 2\n")[0])
	diff(t, []string{"Shown: the first 1 of 2", "They owe something overdue and have paid nothing for 30 days; overdue in all: 12,350.68"}, blocks[1].Lines)
	diff(t, "乙", blocks[2].Table.Rows[0][1].Text)
}

// TestCreditFits keeps the tables of a realistic list within 120 columns of a terminal, in both languages.
func TestCreditFits(t *testing.T) {
	cfg, err := config.LoadPreset(config.CreditPreset)
	if err != nil {
		t.Fatal(err)
	}
	cfg = cfg.ForCredit()
	cfg.AsOf = asOf()
	var list strings.Builder
	list.WriteString("客户编号,客户名称,业务员,上级客户编号,信用调查日期,负责人评信,企业规模及企业性质,销售能力,经营技术,员工抱怨,供料客户评价,银行往来信用,同业信用评价,行业景气,经营管理状况,逾期天数,应收余额(万元),担保品(万元),呆账金额(万元),现授信额度(万元),净资产(万元),销售收入(万元)\n")
	var entries []receivables.Entry
	for i := range 40 {
		grade := [...]string{"优秀", "良好", "合格"}[i%3]
		fmt.Fprintf(&list, "C%05d,浙江第%d进出口贸易有限公司,王经理,,2026-0%d-01%s,%d,%d.25,%d,1.5,100,2000,30000\n", i, i, 1+i%9, strings.Repeat(","+grade, 10), 20*(i%4), 100*i, 10*i)
		entries = append(entries, entry(i, receivables.Invoice, int64(12345678901*(i+1)), time.Month(1+i%9), 1))
	}
	r := resulttest.Judge(t, cfg, resulttest.List(t, "list.csv", list.String()))
	r.Credit.Book, err = receivables.Compute(entries, r.Len(), receivables.Options{AsOf: asOf(), Decimals: 6, Buckets: receivables.DefaultBuckets(), SilentDays: 90})
	if err != nil {
		t.Fatal(err)
	}
	request := result.Request{Request: credit.Request{Row: 1, Amount: 12345.5}, Decision: credit.Decision{Authority: -1, Within: 300, Excess: 12045.5, Cash: 12045.5}}
	r.Credit.Requests = []result.Request{request}
	for _, lang := range []words.Lang{words.English, words.Chinese} {
		blocks := Run(r, Options{Top: 5}, words.In(lang))
		if len(blocks) < 9 {
			t.Fatalf("only %d blocks", len(blocks))
		}
		for _, b := range blocks {
			if b.Table == nil {
				continue
			}
			for line := range strings.Lines(text120(t, Block{Table: b.Table})) {
				if wide := displaywidth.String(strings.TrimRight(line, "\n")); wide > 120 {
					t.Errorf("%s: %d columns: %s", b.Heading, wide, line)
				}
			}
		}
	}
}

// text120 are blocks as a terminal of 120 columns shows them.
func text120(t *testing.T, blocks ...Block) string {
	t.Helper()
	var out strings.Builder
	if err := WriteText(&out, blocks, Style{Width: 120}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
