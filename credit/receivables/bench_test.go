package receivables_test

import (
	"fmt"
	"runtime"
	"testing"

	"tier/credit/receivables"
)

// BenchmarkCompute ages ledgers of 50 entries for each customer.
func BenchmarkCompute(b *testing.B) {
	for _, n := range []int{100_000, 1_000_000} {
		entries := ledgerOf(1, n, n/50, "")
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			o := asOf("2024-03-31")
			o.CapitalRate = 0.06
			var book *receivables.Book
			for b.Loop() {
				book = compute(b, o, n/50, entries...)
			}
			b.ReportMetric(float64(b.N)*float64(n)/b.Elapsed().Seconds(), "entries/s")
			runtime.KeepAlive(book)
		})
	}
}
