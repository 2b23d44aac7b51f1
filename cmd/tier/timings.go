package main

import (
	"fmt"
	"strconv"
	"time"

	"tier/cmd/tier/internal/report"
	"tier/fileio"
)

// detailed is a table that can tell more of how it was read than its notes, as a reason why it took longer than usual.
type detailed interface{ Detail() []fileio.Message }

// tellDetails tells, with --verbose, how a table was read.
func (a *app) tellDetails(t any, file string) {
	d, ok := t.(detailed)
	if !ok || !a.verbose {
		return
	}
	for _, detail := range d.Detail() {
		a.tell("%s: %s", file, detail)
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
