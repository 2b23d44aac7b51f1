package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"tier/cmd/tier/internal/report"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// full is a writer that fails after so many bytes.
type full struct {
	to    io.Writer
	room  int
	err   error
	calls *[]int // the lengths of what was written
}

func (f *full) Write(b []byte) (int, error) {
	*f.calls = append(*f.calls, len(b))
	n, err := f.to.Write(b[:min(len(b), f.room)])
	if f.room -= n; err == nil && n < len(b) {
		err = f.err
	}
	return n, err
}

// rooms are the numbers of bytes after which a result is made to fail: all of them, or of a large one, a workbook, the first
// bytes, the middle and the last of each call that wrote it. Its writer learns no more than which call has failed.
// TIER_FAILURES=all has it fail after each byte too.
func rooms(size int, calls []int) []int {
	const small = 8 << 10
	var all []int
	if size <= small || os.Getenv("TIER_FAILURES") == "all" {
		for room := range size {
			all = append(all, room)
		}
		return all
	}
	at := 0
	for _, n := range calls {
		all = append(all, at, at+1, at+n/2, at+n-1)
		at += n
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(room int) bool { return room >= size })
}

// TestOutputsFail has the disk fail anywhere in a small result of each format: the run has failed, the old file is as it
// was, and nothing else is there. TestReplaceFailsAtEveryByte of fileio does the same to the file below the writers.
func TestOutputsFail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	config, err := os.ReadFile("testdata/bad/tier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list := resulttest.List(t, "list.csv", "客户编号,客户名称,年销售额,忠诚度\nC1,甲,1200,优秀\nC2,乙,300,乱写\n")
	r := resulttest.Judge(t, resulttest.Load(t, string(config)), list)
	a := newApp(t.Context(), system{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }})
	for _, ending := range []string{".xlsx", ".csv", ".json", ".md"} {
		t.Run(ending, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out"+ending)
			o := &scoreOptions{values: ending == ".xlsx"} // a workbook of figures has the same writer, and is smaller
			out, err := o.formatOf(path)
			if err != nil {
				t.Fatal(err)
			}
			var calls []int
			write := func(room int, cause error) error {
				s := a.progress("writing", path)
				defer s.end()
				return fileio.Replace(path, func(w io.Writer) error {
					return s.write(context.Background(), r, report.Options{}, out, &full{w, room, cause, &calls})
				})
			}
			if err := write(1<<30, nil); err != nil {
				t.Fatal(err)
			}
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			all := rooms(len(whole), calls)
			for i, room := range all {
				cause := []error{syscall.EIO, syscall.ENOSPC}[i%2]
				if err := write(room, cause); !errors.Is(err, cause) || exitCode(err) != exitFailed {
					t.Fatalf("%d bytes: %v", room, err)
				}
				wantOnlyOld(t, path, room)
			}
			if err := write(len(whole), syscall.EIO); err != nil {
				t.Fatal(err)
			}
			if again, err := os.ReadFile(path); err != nil || !bytes.Equal(again, whole) {
				t.Errorf("not whole: %v", err)
			}
			t.Logf("%d bytes, %d failures", len(whole), len(all))
		})
	}
}

// wantOnlyOld wants the old file as it was, alone in its folder.
func wantOnlyOld(t *testing.T, path string, room int) {
	t.Helper()
	if content, err := os.ReadFile(path); err != nil || string(content) != "old" {
		t.Fatalf("%d bytes: the old file is %.20q, %v", room, content, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Fatalf("%d bytes: left behind: %v, %v", room, entries, err)
	}
}
