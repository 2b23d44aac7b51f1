package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/book"
	"tier/fileio"
)

// TestScoreAgain: a result is a list again. Whatever was scored, in either language, as .xlsx and as .csv: scored again
// it gives the same rows, but for the places that they name.
func TestScoreAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir, testdata := t.TempDir(), absolute(t, "../../testdata")
	lists := absolute(t, "testdata/again")
	t.Chdir(dir)
	told(t, 0, "init", filepath.Join(testdata, "wholesale-customers-440.csv"))
	if err := os.Rename("tier.yaml", "wholesale.yaml"); err != nil {
		t.Fatal(err)
	}
	told(t, 0, "init") // the preset
	for _, list := range []struct {
		path, config string
		code         int
	}{
		{filepath.Join(testdata, "customers.xlsx"), "tier.yaml", 0},
		{filepath.Join(testdata, "customers-messy.xlsx"), "tier.yaml", 3},
		{filepath.Join(testdata, "customers-gbk.csv"), "tier.yaml", 3},
		{filepath.Join(testdata, "wholesale-customers-440.csv"), "wholesale.yaml", 0},
		{filepath.Join(lists, "list.csv"), filepath.Join(lists, "tier.yaml"), 3},
	} {
		for _, lang := range []string{"zh", "en"} {
			t.Run(filepath.Base(list.path)+"/"+lang, func(t *testing.T) {
				score := func(from, to string) string {
					return told(t, list.code, "score", from, "--config", list.config, "--lang", lang, "--force", "-o", to+".csv", "-o", to+".xlsx")
				}
				score(list.path, "once")
				for _, ending := range []string{".xlsx", ".csv"} {
					if said := score("once"+ending, "twice"); strings.Count(said, "--keep-results") != 1 {
						t.Errorf("%s: what is left out is not said once:\n%s", ending, said)
					}
					sameRows(t, "once", "twice")
					score("twice"+ending, "thrice")
					sameRows(t, "twice", "thrice")
				}
			})
		}
	}
}

// sameRows wants the same rows of two results, in both of their files.
func sameRows(t *testing.T, a, b string) {
	t.Helper()
	for _, ending := range []string{".csv", ".xlsx"} {
		if diff := cmp.Diff(rowsOf(t, a+ending), rowsOf(t, b+ending)); diff != "" {
			t.Errorf("%s (-%s +%s):\n%s", ending, a, b, diff)
		}
	}
}

// rowsOf are the rows of a result with their header as texts, since a .csv has no other cells; without the places in
// them, the blanks around them, and the apostrophe by which a .csv keeps a text from being run.
func rowsOf(t *testing.T, path string) (rows [][]string) {
	t.Helper()
	table, err := fileio.Read(path, fileio.ReadOptions{Mark: book.Mark(), HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	place := regexp.MustCompile(`[^ ,、：]+\.(xlsx|csv)(![^!]+!|:)[A-Z]*[0-9]+`)
	escaped := regexp.MustCompile(`^'([=+@-])`)
	rows = append(rows, table.RawHeaders())
	for row := range table.Len() {
		var texts []string
		for col := range table.Headers() {
			text := strings.TrimSpace(place.ReplaceAllString(table.Cell(row, col).String(), "PLACE"))
			texts = append(texts, escaped.ReplaceAllString(text, "$1"))
		}
		rows = append(rows, texts)
	}
	return rows
}

// told runs the program, wants an exit code, and returns what it says besides data.
func told(t *testing.T, code int, args ...string) string {
	t.Helper()
	var said bytes.Buffer
	got := run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &said, getenv: func(string) string { return "" }, args: args,
	})
	if got != code {
		t.Fatalf("tier %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, code, said.String())
	}
	return said.String()
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
