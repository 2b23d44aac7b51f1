package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/config"
)

// TestSpreadRatings: all words up to the next flag are files of ratings.
func TestSpreadRatings(t *testing.T) {
	tests := []struct{ args, want string }{
		{"score a.csv", "score a.csv"},
		{"score a.csv --ratings f1 f2 f3", "score a.csv --ratings=f1 --ratings=f2 --ratings=f3"},
		{"score a.csv --ratings f1 f2 -o out.xlsx b.csv", "score a.csv --ratings=f1 --ratings=f2 -o out.xlsx b.csv"},
		{"score --ratings=f1 a.csv", "score --ratings=f1 a.csv"},
		{"score --ratings f1 --ratings f2 --lang en", "score --ratings=f1 --ratings=f2 --lang en"},
		{"score a.csv --ratings -", "score a.csv --ratings=-"},
		{"score a.csv --ratings", "score a.csv --ratings="},
		{"score a.csv --ratings --json", "score a.csv --ratings= --json"},
		{"score a.csv --ratings f1 -- b.csv --ratings", "score a.csv --ratings=f1 -- b.csv --ratings"},
	}
	for _, tt := range tests {
		if got := spreadRatings(strings.Fields(tt.args)); !cmp.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("%s: %q", tt.args, got)
		}
	}
}

// TestPatternsOfTheConfiguration are looked for in its folder, whatever that is called.
func TestPatternsOfTheConfiguration(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "考评[2026]")
	var want []string
	for _, name := range []string{"forms/a.xlsx", "forms/b.xlsx", "forms/~$a.xlsx", "other.csv"} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(name, "~$") {
			want = append(want, path)
		}
	}
	cfg := &config.Config{File: filepath.Join(folder, "tier.yaml"), Ratings: []string{"forms/*.xlsx", "other.csv"}}
	var got []string
	for _, pattern := range besideConfig(cfg) {
		found, err := matching(pattern)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, found...)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
