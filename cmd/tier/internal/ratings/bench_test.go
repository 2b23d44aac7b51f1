package ratings_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// BenchmarkForms reads and collects the forms of 20 raters, each with 5,000 customers and 7 criteria.
func BenchmarkForms(b *testing.B) {
	const raters, rows, criteria = 20, 5_000, 7
	cfg := benchConfig(b, criteria)
	var paths []string
	for rater := range raters {
		paths = append(paths, benchForm(b, rater, rows, criteria))
	}
	who := ratings.Customers{
		Len: rows, ID: func(row int) string { return fmt.Sprintf("C%06d", row) }, Name: func(row int) string { return fmt.Sprintf("客户%d", row) },
	}
	for b.Loop() {
		var sources []*ratings.Source
		for _, path := range paths {
			source, err := ratings.Open(path, cfg, fileio.ReadOptions{})
			if err != nil {
				b.Fatal(err)
			}
			sources = append(sources, source)
		}
		c := ratings.Collect(cfg, who, sources)
		if len(c.Problems) > 0 || len(c.Ratings.Given) != raters*rows*criteria {
			b.Fatal(len(c.Ratings.Given), c.Problems)
		}
		b.StopTimer()
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/float64(raters*rows*criteria), "kept-B/rating")
		runtime.KeepAlive(c)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.N*raters*rows*criteria)/b.Elapsed().Seconds(), "ratings/s")
}

func benchConfig(b *testing.B, criteria int) *config.Config {
	var yaml strings.Builder
	yaml.WriteString("version: 1\nfields: {id: 客户编号, name: 客户名称, f: 字段}\nmodels:\n  - name: value\n    weights: relative\n    criteria:\n")
	for k := range criteria {
		fmt.Fprintf(&yaml, "      - {name: 科目%d, field: f, weight: 1, grades: {优秀: 10, 良好: 8, 合格: 6, 较差: 4, 不合格: 2}}\n", k)
	}
	yaml.WriteString("    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}\n")
	return resulttest.Load(b, yaml.String())
}

func benchForm(b *testing.B, rater, rows, criteria int) string {
	b.Helper()
	random := rand.New(rand.NewPCG(uint64(rater), 2))
	words := []any{"优秀", "良好", "合格", "较差", "不合格"}
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	write := func(row int, cells ...any) {
		if err := w.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
			b.Fatal(err)
		}
	}
	write(1, "评价人", fmt.Sprintf("评委%02d", rater))
	header := []any{"客户编号", "客户名称"}
	for k := range criteria {
		header = append(header, fmt.Sprintf("科目%d", k))
	}
	write(3, header...)
	for row := range rows {
		cells := []any{fmt.Sprintf("C%06d", row), fmt.Sprintf("客户%d", row)}
		for range criteria {
			cells = append(cells, words[random.IntN(len(words))])
		}
		write(4+row, cells...)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), fmt.Sprintf("form%02d.xlsx", rater))
	if err := f.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	return path
}
