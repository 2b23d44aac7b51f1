package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkRun is the program from its arguments to its exit code, on a small list: what each run costs, whatever the
// size of the list.
func BenchmarkRun(b *testing.B) {
	const list = "../../testdata/customers.xlsx"
	out := filepath.Join(b.TempDir(), "out.xlsx")
	for _, bb := range []struct {
		name string
		args []string
	}{
		{"version", []string{"--version"}},
		{"check", []string{"check"}},
		{"score", []string{"score", list, "--dry-run"}},
		{"workbook", []string{"score", list, "-o", out, "--force"}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				code := run(context.Background(), system{
					stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }, args: bb.args,
				})
				if code != exitDone {
					b.Fatalf("exit %d", code)
				}
			}
		})
	}
}
