package judge_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// eight is a rubric of eight criteria: a percentile, bands both ways on fields and on a derived one, and grades.
const eight = `version: 1
decimals: 6
value: sales
fields: {id: 客户编号, name: 客户名称, sales: 年销售额, last_sales: 去年销售额, margin: 毛利率, receivable: 应收账款,
  days: 回款周期, overdue: 逾期天数, loyalty: 忠诚度, channel: 渠道能力, prospects: 发展前景}
derive: {growth: 'sales / last_sales - 1', receivable_ratio: 'receivable / sales', gross: 'sales * margin'}
scales:
  hundred: {优秀: 100, 良好: 80, 合格: 60, 较差: 30, 不合格: 0}
models:
  - name: value
    criteria:
      - {name: 规模, weight: 25, formula: 'percentile(sales)', max: 100}
      - {name: 毛利水平, field: margin, weight: 15, bands: {0.4: 100, 0.3: 85, 0.2: 70, 0.1: 50, else: 20}}
      - {name: 增长, field: growth, weight: 10, missing: 50, bands: {0.3: 100, 0.1: 80, 0: 60, -0.2: 40, else: 10}}
      - {name: 回款, field: days, weight: 15, bands: {at most 30: 100, at most 60: 80, at most 90: 60, at most 120: 30, else: 0}}
      - {name: 逾期, field: overdue, weight: 10, bands: {at most 0: 100, at most 7: 80, at most 30: 50, at most 60: 20, else: 0}}
      - {name: 忠诚, field: loyalty, weight: 10, grades: hundred}
      - {name: 渠道, field: channel, weight: 5, grades: hundred}
      - {name: 前景, field: prospects, weight: 10, grades: hundred}
    tiers:
      by: score
      levels: [{name: A, min: 75}, {name: B, min: 60}, {name: C, min: 45}, {name: D}]
`

// BenchmarkJudge judges lists whose columns are read already.
func BenchmarkJudge(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			if testing.Short() && rows > 100_000 {
				b.Skip("takes seconds to read")
			}
			cfg := resulttest.Load(b, eight)
			list := customers(b, cfg, rows)
			if _, err := judge.Judge(b.Context(), cfg, list, judge.Options{}); err != nil { // reads the columns
				b.Fatal(err)
			}
			b.ReportAllocs()
			before := inUse()
			var r *result.Result
			for b.Loop() {
				var err error
				if r, err = judge.Judge(b.Context(), cfg, list, judge.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(inUse()-before)/float64(rows), "kept-B/row")
			runtime.KeepAlive(r)
		})
	}
}

// inUse is how much memory is in use, in bytes.
func inUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// customers is a list of made-up customers.
func customers(b *testing.B, cfg *config.Config, rows int) *fileio.List {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"优秀", "良好", "合格", "较差", "不合格"}
	var csv bytes.Buffer
	csv.WriteString("客户编号,客户名称,年销售额,去年销售额,毛利率,应收账款,回款周期,逾期天数,忠诚度,渠道能力,发展前景\n")
	for row := range rows {
		sales := math.Exp(random.NormFloat64() + 13)
		fmt.Fprintf(&csv, "C%08d,客户%d,%.2f,%.2f,%.4f,%.2f,%d,%d,%s,%s,%s\n", row, row%90_000, sales,
			sales*(0.7+0.6*random.Float64()), random.Float64()/2, sales*random.Float64()/3, random.IntN(150), max(0, random.IntN(120)-60),
			words[random.IntN(5)], words[random.IntN(5)], words[random.IntN(5)])
	}
	table, err := fileio.Read("-", fileio.ReadOptions{Stdin: &csv, Known: judge.Known(cfg)})
	if err != nil {
		b.Fatal(err)
	}
	list, err := fileio.Bind([]*fileio.Table{table}, judge.Specs(cfg))
	if err != nil {
		b.Fatal(err)
	}
	return list
}
