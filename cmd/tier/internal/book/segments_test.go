package book

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// segmentedRubric has classes that read figures, words, days and the tier; a matrix of a mean, a median and stated cuts; and flags.
const segmentedRubric = `version: 1
title: 客户分级
as_of: 2026-09-30
value: sales
fields: {id: 编号, sales: {header: 销售额(万元), type: number}, mark: {header: 分, type: number}, kind: 行业, last: {header: 最近交易, type: date},
  complaints: {header: 投诉次数, type: number, optional: true}}
derive: {trouble: 'coalesce(complaints, 0) * 10 + sales'}
models:
  - name: value
    criteria: [{name: 分, field: mark, weight: 100, curve: {0: 0, 100: 10}}]
    tiers: {by: score, levels: [{name: 重要, min: 80}, {name: 普通, min: 50}, {name: 小}]}
segments:
  - name: stage
    title: 阶段
    classes: [{name: 活跃, when: 'days_since(last) <= 90'}, {name: 沉睡, when: 'days_since(last) <= 365'}, {name: 流失, when: 'days_since(last) > 365'}]
  - name: size
    title: 规模
    classes: [{name: 大而优, when: 'sales >= 100 and tier == "重要"'}, {name: 大, when: 'sales >= 100'}, {name: 其余}]
matrix:
  - name: map
    title: 矩阵
    x: {field: sales, title: 销售, cut: mean}
    y: {field: mark, title: 得分, cut: %v}
    by: {field: kind, cuts: {工业: {x: 90, y: median}}}
    cells: {high/high: 保持, high/low: 提升, low/high: 发展, low/low: 观察}
flags:
  - {name: 矛盾, when: 'tier == "重要" and sales < 40', reason: 级别高而销售少, level: danger}
  - {name: 沉睡大户, when: 'stage == "沉睡" and size != "其余"', reason: 久未往来, level: warn}
  - {name: 观察, when: 'map == "观察"', reason: 两头都低, level: info}
  - {name: 堪忧, when: 'score < 40 or coalesce(complaints, 0) > 3', reason: 无投诉一列, level: info}
  - {name: 麻烦, when: 'map == "观察" or tier == "小" and (missing(complaints) or trouble > 90)', reason: 无投诉一列, level: info}
`

// segmentedList are customers, some of whom lack something.
type segmentedList struct {
	cells [][4]string // sales, mark, kind, last
}

func drawnSegments(d *rand.Rand) *segmentedList {
	l := &segmentedList{}
	for range 70 {
		l.cells = append(l.cells, [4]string{})
		for col := range 4 {
			l.draw(d, len(l.cells)-1, col)
		}
	}
	return l
}

