package tables_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
)

// BenchmarkJoin adds 300,000 lines up to 100,000 customers: sums, means and shares in cents.
func BenchmarkJoin(b *testing.B) {
	const customers, lines = 100_000, 300_000
	cfg, err := config.Load("tier.yaml", []byte(head+`    fields: {total: {sum: amount}, mean: {mean: amount}, share: {share: amount, where: 'amount > 0'}}
`))
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	text.WriteString("编号,日期,金额,词,码\n")
	for range lines {
		fmt.Fprintf(&text, "C%d,2026-0%d-01,%.2f,,\n", random.IntN(customers), 1+random.IntN(8), random.Float64()*1e5-1e3)
	}
	path := filepath.Join(b.TempDir(), "lines.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	read, err := fileio.Read(path, fileio.ReadOptions{Known: tables.Known(cfg, &cfg.Tables[0])})
	if err != nil {
		b.Fatal(err)
	}
	source, err := tables.Bind(cfg, &cfg.Tables[0], []*fileio.Table{read})
	if err != nil {
		b.Fatal(err)
	}
	id := func(row int) string { return fmt.Sprint("C", row) }
	who := directory.Customers{Len: customers, ID: id, Name: id}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := source.Join(who, time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)); err != nil {
			b.Fatal(err)
		}
	}
}
