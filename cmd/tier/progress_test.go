package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/clipperhouse/displaywidth"

	"tier/cmd/tier/internal/words"
)

func TestLine(t *testing.T) {
	type work struct{ done, total, rows int64 }
	for _, tt := range []struct {
		name, file string
		work       work
		elapsed    time.Duration
		columns    int
		zh, en     string
	}{
		{"scoring", "", work{}, 3 * time.Second, 80, "评分 … 3 秒", "scoring … 3 s"},
		{"reading", "lists/customers.xlsx", work{42, 100, 45_000}, 2200 * time.Millisecond, 80,
			"读取 customers.xlsx 42% · 122 万行/分 · 还剩 4 秒", "reading customers.xlsx 42% · 1.2 M rows/min · 4 s left"},
		{"reading", "-", work{0, 100, 0}, time.Second, 80, "读取 - … 1 秒", "reading - … 1 s"},
		{"writing", "out.csv", work{999, 1000, 999}, 60 * time.Second, 80,
			"写出 out.csv 99% · 999 行/分 · 还剩 1 秒", "writing out.csv 99% · 999 rows/min · 1 s left"},
		{"writing", "out.csv", work{1001, 1000, 1001}, time.Second, 80,
			"写出 out.csv 100% · 6.0 万行/分 · 还剩 0 秒", "writing out.csv 100% · 60 k rows/min · 0 s left"},
		{"reading", "a.csv", work{1, 1000, 5}, time.Minute, 80,
			"读取 a.csv 0% · 5.0 行/分 · 还剩 999 分钟", "reading a.csv 0% · 5.0 rows/min · 999 min left"},
		{"reading", "客户清单二〇二六年第三季度.xlsx", work{1, 2, 0}, time.Second, 30,
			"读取 客户清单… 50% · 还剩 1 秒", "reading 客户清… 50% · 1 s left"},
		{"reading", "a\nb\x1b[2J.csv", work{}, time.Second, 80, "读取 a b\uFFFD[2J.csv … 1 秒", "reading a b\uFFFD[2J.csv … 1 s"},
	} {
		for lang, want := range map[words.Lang]string{words.Chinese: tt.zh, words.English: tt.en} {
			s := &stage{name: tt.name, file: tt.file}
			s.counter.Expect(tt.work.total)
			s.counter.Add(tt.work.done, tt.work.rows)
			if got := s.line(words.In(lang), tt.elapsed, tt.columns); got != want {
				t.Errorf("%s after %s: got %q, want %q", lang, tt.elapsed, got, want)
			}
		}
	}
}

func TestLineFits(t *testing.T) {
	s := &stage{name: "reading", file: "客户清单二〇二六年第三季度.xlsx"}
	s.counter.Expect(100)
	s.counter.Add(42, 123_456)
	for columns := range 100 {
		for _, lang := range []words.Lang{words.Chinese, words.English} {
			if line := s.line(words.In(lang), time.Second, columns); displaywidth.String(line) > columns || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%q has more than %d columns", line, columns)
			}
		}
	}
}

// TestWatch looks at a terminal over the seconds of a run.
func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var terminal bytes.Buffer
		a := &app{sys: system{now: time.Now}, words: words.In(words.English), screen: &screen{out: &terminal}}
		a.sys.stderr = a.screen
		a.stages.unwatch = a.watch()
		wait := func(d time.Duration, want string) {
			t.Helper()
			time.Sleep(d)
			synctest.Wait()
			a.screen.mu.Lock()
			defer a.screen.mu.Unlock()
			if got := terminal.String(); got != want {
				t.Errorf("the terminal got %q, want %q", got, want)
			}
			terminal.Reset()
		}
		const wipe = "\r\x1b[K"
		first := a.progress("reading", "list.csv")
		wait(999*time.Millisecond, "")
		wait(time.Millisecond, "reading list.csv … 1 s")
		first.counter.Expect(100)
		first.counter.Add(50, 1000)
		wait(time.Second, wipe+"reading list.csv 50% · 30 k rows/min · 2 s left")
		a.tell("a note")
		wait(0, wipe+"a note\n")
		wait(time.Second, "reading list.csv 50% · 20 k rows/min · 3 s left")
		first.end()
		wait(time.Second, wipe)
		silent := a.timed("reporting", "")
		wait(time.Second, "")
		silent.end()
		a.progress("writing", "out.csv")
		wait(time.Second, "writing out.csv … 1 s")
		a.endStages()
		wait(time.Second, wipe)
		a.progress("reading", "late.csv").end() // what an interruption left behind
		wait(3*time.Second, "")
	})
}
