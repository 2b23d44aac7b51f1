package tables_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkJoin adds 300,000 lines up to 100,000 customers: sums, means and shares in cents.
func BenchmarkJoin(b *testing.B) {
	const customers, lines = 100_000, 300_000
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	text.WriteString("编号,日期,金额,词,码\n")
	for range lines {
		fmt.Fprintf(&text, "C%d,2026-0%d-01,%.2f,,\n", random.IntN(customers), 1+random.IntN(8), random.Float64()*1e5-1e3)
	}
	s := source(b, "    fields: {total: {sum: amount}, mean: {mean: amount}, share: {share: amount, where: 'amount > 0'}}\n", text.String())
	b.ReportAllocs()
	for b.Loop() {
		joinTo(b, s, customers)
	}
}
