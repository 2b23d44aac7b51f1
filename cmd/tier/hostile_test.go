package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/words"
)

// steering are texts that would steer a terminal: escape sequences, links, a title, the one-character forms, directions, what
// takes no room, and line ends.
func steering() []string {
	return []string{
		"\x1b[31mred\x1b[0m", "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]0;title\a", "\u009b31mC1", "\u009d0;t\u009c", "\u202Egnp.exe",
		"\u2066iso\u2069", "\u200fmark", "zero\u200bwidth\ufeff\u2060", "a\tb", "a\rb", "a\nb", "a\u2028b\u2029c", "\x7f\b\bdel", "a\u0085b",
	}
}

// running are texts that a spreadsheet would run.
func running() []string {
	return []string{
		"=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1+1", "\r=1+1", "=HYPERLINK(\"http://evil.example\",\"x\")", "＝1+1", "＋1+1", "－1+a", "＠SUM(1)",
		"a;=1+1", "a\n=1+1", "a,\"=1+1", "=cmd|'/C calc'!'A0'", "=DDE(\"cmd\";\"/C calc\";\"1\")", "=WEBSERVICE(\"http://evil.example\")", "\"=1+1", "'=1+1", "{=1+1}",
	}
}

// hostileList writes a list with a hostile name for each customer, as a workbook whose sheet and headers are hostile too.
func hostileList(t *testing.T, path string, texts []string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	sheet := "s\u202E\u200b=1+1"
	rows := [][]any{{"客户编号", "客户名称", "年销售额", "忠诚度", "区域", "=1+1\u202e\u0085", "\x1b[31m;=1+1"}}
	for i, text := range texts {
		sales, grade := any(i*100), "优秀"
		if i%5 == 4 {
			sales, grade = text, text // can't be judged
		}
		rows = append(rows, []any{text + string(rune('A'+i)), text, sales, grade, text, text, text})
	}
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(sheet, cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// hostileConfig is a configuration whose every name is hostile.
func hostileConfig(t *testing.T, path, text string) {
	t.Helper()
	quoted := strings.NewReplacer("\\", `\\`, `"`, `\"`, "\x1b", `\e`, "\u009b", `\u009b`, "\u009d", `\u009d`, "\u009c", `\u009c`, "\u202e", `\u202e`, "\u2066", `\u2066`,
		"\u2069", `\u2069`, "\u200f", `\u200f`, "\u200b", `\u200b`, "\ufeff", `\ufeff`, "\u2060", `\u2060`, "\t", `\t`, "\r", `\r`, "\n", `\n`, "\u2028", `\L`,
		"\u2029", `\P`, "\x7f", `\x7f`, "\b", `\b`, "\a", `\a`, "\u0085", `\N`).Replace(text)
	config := strings.ReplaceAll(`version: 1
title: "HOSTILE"
value: sales
fields:
  id: 客户编号
  name: 客户名称
  region: ["区域", "HOSTILE"]
  sales: {header: 年销售额, unit: 万元}
  loyalty: 忠诚度
scales:
  five: {"HOSTILE": 9, 优秀: 10, 良好: 8, 合格: 6, 较差: 4, 不合格: 2}
models:
  - name: value
    title: "HOSTILE"
    criteria:
      - {name: "HOSTILE 1", field: sales, weight: 60, bands: {1000: 10, 500: 8, else: 2}}
      - {name: "HOSTILE 2", field: loyalty, weight: 40, grades: five, group: "HOSTILE", standards: {优秀: "HOSTILE"}}
    tiers:
      by: score
      levels: [{name: "HOSTILE 1", min: 60}, {name: "HOSTILE 2"}]
    overrides:
      - {name: "HOSTILE", when: 'sales > 900', at_most: "HOSTILE 2", reason: "HOSTILE"}
`, "HOSTILE", quoted)
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
}

// shown runs a command and returns what it prints, to both streams.
func shown(args ...string) string {
	var out, told bytes.Buffer
	run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &out, stderr: &told, getenv: func(string) string { return "" }, args: append(args, "--lang", "en"),
	})
	return out.String() + told.String()
}

