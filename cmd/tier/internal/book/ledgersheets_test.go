package book

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
	"tier/credit/receivables"
)

// TestOpenItemsCut has one item more than a sheet has rows: the last row says how many are left out, and no formula sums up
// what isn't all there.
func TestOpenItemsCut(t *testing.T) {
	c := owedCases()[0]
	r := c.judge(t)
	book := r.Credit.Ledgers.Book
	one := book.Items[0]
	book.Items = make([]receivables.Item, maxRows)
	for i := range book.Items {
		book.Items[i] = one
	}
	b := newWorkbook(r, words.In(words.English))
	defer b.file.Close()
	b.live = true
	s := newOpenItems(newLedgers(b))
	out := s.sheet()
	if s.live || out.content.count != maxRows {
		t.Errorf("formulas: %v; %d rows, want %d", s.live, out.content.count, maxRows)
	}
	last := out.content.row(maxRows-1, make([]cell, out.content.columns))
	if got, want := last.cells[0].Text, "… and 2 more items, which no sheet has room for"; got != want {
		t.Errorf("the last row says %q, want %q", got, want)
	}
	if before := out.content.row(maxRows-2, make([]cell, out.content.columns)); before.cells[0].Text != r.ID(one.Customer) {
		t.Errorf("the row before it is %q", before.cells[0].Text)
	}
}

// TestLedgersValues has no formulas where none are asked for, and the same figures.
func TestLedgersValues(t *testing.T) {
	r := owedCases()[1].judge(t)
	with := booktest.Cells(t, saved(t, "with.xlsx", written(t, r, words.English)))
	data := writtenValues(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	without := booktest.Cells(t, saved(t, "without.xlsx", data))
	for _, sheet := range []string{"Ageing", "Open items", "Back-test"} {
		for ref, c := range without[sheet] {
			if c.IsLive {
				t.Errorf("%s!%s has a formula: %s", sheet, ref, c.Formula)
			}
			if w := with[sheet][ref]; w.IsLive && c.Value != "" && !sameValue(w, c) {
				t.Errorf("%s!%s is %q, with formulas %q", sheet, ref, c.Value, w.Value)
			}
		}
	}
}

// TestNoLedgers has none of the sheets where nothing is known for them.
func TestNoLedgers(t *testing.T) {
	b := newWorkbook(judge(t, load(t, rubric), list(t, "list.csv", "编号,名称,销售额,利润,评价,战略\nA1,甲,120,1,优秀,否\n")), words.In(words.English))
	defer b.file.Close()
	for _, s := range []creditSheet{newAgeing(newLedgers(b)), newOpenItems(newLedgers(b)), newBacktest(b)} {
		if s.isShown() {
			t.Errorf("%T is shown", s)
		}
	}
}

// TestFormulasAreCommon has no function that Excel 2010, WPS and LibreOffice don't share.
func TestFormulasAreCommon(t *testing.T) {
	data := written(t, owedCases()[1].judge(t), words.English)
	for sheet, cells := range booktest.Cells(t, saved(t, "out.xlsx", data)) {
		for ref, c := range cells {
			for _, new := range []string{"MAXIFS", "MINIFS", "IFS(", "XLOOKUP", "LET(", "FILTER(", "TEXTJOIN", "SWITCH(", "_xlfn"} {
				if strings.Contains(strings.NewReplacer("SUMIFS(", "", "COUNTIFS(", "").Replace(c.Formula), new) {
					t.Errorf("%s!%s: =%s", sheet, ref, c.Formula)
				}
			}
		}
	}
}
