package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBadLists runs every testdata/bad/*.bad.csv and compares the exit code and the messages, in both languages, with
// the .txt beside it; -update rewrites it.
func TestBadLists(t *testing.T) {
	lists, err := filepath.Glob("testdata/bad/*.bad.csv")
	if err != nil || len(lists) < 20 {
		t.Fatalf("%d lists found: %v", len(lists), err)
	}
	for _, list := range lists {
		t.Run(filepath.Base(list), func(t *testing.T) {
			got := verdict(list, "en") + "\n" + verdict(list, "zh")
			golden := strings.TrimSuffix(list, ".csv") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func verdict(list, lang string) string {
	var told bytes.Buffer
	code := run(context.Background(), system{
		stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &told, getenv: func(string) string { return "" },
		args: []string{"score", "--dry-run", "--quiet", "--config", "testdata/bad/tier.yaml", "--lang", lang, list},
	})
	return fmt.Sprintf("exit %d\n%s", code, told.String())
}