// TestNothingSteersTheTerminal runs every command over a hostile list, by a plain configuration and by hostile ones, under a
// hostile name of the file, and with hostile arguments.
func TestNothingSteersTheTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	t.Chdir(t.TempDir())
	list := "l\x1b[31m\u202e\u200b\u009b.xlsx"
	hostileList(t, list, steering())
	for i, text := range append(steering(), "plain") {
		if i%3 != 0 && text != "plain" { // each of a few is enough
			continue
		}
		hostileConfig(t, "tier.yaml", text)
		for _, args := range [][]string{
			{"check", list}, {"score", list, "--force", "--by", "region", "--top", "9", "--verbose", "-o", "out.xlsx", "-o", "out.md", "-o", "out.csv", "-o", "out.json"},
			{"score", list, "--json"}, {"score", list, "--dry-run", "--split-by", text, "-o", "parts/"}, {"score", list, "--force", "--split-by", "region", "-o", "parts/"},
			{"score", list, "-o", text + ".csv", "--sheet", text}, {"score", text}, {"score", list, "--columns", text}, {"score", list, "--by", text},
			{"explain", list, text}, {"explain", list, text + "A"}, {"explain", list, "\x1b[31mred\x1b[0mA"},
			{"report", "out.xlsx"}, {"report", "out.csv"}, {"report", "out.json"}, {"report", "out.json", "--json"}, {"report", list}, {"report", text},
			{"init", list, "--dry-run"}, {"init", "--preset", text}, {"config"}, {"form", list, "-o", "forms/" + text}, {"form", list, "--rater", text},
			{"raters", list}, {"raters", text}, {"credit", list, "--dry-run"}, {"credit", text}, {text}, {"score", "--" + text}, {"help", text}, {"completion", text},
			{"score", list, "--config", text}, {"score", list, "--as-of", text}, {"score", list, "--color", text},
		} {
			printed := shown(args...)
			if at := strings.IndexFunc(printed, words.Steers); at >= 0 || strings.ToValidUTF8(printed, "") != printed {
				t.Errorf("%q prints %q", args, printed[max(0, at-40):min(len(printed), at+40)])
			}
		}
		if out, err := os.ReadFile("out.md"); err != nil || bytes.ContainsFunc(out, words.Steers) {
			t.Errorf("%q: out.md: %v", text, err)
		}
	}
}

// TestNothingRuns writes hostile texts as .csv and .xlsx: no field begins as a formula, and no formula or link of the workbook
// holds one of them outside quotes.
func TestNothingRuns(t *testing.T) {
	t.Chdir(t.TempDir())
	hostileList(t, "list.xlsx", running())
	for _, text := range []string{"=1+1", "@SUM(1)", "=cmd|'/C calc'!'A0'", `=HYPERLINK("http://evil.example","x")`, "&C&\"x\"&[File]"} {
		hostileConfig(t, "tier.yaml", text)
		said := shown("score", "list.xlsx", "--force", "--values=false", "--tier-sheets", "--by", "region", "-o", "out.xlsx", "-o", "out.csv")
		checkCSVHarmless(t, "out.csv", said)
		checkBookHarmless(t, "out.xlsx", said)
	}
}

func checkCSVHarmless(t *testing.T, path, said string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err, said)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for _, field := range row {
			for _, part := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune(";\t\r\n", r) }) {
				if strings.ContainsRune("=+-@＝＋－＠", []rune(part)[0]) && strings.Trim(part, "+-0123456789.%") != "" {
					t.Errorf("row %d: %q would run", i+1, field)
				}
			}
		}
	}
}

func checkBookHarmless(t *testing.T, path, said string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err, said)
	}
	defer f.Close()
	formulas := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if formula != "" {
					formulas++
				}
				if bare := unquoted(formula); runsOutside(bare) {
					t.Errorf("%s!%s: =%s", sheet, cell, formula)
				}
				if linked, target, err := f.GetCellHyperLink(sheet, cell); err == nil && linked && strings.Contains(target, "://") {
					t.Errorf("%s!%s leads to %s", sheet, cell, target)
				}
			}
		}
	}
	if formulas < 20 {
		t.Errorf("only %d formulas were looked at", formulas)
	}
	f.Pkg.Range(func(name, content any) bool {
		part, _ := content.([]byte)
		if strings.Contains(name.(string), "externalLink") || bytes.Contains(part, []byte(`TargetMode="External"`)) || bytes.Contains(part, []byte("<ddeLink")) {
			t.Errorf("%s leads out of the workbook", name)
		}
		return true
	})
}

// unquoted is a formula without its texts and the names of sheets.
func unquoted(formula string) string {
	var b strings.Builder
	quote := byte(0)
	for i := range len(formula) {
		switch c := formula[i]; {
		case quote == c:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// runsOutside knows what of the hostile texts would stand in a formula outside quotes.
func runsOutside(formula string) bool {
	for _, word := range []string{"1+1", "cmd", "DDE", "WEBSERVICE", "evil", "calc", "HYPERLINK(http", "SUM(1)"} {
		if strings.Contains(formula, word) {
			return true
		}
	}
	return false
}
