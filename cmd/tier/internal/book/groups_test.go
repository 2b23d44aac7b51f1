package book

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// inGroups is a rubric of places within regions, from either side.
const inGroups = `version: 1
fields: {id: 编号, region: 区域, sales: 销售额, days: 回款天数}
models:
  - name: value
    criteria:
      - {name: 销售额, field: sales, weight: 60, within: region, rank: {top 10%: 10, top 30%: 8, top 60%: 5, else: 1}}
      - {name: 回款, field: days, weight: 40, within: region, order: low, rank: {top 25%: 10, top 50%: 6, else: 2}, missing: skip}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B, min: 40}, {name: C}]}
`

// regional are customers of regions of all sizes; some have no region, no sales, or none that can be read. change may
// change a customer's cells: region, sales, days.
func regional(t testing.TB, rows int, change func(row int, cells []string)) *result.Result {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("编号,区域,销售额,回款天数\n")
	for row := range rows {
		cells := []string{[]string{"华东", "华南", "华北", "西*", "", "东北"}[(row*row+row/7)%6], fmt.Sprint(row * 7919 % 611), fmt.Sprint(row * 104729 % 97)}
		if row%101 == 5 {
			cells[1] = []string{"", "约三百"}[row%2]
		}
		if change != nil {
			change(row, cells)
		}
		fmt.Fprintf(&csv, "K%05d,%s\n", row, strings.Join(cells, ","))
	}
	return judge(t, load(t, inGroups), list(t, "list.csv", csv.String()))
}

// TestPlacesWithinGroups: LibreOffice finds the places that tier finds, where customers are compared with all others and
// where they climb ladders; and, after a row was edited, those of a fresh run.
func TestPlacesWithinGroups(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	edit := func(row int, cells []string) {
		switch row {
		case 10:
			cells[0], cells[1] = "华南", "611" // more than anybody had, in another region
		case 20:
			cells[1] = "300.5" // between two that others have
		case 30:
			cells[2] = "-4"
		case 40:
			cells[0] = "西北" // a region of its own
		}
	}
	lists := []int{300, fewRows + 100}
	var fresh []*result.Result
	var paths []string
	dir := t.TempDir()
	save := func(name string, data []byte) {
		paths = append(paths, filepath.Join(dir, name))
		if err := os.WriteFile(paths[len(paths)-1], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, rows := range lists {
		fresh = append(fresh, regional(t, rows, edit))
		save(fmt.Sprintf("edited%d.xlsx", rows), editedSheets(t, written(t, regional(t, rows, nil), words.English), map[string]map[string]rawCell{"Scores": {
			"B12": {text: "华南"}, "C12": rawNumber(611), "C22": rawNumber(300.5), "D32": rawNumber(-4), "B42": {text: "西北"}}}))
		data := written(t, fresh[i], words.English)
		if err := booktest.Check(data); err != nil {
			t.Error(err)
		}
		save(fmt.Sprintf("same%d.xlsx", rows), data)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	for i, rows := range lists {
		edited, same := filepath.Base(paths[2*i]), filepath.Base(paths[2*i+1])
		if n := sameFormulas(t, fmt.Sprintf("%d rows", rows), paths[2*i+1], filepath.Join(saved, same)); n < 10*rows {
			t.Errorf("%d rows: only %d formulas", rows, n)
		}
		asFreshlyRun(t, fresh[i], booktest.Cells(t, filepath.Join(saved, edited))["Scores"])
	}
}

// asFreshlyRun compares the results in edited cells with those of a fresh run.
func asFreshlyRun(t *testing.T, fresh *result.Result, cells map[string]booktest.Calculated) {
	t.Helper()
	for i, c := range arranged(t, fresh, words.English) {
		if c.Kind == result.InputColumn || c.Kind == result.ReasonColumn {
			continue
		}
		for row := range fresh.Len() {
			ref := at(i+1, row+2)
			if want, got := c.Cell(row), cells[ref]; want.String() != got.Value {
				t.Errorf("%d rows: %s of %s is %q, a fresh run says %q", fresh.Len(), c.Header, fresh.ID(row), got.Value, want.String())
			}
		}
	}
}
