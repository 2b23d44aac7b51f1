package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestFilledFormStays: a form that holds ratings is nobody's to replace, and no other is then written either.
func TestFilledFormStays(t *testing.T) {
	list, err := filepath.Abs("../../testdata/customers.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	form := func(more ...string) (code int, said string) {
		code, _, said = printed(append([]string{"form", list, "-o", "forms/", "--rater", "王强", "--rater", "李娜", "--lang", "en"}, more...)...)
		return code, said
	}
	if code, said := form(); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	file, other := filepath.Join("forms", "form-王强.xlsx"), filepath.Join("forms", "form-李娜.xlsx")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStr("Form", "C6", "优秀"); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	filled, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	code, said := form()
	for _, want := range []string{
		"tier: " + file + ": somebody has filled in or edited this form, and what is in it would be lost",
		"hint: --rater NAME writes the forms of others only; -o names another place; --force replaces the form",
	} {
		if code != exitFailed || strings.Count(said, want) != 1 {
			t.Errorf("exit code %d, and not %q once:\n%s", code, want, said)
		}
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != string(filled) {
		t.Errorf("the filled form has changed: %v", err)
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("another form was written")
	}
	if code, said := form("--force"); code != 0 {
		t.Errorf("exit code %d: %s", code, said)
	}
	if now, err := os.ReadFile(file); err != nil || string(now) == string(filled) {
		t.Errorf("--force leaves the form: %v", err)
	}
}

// TestFormsReadBack: what raters fill in arrives, be it a word or its points, in a workbook each or in one, whatever they are
// called.
func TestFormsReadBack(t *testing.T) {
	for name, test := range map[string]struct {
		write []string
		files [2]string
		sheet [2]string
	}{
		"a workbook each":   {[]string{"-o", "forms/"}, [2]string{"forms/考评表-王_总.xlsx", "forms/考评表-Ada & Bo.xlsx"}, [2]string{"考评表", "考评表"}},
		"a sheet each":      {[]string{"--one", "-o", "forms.xlsx"}, [2]string{"forms.xlsx", "forms.xlsx"}, [2]string{"王-总", "Ada & Bo"}},
		"others' customers": {[]string{"-o", "forms/", "--customers", "others"}, [2]string{"forms/考评表-王_总.xlsx", "forms/考评表-Ada & Bo.xlsx"}, [2]string{"考评表", "考评表"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for file, content := range map[string]string{"tier.yaml": twoRaters, "list.csv": "编号,名称,业务员\n007,甲,张\n=1+1,乙,李\n"} {
				if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if code, _, said := printed(append([]string{"form", "list.csv"}, test.write...)...); code != 0 {
				t.Fatalf("exit code %d: %s", code, said)
			}
			for i, ratings := range [][2]any{{"优", 2}, {6, "优"}} {
				rateBelow(t, test.files[i], test.sheet[i], ratings)
			}
			code, out, said := printed("score", "list.csv", "--ratings", test.files[0], "--ratings", test.files[1], "-o", "-", "-q")
			if test.files[0] == test.files[1] {
				code, out, said = printed("score", "list.csv", "--ratings", test.files[0], "-o", "-", "-q")
			}
			if code != 0 || !strings.Contains(out, "007,甲,张,80,") || !strings.Contains(out, ",乙,李,60,") {
				t.Errorf("exit code %d, not 80 and 60:\n%s\n%s", code, out, said)
			}
		})
	}
}

// TestKnownNameNoRater: what raters are shown of a customer doesn't say whose the ratings are, whatever the list calls it.
func TestKnownNameNoRater(t *testing.T) {
	for _, header := range []string{"评委", "评价人", " Rater "} {
		t.Run(header, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for file, content := range map[string]string{"tier.yaml": twoRaters, "list.csv": "编号,名称," + header + "\n007,甲,Ada & Bo\n8,乙,Ada & Bo\n"} {
				if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			told(t, 0, "form", "list.csv", "-o", "one.xlsx", "--one", "--rater", "王/总", "--known", header)
			book, err := excelize.OpenFile("one.xlsx")
			if err != nil {
				t.Fatal(err)
			}
			sheet := book.GetSheetName(0)
			if text, err := book.GetCellValue(sheet, "C6"); err != nil || text != "名单里的"+strings.TrimSpace(header) {
				t.Errorf("the header %q, %v", text, err)
			}
			if err := errors.Join(book.SetCellStr(sheet, "D7", "优"), book.Save()); err != nil {
				t.Fatal(err)
			}
			code, out, said := printed("score", "list.csv", "--ratings", "one.xlsx", "-o", "-", "-q")
			if code != exitUnjudged || !strings.Contains(out, "007,甲,Ada & Bo,100,") || strings.Count(said, "list.csv:") != 1 {
				t.Errorf("exit code %d, not 100 points:\n%s\n%s", code, out, said)
			}
		})
	}
}

// TestDefaultFormsPrint: with the fields that nobody chose, a form is still one page wide, on A4 lying down.
func TestDefaultFormsPrint(t *testing.T) {
	list := absolute(t, "../../testdata/customers.xlsx")
	t.Chdir(t.TempDir())
	said := told(t, 0, "form", list, "-o", "one.xlsx", "--one", "--rater", "王强", "--lang", "en")
	if !strings.Contains(said, "the forms show of each customer: 区域, ") {
		t.Errorf("not the region first:\n%s", said)
	}
	book, err := excelize.OpenFile("one.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	page, err := book.GetPageLayout("Form")
	props, wrong := book.GetSheetProps("Form")
	if err = errors.Join(err, wrong); err != nil {
		t.Fatal(err)
	}
	if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || !*props.FitToPage {
		t.Errorf("paper %d, %s, %d pages wide, fitted: %v", *page.Size, *page.Orientation, *page.FitToWidth, *props.FitToPage)
	}
	row, err := book.GetRows("Form")
	if err != nil || len(row[5]) > 2+mostKnown+7+1 {
		t.Errorf("%d columns, %v: %q", len(row[5]), err, row[5])
	}
}

const twoRaters = `
version: 1
fields: {id: 编号, name: 名称, owner: 业务员, loyalty: 忠诚}
models:
  - name: m
    criteria: [{name: 忠诚, field: loyalty, weight: 100, grades: {优: 10, 中: 6, 差: 2}}]
    tiers: {by: score, levels: [{name: 大, min: 60}, {name: 小}]}
panel: {raters: [王/总, {name: Ada & Bo, role: 组员}]}
`

// rateBelow writes ratings below the header of the form's criterion.
func rateBelow(t *testing.T, file, sheet string, ratings [2]any) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, rating := range ratings {
		cell, err := excelize.CoordinatesToCellName(3, 7+i)
		if err == nil {
			err = book.SetCellValue(sheet, cell, rating)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}
