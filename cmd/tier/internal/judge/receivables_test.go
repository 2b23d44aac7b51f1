package judge

import (
	"maps"
	"slices"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/ledger"
	"tier/cmd/tier/internal/requests"
	"tier/fileio"
)

// TestLedgerColumns: what a configuration may call the columns of ledgers are the columns that are read, all of them and no others.
func TestLedgerColumns(t *testing.T) {
	known := config.LedgerFiles()
	read := map[string][]fileio.Spec{"requests": requests.Specs("", nil, nil, nil)}
	for file, kind := range ledgerKinds() {
		read[file] = ledger.Roles(kind)
	}
	if a, b := slices.Sorted(maps.Keys(known)), slices.Sorted(maps.Keys(read)); !slices.Equal(a, b) {
		t.Fatalf("the configuration knows the files %q; %q are read", a, b)
	}
	for file, specs := range read {
		var roles, wanted []string
		for _, s := range specs {
			roles = append(roles, s.Name)
		}
		for _, name := range known[file] {
			if file != "requests" {
				name = roleOf(name)
			}
			wanted = append(wanted, name)
		}
		slices.Sort(roles)
		slices.Sort(wanted)
		if !slices.Equal(roles, wanted) {
			t.Errorf("%s: the configuration knows %q; %q are read", file, wanted, roles)
		}
	}
}
