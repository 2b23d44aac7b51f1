package book

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// editedCase is a workbook in which cells were edited, and what a fresh run says of the same edits.
type editedCase struct {
	name  string
	path  string // of the workbook with the edits, not calculated anew
	fresh *result.Result
	lang  words.Lang
	edits []string

	inOrder bool // the steps of all rules still are
}

// TestEdited edits weights, thresholds, points and ratings in many workbooks, at random. What LibreOffice then calculates is
// what a fresh run of the edited configuration over the edited list gives: in every criterion, score, rank and tier, and in
// the table of tiers.
func TestEdited(t *testing.T) {
	t.Parallel() // LibreOffice is what takes time
	if testing.Short() {
		t.Skip("takes long")
	}
	const files, edits, every, least = 34, 6, 17, 200 // one in every so many lists is long enough for ladders of places
	dir, done := t.TempDir(), map[string]int{}
	cases := append(editsByHand(t, dir), ratedEdits(t, dir)...)
	for i := range files {
		cases = append(cases, drawnEdits(t, uint64(i), i%every == every-1, edits, done, dir))
	}
	var paths []string
	for _, c := range cases {
		paths = append(paths, c.path)
	}
	saved := booktest.RecalculatedAll(t, paths...)
	made, compared := 0, 0
	for _, c := range cases {
		made += len(c.edits)
		compared += c.compare(t, filepath.Join(saved, filepath.Base(c.path)))
	}
	if made < least {
		t.Errorf("%d edits, want at least %d", made, least)
	}
	for _, kind := range slices.Sorted(keysOf(done)) {
		t.Logf("%3d × %s", done[kind], kind)
	}
	t.Logf("%d edits in %d workbooks, %d cells compared", made, len(cases), compared)
}

// drawnEdits draws a configuration and a list, and edits them at random.
func drawnEdits(t *testing.T, seed uint64, isLong bool, edits int, done map[string]int, dir string) editedCase {
	t.Helper()
	d := drawing{rand.New(rand.NewPCG(4, seed))}
	p, rows := d.plan(isLong), 4+d.IntN(50)
	if isLong {
		rows = fewRows + 50
	}
	e := editing{drawing: d, plan: p, list: d.customers(rows), done: done, offers: map[string][]func() edit{}}
	c := editedCase{name: fmt.Sprint("case ", seed), lang: []words.Lang{words.Chinese, words.English}[seed%2]}
	c.make(t, &e, dir, func() []edit {
		e.offerAll()
		var all []edit
		for len(all) < edits {
			next, ok := e.next()
			if !ok {
				t.Fatalf("%s: nothing to edit", c.name)
			}
			all = append(all, next)
		}
		return all
	})
	return c
}

// make writes the workbook of a configuration and a list, and edits all three alike.
func (c *editedCase) make(t *testing.T, e *editing, dir string, edits func() []edit) {
	t.Helper()
	p := words.In(c.lang)
	r := judge(t, load(t, e.plan.yaml()), e.list.written(t))
	e.rubric = rubricOf(r, c.lang)
	sheets := map[string]map[string]rawCell{rubricSheetName(p): {}, scoresName(p): {}}
	for _, made := range edits() {
		c.edits = append(c.edits, made.String())
		for _, f := range made.figures {
			_, ref, _ := strings.Cut(strings.ReplaceAll(f.ref, "$", ""), "!")
			sheets[rubricSheetName(p)][ref] = rawNumber(f.shown)
		}
		for _, raw := range made.raws {
			sheets[scoresName(p)][raw.ref] = *raw.at
		}
	}
	c.path = filepath.Join(dir, strings.ReplaceAll(c.name, " ", "-")+".xlsx")
	if err := os.WriteFile(c.path, editedSheets(t, written(t, r, c.lang), sheets), 0o600); err != nil {
		t.Fatal(err)
	}
	c.inOrder = e.plan.inOrder()
	c.fresh = judge(t, load(t, e.plan.yaml()), e.list.written(t))
}

// rubricOf is where the figures of a result's rubric stand.
func rubricOf(r *result.Result, lang words.Lang) *rubricSheet {
	b := newWorkbook(r, words.In(lang))
	defer b.file.Close()
	b.live = true
	return newRubric(b)
}
