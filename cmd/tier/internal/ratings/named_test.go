package ratings_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// TestNamed takes customers from files that name them by id, by name or by both, and their owners from whichever says so.
func TestNamed(t *testing.T) {
	cfg := resulttest.Load(t, `
version: 1
fields: {id: 编号, name: 名称, owner: 业务员, loyalty: 忠诚度}
models:
  - name: value
    criteria: [{name: 忠诚度, field: loyalty, weight: 100, grades: {好: 2, 差: 1}}]
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`)
	dir := t.TempDir()
	var files []*ratings.Source
	for name, text := range map[string]string{
		"a.csv": "名称,评价人,忠诚度\n甲,张三,好\n丁,张三,差\n",
		"b.csv": "编号,名称,业务员,评价人,忠诚度\n01,甲,,李四,好\n02,乙,李四,李四,好\n02,乙,王五,张三,差\n03,,,张三,差\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := ratings.Open(path, cfg, fileio.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	who := ratings.Named(cfg, files)
	got := make(map[[3]string]bool)
	for row := range who.Len {
		got[[3]string{who.ID(row), who.Name(row), who.Owner(row)}] = true
	}
	want := map[[3]string]bool{{"01", "甲", ""}: true, {"02", "乙", "李四"}: true, {"03", "", ""}: true, {"", "丁", ""}: true}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	if c := ratings.Collect(cfg, who, files); len(c.Problems) > 0 || len(c.Ratings.Given) != 6 {
		t.Errorf("%d ratings, problems %v", len(c.Ratings.Given), c.Problems)
	}
}
