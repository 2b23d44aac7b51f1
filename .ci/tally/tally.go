//go:build ignore

// The tally reads `go test -json` and ends with one line: how many tests passed, failed and were skipped.
//
//	go test -json ./... | go run .ci/tally/tally.go
//
// It prints what the failing tests and packages said. A test with subtests counts as its subtests. A skipped test is
// a test nobody ran, so it fails the run, as a failure does.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// event is one line of `go test -json`.
type event struct {
	Action, Package, ImportPath, Test, Output string
}

// tally counts the tests of all packages.
type tally struct {
	results map[string]string // by package and test: pass, fail or skip
	output  map[string]*strings.Builder
	parents map[string]bool // tests with subtests
	blamed  map[string]bool // parents that failed because a subtest did
	broken  []string        // packages that failed without a failing test: they did not build, or panicked
	failing map[string]bool
}

func main() {
	t := tally{
		results: map[string]string{}, output: map[string]*strings.Builder{},
		parents: map[string]bool{}, blamed: map[string]bool{}, failing: map[string]bool{},
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var e event
		if err := json.Unmarshal(in.Bytes(), &e); err != nil {
			fmt.Println(in.Text()) // what is no event is for people
			continue
		}
		t.add(e)
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(1)
	}
	os.Exit(t.close())
}

// key tells the tests of all packages apart; the test of a package as a whole is "".
func key(pkg, test string) string { return pkg + "\x00" + test }

func (t *tally) add(e event) {
	pkg := e.Package
	if pkg == "" {
		pkg = e.ImportPath // of a build that failed
	}
	at := key(pkg, e.Test)
	switch e.Action {
	case "output", "build-output":
		if t.output[at] == nil {
			t.output[at] = &strings.Builder{}
		}
		t.output[at].WriteString(e.Output)
	case "pass", "fail", "skip":
		t.end(e, pkg, at)
	case "build-fail":
		fmt.Print(t.said(at))
	}
}

// end notes how a test or a package ended.
func (t *tally) end(e event, pkg, at string) {
	switch {
	case e.Test == "" && e.Action == "fail":
		fmt.Print(t.said(at))
		if !t.failing[pkg] {
			t.broken = append(t.broken, pkg)
		}
	case e.Test == "" && e.Action == "pass":
		fmt.Printf("ok  \t%s\n", pkg)
	case e.Test != "":
		t.results[at] = e.Action
		for i, r := range e.Test {
			if r == '/' {
				parent := key(pkg, e.Test[:i])
				t.parents[parent] = true
				t.blamed[parent] = t.blamed[parent] || e.Action == "fail"
			}
		}
		if e.Action == "fail" {
			t.failing[pkg] = true
		}
		if e.Action != "pass" {
			fmt.Print(t.said(at))
		}
	}
	delete(t.output, at)
}

func (t *tally) said(at string) string {
	if b := t.output[at]; b != nil {
		return b.String()
	}
	return ""
}

// close prints the closing line and returns the exit code.
func (t *tally) close() int {
	passed, failed, skipped := 0, len(t.broken), 0
	for at, result := range t.results {
		switch {
		case result == "fail" && !t.blamed[at]:
			failed++
		case result == "skip":
			skipped++
		case result == "pass" && !t.parents[at]:
			passed++
		}
	}
	line := fmt.Sprintf("%d passed, %d failed", passed, failed)
	if skipped > 0 {
		line += fmt.Sprintf(", %d skipped", skipped)
	}
	fmt.Println(line)
	if failed > 0 || skipped > 0 || passed == 0 {
		return 1
	}
	return 0
}
