package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/words"
)

// TestTimings has a clock that goes a quarter of a second whenever one looks at it.
func TestTimings(t *testing.T) {
	now := time.Date(2026, 9, 30, 12, 0, 0, 0, time.UTC)
	clock := func() time.Time {
		now = now.Add(250 * time.Millisecond)
		return now
	}
	for _, tt := range []struct {
		lang           words.Lang
		head, row, end string
	}{
		{words.English, "Stage File Time Rows Rows/s Peak memory", "reading list.csv 0.250 s 500 2000", "the whole run 0.500 s"},
		{words.Chinese, "步骤 文件 用时 行数 行/秒 内存峰值", "读取 list.csv 0.250 s 500 2000", "全程 0.500 s"},
	} {
		var told bytes.Buffer
		a := &app{sys: system{stderr: &told, now: clock}, words: words.In(tt.lang), verbose: true, began: now, screen: &screen{out: &told}}
		s := a.progress("reading", "list.csv")
		s.rows = 500
		s.end()
		ended := a.endStages()
		a.began = now.Add(-250 * time.Millisecond)
		a.tellTimings(ended)
		text := strings.Join(strings.Fields(told.String()), " ")
		for _, want := range []string{tt.head, tt.row, tt.end} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in:\n%s", want, told.String())
			}
		}
	}
}

// TestDetails reads a workbook that takes the slower reader, and wants that said with --verbose only.
func TestDetails(t *testing.T) {
	list := filepath.Join(t.TempDir(), "list.xlsx")
	if err := os.WriteFile(list, unusual(t, "../../testdata/customers.xlsx"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		args []string
		want bool
	}{{nil, false}, {[]string{"--verbose"}, true}} {
		var told bytes.Buffer
		code := run(context.Background(), system{
			stdin: strings.NewReader(""), stdout: io.Discard, stderr: &told, getenv: func(string) string { return "" }, now: time.Now,
			args: append([]string{"score", list, "--dry-run", "--lang", "en"}, tt.args...),
		})
		if said := strings.Contains(told.String(), "list.xlsx: read by the slower reader: "); code != exitDone || said != tt.want {
			t.Errorf("%q: exit %d, it says:\n%s", tt.args, code, told.String())
		}
	}
}

// unusual is a workbook whose sheet has a document type declaration, which no workbook needs.
func unusual(t *testing.T, path string) []byte {
	t.Helper()
	book, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range book.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			text = bytes.Replace(text, []byte("<worksheet"), []byte("<!DOCTYPE worksheet><worksheet"), 1)
		}
		copied, err := w.Create(f.Name)
		if err == nil {
			_, err = copied.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
