package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/ledger"
	"tier/fileio"
)

// BenchmarkCollect reads invoices with their settlement.
func BenchmarkCollect(b *testing.B) {
	const lines, customers = 200_000, 4_000
	who := directory.Customers{Len: customers, ID: func(row int) string { return fmt.Sprintf("C%05d", row) }, Name: func(int) string { return "" }}
	var text strings.Builder
	text.WriteString("客户编号,发票号,开票日期,到期日,金额,结清日期\n")
	for i := range lines {
		fmt.Fprintf(&text, "C%05d,F%d,2024-%02d-%02d,2024-12-%02d,%d.%02d,2025-01-%02d\n", i%customers, i, 1+i%12, 1+i%28, 1+i%31, i, i%100, 1+i%31)
	}
	path := filepath.Join(b.TempDir(), "invoices.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	o := ledger.Options{Decimals: 2}
	for b.Loop() {
		s, err := ledger.Open(path, ledger.Invoices, fileio.ReadOptions{}, o)
		if err != nil {
			b.Fatal(err)
		}
		c, err := ledger.Collect(who, []*ledger.Source{s}, o)
		if err != nil || len(c.Entries) != 2*lines || len(c.Problems) > 0 {
			b.Fatal(err, len(c.Entries), c.Problems)
		}
	}
	b.ReportMetric(float64(b.N)*lines/b.Elapsed().Seconds(), "lines/s")
}
