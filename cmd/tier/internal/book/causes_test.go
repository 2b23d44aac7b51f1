package book

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/tiering"
)

// explained gives customers with two scores effects of all causes but one.
func explained(r *result.Result) *result.Result {
	m, last := r.Previous.Moves, len(r.Previous.Results)-1
	m.Causes = &periods.Causes{Effects: make([]tiering.Effects, m.Len()), Has: make([]bool, m.Len())}
	for c := range m.Len() {
		if math.IsNaN(m.Score(last-1, c)) || math.IsNaN(m.Score(last, c)) {
			continue
		}
		m.Causes.Has[c] = true
		m.Causes.Effects[c] = tiering.Effects{Score: [5]float64{2.5, 1.25, -3, 0, 0}, Rungs: [5]int{1, -1, 0, 2, 0}, Moves: true}
	}
	return r
}

// TestCauses: the sheet of the migration adds up what moved the customers, as the terminal does, and LibreOffice finds the same sums.
func TestCauses(t *testing.T) {
	t.Parallel()
	r := explained(inPeriods(t, periodLists[1:]...))
	var diff bytes.Buffer
	if err := WriteMoves(&diff, r.Previous.Moves, words.In(words.English), 1); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"diff.xlsx": diff.Bytes(), "score.xlsx": written(t, r, words.English)} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		saved := booktest.Recalculated(t, path)
		sameFormulas(t, name, path, saved)
		f, err := excelize.OpenFile(saved)
		if err != nil {
			t.Fatal(err)
		}
		want := [][]string{
			{"Move", "Customers", "Data", "Raters", "Rubric", "Overrides and hold"},
			{"Upgraded", "1", "1", "-1", "0", "2"}, {"Downgraded", "1", "1", "-1", "0", "2"}, {"Unchanged", "1", "1", "-1", "0", "2"},
			{"Total", "3", "3", "-3", "0", "6"},
		}
		if d := cmp.Diff(want, tableUnder(t, f, "Migration", "Why customers moved: tiers up and down by what moved them, added up")); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		points := tableUnder(t, f, "Migration", "Why scores changed: points by what changed them, added up")
		if d := cmp.Diff([]string{"Total", "3", "7.5", "3.75", "-9", "0"}, points[len(points)-1]); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// tableUnder is the rows below a heading, as far as the next blank one.
func tableUnder(t *testing.T, f *excelize.File, sheet, heading string) (table [][]string) {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	isIn := false
	for _, row := range rows {
		switch {
		case isIn && len(row) == 0:
			return table
		case isIn:
			table = append(table, row)
		case len(row) > 0 && row[0] == heading:
			isIn = true
		}
	}
	return table
}