// draw makes a cell anew, one in some empty; the raw cell is what a person writes into the workbook.
func (l *segmentedList) draw(d *rand.Rand, row, col int) rawCell {
	at := &l.cells[row][col]
	switch col {
	case 0, 1:
		x := float64(d.IntN(401)) / []float64{2, 4}[col]
		*at = fmt.Sprint(x)
		if col == 1 || d.IntN(9) > 0 {
			return rawNumber(x)
		}
	case 2:
		if *at = []string{"工业", "商业", "其他"}[d.IntN(3)]; d.IntN(9) > 0 {
			return rawCell{text: *at}
		}
	default: // as of 2026-09-30, which is day 46295
		if day := d.IntN(500); d.IntN(9) > 0 {
			*at = time.Date(2026, 9, 30-day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			return rawNumber(float64(46295 - day))
		}
	}
	*at = ""
	return rawCell{}
}

func (l *segmentedList) text() string {
	var b strings.Builder
	b.WriteString("编号,销售额(万元),分,行业,最近交易\n")
	for i, c := range l.cells {
		fmt.Fprintf(&b, "C%d,%s\n", i, strings.Join(c[:], ","))
	}
	return b.String()
}

// TestSegmentsFollowEdits: where a list, a threshold and a cut are edited in a workbook, LibreOffice calculates the classes, cells and
// flags that a fresh run gives, and the same tables of them.
func TestSegmentsFollowEdits(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	var cases []editedCase
	var paths []string
	for i, lang := range []words.Lang{words.Chinese, words.English} {
		c, p := editedCase{name: "segments " + string(lang), lang: lang, inOrder: true}, words.In(lang)
		d := rand.New(rand.NewPCG(8, uint64(i)))
		l := drawnSegments(d)
		r := judge(t, load(t, fmt.Sprintf(segmentedRubric, 50)), list(t, "list.csv", l.text()))
		cells := map[string]rawCell{}
		for range 60 {
			row, col := d.IntN(len(l.cells)), d.IntN(4)
			cells[at(col+2, row+2)] = l.draw(d, row, col)
		}
		rubric := strings.Replace(fmt.Sprintf(segmentedRubric, 62), "min: 50", "min: 45", 1)
		sheets := map[string]map[string]rawCell{scoresName(p): cells, rubricSheetName(p): {onSheet(rubricOf(r, lang).models[0].levels.from[1]): rawNumber(45)},
			segmentsName(p): {onSheet(cutsOf(r, lang)[0][1].y): rawNumber(62)}}
		c.path = filepath.Join(dir, fmt.Sprintf("%d.xlsx", i))
		if err := os.WriteFile(c.path, editedSheets(t, written(t, r, lang), sheets), 0o600); err != nil {
			t.Fatal(err)
		}
		c.fresh = judge(t, load(t, rubric), list(t, "list.csv", l.text()))
		cases, paths = append(cases, c), append(paths, c.path)
	}
	at := booktest.RecalculatedAll(t, paths...)
	for i := range cases {
		c, path := &cases[i], filepath.Join(at, filepath.Base(cases[i].path))
		if n := c.compare(t, path); n < 70*9 {
			t.Errorf("%s: only %d cells compared", c.name, n)
		}
		c.compareSegments(t, path)
	}
}

// compareSegments compares the sheet of the segments with that of a fresh run's workbook.
func (c *editedCase) compareSegments(t *testing.T, path string) {
	t.Helper()
	x := &comparison{editedCase: c, t: t, p: words.In(c.lang), edited: booktest.Cells(t, c.path), cells: booktest.Cells(t, path)}
	sheet := segmentsName(x.p)
	fresh := booktest.Cells(t, saved(t, "fresh.xlsx", written(t, c.fresh, c.lang)))
	for _, ref := range liveCells(fresh[sheet], true) {
		x.counted(sheet, ref, fresh[sheet][ref].Value, sameValue(fresh[sheet][ref], x.cells[sheet][ref]))
	}
	if x.count < 100 {
		t.Errorf("%s: only %d figures of segments compared", c.name, x.count)
	}
}

// cutsOf is where the cuts of a result's matrices stand.
func cutsOf(r *result.Result, lang words.Lang) [][]cutCells {
	b := newWorkbook(r, words.In(lang))
	defer b.file.Close()
	b.live = true
	return newSegmentsSheet(b).cuts
}

// onSheet is a cell without its sheet.
func onSheet(cell string) string {
	_, ref, _ := strings.Cut(strings.ReplaceAll(cell, "$", ""), "!")
	return ref
}

// TestSegmentNotes: the columns of classes, flags and cells say at their heads where they come from.
func TestSegmentNotes(t *testing.T) {
	r := judge(t, load(t, fmt.Sprintf(segmentedRubric, 50)), list(t, "list.csv", drawnSegments(rand.New(rand.NewPCG(8, 1))).text()))
	f := openBook(t, written(t, r, words.English))
	heads, err := f.GetRows("Scores")
	if err != nil {
		t.Fatal(err)
	}
	comments, err := f.GetComments("Scores")
	if err != nil {
		t.Fatal(err)
	}
	notes := make(map[string]string)
	for _, c := range comments {
		notes[c.Cell] = c.Paragraph[0].Text
	}
	want := map[string]string{
		"阶段":    "The first of these classes whose condition the customer meets: 活跃, 沉睡, 流失. The sheet Segments counts them.\nThe conditions read: 最近交易.",
		"规模":    "The first of these classes whose condition the customer meets: 大而优, 大, 其余. The sheet Segments counts them.\nThe conditions read: 销售额.",
		"Flags": "All flags whose conditions the customer meets, of these: 矛盾, 沉睡大户, 观察, 堪忧, 麻烦. The sheet Flagged customers says why.",
		"矩阵":    "The cell of the matrix by 销售 and 得分; where high begins is on the sheet Segments.",
	}
	for col, head := range heads[0] {
		if text, ok := want[head]; ok {
			diff(t, text, notes[at(col+1, 1)])
			delete(want, head)
		}
	}
	if len(want) > 0 {
		t.Errorf("no columns of %v in %v", want, heads[0])
	}
}
