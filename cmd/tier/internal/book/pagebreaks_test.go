package book

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/words"
)

// TestOnPaper: a section that fits onto a page of paper isn't cut in two, and one that doesn't begins where it stands if there
// is but the title before it.
func TestOnPaper(t *testing.T) {
	s := &page{widths: []float64{20}, rows: []row{{height: 40}}}
	section := func(heights ...float64) {
		s.begins = append(s.begins, len(s.rows)+1)
		for _, h := range heights {
			s.rows = append(s.rows, row{height: h})
		}
	}
	section(300, 100) // row 2
	section(300)      // row 4
	section(100)      // row 5: on a new page
	section(500)      // row 6
	section(50)       // row 7: fresh
	section(900)      // row 8: too large for any
	section(10)       // row 9
	if d := cmp.Diff([]int{5, 7, 8, 9}, s.onPaper(sheet{}, 7).breaks); d != "" {
		t.Error(d)
	}
	for range 3 {
		s.widths = append(s.widths, 60)
	}
	if got := s.paperRoom(); got < 1200 {
		t.Errorf("what is wider is not made smaller: %v", got)
	}
}

// TestWrapped: a unit stands in a line of its own where the header is too wide.
func TestWrapped(t *testing.T) {
	for _, c := range [][2]string{{"本季销售额(万元)", "本季销售额\n(万元)"}, {"利润(万元)", "利润(万元)"}, {"Net sales of us (CNY)", "Net sales of us\n(CNY)"},
		{"差距很大很大（百分点）", "差距很大很大\n（百分点）"}, {"a very long header", "a very long header"}, {"(all of it in brackets)", "(all of it in brackets)"}} {
		if got := wrapped(c[0], figureWidth-1); got != c[1] {
			t.Errorf("%q", got)
		}
	}
}

// TestMigrationOnPaper: the sheets of moves and of the trend repeat their title, and head the values by the day of each result.
func TestMigrationOnPaper(t *testing.T) {
	r := inPeriods(t, periodLists[:]...)
	var out bytes.Buffer
	if err := WriteMoves(&out, r.Previous.Moves, words.In(words.Chinese), 1); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	titles := make(map[string]string)
	for _, name := range f.GetDefinedName() {
		if name.Name == "_xlnm.Print_Titles" {
			titles[name.Scope] = name.RefersTo
		}
	}
	for _, sheet := range []string{"变动", "趋势"} {
		if !strings.HasSuffix(titles[sheet], "$1:$1") {
			t.Errorf("%s repeats %q", sheet, titles[sheet])
		}
	}
	states := tableUnder(t, f, "变动", "2026-03-30 到 2026-06-30 的变动构成")
	if d := cmp.Diff([]string{"变动", "客户数", "占比", "甲\n2026-03-30", "甲\n2026-06-30", "差额"}, states[0]); d != "" {
		t.Error(d)
	}
}
