package book

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// calculatedCase is a workbook whose formulas another program is to confirm.
type calculatedCase struct {
	name string
	r    *result.Result
}

// TestRecalculated has LibreOffice calculate every formula of many workbooks: under every preset, for lists of all kinds.
// It finds the value that the workbook brought along, in each cell.
func TestRecalculated(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	cases := presetCases(t)
	cases = append(append(cases, awkwardCases(t)...), shownCases(t)...)
	cases = append(cases, generated(t, 1, 8)...)
	cases = append(append(cases, topCases(t)...), wholesaleCase(t))
	cases = append(cases, ratedCases(t)...)
	dir := t.TempDir()
	var paths []string
	for i, c := range cases {
		lang := []words.Lang{words.Chinese, words.English}[i%2]
		data := written(t, c.r, lang)
		if err := booktest.Check(data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		path := filepath.Join(dir, fmt.Sprintf("%02d.xlsx", i))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	compared := 0
	for i, c := range cases {
		n := sameFormulas(t, c.name, paths[i], filepath.Join(saved, filepath.Base(paths[i])))
		if n == 0 {
			t.Errorf("%s: no formulas", c.name)
		}
		compared += n
	}
	t.Logf("%d cells with formulas in %d workbooks", compared, len(cases))
}

// sameFormulas compares the cells with formulas of a workbook before and after, and counts them.
func sameFormulas(t *testing.T, name, before, after string) int {
	t.Helper()
	was, is := booktest.Cells(t, before), booktest.Cells(t, after)
	compared, shown := 0, 0
	for _, sheet := range slices.Sorted(keysOf(was)) {
		for _, ref := range slices.Sorted(keysOf(was[sheet])) {
			cell := was[sheet][ref]
			if !cell.IsLive {
				continue
			}
			compared++
			if got := is[sheet][ref]; !sameValue(cell, got) && shown < 10 {
				shown++
				t.Errorf("%s: %s!%s is %q, recalculated %q: =%s", name, sheet, ref, cell.Value, got.Value, cell.Formula)
			}
		}
	}
	return compared
}

func keysOf[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// sameValue compares numbers by the 15 digits that a spreadsheet keeps, and texts as they are.
func sameValue(a, b booktest.Calculated) bool {
	x, errX := strconv.ParseFloat(a.Value, 64)
	y, errY := strconv.ParseFloat(b.Value, 64)
	if errX == nil && errY == nil {
		const fifteenth = 1e-14
		return a.Kind == b.Kind && math.Abs(x-y) <= fifteenth*math.Max(math.Abs(x), math.Abs(y))
	}
	return a.Value == b.Value
}

// presetCases are the lists of the README under every preset.
func presetCases(t *testing.T) []calculatedCase {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..")
	var cases []calculatedCase
	for _, preset := range config.Presets() {
		for _, name := range []string{"customers.xlsx", "customers-messy.xlsx"} {
			cases = append(cases, calculatedCase{preset.Name + "/" + name,
				judgePreset(t, preset.Name, filepath.Join(root, "testdata", name))})
		}
	}
	example, err := os.ReadFile(filepath.Join(root, "config.example.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	cfg := load(t, string(example))
	return append(cases, calculatedCase{"example", judge(t, cfg, filepath.Join(root, "testdata", "customers.xlsx"))})
}

// wholesaleCase is a real list: 440 clients of a wholesaler.
func wholesaleCase(t *testing.T) calculatedCase {
	t.Helper()
	cfg := load(t, `version: 1
value: total
fields: {channel: Channel, region: Region, fresh: Fresh, milk: Milk, grocery: Grocery, frozen: Frozen, paper: Detergents_Paper, deli: Delicassen}
derive: {total: 'fresh + milk + grocery + frozen + paper + deli', breadth: 'min(fresh, milk, grocery, frozen, paper, deli) / total'}
models:
  - name: value
    criteria:
      - {name: spending, field: total, weight: 50, rank: {top 10%: 10, top 30%: 8, top 60%: 5, else: 2}}
      - {name: among its channel, field: total, weight: 20, within: channel, rank: {top 20%: 10, else: 4}}
      - {name: fresh share, weight: 15, formula: 'min(10, 10 * fresh / total)', max: 10}
      - {name: breadth, field: breadth, weight: 15, curve: {0: 0, 0.01: 5, 0.05: 10}}
    tiers: {by: headcount, levels: [{name: A, share: 10%, expect: 30%}, {name: B, share: 30%}, {name: C, share: 60%}]}
`)
	return calculatedCase{"wholesale", judge(t, cfg, filepath.Join("..", "..", "..", "..", "testdata", "wholesale-customers-440.csv"))}
}
