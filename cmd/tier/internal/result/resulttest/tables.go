package resulttest

import (
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/tables"
	"tier/fileio"
)

// Tabled is Judge of a list and a file for each of the configuration's tables.
func Tabled(t testing.TB, cfg *config.Config, list string, files ...string) *result.Result {
	t.Helper()
	o := judge.Options{Version: "test", FirstOfRepeats: true}
	for i, path := range files {
		spec := &cfg.Tables[i]
		table, err := fileio.Read(path, fileio.ReadOptions{Known: tables.Known(cfg, spec)})
		if err != nil {
			t.Fatal(err)
		}
		source, err := tables.Bind(cfg, spec, []*fileio.Table{table})
		if err != nil {
			t.Fatal(err)
		}
		o.Tables = append(o.Tables, source)
	}
	r, err := try(t, cfg, o, list)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
