package book

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
)

// TestNear: who is near a threshold has a sheet, whose formulas LibreOffice confirms.
func TestNear(t *testing.T) {
	yaml := `version: 1
fields: {id: 编号, name: 名称, mark: 分}
models:
  - name: value
    criteria: [{name: 分, field: mark, weight: 100, curve: {0: 0, 100: 10}}]
    tiers: {by: score, near: 2, levels: [{name: 重要, min: 80}, {name: 普通, min: 50}, {name: 小}]}
`
	r := resulttest.Judge(t, load(t, yaml), list(t, "list.csv", "编号,名称,分\nC1,甲,81\nC2,乙,79.5\nC3,丙,60\nC4,丁,48\n"))
	data := written(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	rows, err := openBook(t, data).GetRows("Near thresholds")
	if err != nil {
		t.Fatal(err)
	}
	diff(t, [][]string{{"Id", "Name", "Near", "Tier", "Would be", "Score", "Threshold", "Margin"},
		{"C1", "甲", "at risk", "重要", "普通", "81.00", "80.00", "+1.00"}, {"C2", "乙", "near upgrade", "普通", "重要", "79.50", "80.00", "-0.50"},
		{"C4", "丁", "near upgrade", "小", "普通", "48.00", "50.00", "-2.00"}}, rows)
	if testing.Short() {
		return
	}
	path := filepath.Join(t.TempDir(), "near.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved := booktest.RecalculatedAll(t, path)
	if sameFormulas(t, "near", path, filepath.Join(saved, "near.xlsx")) == 0 {
		t.Error("no formulas")
	}
}

// TestNearFollowsEdits: scores, thresholds and margins of the listed customers are those of a fresh run where a mark and a threshold
// are edited; who is listed stays.
func TestNearFollowsEdits(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	const yaml = `version: 1
fields: {id: 编号, name: 名称, mark: 分}
models:
  - name: value
    criteria: [{name: 分, field: mark, weight: 100, curve: {0: 0, 100: 10}}]
    tiers: {by: score, %s near: 2, levels: [{name: 重要, min: %v}, {name: 普通, min: 50}, {name: 小}]}
`
	for i, hold := range []string{"", "hold: 1,"} {
		lang := []words.Lang{words.Chinese, words.English}[i]
		p := words.In(lang)
		r := resulttest.Judge(t, load(t, fmt.Sprintf(yaml, hold, 80)), list(t, "list.csv", "编号,名称,分\nC1,甲,81\nC2,乙,79.5\nC3,丙,60\nC4,丁,49.25\n"))
		path := saved(t, "near.xlsx", editedSheets(t, written(t, r, lang), map[string]map[string]rawCell{
			scoresName(p):      {"C2": rawNumber(90.25), "C5": rawNumber(49)},
			rubricSheetName(p): {onSheet(rubricOf(r, lang).models[0].levels.from[0]): rawNumber(85)},
		}))
		got := booktest.Cells(t, booktest.Recalculated(t, path))[nearName(p)]
		fresh := resulttest.Judge(t, load(t, fmt.Sprintf(yaml, hold, 85)), list(t, "list.csv", "编号,名称,分\nC1,甲,90.25\nC2,乙,79.5\nC3,丙,60\nC4,丁,49\n"))
		for k, n := range r.AllNear() {
			score := fresh.Models[0].Scores.Total[n.Row]
			limit := n.Threshold
			if min(n.Level, n.Other) == 0 { // it is that of the level whose figure was edited
				limit += 5
			}
			for col, want := range []float64{score, limit, scoring.Round9(score - limit)} {
				if ref := at(6+col, k+2); !isCell(got[ref], fileio.Cell{Kind: fileio.Number, Num: want}) {
					t.Errorf("%s: %s is %q, want %v", r.ID(n.Row), ref, got[ref].Value, want)
				}
			}
		}
		if len(r.AllNear()) < 3 {
			t.Errorf("only %d customers are near", len(r.AllNear()))
		}
	}
}
