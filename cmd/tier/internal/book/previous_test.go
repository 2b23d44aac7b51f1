package book

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
)

// periodLists are three periods: customers move up and down, come, go and return, are knocked out and can't be judged.
var periodLists = [...]string{
	"编号,名称,甲(万元),评价\n1,子,10,优秀\n2,丑,30.5,合格\n3,寅,,合格\n4,卯,1,良好\n5,辰,91,优秀\n6,巳,3,良好\n7,午,4,优秀\n",
	"编号,名称,甲(万元),评价\n1,子,12,良好\n2,丑,20,合格\n3,寅,-2,优秀\n4,卯,1,差\n5,辰,8,优秀\n8,未,3,良好\n9,申,2.25,优秀\n",
	"编号,名称,甲(万元),评价\n1,子,10,优秀\n1,子,11,优秀\n2,丑,21,良好\n3,寅,3,优秀\n4,卯,1,良好\n5,辰,95,优秀\n6,巳,7,合格\n8,未,,差\n10,酉,5,良好\n",
}

// inPeriods judges each list, and compares the last with those before it.
func inPeriods(t *testing.T, lists ...string) *result.Result {
	t.Helper()
	return inPeriodsBy(t, resulttest.PeriodRubric, lists...)
}

func inPeriodsBy(t *testing.T, rubric string, lists ...string) *result.Result {
	t.Helper()
	var earlier []*periods.Snapshot
	var last *result.Result
	for i, list := range lists {
		last = resulttest.Judge(t, resulttest.Load(t, rubric), resulttest.List(t, "list.csv", list))
		s, _ := last.Snapshot()
		if i < len(lists)-1 {
			s.File, s.AsOf, s.IsNow = "q"+string(rune('1'+i))+".xlsx", s.AsOf.AddDate(0, 3*(i-2), 0), false
			earlier = append(earlier, s)
		}
	}
	last.Compare(earlier)
	return last
}

// TestPrevious: a workbook says who moved, is the same again, and LibreOffice finds the same figures in it.
func TestPrevious(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var paths []string
	write := func(name string, data []byte) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
		if err := booktest.Check(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i, lang := range []words.Lang{words.Chinese, words.English} {
		r := inPeriods(t, periodLists[i:]...)
		data := written(t, r, lang)
		if !bytes.Equal(data, written(t, comparedAgain(r), lang)) {
			t.Error("the same result gives other bytes")
		}
		write("score"+string(lang)+".xlsx", data)
		var moves, again bytes.Buffer
		for _, out := range []*bytes.Buffer{&moves, &again} {
			if err := WriteMoves(out, r.Previous.Moves, words.In(lang), 1); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(moves.Bytes(), again.Bytes()) {
			t.Error("the same comparison gives other bytes")
		}
		write("diff"+string(lang)+".xlsx", moves.Bytes())
	}
	saved := booktest.RecalculatedAll(t, paths...)
	for _, path := range paths {
		if n := sameFormulas(t, filepath.Base(path), path, filepath.Join(saved, filepath.Base(path))); n < 60 {
			t.Errorf("%s: only %d formulas", path, n)
		}
	}
}

// comparedAgain is a result with the same comparison, made anew.
func comparedAgain(r *result.Result) *result.Result {
	r.Compare(r.Previous.Results[:len(r.Previous.Results)-1])
	return r
}

// TestPreviousFollowsEdits: another grade is another move, among the scores, in the list of moves and in the matrix.
func TestPreviousFollowsEdits(t *testing.T) {
	t.Parallel()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, inPeriods(t, periodLists[1:]...), words.English)))
	if err != nil {
		t.Fatal(err)
	}
	before := movesOf(t, f)
	if before["子"] != "Upgraded" || before["酉"] != "New" || before["未"] != "Without a tier" || before["申"] != "Lost" || before["辰"] != "Without a tier" {
		t.Errorf("%v", before)
	}
	if err := f.SetCellValue("Scores", "D2", "合格"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "edited.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	after, err := excelize.OpenFile(booktest.Recalculated(t, path))
	if err != nil {
		t.Fatal(err)
	}
	if got := movesOf(t, after); got["子"] != "Downgraded" || got["丑"] != before["丑"] {
		t.Errorf("after the edit %v", got)
	}
	rows, err := after.GetRows("Migration")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if len(row) > 4 && row[0] == "B级" {
			if row[4] != "1" { // who was in B级 is in C级 now
				t.Errorf("the matrix says %v", row)
			}
			return
		}
	}
	t.Error("the matrix has no B级")
}

// movesOf are the moves by the customers' names.
func movesOf(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	rows, err := f.GetRows("Moves")
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string)
	for _, row := range rows[1:] {
		if len(row) > 2 {
			all[row[1]] = row[2]
		}
	}
	return all
}
