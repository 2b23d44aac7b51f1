package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what goldens, scripts and the README expect.
var update = flag.Bool("update", false, "rewrite expected output")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tier": main})
}

// TestScripts runs the program as a person would. testdata of the repository is at $TESTDATA.
func TestScripts(t *testing.T) {
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TESTDATA", testdata)
			env.Setenv("LOCKED", filepath.Join(testdata, "..", "fileio", "testdata", "locked", "encryptSHA512.xlsx"))
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, ".config"))
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exitcode": exitCodeOf, "cmpreport": compareReport,
		},
	})
}

// exitCodeOf runs the program and wants an exit code: exitcode 2 tier score x.csv. Its output is there for the commands after it.
func exitCodeOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exitcode CODE COMMAND…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = codeOf(err)
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// ownHash is the hash of a result in its report, which is new with every build of the program, as that is part of the result.
func ownHash() *regexp.Regexp {
	return regexp.MustCompile(`(?m)([a-z.]+\.(?:xlsx|json)(?: · 2026-09-30)?) [0-9a-fx]{12}$`)
}

// compareReport compares what was printed with a file, but for the hash of the result: cmpreport want.txt. There it is xxxxxxxxxxxx.
func compareReport(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: cmpreport FILE")
	}
	steps, hidden := regexp.MustCompile(`(?m)^ [67] .*$`), "$1 xxxxxxxxxxxx"
	got := steps.ReplaceAllStringFunc(ts.ReadFile("stdout"), func(line string) string { return ownHash().ReplaceAllString(line, hidden) })
	if want := ts.ReadFile(args[0]); got != want {
		ts.Fatalf("the report is not %s:\n%s", args[0], firstDifference(want, got))
	}
}

func codeOf(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
