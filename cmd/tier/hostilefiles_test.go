package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hostileCase is a file that somebody made to do harm, or that a broken program did.
type hostileCase struct {
	name string
	make func(t *testing.T, folder string) string
	want string // what is said of it; "" where it is read and judged
}

// bookCase is a case of a workbook.
func bookCase(name string, b func() *hostileBook, want string) hostileCase {
	return hostileCase{name: name, make: func(t *testing.T, folder string) string { return b().write(t, folder) }, want: want}
}

func textCase(name, want string, pieces ...piece) hostileCase {
	return hostileCase{name: name, make: func(t *testing.T, folder string) string { return writeText(t, folder, pieces...) }, want: want}
}

// What a hostile file may cost.
const (
	hostileTime   = 10 * time.Second
	hostileMemory = 1 << 30
)

// TestHostile runs the program on each: it refuses the file in one line, or is done, in bounded time and memory, and leaves
// nothing behind.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and longer than it may under the race detector")
	}
	for _, c := range hostileCases() {
		if dearHostile()[c.name] && os.Getenv("TIER_HOSTILE") == "" {
			continue
		}
		t.Run(c.name, func(t *testing.T) { runHostile(t, c) })
	}
}

// dearHostile are the cases that take long and show what others show in less: TIER_HOSTILE=all runs them too.
func dearHostile() map[string]bool {
	return map[string]bool{"twenty million shared texts": true, "cells up to the limit": true, "many short cells": true,
		"many short rows": true, "700 million delimiters": true, "no encoding at all": true, "10,000 sheets": true, "bloated styles": true}
}

func runHostile(t *testing.T, c hostileCase) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	input, output, temp := t.TempDir(), t.TempDir(), t.TempDir()
	config, err := filepath.Abs("testdata/bad/tier.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	cmd := &exec.Cmd{
		Path: program, Dir: output, Stderr: &told,
		Args: []string{"tier", "score", c.make(t, input), "--config", config, "--lang", "en", "-q", "-o", filepath.Join(output, "out.xlsx"), "-o", filepath.Join(output, "out.csv")},
		Env:  append(os.Environ(), "TMPDIR="+temp, "HOME="+temp, "XDG_CONFIG_HOME="+temp),
	}
	runtime.GC()
	began := time.Now()
	peak, err := runWatched(cmd)
	state := cmd.ProcessState
	took := min(time.Since(began), state.UserTime()+state.SystemTime()) // others may be at work on the machine
	code := state.ExitCode()
	t.Logf("exit %d, %v, %d MB: %s", code, took.Round(time.Millisecond), peak>>20, firstLines(told.String()))
	refused := code == exitFailed || code == exitUsage
	switch {
	case c.want == "" && code != exitDone && code != exitUnjudged:
		t.Errorf("exit %d (%v), want it judged", code, err)
	case c.want != "" && (!refused || !strings.Contains(told.String(), c.want)):
		t.Errorf("want it refused with %q", c.want)
	case refused && (strings.Count(told.String(), "\n") > 2 || told.Len() > 2000):
		t.Errorf("it says too much: %d bytes", told.Len())
	}
	if took > hostileTime {
		t.Errorf("took %v", took)
	}
	if peak > hostileMemory {
		t.Errorf("held %d MB", peak>>20)
	}
	wantEmpty(t, temp)
	if refused {
		wantEmpty(t, output)
	}
}

// runWatched runs a program and looks at the most memory that it held so far, again and again, where the system tells that
// (Linux). What is told at its end counts the memory of the test too, out of which it was started.
func runWatched(cmd *exec.Cmd) (peak uint64, err error) {
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case err := <-ended:
			return peak, err
		case <-look.C:
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
			if now, ok := highWater(status); ok && err == nil {
				peak = now
			}
		}
	}
}

func firstLines(text string) string {
	if len(text) > 400 {
		text = fmt.Sprintf("%s… (%d bytes)", text[:400], len(text))
	}
	return text
}

func wantEmpty(t *testing.T, folder string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		t.Errorf("%s was left behind", f.Name())
	}
}
