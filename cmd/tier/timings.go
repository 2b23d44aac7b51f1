package main

import (
	"fmt"
	"strconv"
	"time"

	"tier/cmd/tier/internal/report"
	"tier/fileio"
)

// tellDetails tells, with --verbose, what only those want to know who wonder why reading took so long.
func (a *app) tellDetails(t *fileio.Table) {
	if !a.verbose {
		return
	}
	for _, detail := range t.Detail() {
		a.tell("%s: %s", t.File(), detail)
	}
}

// tellTimings writes, with --verbose, what each stage took, and the run as a whole.
func (a *app) tellTimings(ended []*stage) {
	if !a.verbose || len(ended) == 0 {
		return
	}
	say := a.words.Sprintf
	t := &report.Table{
		Header: []string{say("Stage"), say("File"), say("Time"), say("Rows"), say("Rows/s"), say("Peak memory")},
		Right:  []bool{false, false, true, true, true, true},
	}
	for _, s := range ended {
		t.Rows = append(t.Rows, report.Row(say(s.name), s.file, seconds(s.took), count(s.rows), rate(s.rows, s.took), megabytes(s.memory)))
	}
	t.Footer = report.Row(say("the whole run"), "", seconds(a.sys.clock().Sub(a.began)), "", "", megabytes(peakMemory()))
	_ = report.WriteText(a.sys.stderr, []report.Block{{Table: t}}, report.Style{}) // where standard error is closed, nobody listens
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func megabytes(bytes uint64) string { return fmt.Sprintf("%d MB", bytes>>20) }

// count is a number of rows; of a stage without rows it is "".
func count(rows int) string {
	if rows == 0 {
		return ""
	}
	return strconv.Itoa(rows)
}

func rate(rows int, took time.Duration) string {
	if rows == 0 || took <= 0 {
		return ""
	}
	return strconv.Itoa(int(float64(rows) / took.Seconds()))
}
