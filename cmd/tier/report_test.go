package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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

// TestReportRecalculated: a tier that is a formula counts as the spreadsheet calculated it last.
func TestReportRecalculated(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	path := editable(t)
	edit(t, path, func(f *excelize.File, tier string) error {
		if err := f.SetCellValue("评分", tier+"2", nil); err != nil { // which the formula would take for its value
			return err
		}
		return f.SetCellFormula("评分", tier+"2", `IF(1+1=2,"小客户","重要客户")`)
	})
	if _, _, said := printed("report", path, "--lang", "en"); !strings.Contains(said, "formulas without a stored value: 1") {
		t.Errorf("before it is calculated:\n%s", said)
	}
	dir := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	if out, err := exec.Command(office, profile, "--headless", "--convert-to", "xlsx", "--outdir", dir, path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if _, out, _ := printed("report", filepath.Join(dir, filepath.Base(path)), "--lang", "en"); !strings.Contains(out, " 小客户           24 ") {
		t.Errorf("after it is calculated:\n%s", out)
	}
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
