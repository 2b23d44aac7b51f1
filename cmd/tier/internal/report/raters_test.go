package report

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/scoring/panel"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestRaters compares the report of a panel in which one favours his own customers, in both languages.
func TestRaters(t *testing.T) {
	for _, lang := range []words.Lang{words.Chinese, words.English} {
		r := resulttest.Biased(panel.Exclude)
		r.Adjust()
		var out strings.Builder
		if err := WriteText(&out, Raters(r, 3, words.In(lang)), Style{}); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "raters."+string(lang))
		if *update {
			if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, string(want), out.String())
	}
}
