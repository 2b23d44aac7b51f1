package book

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/scoring/panel"
)

// TestWriteRaters writes a panel in which one favours his own customers, in both languages: sheets, figures as numbers,
// the sentence that names him, and the same bytes again.
func TestWriteRaters(t *testing.T) {
	for lang, want := range map[words.Lang][]string{
		words.English: {"Raters", "Agreement", "Severity-adjusted", "Problems"},
		words.Chinese: {"评价人", "一致性", "除去宽严", "问题"},
	} {
		data := writtenRaters(t, lang)
		if err := booktest.Check(data); err != nil {
			t.Error(err)
		}
		if again := writtenRaters(t, lang); !bytes.Equal(data, again) {
			t.Error("the same raters give other bytes")
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		diff(t, want, f.GetSheetList())
		rows, err := f.GetRows(want[0])
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, row := range rows {
			if len(row) > 0 && row[0] == words.In(lang).Sprintf("%s: %s", "王强", words.In(lang).Sprintf("favours own customers: %d of them by %s, against what the others give", 10,
				words.In(lang).Sprintf("%s of %s points", "3.2", "10"))) {
				said = true
			}
		}
		if !said {
			t.Errorf("%s: nobody says that 王强 favours his own customers", lang)
		}
		problems, err := f.GetRows(want[3])
		if err != nil || len(problems) != 2 || problems[1][1] != "C4" {
			t.Errorf("problems are %v, %v", problems, err)
		}
	}
}

// TestRatersAreUnedited has the file of raters known again, so that a later run may replace it.
func TestRatersAreUnedited(t *testing.T) {
	path := filepath.Join(t.TempDir(), "raters.xlsx")
	if err := os.WriteFile(path, writtenRaters(t, words.Chinese), 0o644); err != nil {
		t.Fatal(err)
	}
	if marked, unedited, err := Unedited(path); !marked || !unedited || err != nil {
		t.Errorf("marked %t, unedited %t, %v", marked, unedited, err)
	}
}

func writtenRaters(t *testing.T, lang words.Lang) []byte {
	t.Helper()
	r := resulttest.Biased(panel.Exclude)
	r.Adjust()
	var out bytes.Buffer
	if err := WriteRaters(&out, r, 5, words.In(lang), 1); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
