package book

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// editedCase is a workbook in which cells were edited, and what a fresh run says of the same edits.
type editedCase struct {
	name   string
	before string // the file with the edits, not calculated anew
	fresh  *result.Result
	lang   words.Lang
	edits  []string
}

// TestEdited edits weights, thresholds, points and ratings in many workbooks, at random. What LibreOffice then calculates is
// what a fresh run of the edited configuration over the edited list gives: in every criterion, score, rank and tier, and in
// the table of tiers.
func TestEdited(t *testing.T) {
	const files, edits, every = 40, 6, 20 // one in every so many lists is long enough for ladders of places
	done := map[string]int{}
	dir := t.TempDir()
	var cases []editedCase
	var paths []string
	for i := range files {
		cases = append(cases, newEditedCase(t, uint64(i), i%every == every-1, edits, done, filepath.Join(dir, fmt.Sprintf("%02d.xlsx", i))))
		paths = append(paths, cases[i].before)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	made, compared := 0, 0
	for _, c := range cases {
		made += len(c.edits)
		compared += c.compare(t, filepath.Join(saved, filepath.Base(c.before)))
	}
	const least = 200
	if made < least {
		t.Errorf("%d edits, want at least %d", made, least)
	}
	for _, kind := range slices.Sorted(keysOf(done)) {
		t.Logf("%3d × %s", done[kind], kind)
	}
	t.Logf("%d edits in %d workbooks, %d cells compared", made, files, compared)
}

// newEditedCase draws a configuration and a list, writes their workbook, and edits all three alike.
func newEditedCase(t *testing.T, seed uint64, isLong bool, edits int, done map[string]int, path string) editedCase {
	t.Helper()
	d := drawing{rand.New(rand.NewPCG(4, seed))}
	c := editedCase{name: fmt.Sprint("case ", seed), before: path, lang: []words.Lang{words.Chinese, words.English}[seed%2]}
	p, rows := d.plan(isLong), 4+d.IntN(50)
	if isLong {
		rows = fewRows + 50
	}
	l := d.customers(rows)
	r := judge(t, load(t, p.yaml()), l.written(t))
	e := editing{drawing: d, plan: p, list: l, rubric: rubricOf(r, c.lang), done: done, offers: map[string][]func() edit{}}
	e.offerAll()
	sheets := map[string]map[string]rawCell{rubricSheetName(words.In(c.lang)): {}, scoresName(words.In(c.lang)): {}}
	for range edits {
		made, ok := e.next()
		if !ok {
			t.Fatalf("%s: nothing to edit", c.name)
		}
		c.edits = append(c.edits, made.String())
		for _, f := range made.figures {
			_, ref, _ := strings.Cut(strings.ReplaceAll(f.ref, "$", ""), "!")
			sheets[rubricSheetName(words.In(c.lang))][ref] = rawNumber(f.shown)
		}
		for _, raw := range made.raws {
			sheets[scoresName(words.In(c.lang))][raw.ref] = *raw.at
		}
	}
	if err := os.WriteFile(path, editedSheets(t, written(t, r, c.lang), sheets), 0o600); err != nil {
		t.Fatal(err)
	}
	c.fresh = judge(t, load(t, p.yaml()), l.written(t))
	return c
}

// rubricOf is where the figures of a result's rubric stand.
func rubricOf(r *result.Result, lang words.Lang) *rubricSheet {
	b := newWorkbook(r, words.In(lang))
	defer b.file.Close()
	b.live = true
	return newRubric(b)
}

// compare compares the calculated workbook with the fresh run, and counts the cells.
func (c *editedCase) compare(t *testing.T, path string) int {
	t.Helper()
	edited, cells := booktest.Cells(t, c.before), booktest.Cells(t, path)
	compared, wrong := 0, 0
	differs := func(sheet, ref string, want fileio.Cell) {
		compared++
		got := cells[sheet][ref]
		if !isCell(got, want) {
			if wrong++; wrong == 1 {
				t.Errorf("%s, %d customers: %s", c.name, c.fresh.Len(), strings.Join(c.edits, "; "))
			}
			if wrong <= 5 {
				t.Errorf("%s: %s!%s is calculated as %q, want %q: =%s", c.name, sheet, ref, got.Value, want.String(), edited[sheet][ref].Formula)
			}
		}
	}
	p := words.In(c.lang)
	model := 0
	for i, column := range arranged(t, c.fresh, c.lang) {
		if column.Kind == result.InputColumn {
			continue
		}
		for row := range c.fresh.Len() {
			ref := at(i+1, row+2)
			isSaid := column.Kind != result.ReasonColumn || edited[scoresName(p)][ref].IsLive && c.fresh.Models[model].Final[row] >= 0
			if !isSaid || c.fresh.IsAside(row) {
				continue
			}
			if !edited[scoresName(p)][ref].IsLive {
				t.Fatalf("%s: %s has no formula at %s", c.name, column.Header, ref)
			}
			differs(scoresName(p), ref, column.Cell(row))
		}
		if column.Kind == result.ReasonColumn {
			model++
		}
	}
	c.compareTiers(t, edited[p.Sprintf("Summary")], func(ref string, want fileio.Cell) { differs(p.Sprintf("Summary"), ref, want) })
	return compared
}

// compareTiers compares the tables of tiers, whose second column counts the customers of each.
func (c *editedCase) compareTiers(t *testing.T, summary map[string]booktest.Calculated, compare func(ref string, want fileio.Cell)) {
	t.Helper()
	row := 0
	for i := range c.fresh.Models {
		d := c.fresh.Models[i].Distribution
		parts := append(slices.Clone(d.Levels), d.All)
		for k, part := range parts {
			row = nextCounting(t, summary, row)
			figures := []float64{float64(part.Count), scoring.Round9(part.Share), scoring.Round9(part.MeanScore), part.MinScore, part.MaxScore,
				scoring.Round9(part.Value), scoring.Round9(part.ValueShare)}
			if k < len(d.Levels) && hasExpected(d.Levels) {
				figures = append(figures, scoring.Round9(part.Expect), scoring.Round9(shownGap(part)))
			}
			for col, x := range figures {
				compare(at(col+2, row), figureOrBlank(x))
			}
		}
	}
}

func hasExpected(levels []tiering.Part) bool {
	return slices.ContainsFunc(levels, func(p tiering.Part) bool { return !math.IsNaN(p.Expect) })
}

// nextCounting is the next row of a table of tiers.
func nextCounting(t *testing.T, summary map[string]booktest.Calculated, row int) int {
	t.Helper()
	const most = 10_000
	for row++; row < most; row++ {
		if strings.HasPrefix(summary[at(2, row)].Formula, "COUNTIF(") {
			return row
		}
	}
	t.Fatal("there are too few tables of tiers")
	return 0
}

// isCell reports whether a calculated cell is what it should be. Figures of 9 decimals may differ in the last.
func isCell(got booktest.Calculated, want fileio.Cell) bool {
	if want.Kind != fileio.Number {
		return got.Kind != "s" && got.Kind != "e" && got.Value == want.Text
	}
	x, err := strconv.ParseFloat(got.Value, 64)
	return err == nil && got.Kind == "" && math.Abs(x-want.Num) <= 1e-12*max(1, math.Abs(x))
}
