package main

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/pflag"
)

// TestFlagUsages: what flags do begins in one column, however wide the words for their values are.
func TestFlagUsages(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.BoolP("quiet", "q", false, "nothing")
	flags.String("table", "", "read `表名=文件` @")
	flags.Int("top", 10, "the first `N` @")
	flags.String("x", "", "@")
	flags.Lookup("x").Hidden = true
	lines := strings.Split(strings.TrimSuffix(flagUsages(flags), "\n"), "\n")
	want := []string{
		"  -q, --quiet             nothing",
		"      --table 表名=文件   read 表名=文件 @",
		"      --top N             the first N @ (default 10)",
	}
	if len(lines) != len(want) {
		t.Fatalf("%q", lines)
	}
	for i, line := range lines {
		if line != want[i] {
			t.Errorf("%d columns: %s", displaywidth.String(line), line)
		}
	}
}
