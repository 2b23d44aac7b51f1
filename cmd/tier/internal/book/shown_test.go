package book

import (
	"path/filepath"
	"slices"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/fileio"
)

// shownCases are a list of which each preset's workbook shows less: without every third column, or without the first half
// and the rest backwards.
func shownCases(t *testing.T) []calculatedCase {
	t.Helper()
	var cases []calculatedCase
	for i, preset := range config.Presets() {
		r := judgePreset(t, preset.Name, filepath.Join("..", "..", "..", "..", "testdata", "customers.xlsx"))
		all := r.List.Columns()
		var third []fileio.Column
		for n := i % 3; n < len(all); n += 3 {
			third = append(third, all[n])
		}
		half := slices.Clone(all[len(all)/2:])
		slices.Reverse(half)
		cases = append(cases, calculatedCase{preset.Name + " redacted", r.Show(result.Shown{Redacted: third})},
			calculatedCase{preset.Name + " of some columns", r.Show(result.Shown{Columns: half})})
	}
	return cases
}
