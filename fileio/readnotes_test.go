package fileio

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// notesOf are the notes of a text read as a list.
func notesOf(t *testing.T, text string) []string {
	t.Helper()
	table, err := Read("-", ReadOptions{Stdin: strings.NewReader(text)})
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, m := range table.Notes() {
		notes = append(notes, m.String())
	}
	return notes
}

// TestHeaderNote names all rows of a header.
func TestHeaderNote(t *testing.T) {
	for text, want := range map[string]string{
		"编号,名称,销售额\n1,甲,10\n":                        "header in line 1",
		"编号,名称,销售,\n,,去年,今年\n1,甲,10,20\n2,乙,10,20\n": "header in lines 1–2",
	} {
		if notes := notesOf(t, text); !slices.Contains(notes, want) {
			t.Errorf("%q: no %q in %q", text, want, notes)
		}
	}
}

// TestCutOffNote wants a last line that ends between two fields to be named, and none that a program just doesn't end.
func TestCutOffNote(t *testing.T) {
	const cut = "the file ends in the middle of line 4, it seems: it has 2 fields, the lines before it have 3"
	for text, want := range map[string]bool{
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,丙":           true,
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,\"丙\"":       true,
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,丙,":          false,
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,丙\n":         false,
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,丙,30":        false,
		"编号,名称,额\n1,甲,10\n2,乙\n3,丙":              false,
		"编号,名称,额\n1,甲,10\n2,乙,20\n注：不含税":         false,
		"编号,名称,额\n1,甲,10\n2,乙,20\n3,\"丙\n丁\",30": false,
	} {
		if notes := notesOf(t, text); slices.Contains(notes, cut) != want {
			t.Errorf("%q: %q", text, notes)
		}
	}
}

// TestCodeNote wants numbers that other programs write for a missing value to be told of, where there are several.
func TestCodeNote(t *testing.T) {
	for text, want := range map[string]string{
		"编号,额\n1,-99\n2,5\n3,-99\n":          `"额" has -99 in 2 cells; where it stands for a missing value, say so: na: {add: [-99]}`,
		"编号,额(元)\n1,-999\n2,50000\n3,-999\n": `"额(元)" has -999 in 2 cells; where it stands for a missing value, say so: na: {add: [-999]}`,
		"编号,额\n1,-99\n2,5\n3,7\n":            "",
		"编号,额\n1,-5\n2,5\n3,-5\n":            "",
	} {
		table, err := Read("-", ReadOptions{Stdin: strings.NewReader(text)})
		if err != nil {
			t.Fatal(err)
		}
		l, err := Bind([]*Table{table}, []Spec{{Name: "v", Headers: []string{"额"}, Unit: "万元"}})
		if err != nil {
			t.Fatal(err)
		}
		l.Numbers("v")
		var got string
		for _, m := range l.Notes() {
			if strings.Contains(m.String(), "missing value") {
				got += m.String()
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestDanglingLink names what a link leads to.
func TestDanglingLink(t *testing.T) {
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.Symlink("gone.csv", path); err != nil {
		t.Skip("no links here: ", err)
	}
	var known *Error
	if _, err := Read(path, ReadOptions{}); !errors.As(err, &known) || known.Message.String() != "this link leads to gone.csv, which is not there" {
		t.Errorf("got %v", err)
	}
}

// TestSystemCause has the words of the system as messages, which have Chinese.
func TestSystemCause(t *testing.T) {
	for _, err := range []error{syscall.EACCES, syscall.EISDIR, syscall.ENOSPC, syscall.EROFS, syscall.EIO, syscall.ENOENT, syscall.ENOTDIR} {
		m := SystemCause(&os.PathError{Op: "read", Path: "x", Err: err})
		if m.Format != err.Error() || m.String() != err.Error() {
			t.Errorf("%v: %#v", err, m)
		}
	}
	if m := SystemCause(errors.New("50% of it")); m.String() != "50% of it" {
		t.Errorf("got %s", m)
	}
}

// TestLayoutTakesTime wants the search for the table to end when its time is up, or when nobody waits for it any longer.
func TestLayoutTakesTime(t *testing.T) {
	text := strings.Repeat("编号,名称,额\n1,甲,10\n", 100)
	for _, known := range [][]string{nil, {"编号", "额"}} {
		f, err := Open("-", ReadOptions{Stdin: strings.NewReader(text), Known: known})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Table(); err != nil {
			t.Errorf("with time: %v", err)
		}
		f.opt.Limits.Time = 1
		var late *Error
		if _, err := f.Table(); !errors.As(err, &late) || late.Place != "stdin" || !strings.HasPrefix(late.Message.String(), "reading takes longer than") {
			t.Errorf("without: %v", err)
		}
	}
}
