package book

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

func diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
}

// load reads a configuration that must be right.
func load(t testing.TB, yaml string) *config.Config {
	t.Helper()
	return resulttest.Load(t, yaml)
}

// list writes a list to a file.
func list(t testing.TB, name, content string) string {
	t.Helper()
	return resulttest.List(t, name, content)
}

// judge is the way of `tier score` from lists to a result.
func judge(t testing.TB, cfg *config.Config, paths ...string) *result.Result {
	t.Helper()
	return resulttest.Judge(t, cfg, paths...)
}

func judgePreset(t testing.TB, preset string, paths ...string) *result.Result {
	t.Helper()
	cfg, err := config.LoadPreset(preset)
	if err != nil {
		t.Fatal(err)
	}
	if len(cfg.Models) == 0 {
		cfg = cfg.ForCredit()
		cfg.AsOf = time.Date(2026, 9, 30, 0, 0, 0, 0, time.UTC)
	}
	return judge(t, cfg, paths...)
}

// written is the workbook of a result, with formulas.
func written(t testing.TB, r *result.Result, lang words.Lang) []byte {
	t.Helper()
	return writtenAs(t, r, lang, Options{})
}

// writtenValues is the workbook of a result, without formulas.
func writtenValues(t testing.TB, r *result.Result, lang words.Lang) []byte {
	t.Helper()
	return writtenAs(t, r, lang, Options{Values: true})
}

func writtenAs(t testing.TB, r *result.Result, lang words.Lang, o Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, words.In(lang), o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// arranged are the columns of the sheet of scores.
func arranged(t testing.TB, r *result.Result, lang words.Lang) []result.Column {
	t.Helper()
	s, err := newScores(r, words.In(lang), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s.columns
}

// saved writes bytes to a file.
func saved(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readSheet reads a sheet of a workbook.
func readSheet(t testing.TB, data []byte, sheet string) *fileio.Table {
	t.Helper()
	table, err := fileio.Read(saved(t, "out.xlsx", data), fileio.ReadOptions{Sheet: sheet, HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	return table
}
