package book

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

// creditCells finds the cells of a credit workbook.
type creditCells struct {
	t      *testing.T
	c      *creditBook
	rubric *rubricSheet
	scores *scores
}

func cellsOfCredit(t *testing.T, r *result.Result, lang words.Lang) *creditCells {
	t.Helper()
	b := newWorkbook(r, words.In(lang))
	t.Cleanup(func() { b.file.Close() })
	scores, err := newScores(r, b.p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	b.live = true
	b.credit = newCreditBook(b)
	return &creditCells{t, b.credit, newRubric(b), scores}
}

// stated is the cell of a customer's field.
func (c *creditCells) stated(field string, row int) string {
	c.t.Helper()
	col := c.c.survey.byName[field]
	if col == 0 || !c.c.survey.columns[col-1].isInput {
		c.t.Fatalf("%s is no input of the survey", field)
	}
	return at(col, row+2)
}

// listed is the cell of a customer's field in the list.
func (c *creditCells) listed(field string, row int) string {
	c.t.Helper()
	cols := c.scores.columnsOf(field)
	if len(cols) != 1 {
		c.t.Fatalf("%s has %d columns", field, len(cols))
	}
	return at(cols[0], row+2)
}

// parameter is a cell of the rubric.
func parameter(ref string) string {
	_, cell, _ := strings.Cut(ref, "!")
	return strings.ReplaceAll(cell, "$", "")
}

// TestCreditEdited edits figures of statements, of the list, of applications and of the rubric in a workbook, and has LibreOffice
// calculate it: it then says what a run says whose inputs were edited likewise.
func TestCreditEdited(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long")
	}
	plan := gradedPlans()["full"]
	lang := words.English
	r := plan.judged(t)
	at, p := cellsOfCredit(t, r, lang), words.In(lang)
	references, credit := at.rubric.credit.references, at.rubric.credit
	edits := map[string]map[string]rawCell{
		surveyName(p): {
			at.stated("current_liabilities", 2): rawNumber(400), at.stated("sales", 0): rawNumber(9000), at.stated("assets", 4): rawNumber(3500),
			at.stated("assets_1", 3): rawNumber(3000), at.stated("capital", 7): {}, at.stated("capital_2", 8): rawNumber(30),
		},
		scoresName(p): {at.listed("ar", 5): rawNumber(700), at.listed("surveyed", 5): rawNumber(46143), at.listed("orders", 4): rawNumber(7)},
		rubricSheetName(p): {
			parameter(credit.step): rawNumber(5), parameter(credit.most): rawNumber(120), parameter(credit.handler): rawNumber(.25),
			at.cell(credit.authorities.amounts): rawNumber(45), at.ofReference(references[0].row): rawNumber(1.2),
		},
		approvalsName(p): {
			"E2": rawNumber(45),
		},
	}
	at.cellsAre(t, map[string]int{"E": at.c.approvals.amount})
	path := filepath.Join(t.TempDir(), "edited.xlsx")
	if err := os.WriteFile(path, editedSheets(t, written(t, r, lang), edits), 0o600); err != nil {
		t.Fatal(err)
	}
	plan.stated = replaced(t, plan.stated, "314.1,0,1167.2", "314.1,400,1167.2", "1435,4780.2", "1435,9000", "3000,不详", "3000,3500",
		"1167.2,,3876", "1167.2,3000,3876", "60,60,50,40", "60,,50,40", "60,-60,50,40", "60,-60,50,30")
	plan.list = replaced(t, plan.list, "C06,己公司,,零售业,,,", "C06,己公司,,零售业,,2026-05-01,", ",12,3,", ",700,3,", "33.3,暂无", "33.3,7")
	plan.asked = replaced(t, plan.asked, "C01,50", "C01,45")
	plan.changes = append(plan.changes, "step: 1 ", "step: 5 ", "most: 500", "most: 120", "handler: 30%", "handler: 25%", "客户经理, amount: 10", "客户经理, amount: 45", "at_least: 1}", "at_least: 1.2}")
	compareCredit(t, path, booktest.Recalculated(t, path), written(t, plan.judged(t), lang))
}

// cell is the first of a range.
func (c *creditCells) cell(span string) string {
	first, _, _ := strings.Cut(span, ":")
	return parameter(first)
}

func (c *creditCells) ofReference(row int) string { return at(rubricReferenceValue, row) }

func (c *creditCells) cellsAre(t *testing.T, want map[string]int) {
	t.Helper()
	for letter, col := range want {
		if column(col-1) != letter {
			t.Fatalf("column %s is %s", letter, column(col-1))
		}
	}
}

// replaced replaces texts that must be there.
func replaced(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("there is no %q", pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// compareCredit compares the formulas of an edited workbook, as calculated, with those of a fresh one.
func compareCredit(t *testing.T, edited, calculated string, fresh []byte) {
	t.Helper()
	was, is, want := booktest.Cells(t, edited), booktest.Cells(t, calculated), booktest.Cells(t, saved(t, "fresh.xlsx", fresh))
	compared, moved, shown := 0, 0, 0
	for _, sheet := range slices.Sorted(keysOf(want)) {
		for _, ref := range slices.Sorted(keysOf(want[sheet])) {
			before := was[sheet][ref]
			if !want[sheet][ref].IsLive || !before.IsLive {
				continue
			}
			compared++
			if !sameValue(before, is[sheet][ref]) {
				moved++
			}
			if got := is[sheet][ref]; !sameValue(want[sheet][ref], got) && shown < 20 {
				shown++
				t.Errorf("%s!%s is calculated as %q, want %q: =%s", sheet, ref, got.Value, want[sheet][ref].Value, before.Formula)
			}
		}
	}
	t.Logf("%d cells, of which %d were moved by the edits", compared, moved)
	if moved < 50 {
		t.Errorf("only %d cells were moved by the edits", moved)
	}
}
