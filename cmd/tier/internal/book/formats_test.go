package book

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
)

// formattedList is a list with a column for each format, whose values are all the same.
func formattedList(t *testing.T, codes []string, values []any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	header := []any{"客户编号", "客户名称", "年采购额"}
	for i := range codes {
		header = append(header, fmt.Sprintf("列%d", i))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetRow("Sheet1", "A1", &header))
	for row := 2; row < 7; row++ {
		line := append([]any{fmt.Sprintf("C%d", row), fmt.Sprintf("公司 %d", row), 1000 * row}, values...)
		must(f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", row), &line))
	}
	for i, code := range codes {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		must(err)
		must(f.SetCellStyle("Sheet1", at(4+i, 2), at(4+i, 6), style))
	}
	var out bytes.Buffer
	must(f.Write(&out))
	return saved(t, "list.xlsx", out.Bytes())
}

const formatsRubric = `version: 1
value: profit
fields: {id: 客户编号, name: 客户名称, profit: 年采购额}
models:
  - name: value
    criteria: [{name: 采购, field: profit, weight: 100, bands: {4000: 10, else: 1}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`

// codeAt is the format of a cell, "" for General.
func codeAt(t *testing.T, f *excelize.File, sheet, ref string) string {
	t.Helper()
	id, err := f.GetCellStyle(sheet, ref)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if style.CustomNumFmt == nil {
		return ""
	}
	return *style.CustomNumFmt
}

func TestInputsKeepTheirFormats(t *testing.T) {
	codes := []string{"#,##0.00", "¥#,##0", "0.0%", "yyyy/m/d", `0\.0,"万"`, `[$-804]yyyy"年"m"月"d"日"`,
		`0"`, "[what]0", "0;0;0;0;0", "#,##0 USD", "0%\\", "General", `"只有字"`, ";;;"}
	values := []any{1234567.5, 1234567, 0.125, 45000, 125000, 45000.0, 1, 2, 3, 4, 0.5, 6, 7, 8}
	want := append(append([]string{}, codes[:6]...), "", "", "", "", "0%", "", "", "")
	r := judge(t, load(t, formatsRubric), formattedList(t, codes, values))
	for _, o := range []Options{{}, {Values: true}, {TierSheets: true}} {
		data := writtenAs(t, r, words.Chinese, o)
		if err := booktest.Check(data); err != nil {
			t.Error(err)
		}
		f := openBook(t, data)
		for i, code := range want {
			if got := codeAt(t, f, "评分", at(4+i, 2)); got != code {
				t.Errorf("%s: got %q, want %q", codes[i], got, code)
			}
		}
	}
}

func TestFormatWidth(t *testing.T) {
	for code, least := range map[string]int{"#,##0.00": 5, "¥#,##0": 3, `0\.0,"万"`: 5, "[$¥-804]0": 2, "[Red]0_);(0)": 2} {
		if got := addedWidth(code); got < least || got > least+3 {
			t.Errorf("%s: got %d, want %d or little more", code, got, least)
		}
	}
	for code, least := range map[string]int{"yyyy/m/d": 10, `[$-804]yyyy"年"m"月"d"日"`: 14, "[$-F800]dddd, mmmm dd, yyyy": 29} {
		if got := dateWidth(code); got < least || got > least+4 {
			t.Errorf("%s: got %d, want %d or little more", code, got, least)
		}
	}
}
