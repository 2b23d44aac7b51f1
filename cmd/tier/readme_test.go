package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmes runs every command of the READMEs, in order and in one folder, and compares what it prints with what
// they show. A block of console begins with "$ command"; -update writes what the commands print now.
func TestReadmes(t *testing.T) {
	if testing.Short() {
		t.Skip("the scripts run the same commands")
	}
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		t.Run(name, func(t *testing.T) { testReadme(t, filepath.Join("..", "..", name)) })
	}
}

func testReadme(t *testing.T, path string) {
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	got, commands := rewriteConsole(t, string(text))
	if commands < 5 {
		t.Errorf("only %d commands found", commands)
	}
	sameBuild := func(text string) string { return ownHash().ReplaceAllString(text, "$1") }
	if sameBuild(got) == sameBuild(string(text)) {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("the README shows other output than the program gives; go test ./cmd/tier -run Readmes -update\n%s", firstDifference(string(text), got))
}

// rewriteConsole returns the text with the output of every console block as it is now.
func rewriteConsole(t *testing.T, text string) (string, int) {
	t.Helper()
	var out strings.Builder
	commands, inside := 0, false
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "```console"):
			inside = true
			out.WriteString(line)
		case strings.HasPrefix(line, "```"):
			inside = false
			out.WriteString(line)
		case inside && strings.HasPrefix(line, "$ "):
			commands++
			out.WriteString(line)
			out.WriteString(console(t, strings.TrimSpace(line[2:])))
		case !inside:
			out.WriteString(line)
		}
	}
	return out.String(), commands
}

// console runs one command of the program and returns all that it prints.
func console(t *testing.T, command string) string {
	t.Helper()
	words := strings.Fields(command)
	env := map[string]string{"XDG_CONFIG_HOME": t.TempDir()}
	for len(words) > 0 && strings.HasPrefix(words[0], "TIER_") {
		name, value, _ := strings.Cut(words[0], "=")
		env[name] = value
		words = words[1:]
	}
	if len(words) == 0 || words[0] != "tier" {
		t.Fatalf("%q is no command of tier", command)
	}
	var printed bytes.Buffer
	run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &printed, stderr: &printed,
		getenv: func(name string) string { return env[name] }, args: words[1:],
	})
	return printed.String()
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer than the other"
}
