package book

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tier/cmd/tier/internal/origins"
	"tier/cmd/tier/internal/words"
	"tier/fileio"
)

// TestOrigin: the configuration comes back from the workbook as it judged, from one of figures too, but not
// from a part's, which says that it is left out.
func TestOrigin(t *testing.T) {
	yaml := strings.Replace(rubric, "models:", "# 😀 <&> _x000D_\npanel:\n  raters: [张三]\nmodels:", 1)
	r := judge(t, load(t, yaml), list(t, "list.csv", customers))
	for _, values := range []bool{false, true} {
		var data bytes.Buffer
		if err := Write(&data, r, words.In(words.English), Options{Values: values}); err != nil {
			t.Fatal(err)
		}
		o := originIn(t, data.Bytes())
		if !o.IsWhole() || o.Text != yaml || o.AsOf != r.Config.AsOf.Format("2006-01-02") || o.File != "tier.yaml" || o.Cut {
			t.Errorf("%+v", o)
		}
		if visible, err := openBook(t, data.Bytes()).GetSheetVisible("Origin"); visible || err != nil {
			t.Errorf("the sheet is visible: %v", err)
		}
	}
	part := r.Only([]int{0, 1}, "x")
	var data bytes.Buffer
	if err := Write(&data, part, words.In(words.Chinese), Options{Values: true}); err != nil {
		t.Fatal(err)
	}
	o := originIn(t, data.Bytes())
	if o.IsWhole() || !o.Cut || o.Text != "" || o.File != "tier.yaml" || o.SHA256 == "" {
		t.Errorf("%+v", o)
	}
}

func originIn(t *testing.T, data []byte) origins.Origin {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := fileio.Open(path, fileio.ReadOptions{Mark: Mark()})
	if err != nil {
		t.Fatal(err)
	}
	o, ok := origins.FromRows(f.Sheet(origins.SheetNames()...))
	if !ok {
		t.Fatal("no origin in the workbook")
	}
	return o
}
