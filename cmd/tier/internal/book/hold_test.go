package book

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

const heldRubric = `version: 1
title: 客户分级
fields: {id: 编号, name: 名称, mark: 分, strategic: 战略}
models:
  - name: value
    criteria: [{name: 分, field: mark, weight: 100, curve: {0: 0, 100: 10}}]
    tiers: {%s, levels: [{name: 关键, only: override}, %s]}
    overrides:
      - {name: 标杆, when: 'strategic == "是"', tier: 关键, reason: 形象, approved_by: 总经理, until: 2030-12-31}
      - {name: 拖欠, when: 'strategic == "否"', at_most: 普通, reason: 逾期}
as_of: 2026-09-30
`

// heldKinds are holds of all kinds, with the levels that they are for.
func heldKinds() [][2]string {
	const mins = "{name: 重要, min: 80}, {name: 普通, min: 50}, {name: 小}"
	const shares = "{name: 重要, share: 20%}, {name: 普通, share: 50%}, {name: 小, share: 30%}"
	return [][2]string{
		{"by: score, hold: 6.5", mins},
		{"by: score, hold: {points: 6, for: down}, near: 3", mins},
		{"by: score, hold: {points: 6, for: up}", mins},
		{"by: score, hold: {periods: 2}", mins},
		{"by: score, hold: {points: 9, periods: 3}", mins},
		{"by: headcount, hold: {periods: 2, for: down}", shares},
		{"by: value, of: mark, hold: {periods: 3}", shares},
	}
}

// TestHeld: where marks and thresholds are edited in a workbook of customers who are held, what LibreOffice calculates is what
// a fresh run after the same results says.
func TestHeld(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	var cases []editedCase
	var paths []string
	for i, kind := range heldKinds() {
		d := rand.New(rand.NewPCG(8, uint64(i)))
		yaml := fmt.Sprintf(heldRubric, kind[0], kind[1])
		previous := heldBefore(t, d, yaml)
		marks := drawnMarks(d)
		c := editedCase{name: kind[0], lang: []words.Lang{words.Chinese, words.English}[i%2], inOrder: true}
		r := resulttest.After(t, load(t, yaml), previous, list(t, "list.csv", markedList(marks, "now")))
		if kept := &r.Models[0].Kept; kept.Up+kept.Down == 0 {
			t.Errorf("%s: nobody is held", kind[0])
		}
		data := written(t, r, c.lang)
		if err := booktest.Check(data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		cells := map[string]rawCell{}
		for range 25 {
			row := d.IntN(len(marks))
			marks[row] = float64(d.IntN(201)) / 2
			cells[at(3, row+2)] = rawNumber(marks[row])
		}
		sheets := map[string]map[string]rawCell{scoresName(words.In(c.lang)): cells}
		if strings.HasPrefix(kind[0], "by: score") {
			yaml = strings.Replace(yaml, "min: 50", "min: 47", 1)
			_, ref, _ := strings.Cut(strings.ReplaceAll(rubricOf(r, c.lang).models[0].levels.from[2], "$", ""), "!")
			sheets[rubricSheetName(words.In(c.lang))] = map[string]rawCell{ref: rawNumber(47)}
		}
		c.path = filepath.Join(dir, fmt.Sprintf("%d.xlsx", i))
		if err := os.WriteFile(c.path, editedSheets(t, data, sheets), 0o600); err != nil {
			t.Fatal(err)
		}
		c.fresh = resulttest.After(t, load(t, yaml), previous, list(t, "list.csv", markedList(marks, "now")))
		cases, paths = append(cases, c), append(paths, c.path)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	for _, c := range cases {
		if n := c.compare(t, filepath.Join(saved, filepath.Base(c.path))); n == 0 {
			t.Errorf("%s: nothing compared", c.name)
		}
	}
}

// heldBefore are two results before, each after the one before it.
func heldBefore(t *testing.T, d *rand.Rand, yaml string) []*periods.Snapshot {
	t.Helper()
	var previous []*periods.Snapshot
	for run := range 2 {
		r := resulttest.After(t, load(t, yaml), previous, list(t, "list.csv", markedList(drawnMarks(d), fmt.Sprint(run))))
		previous = append(previous, resulttest.Snapshot(t, r))
	}
	return previous
}

func drawnMarks(d *rand.Rand) []float64 {
	marks := make([]float64, 90)
	for i := range marks {
		marks[i] = float64(d.IntN(201)) / 2
	}
	return marks
}

// markedList has a few customers whom overrides meet, and a few who are new each time.
func markedList(marks []float64, run string) string {
	var b strings.Builder
	b.WriteString("编号,名称,分,战略\n")
	for i, mark := range marks {
		strategic := ""
		switch i % 9 {
		case 1:
			strategic = "是"
		case 2:
			strategic = "否"
		}
		id := fmt.Sprint("C", i)
		if i%13 == 5 {
			id = fmt.Sprint("N", i, run)
		}
		fmt.Fprintf(&b, "%s,客户%d,%v,%s\n", id, i, mark, strategic)
	}
	return b.String()
}
