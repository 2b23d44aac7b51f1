// Package resulttest makes results for tests, the way that tier score does.
package resulttest

import (
	"os"
	"path/filepath"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/requests"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/statements"
	"tier/fileio"
)

// Load reads a configuration that must be right.
func Load(t testing.TB, yaml string) *config.Config {
	t.Helper()
	cfg, err := config.Load("tier.yaml", []byte(yaml))
	if err != nil {
		t.Fatalf("config: %v", err)
	}
	return cfg
}

// List writes a list to a file in a folder of its own. The name may hold folders.
func List(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Judge goes from lists to a result, with --duplicates first.
func Judge(t testing.TB, cfg *config.Config, paths ...string) *result.Result {
	t.Helper()
	r, err := Try(t, cfg, paths...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Rated is Judge of a list and files of ratings.
func Rated(t testing.TB, cfg *config.Config, list string, files ...string) *result.Result {
	t.Helper()
	o := judge.Options{Version: "test", FirstOfRepeats: true}
	for _, path := range files {
		source, err := ratings.Open(path, cfg, fileio.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		o.Ratings = append(o.Ratings, source)
	}
	r, err := try(t, cfg, o, list)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Try is Judge of lists that can perhaps not be judged; its error says why.
func Try(t testing.TB, cfg *config.Config, paths ...string) (*result.Result, error) {
	t.Helper()
	return try(t, cfg, judge.Options{Version: "test", FirstOfRepeats: true}, paths...)
}

func try(t testing.TB, cfg *config.Config, o judge.Options, paths ...string) (*result.Result, error) {
	t.Helper()
	var tables []*fileio.Table
	for _, path := range paths {
		table, err := fileio.Read(path, fileio.ReadOptions{Known: judge.Known(cfg)})
		if err != nil {
			return nil, err
		}
		tables = append(tables, table)
	}
	specs := judge.Specs(cfg)
	for i := range specs {
		specs[i].Required = false // a list that lacks a column has it missing everywhere
	}
	list, err := fileio.Bind(tables, specs)
	if err != nil {
		return nil, err
	}
	return judge.Judge(t.Context(), cfg, list, o)
}

// Graded is Judge of a list's credit, with files of statements and of requests.
func Graded(t testing.TB, cfg *config.Config, list string, stated, asked, rated []string) *result.Result {
	t.Helper()
	o := judge.Options{Version: "test", FirstOfRepeats: true}
	open := func(path string) *fileio.Table {
		table, err := fileio.Read(path, fileio.ReadOptions{Known: judge.Known(cfg)})
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range stated {
		source, err := statements.Bind(cfg, open(path))
		must(err)
		o.Credit.Statements = append(o.Credit.Statements, source)
	}
	for _, path := range asked {
		source, err := requests.Bind(open(path), judge.RequestSpecs(cfg))
		must(err)
		o.Credit.Requests = append(o.Credit.Requests, source)
	}
	for _, path := range rated {
		source, err := ratings.Open(path, cfg, fileio.ReadOptions{})
		must(err)
		o.Ratings = append(o.Ratings, source)
	}
	r, err := try(t, cfg, o, list)
	must(err)
	return r
}
