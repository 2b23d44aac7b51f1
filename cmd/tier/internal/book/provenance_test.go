package book

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/words"
)

// linesOf are the rows of a sheet that show anything, their cells parted by |.
func linesOf(t *testing.T, data []byte, sheet string) []string {
	t.Helper()
	rows, err := openBook(t, data).GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, row := range rows {
		full := slices.DeleteFunc(slices.Clone(row), func(s string) bool { return s == "" })
		if len(full) > 0 {
			lines = append(lines, strings.Join(full, "|"))
		}
	}
	return lines
}

func has(t *testing.T, lines []string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not among\n%s", want, strings.Join(lines, "\n"))
		}
	}
}

// TestProvenance counts every row of two lists where it went, and says of each step what there is.
func TestProvenance(t *testing.T) {
	north, south := list(t, "north.csv", customers), list(t, "south.csv", customers[:strings.Index(customers, "001")]+
		"101,丙,120,30,优秀,否,1,1\n102,丁,1,1,差,否,1,1\n,,,,,,,\n103,戊,1,1,合格,否,1,1\n合计,,122,32,,,,\n")
	r := judge(t, load(t, rubric), north, south)
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		data := written(t, r, lang)
		if err := booktest.Check(data); err != nil {
			t.Error(err)
		}
	}
	data := written(t, r, words.English)
	lines := linesOf(t, data, "Provenance")
	tables := r.List.Tables()
	config := "tier.yaml · 2026-09-30\n" + r.Config.SHA256
	has(t, lines,
		"north.csv|1|8|4|"+tables[0].SHA256(), "south.csv|1|8|5|"+tables[1].SHA256(),
		"Configuration|tier.yaml", "SHA-256|"+r.Config.SHA256, "As of|2026-09-30", "Value of a customer|利润(万元)",
		"Levels|重要 ≥ 80; 普通 \"B\" ≥ 40; 小 (what is left)", "Overrides|1, of which 0 have expired",
		"north.csv|4|3|1|0|0", "south.csv|5|2|1|2|0", "Total|9|5|2|2|0",
		"Set aside: 1 total rows, 1 blank rows, 0 notes, 0 repeated headers, 0 repeats of an id",
		"1 Evaluation group|no part of it|who rated the customers is not recorded; ratings are taken as they stand in the list",
		"2 Customer files|yes|7 customers; 6 of 6 configured fields are in the list|north.csv · 2026-09-30\n"+tables[0].SHA256()+"\nsouth.csv · 2026-09-30\n"+tables[1].SHA256()+"|Scores",
		"3 Criteria|yes|价值: 2 criteria, their weights sum to 100|"+config+"|Rubric",
		"5 Uniform standards|no part of it|what each grade means is written down for 0 of 1 graded criteria; without them, ratings depend on who rates|Rubric",
		"6 Scoring|in part|5 scored, 2 unscored|this result · 2026-09-30|Scores",
		"7 Tiers|yes|5 customers in 3 tiers, by thresholds of the score; changed by overrides: 1|this result · 2026-09-30|Summary",
		"8 Rules for each tier|no part of it|how each tier is treated is not configured")
}

// TestProvenanceOfPreset is that of the preset whose standards are all written down.
func TestProvenanceOfPreset(t *testing.T) {
	r := judgePreset(t, "eight-step", "../../../../testdata/customers.xlsx")
	lines := linesOf(t, written(t, r, words.Chinese), "出处")
	has(t, lines, "配置|预设 eight-step，其中的权重是示例", "5 统一标准|有|写明各档标准的科目 5 个（由人评档的共 5 个）|eight-step · 2026-09-30\n"+r.Config.SHA256+"|评分标准",
		"合计|80|80|0|0|0", "级别|关键客户（只由特批进入）；重要客户 ≥ 80；主要客户 ≥ 60；普通客户 ≥ 40；小客户（其余）")
}

func TestProblemsByKind(t *testing.T) {
	r := judge(t, load(t, rubric), list(t, "list.csv", customers+"合计,,1,1,,,,\n"))
	data := written(t, r, words.English)
	has(t, linesOf(t, data, "Summary"), "Problem|1", "Set aside|1")
	f := openBook(t, data)
	rows, err := f.GetRows("Summary")
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]string{"Problem": "'Problems'!A2", "Set aside": "'Problems'!A3"} {
		n := 1 + slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[0] == kind && row[1] == "1" })
		_, to, err := f.GetCellHyperLink("Summary", at(1, n))
		if err != nil || to != want {
			t.Errorf("%s leads to %q, %v; want %s", kind, to, err, want)
		}
	}
}

// TestTopIsLinked has each of the best customers lead to the row among the scores: where the list of them follows the
// scores, by its formulas.
func TestTopIsLinked(t *testing.T) {
	for name, data := range map[string][]byte{"values": writtenValues(t, small(t), words.English), "live": written(t, small(t), words.English)} {
		f := openBook(t, data)
		rows, err := f.GetRows("Summary")
		if err != nil {
			t.Fatal(err)
		}
		n := 1 + slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[0] == "2" && row[1] == "002" })
		for _, col := range []int{2, 3} {
			_, to, err := f.GetCellHyperLink("Summary", at(col, n))
			if err != nil || name == "values" && to != "'Scores'!A3" {
				t.Errorf("%s: column %d leads to %q, %v", name, col, to, err)
			}
			formula, err := f.GetCellFormula("Summary", at(col, n))
			if err != nil || strings.Contains(formula, `HYPERLINK("#'Scores'!A"&`) != (name == "live") {
				t.Errorf("%s: column %d has the formula %q, %v", name, col, formula, err)
			}
		}
	}
}
