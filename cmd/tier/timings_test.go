package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"tier/cmd/tier/internal/words"
	"tier/fileio"
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

// slow is a table that says why it was slow.
type slow struct{}

func (slow) Detail() []fileio.Message {
	return []fileio.Message{{Format: "because of %s", Args: []any{"x"}}}
}

func TestDetails(t *testing.T) {
	for _, tt := range []struct {
		verbose bool
		table   any
		want    string
	}{
		{true, slow{}, "list.csv: because of x\n"}, {false, slow{}, ""}, {true, &fileio.Table{}, ""},
	} {
		var told bytes.Buffer
		a := &app{sys: system{stderr: &told}, verbose: tt.verbose}
		if a.tellDetails(tt.table, "list.csv"); told.String() != tt.want {
			t.Errorf("verbose %v, %T: got %q, want %q", tt.verbose, tt.table, told.String(), tt.want)
		}
	}
}
