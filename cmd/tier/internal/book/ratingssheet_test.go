package book

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
)

func TestRatingsSheet(t *testing.T) {
	t.Parallel()
	r := ratedPlan{panel: "{quorum: 2}", weights: []float64{2, 1, 1}, given: threeGiven()}.judged(t)
	data := writtenValues(t, r, words.Chinese)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	diff(t, []string{
		"括号内的分数不计入：是评价人自己的客户。|||||||权重|2|1|1",
		"编号|名称|评价科目|小组评分|人数|最低分|最高分|极差|王总|赵一|钱二|不计入",
		"C1|甲公司|忠诚度|8|2|8|8|0|8|(10)|8|赵一 10（自己的客户）",
		"C1|甲公司|前景|8.5|2|7.5|9|1.5|9|(10)|7.5|赵一 10（自己的客户）",
		"C2|乙公司|忠诚度|9.333333333333334|2|8|10|2|10|8|(8)|钱二 8（自己的客户）",
		"C2|乙公司|前景|6.766666666666667|2|6|8.3|2.3|6|8.3|(10)|钱二 10（自己的客户）",
		"C3|丙公司|忠诚度|4.25|3|2|5|3|5|5|2",
		"C3|丙公司|前景||1|6|6|0||6||有 1 人评，至少要 2 人",
		"C4|丁公司|忠诚度||0|||||(10)||有 0 人评，至少要 2 人；不计：赵一 10（自己的客户）",
		"C4|丁公司|前景|8.333333333333334|2|8|9|1|8|(9)|9|赵一 9（自己的客户）",
		"C5|戊公司|忠诚度||1|8|8|0|8|||有 1 人评，至少要 2 人",
	}, rawLines(t, data, "考评"))
}

// rawLines are the rows of a sheet as raw texts, without the blanks at their ends.
func rawLines(t *testing.T, data []byte, sheet string) []string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		lines = append(lines, strings.TrimRight(strings.Join(row, "|"), "|"))
	}
	return lines
}

// TestRatingsFollow says what of a workbook may be edited: the raters' points and weights, and neither the list's ratings nor
// the points of grades, which then have no effect.
func TestRatingsFollow(t *testing.T) {
	t.Parallel()
	styled := func(p ratedPlan, sheet, ref string) (fill string, locked bool) {
		f, err := excelize.OpenReader(bytes.NewReader(written(t, p.judged(t), words.English)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		id, err := f.GetCellStyle(sheet, ref)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(s.Fill.Color, ""), s.Protection == nil || s.Protection.Locked
	}
	mean := ratedPlan{weights: equalWeights(3), given: threeGiven()}
	listed, median := mean, mean
	listed.panel, median.panel = "{below: list, quorum: 3}", "{combine: median}"
	for _, c := range []struct {
		name, sheet, ref string
		plan             ratedPlan
		isInput          bool
		isOpen           bool
	}{
		{"a rater's points", "Ratings", "I3", mean, true, true},
		{"points in brackets", "Ratings", "J3", mean, false, true},
		{"a weight", "Ratings", "I1", mean, true, true},
		{"a weight in a median", "Ratings", "I1", median, false, false},
		{"the consensus", "Ratings", "D3", mean, false, false},
		{"the list's rating", "Scores", "D2", mean, false, false},
		{"the list's rating, which may count", "Scores", "D2", listed, false, true},
		{"the list's figure", "Scores", "F2", mean, false, true},
		{"points of a grade", "Rubric", "B13", mean, false, false},
		{"points of a grade, which may count", "Rubric", "B13", listed, true, true},
	} {
		fill, locked := styled(c.plan, c.sheet, c.ref)
		if isInput := fill == inputFill; isInput != c.isInput || locked == c.isOpen {
			t.Errorf("%s: %s!%s has the fill %q, locked: %v", c.name, c.sheet, c.ref, fill, locked)
		}
	}
}

// TestRatingsPrivate writes no sheet that would tell whose a customer is, where the owners are redacted.
func TestRatingsPrivate(t *testing.T) {
	t.Parallel()
	r := ratedPlan{panel: "{quorum: 2}", weights: equalWeights(3), given: threeGiven()}.judged(t)
	owner := r.List.FieldColumns("owner")
	lines := rawLines(t, writtenValues(t, r.Show(result.Shown{Redacted: owner}), words.Chinese), "考评")
	diff(t, []string{
		"|||||||权重|1|1|1",
		"编号|名称|评价科目|小组评分|人数|最低分|最高分|极差|王总|赵一|钱二|不计入",
		"C1|甲公司|忠诚度|8|2|8|8|0|8||8",
		"C1|甲公司|前景|8.25|2|7.5|9|1.5|9||7.5",
		"C2|乙公司|忠诚度|9|2|8|10|2|10|8",
		"C2|乙公司|前景|7.15|2|6|8.3|2.3|6|8.3",
		"C3|丙公司|忠诚度|4|3|2|5|3|5|5|2",
		"C3|丙公司|前景||1|6|6|0||6||有 1 人评，至少要 2 人",
		"C4|丁公司|前景|8.5|2|8|9|1|8||9",
		"C5|戊公司|忠诚度||1|8|8|0|8|||有 1 人评，至少要 2 人",
	}, lines)
}

// TestRatingsTooMany leaves the sheet out that would be too wide, and says so.
func TestRatingsTooMany(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long")
	}
	r := ratedPlan{weights: equalWeights(3), given: threeGiven()}.judged(t)
	for len(r.Ratings.Panel.Raters) < maxColumns {
		r.Ratings.Panel.Raters = append(r.Ratings.Panel.Raters, r.Ratings.Panel.Raters[0])
	}
	data := written(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	problems := strings.Join(rawLines(t, data, "Problems"), "\n")
	if want := "the sheet Ratings is left out: it would have 11 rows and 16393 columns"; !strings.Contains(problems, want) {
		t.Errorf("the problems don't say %q:\n%s", want, problems)
	}
	if _, err := excelize.OpenReader(bytes.NewReader(data)); err != nil {
		t.Error(err)
	}
}

// TestRatingsProvenance says from which files the points come, and who gave them.
func TestRatingsProvenance(t *testing.T) {
	t.Parallel()
	r := ratedPlan{panel: "{quorum: 2}", weights: []float64{2, 1, 1, 1}, given: threeGiven()}.judged(t)
	text := strings.Join(rawLines(t, writtenValues(t, r, words.English), "Provenance"), "\n")
	for _, want := range []string{
		"ratings.csv|", r.Ratings.Files[0].SHA256, "王总|", "组员",
		"weighted mean of the raters; 2 raters or more; ratings of own customers are not counted",
		"1 Evaluation group|in part|raters: 4, of whom 3 gave ratings; 组员 4",
		"21 ratings by 3 raters: 忠诚度, 前景; not counted, as the customer is the rater's own: 6",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the provenance doesn't say %q:\n%s", want, text)
		}
	}
}
