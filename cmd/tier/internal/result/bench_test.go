package result_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

// BenchmarkWriteJSON writes 20,000 customers of two models.
func BenchmarkWriteJSON(b *testing.B) {
	var csv strings.Builder
	csv.WriteString(header)
	for row := range 20_000 {
		fmt.Fprintf(&csv, "C%d,客户%d,%d,%d,%d,%s,否\n", row, row, row%300, row%70, row%50, []string{"优秀", "良好", "合格"}[row%3])
	}
	r := resulttest.Judge(b, resulttest.Load(b, rubric), resulttest.List(b, "list.csv", csv.String()))
	b.ReportAllocs()
	for b.Loop() {
		if err := r.WriteJSON(io.Discard, words.In(words.Chinese)); err != nil {
			b.Fatal(err)
		}
	}
}
