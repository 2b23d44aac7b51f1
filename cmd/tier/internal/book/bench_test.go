package book

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
)

// BenchmarkWrite writes 50,000 customers with some 30 columns.
func BenchmarkWrite(b *testing.B) {
	var csv strings.Builder
	csv.WriteString("编号,名称,销售额,利润,评价,战略")
	for i := range 15 {
		fmt.Fprintf(&csv, ",备注%d", i)
	}
	grades := []string{"优秀", "良好", "合格"}
	for row := range 50_000 {
		fmt.Fprintf(&csv, "\nKH%05d,客户%d有限公司,%d.%d,%d,%s,否", row, row, row%300, row%10, row%77, grades[row%3])
		for i := range 15 {
			if i%3 == 0 {
				fmt.Fprintf(&csv, ",文字%d", (row+i)%100)
			} else {
				fmt.Fprintf(&csv, ",%d.25", row*i%10_000)
			}
		}
	}
	r := judge(b, load(b, rubric), list(b, "list.csv", csv.String()))
	b.ReportMetric(float64(len(r.Columns(words.Printer{}))), "columns")
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, r, report.Options{}, words.In(words.Chinese), 0); err != nil {
			b.Fatal(err)
		}
	}
}
