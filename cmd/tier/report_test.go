package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
)

// TestReportEdited prints what a workbook says now, and says where its summary doesn't know of it.
func TestReportEdited(t *testing.T) {
	path := editable(t)
	edit(t, path, func(f *excelize.File, tier string) error { return f.SetCellStr("评分", tier+"2", "小客户") })
	code, out, said := printed("report", path, "--lang", "en")
	if code != 0 || !strings.Contains(out, " 小客户           24 ") || !strings.Contains(out, " 普通客户         16 ") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	for _, want := range []string{
		"the summary counts 17 customers of 普通客户, the rows 16",
		"hint: open the workbook in Excel, WPS or LibreOffice, recalculate and save it; or score the list again: tier score " + path,
	} {
		if strings.Count(said, want) != 1 {
			t.Errorf("%q is not said once:\n%s", want, said)
		}
	}
	if _, _, said := printed("report", path); !strings.Contains(said, "汇总表有 17 家普通客户，评分表有 16 家") {
		t.Errorf("in Chinese:\n%s", said)
	}
}

// TestReportUnknownTier: a tier that somebody wrote by hand counts too.
func TestReportUnknownTier(t *testing.T) {
	path := editable(t)
	edit(t, path, func(f *excelize.File, tier string) error { return f.SetCellStr("评分", tier+"2", "待定") })
	if _, out, _ := printed("report", path); !strings.Contains(out, " 待定           1    1.3%") {
		t.Error(out)
	}
}

// TestReportRecalculated: of a workbook whose weights were edited and that was recalculated, the report shows the tiers
// that a run with those weights gives.
func TestReportRecalculated(t *testing.T) {
	dir := t.TempDir()
	list, path := absolute(t, "../../testdata/customers.xlsx"), filepath.Join(dir, "result.xlsx")
	t.Chdir(dir)
	told(t, 0, "init")
	told(t, 0, "score", list, "-o", path, "-q")
	edit(t, path, func(f *excelize.File, _ string) error {
		setWeight(t, f, "年销售额", 10)
		setWeight(t, f, "忠诚度", 30)
		return nil
	})
	config, err := os.ReadFile("tier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	edited := regexp.MustCompile(`(?s)(name: 年销售额 .*?weight: )25`).ReplaceAllString(string(config), "${1}10")
	edited = regexp.MustCompile(`(?s)(name: 忠诚度\n.*?weight: )15`).ReplaceAllString(edited, "${1}30")
	if err := os.WriteFile("tier.yaml", []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	_, before, _ := printed("report", path)
	_, now, _ := printed("report", booktest.Recalculated(t, path))
	_, run, _ := printed("score", list, "--dry-run")
	if table(now) != table(run) || table(before) == table(run) {
		t.Errorf("before:\n%s\nrecalculated:\n%s\na run:\n%s", before, now, run)
	}
}

// table is the first table of a report.
func table(report string) string {
	text, _, _ := strings.Cut(report, " 合计")
	return text
}

// setWeight sets the weight of a criterion on the sheet of the rubric, under the header of weights.
func setWeight(t *testing.T, f *excelize.File, criterion string, weight int) {
	t.Helper()
	rows, err := f.GetRows("评分标准")
	if err != nil {
		t.Fatal(err)
	}
	column := -1
	for i, row := range rows {
		if at := slices.Index(row, "权重"); at >= 0 {
			column = at
		} else if column >= 0 && slices.Contains(row[:min(len(row), column)], criterion) {
			cell, err := excelize.CoordinatesToCellName(column+1, i+1)
			if err == nil {
				err = f.SetCellInt("评分标准", cell, int64(weight))
			}
			if err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no weight of %s in %q", criterion, rows)
}

// editable is a scored workbook of the example list, without live formulas.
func editable(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "result.xlsx")
	told(t, 0, "score", filepath.Join("..", "..", "testdata", "customers.xlsx"), "--values", "-o", path, "-q")
	return path
}

// edit changes a workbook; the change is told the letters of the column of the tiers. Row 2 is that of an ordinary
// customer.
func edit(t *testing.T, path string, change func(f *excelize.File, tier string) error) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cells, err := f.SearchSheet("评分", "级别")
	if err != nil || len(cells) != 1 {
		t.Fatalf("级别 in %v: %v", cells, err)
	}
	if err := change(f, strings.TrimRight(cells[0], "0123456789")); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

// printed runs the program and returns what it prints and what it says.
func printed(args ...string) (code int, out, said string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, args: args,
	})
	return code, stdout.String(), stderr.String()
}
