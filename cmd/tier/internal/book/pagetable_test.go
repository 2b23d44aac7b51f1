package book

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/words"
)

// TestSummaryHasWhatWasAsked shows --top and --by with figures that are numbers, and a model called 20% as a text.
func TestSummaryHasWhatWasAsked(t *testing.T) {
	yaml := rubric + strings.Replace(rubric[strings.Index(rubric, "  - name: value"):], "name: value\n    title: 价值", "name: 20%", 1)
	r := judge(t, load(t, yaml), list(t, "list.csv", customers))
	asked := report.Options{Top: 1, By: []report.By{{Header: "战略", Words: []string{"否", "是", "否", "否"}}}}
	var out bytes.Buffer
	if err := Write(&out, r, words.In(words.English), Options{Asked: asked}); err != nil {
		t.Fatal(err)
	}
	if err := booktest.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Summary", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	var lines []string
	for i, row := range rows {
		lines = append(lines, strings.TrimRight(strings.Join(row, "|"), "|"))
		at[lines[i]] = i + 1
	}
	for _, want := range []string{"20%|1|1", "价值: tiers by 战略", "20%: tiers by 战略", "否|1|0|1|1|3", "Total|2|0|1|1|4", "The best customers: 1", "1|001|甲公司|30|100|重要|100 is at least 80"} {
		if at[want] == 0 {
			t.Errorf("%q is not among\n%s", want, strings.Join(lines, "\n"))
		}
	}
	for cell, want := range map[string]excelize.CellType{"A": excelize.CellTypeInlineString, "B": excelize.CellTypeUnset} {
		if got, err := f.GetCellType("Summary", cell+itoa(at["20%|1|1"])); err != nil || got != want {
			t.Errorf("%s is of type %v, %v", cell, got, err)
		}
	}
}

func itoa(n int) string { return strings.TrimPrefix(at(1, n), "A") }

// TestSpans gives the columns that are left over to the texts that need them.
func TestSpans(t *testing.T) {
	long := strings.Repeat("长", 14)
	for _, test := range []struct {
		header []string
		row    []string
		want   []int
	}{
		{[]string{"a", "b"}, []string{"1", "2"}, []int{1, 1}},
		{[]string{"a", "b", "c"}, []string{"1", long, "2"}, []int{1, 3, 1}},
		{[]string{"a", "b"}, []string{long + long, long + long + long + long}, []int{3, 7}},
		{strings.Split("abcdefghijkl", ""), strings.Split(strings.Repeat(long+",", 12)[:12*(len(long)+1)-1], ","), []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
	} {
		diff(t, test.want, newPage(nil, "").spans(&report.Table{Header: test.header, Rows: [][]report.Cell{report.Row(test.row...)}}))
	}
}
