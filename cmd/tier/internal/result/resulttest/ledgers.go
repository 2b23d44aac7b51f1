package resulttest

import (
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// Owed is Judge of the credit of a list's customers and of ledgers, whose headers tell what they are.
func Owed(t testing.TB, cfg *config.Config, list string, ledgers ...string) *result.Result {
	t.Helper()
	cfg = cfg.ForCredit()
	o := judge.Options{Version: "test", FirstOfRepeats: true}
	for _, path := range ledgers {
		source, err := ledger.Open(path, ledger.AnyKind, fileio.ReadOptions{}, judge.LedgerOptions(cfg))
		if err != nil {
			t.Fatal(err)
		}
		o.Credit.Ledgers = append(o.Credit.Ledgers, source)
	}
	r, err := try(t, cfg, o, list)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
