package main

import (
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
	file, other := filepath.Join("forms", "evaluation-王强.xlsx"), filepath.Join("forms", "evaluation-李娜.xlsx")
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellStr("Evaluation", "C6", "优秀"); err != nil {
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
