package book

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// rubric is a small configuration with all that a workbook shows: a value, expectations, an override, a date.
const rubric = `version: 1
title: 客户分级
as_of: 2026-09-30
value: profit
notes: ["权重是示例。"]
fields:
  id: 编号
  name: 名称
  sales: {header: 销售额, unit: 万元}
  profit: {header: 利润, unit: 万元}
  grade: 评价
  strategic: 战略
scales:
  five: {优秀: 10, 良好: 8, 合格: 6}
models:
  - name: value
    title: 价值
    criteria:
      - {name: 销售额, field: sales, weight: 60, bands: {100: 10, 50: 5, else: 1}}
      - {name: 评价, field: grade, weight: 40, grades: five}
    tiers:
      by: score
      levels:
        - {name: 重要, min: 80, expect: 60%}
        - {name: "普通 \"B\"", min: 40, expect: 30%}
        - {name: 小}
    overrides:
      - {name: 标杆, when: 'strategic == "是"', tier: 重要, reason: 形象, approved_by: 总经理, until: 2026-12-31}
`

const customers = "编号,名称,销售额,利润,评价,战略,电话,折扣\n" +
	"001,甲公司,120,30,优秀,否,+86 138,12.5%\n" +
	"002,\"=1+1\",60,10.25,良好,是,-5x,0.5\n" +
	"003,\"@sum(A1)\",10,-2,合格,否,\"a\n\"\"b\"\"\",\n" +
	"004,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",20,5,无,否,110101199003071234,\n"

func small(t testing.TB) *result.Result {
	t.Helper()
	return judge(t, load(t, rubric), list(t, "list.csv", customers))
}

// TestScoresHoldTheRows reads the sheet back with fileio and with excelize: the cells are those of the result.
func TestScoresHoldTheRows(t *testing.T) {
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		r, p := small(t), words.In(lang)
		data := writtenValues(t, r, lang)
		if err := booktest.Check(data); err != nil {
			t.Error(err)
		}
		columns := arranged(t, r, lang)
		scores := p.Sprintf("Scores")
		table, err := fileio.Read(saved(t, "out.xlsx", data), fileio.ReadOptions{Sheet: scores, HeaderRow: 1})
		if err != nil {
			t.Fatal(err)
		}
		diff(t, r.Len(), table.Len())
		diff(t, len(columns), len(table.Headers()))
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for i, c := range columns {
			diff(t, c.Header, table.Headers()[i].Raw)
			for row := range r.Len() {
				want, got := c.Cell(row), table.Cell(row, i)
				want.Text = textOf(want)
				if d := cells(want, got); d != "" {
					t.Errorf("%s row %d: %s", c.Header, row, d)
				}
				raw, err := f.GetCellValue(scores, at(i+1, row+2), excelize.Options{RawCellValue: true})
				if err != nil || raw != want.String() {
					t.Errorf("%s row %d: excelize reads %q, want %q (%v)", c.Header, row, raw, want.String(), err)
				}
				formula, err := f.GetCellFormula(scores, at(i+1, row+2))
				if err != nil || formula != "" {
					t.Errorf("%s row %d: formula %q (%v)", c.Header, row, formula, err)
				}
			}
		}
	}
}

// textOf is the text that a cell keeps in a workbook: a number has none.
func textOf(c fileio.Cell) string {
	if c.Kind == fileio.Number {
		return ""
	}
	return c.Text
}

func cells(want, got fileio.Cell) string {
	if want == got {
		return ""
	}
	return fmt.Sprintf("%+v, want %+v", got, want)
}

func TestSameBytes(t *testing.T) {
	r := small(t)
	first := written(t, r, words.Chinese)
	for range 5 {
		if !bytes.Equal(first, written(t, small(t), words.Chinese)) {
			t.Fatal("two workbooks of one result differ")
		}
	}
	if bytes.Equal(first, written(t, r, words.English)) {
		t.Error("both languages are one")
	}
}

func TestSummary(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t, small(t), words.English)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	diff(t, []string{"Summary", "Scores", "Rubric", "Problems", "Provenance", "Workings", "Chart data", "Origin"}, f.GetSheetList())
	rows, err := f.GetRows("Summary", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		if text := strings.TrimRight(strings.Join(row, "|"), "|"); text != "" {
			got = append(got, text)
		}
	}
	want := []string{
		"客户分级",
		"As of|2026-09-30",
		"List|list.csv: 4 rows",
		"Rubric|tier.yaml",
		"Rows|4 read = 3 scored + 1 unscored + 0 set aside",
		"Problems|1, listed on their own sheet",
		"Formulas|tables and charts follow what is edited on the sheet Rubric and in the list's columns; sentences say what was so when this was written",
		"价值",
		"Tier|Customers|Share|Mean score|Lowest|Highest|利润(万元)|Share of 利润|Expected|Gap (points)",
		"重要|2|0.666666667|81|62|100|40.25|1|0.6|40",
		`普通 "B"|0|0||||0|0|0.3|-30`,
		"小|1|0.333333333|30|30|30|-2|0",
		"Total|3|1|64|30|100|38.25|1",
		"Unscored customers: 1",
	}
	diff(t, want, got[:min(len(got), len(want))])
	diff(t, []string{"About these figures", "权重是示例。"}, got[len(got)-2:])
}

