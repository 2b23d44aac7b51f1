package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// latent is a context that is cancelled the nth time somebody asks.
type latent struct {
	context.Context
	asked  atomic.Int64
	last   int64
	cancel context.CancelFunc
}

func (l *latent) Err() error {
	if l.asked.Add(1) > l.last {
		l.cancel()
	}
	return l.Context.Err()
}

// TestInterruptedAnywhere interrupts a run each time it asks, first at its beginning and last when all is done: it ends
// with 130, and in the folder is nothing but the list, or also what was whole before.
func TestInterruptedAnywhere(t *testing.T) {
	var moments int64
	for code := exitInterrupted; code == exitInterrupted; moments++ {
		dir := t.TempDir()
		list := filepath.Join(dir, "list.csv")
		if err := os.WriteFile(list, []byte("客户编号,客户名称,年销售额,忠诚度\nC1,甲,1000,优秀\nC2,乙,20,良好\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		inner, cancel := context.WithCancel(context.Background())
		var told bytes.Buffer
		code = run(&latent{Context: inner, last: moments, cancel: cancel}, system{
			stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &told, getenv: func(string) string { return "" }, now: time.Now,
			args: []string{"score", list, "--config", "testdata/bad/tier.yaml", "--lang", "en", "--verbose", "-o", filepath.Join(dir, "out.xlsx"),
				"-o", filepath.Join(dir, "out.csv"), "-o", filepath.Join(dir, "out.json")},
		})
		cancel()
		if code != exitInterrupted && code != exitDone && code != exitUnjudged {
			t.Fatalf("moment %d: exit %d\n%s", moments, code, told.String())
		}
		if said := strings.Contains(told.String(), "tier: interrupted"); said != (code == exitInterrupted) {
			t.Errorf("moment %d: exit %d, but it says:\n%s", moments, code, told.String())
		}
		wantWhole(t, dir, told.String())
	}
	if moments < 5 {
		t.Errorf("only %d moments: nobody asks for an interruption", moments)
	}
}

// wantWhole wants nothing in the folder but the list and what was said to be written.
func wantWhole(t *testing.T, dir, told string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "list.csv" && !strings.Contains(told, "written: "+filepath.Join(dir, f.Name())) {
			t.Errorf("%s was left behind", f.Name())
		}
	}
}

// TestInterruptedReading interrupts a run that waits for standard input.
func TestInterruptedReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	reading := make(chan struct{})
	stuck := readerFunc(func([]byte) (int, error) {
		close(reading)
		<-t.Context().Done()
		return 0, errors.New("the end")
	})
	go func() { <-reading; cancel() }()
	var told bytes.Buffer
	code := run(ctx, system{
		stdin: stuck, stdout: &bytes.Buffer{}, stderr: &told, getenv: func(string) string { return "" }, now: time.Now,
		args: []string{"score", "-", "--config", "testdata/bad/tier.yaml", "--lang", "en", "--verbose"},
	})
	if code != exitInterrupted || !strings.HasSuffix(told.String(), "tier: interrupted\n") {
		t.Errorf("exit %d:\n%s", code, told.String())
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
