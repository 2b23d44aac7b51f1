package book

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

func withTierSheets(t *testing.T, r *result.Result, lang words.Lang) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, r, words.In(lang), Options{TierSheets: true}); err != nil {
		t.Fatal(err)
	}
	if err := booktest.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	return out.Bytes()
}

func TestTierSheets(t *testing.T) {
	r := small(t)
	data := withTierSheets(t, r, words.English)
	f := openBook(t, data)
	diff(t, []string{"Summary", "Scores", "重要", `普通 "B"`, "小", "Rubric", "Problems", "Provenance", "Workings", "Chart data", "Origin"}, f.GetSheetList())
	diff(t, []string{
		"重要",
		"Customers: 2, the best first, as they were placed when this workbook was written; the sheet Scores is what counts",
		"编号|名称|利润|Score|Rank|Tier|Reason",
		"001|甲公司|30|100|1|重要|100 is at least 80",
		"002|=1+1|10.25|62|2|重要|标杆: 形象",
	}, linesOf(t, data, "重要"))
	diff(t, "no customer is in this tier", linesOf(t, data, `普通 "B"`)[3])
	_, to, err := f.GetCellHyperLink("重要", "A5")
	if err != nil || to != "'Scores'!A3" {
		t.Errorf("leads to %q, %v", to, err)
	}
	columns := arranged(t, r, words.English)
	for col, kind := range map[string]result.ColumnKind{"D": result.ScoreColumn, "E": result.RankColumn, "F": result.TierColumn, "G": result.ReasonColumn} {
		i := slices.IndexFunc(columns, func(c result.Column) bool { return c.Kind == kind })
		formula, err := f.GetCellFormula("重要", col+"5")
		if want := "'Scores'!" + at(i+1, 3); err != nil || formula != want {
			t.Errorf("column %s is %q, %v; want %q", col, formula, err, want)
		}
	}
	for col, want := range map[string]string{"A": "", "B": "", "C": "'Scores'!D3"} {
		if formula, err := f.GetCellFormula("重要", col+"5"); err != nil || formula != want {
			t.Errorf("column %s is %q, %v; want %q", col, formula, err, want)
		}
	}
	withTierSheets(t, r, words.Chinese)
}

// TestTierSheetsAreInputs has the sheet of scores found again, among all those lists.
func TestTierSheetsAreInputs(t *testing.T) {
	r := small(t)
	data := withTierSheets(t, r, words.Chinese)
	table, err := fileio.Read(saved(t, "out.xlsx", data), fileio.ReadOptions{Known: []string{"编号", "名称", "销售额", "利润", "评价", "战略"}})
	if err != nil {
		t.Fatal(err)
	}
	diff(t, "评分", table.Sheet())
	diff(t, r.Len(), table.Len())
}

// TestTierSheetsOfNobody have neither id nor name to show, and tiers that no sheet can be called.
func TestTierSheetsOfNobody(t *testing.T) {
	yaml := strings.NewReplacer("  id: 编号\n  name: 名称\n", "", `普通 \"B\"`, "Scores/[1]:*?", "{name: 重要,", "{name: scores,",
		"tier: 重要", "tier: scores", "{name: 小}", "{name: "+strings.Repeat("长", 40)+"}").Replace(rubric)
	data := withTierSheets(t, judge(t, load(t, yaml), list(t, "list.csv", customers)), words.English)
	diff(t, []string{"Summary", "Scores", "scores 2", "Scores--1", strings.Repeat("长", 30) + "…", "Rubric", "Problems", "Provenance", "Workings", "Chart data", "Origin"},
		openBook(t, data).GetSheetList())
}

func TestSheetName(t *testing.T) {
	for _, test := range []struct {
		text  string
		taken []string
		want  string
	}{
		{"重要客户", nil, "重要客户"},
		{"a[b]:c*d?e/f\\g'h", nil, "a-b--c-d-e-f-g-h"},
		{" '?' ", nil, "Tier"},
		{"", []string{"tier"}, "Tier 2"},
		{"History", nil, "History 2"},
		{"VIP", []string{"vip", "VIP 2"}, "VIP 3"},
		{strings.Repeat("x", 31), nil, strings.Repeat("x", 31)},
		{strings.Repeat("x", 32), nil, strings.Repeat("x", 30) + "…"},
		{strings.Repeat("x", 32), []string{strings.Repeat("X", 30) + "…"}, strings.Repeat("x", 28) + "… 2"},
		{strings.Repeat("😀", 16), nil, strings.Repeat("😀", 15) + "…"},
		{"a\nb", nil, "a b"},
		{"_x005F_x000D_ _x_", nil, "x005F-x000D_ _x_"},
	} {
		diff(t, test.want, sheetName(test.text, "Tier", test.taken))
	}
}

// TestAwkwardTiers have names that are formulas, too long, of one another's case, or of signs that no sheet may have.
func TestAwkwardTiers(t *testing.T) {
	awkward := []string{"'=1+1'", `"a,b \"c\" 😀 [x]"`, strings.Repeat("级", 300)}
	yaml := strings.NewReplacer("{name: 重要,", "{name: "+awkward[0]+",", "tier: 重要", "tier: "+awkward[0], `"普通 \"B\""`, awkward[1],
		"{name: 小}", "{name: "+awkward[2]+"}", "name: 销售额,", `name: "=销售额 <&> \"'",`, "name: 评价,", "name: "+strings.Repeat("评", 3_000)+",").Replace(rubric)
	long := "1,\"" + strings.Repeat("名", maxUnits+1) + "\",120,30,优秀,否,1,1\n"
	r := judge(t, load(t, yaml), list(t, "a & b.csv", customers+long))
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		data := withTierSheets(t, r, lang)
		diff(t, []string{"=1+1", `a,b "c" 😀 -x`, strings.Repeat("级", 30) + "…"}, openBook(t, data).GetSheetList()[2:5])
	}
}