func TestProblemsSheet(t *testing.T) {
	data := written(t, small(t), words.English)
	table, err := fileio.Read(saved(t, "out.xlsx", data), fileio.ReadOptions{Sheet: "Problems", HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, 1, table.Len())
	var got []string
	for i := range table.Headers() {
		got = append(got, table.Cell(0, i).String())
	}
	diff(t, []string{"Problem", "list.csv:6", "004", `=HYPERLINK("http://x","y")`}, got[:4])
	if !strings.Contains(got[4], "无") {
		t.Errorf("the message is %q", got[4])
	}
}

// TestProblemsAreLinked has each problem lead to its customer's row.
func TestProblemsAreLinked(t *testing.T) {
	data := written(t, small(t), words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, to, err := f.GetCellHyperLink("Problems", "B2")
	diff(t, "'Scores'!A5", to)
	if id, err2 := f.GetCellValue("Scores", "A5"); err != nil || err2 != nil || id != "004" {
		t.Errorf("which is of %q (%v, %v)", id, err, err2)
	}
}

func TestNoProblems(t *testing.T) {
	lines := strings.SplitAfter(customers, "\n")
	data := written(t, judge(t, load(t, rubric), list(t, "list.csv", lines[0]+lines[1])), words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := f.GetCellValue("Problems", "E2")
	if err != nil || got != "no problems, and no row was set aside" {
		t.Errorf("found %q, %v", got, err)
	}
}

// TestNobodyScored has no figures to show: no share, no chart.
func TestNobodyScored(t *testing.T) {
	lines := strings.SplitAfter(customers, "\n")
	data := written(t, judge(t, load(t, rubric), list(t, "list.csv", lines[0]+lines[5]+lines[6])), words.Chinese)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
}

// TestLongTexts are cut to what a cell holds, and the sheet of problems says so.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("长", maxUnits-1) + "😀" // one unit too many
	fits := strings.Repeat("x", maxUnits)
	r := judge(t, load(t, rubric), list(t, "list.csv", "编号,名称,销售额,利润,评价,战略,备注\n1,甲,1,1,优秀,否,"+long+"\n2,乙,1,1,优秀,否,"+fits+"\n"))
	data := written(t, r, words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	scores := readSheet(t, data, "Scores")
	if got := scores.Cell(0, 6).Text; got != strings.Repeat("长", maxUnits-1)+"…" {
		t.Errorf("cut to %d characters", units(got))
	}
	if scores.Cell(1, 6).Text != fits {
		t.Error("a text that fits was cut")
	}
	problems := readSheet(t, data, "Problems")
	diff(t, 1, problems.Len())
	diff(t, "list.csv:2", problems.Cell(0, 1).Text)
	diff(t, `the text of column "备注" is cut to 32767 characters, the most that a cell can hold`, problems.Cell(0, 4).Text)
}

// TestLongTextsInManyRows has one that all rows share.
func TestLongTextsInManyRows(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("编号,名称,销售额,利润,评价,战略,备注\n")
	for row := range 8 {
		fmt.Fprintf(&csv, "%d,甲,1,1,优秀,否,%s\n", row, strings.Repeat("长", maxUnits+1))
	}
	data := written(t, judge(t, load(t, rubric), list(t, "list.csv", csv.String())), words.English)
	if err := booktest.Check(data); err != nil {
		t.Error(err)
	}
	scores := readSheet(t, data, "Scores")
	for row := range 8 {
		if got := units(scores.Cell(row, 6).Text); got != maxUnits {
			t.Errorf("row %d: %d characters", row, got)
		}
	}
	problems := readSheet(t, data, "Problems")
	diff(t, 8, problems.Len())
}

func TestCheckSize(t *testing.T) {
	for _, test := range []struct {
		rows, columns int
		want          string
	}{
		{1_048_575, 16_384, ""},
		{1_048_576, 1, "a sheet holds 1048575 rows below its header, and the result has 1048576"},
		{1, 16_385, "a sheet holds 16384 columns, and the result has 16385"},
	} {
		got := ""
		if err := checkSize(test.rows, test.columns); err != nil {
			got = err.Error()
		}
		diff(t, test.want, got)
	}
}
