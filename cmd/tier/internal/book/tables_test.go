package book

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const tabledYAML = `version: 1
title: 订单分级
value: sales
as_of: 2026-09-30
fields: {id: 编号, name: 名称}
tables:
  - name: orders
    title: 订单
    customer: 编号
    columns: {day: 日期, amount: {header: 金额, unit: 元}, product: 产品}
    date: day
    fields:
      sales: {sum: amount, in: this year, title: 本年销售额, unit: 万元}
      before: {sum: amount, in: last year to date, title: 上年同期, unit: 万元}
      monthly: {mean: amount, per: month, in: this year}
      recency: {recency: day, title: 距今天数}
      last: {last: day, title: 最近交易}
      taste: {last: product, title: 最近产品}
      share: {share: amount, where: 'product == "甲"', title: 甲占比}
derive:
  growth: 'growth(sales, before)'
  heavy: 'share(sales)'
models:
  - name: m
    criteria:
      - {name: 销售, field: sales, weight: 30, bands: {10: 10, 5: 6, else: 2}}
      - {name: 增长, field: growth, weight: 20, curve: {-50%: 0, 0: 5, 50%: 10}, missing: skip}
      - {name: 近, field: recency, weight: 20, bands: {at most 30: 10, at most 120: 6, else: 0}, missing: 0}
      - {name: 产品, field: taste, weight: 10, grades: {甲: 10, 乙: 8, 丙: 6}, missing: 0}
      - {name: 月均, field: monthly, weight: 10, rank: {top 20%: 10, top 50%: 6, else: 2}}
      - {name: 份额, formula: 'min(10, heavy * 100)', max: 10, weight: 10}
    tiers: {by: score, levels: [{name: A, min: 70}, {name: B, min: 45}, {name: C}]}
    overrides: [{name: 甲多, when: 'share > 0.6 and last > "2026-06-30"', at_least: B, reason: 甲, until: 2026-12-31, approved_by: 王}]
`

// tabled judges made-up customers by made-up orders. Some have none, and some none of this year.
func tabled(t *testing.T, seed uint64) *result.Result {
	t.Helper()
	const customers = 25
	r := rand.New(rand.NewPCG(8, seed))
	var people, orders strings.Builder
	people.WriteString("编号,名称\n")
	orders.WriteString("编号,日期,金额,产品\n")
	for i := range customers {
		fmt.Fprintf(&people, "C%02d,客户%d\n", i, i)
		for range r.IntN(12) {
			fmt.Fprintf(&orders, "C%02d,%d-%02d-%02d,%d.%02d,%s\n", i, 2025+r.IntN(2), 1+r.IntN(9), 1+r.IntN(28), r.IntN(40_000)-4_000, r.IntN(100),
				[]string{"甲", "乙", "丙"}[r.IntN(3)])
		}
	}
	return resulttest.Tabled(t, load(t, tabledYAML), list(t, "list.csv", people.String()), list(t, "orders.csv", orders.String()))
}

// TestTablesFollow writes the figures of other orders over those in a workbook. Once it is recalculated, points, scores and
// tiers are those of the other orders.
func TestTablesFollow(t *testing.T) {
	first, second := tabled(t, 1), tabled(t, 2)
	f := openBook(t, written(t, first, words.Chinese))
	want := openBook(t, written(t, second, words.Chinese))
	const inputs, given = 2, 7
	name := scoresName(words.In(words.Chinese))
	header, err := f.GetRows(name)
	if err != nil || len(header[0]) < inputs+given || header[0][inputs] != "本年销售额(万元)" || header[0][inputs+given-1] != "甲占比" {
		t.Fatalf("%v: %v", err, header[0])
	}
	for row := range first.Len() {
		for k := range given {
			cell := at(inputs+k+1, row+2)
			text, err := want.GetCellValue(name, cell, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			var value any = text
			if x, err := strconv.ParseFloat(text, 64); err == nil {
				value = x
			} else if text == "" {
				value = nil
			}
			if err := f.SetCellValue(name, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	var edited strings.Builder
	if err := f.Write(&edited); err != nil {
		t.Fatal(err)
	}
	again, err := excelize.OpenFile(booktest.Recalculated(t, saved(t, "edited.xlsx", []byte(edited.String()))))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	differ := sameSheet(t, name, want, again)
	if changed := sameSheet(t, name, want, openBook(t, written(t, first, words.Chinese))); differ != 0 || changed == 0 {
		t.Errorf("%d cells differ, and %d did before", differ, changed)
	}
}

// sameSheet counts the cells of a sheet that differ, but for the noise of binary fractions.
func sameSheet(t *testing.T, sheet string, want, got *excelize.File) int {
	t.Helper()
	raw := excelize.Options{RawCellValue: true}
	a, err := want.GetRows(sheet, raw)
	if err != nil {
		t.Fatal(err)
	}
	differ := 0
	for row := range a {
		for col, text := range a[row] {
			other, err := got.GetCellValue(sheet, at(col+1, row+1), raw)
			if err != nil {
				t.Fatal(err)
			}
			x, isX := strconv.ParseFloat(text, 64)
			y, isY := strconv.ParseFloat(other, 64)
			if text != other && (isX != nil || isY != nil || math.Abs(x-y) > 1e-9*max(1, math.Abs(x))) {
				if differ++; differ < 10 {
					t.Logf("%s: %q, want %q", at(col+1, row+1), other, text)
				}
			}
		}
	}
	return differ
}
