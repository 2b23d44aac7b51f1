package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

const (
	ratedList = "客户编号,客户名称,区域,年销售额,业务员\n001,阿里,东,100,赵一\n002,百度,西,90,钱二\nC3,重名,东,80,赵一\nC4,重名,西,70,钱二\nC5,合计贸易,东,60,孙三\nC6,注意公司,东,,\n"
	ratedYAML = `
version: 1
period: 2026年三季度
fields: {id: 客户编号, name: 客户名称, region: 区域, sales: 年销售额(万元), owner: 业务员, loyalty: 忠诚度评级, growth: 前景评级}
panel:
  raters: [{name: 王总, role: 组长, weight: 3}, {field: owner, role: 组员}]
  known: [region, sales]
models:
  - name: value
    criteria:
      - {name: 忠诚度, field: loyalty, weight: 60, missing: 0, grades: {优秀: 10, 良好: 8, 合格: 6}}
      - {name: 发展前景, field: growth, weight: 40, missing: 0, ranges: {好: [8, 10], 中: [5, 8], 差: [0, 5]}}
    tiers: {by: score, levels: [{name: A, min: 80}, {name: B}]}
`
)

// answers are what a rater fills in for a customer, by criterion, and what it is worth. Some cells stay blank.
func answers(rater, row int) map[string]struct {
	cell   any
	points float64
} {
	type answer = struct {
		cell   any
		points float64
	}
	all := map[string]answer{
		"忠诚度":  []answer{{"优秀", 10}, {"良好", 8}, {6, 6}}[(rater+row)%3],
		"发展前景": []answer{{7.5, 7.5}, {"好", 9}, {0.25, 0.25}, {10, 10}}[(rater*2+row)%4],
	}
	if row%5 == rater {
		delete(all, "忠诚度")
	}
	return all
}

// TestFormsComeBack writes the forms of a panel, one for each rater and all in one workbook, fills them in, has LibreOffice
// save them anew, and reads them: every rating arrives.
func TestFormsComeBack(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"list.csv": ratedList, "tier.yaml": ratedYAML} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told(t, 0, "form", "list.csv", "-o", "forms/", "--lang", "zh")
	told(t, 0, "form", "list.csv", "-o", "one.xlsx", "--one", "--lang", "en")
	paths, err := filepath.Glob("forms/*.xlsx")
	if err != nil || len(paths) != 4 {
		t.Fatalf("%d forms: %v", len(paths), err)
	}
	want := make(map[string]float64)
	for _, path := range paths {
		maps.Copy(want, fillIn(t, path))
	}
	if d := cmp.Diff(want, fillIn(t, "one.xlsx")); d != "" {
		t.Fatal(d)
	}
	if len(want) < 40 {
		t.Fatalf("%d ratings only", len(want))
	}
	saved := booktest.RecalculatedAll(t, append(slices.Clone(paths), "one.xlsx")...)
	for i, path := range paths {
		paths[i] = filepath.Join(saved, filepath.Base(path))
	}
	for _, files := range [][]string{paths, {filepath.Join(saved, "one.xlsx")}} {
		if d := cmp.Diff(want, ratingsIn(t, files)); d != "" {
			t.Errorf("%s: %s", files, d)
		}
	}
}

// fillIn fills in all forms of a workbook, and returns the points by rater, customer and criterion.
func fillIn(t *testing.T, path string) map[string]float64 {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	points := make(map[string]float64)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "客户编号") })
		if head < 0 {
			continue
		}
		rater := rows[1][1]
		for i, row := range rows[head+1:] {
			for criterion, answer := range answers(slices.Index([]string{"王总", "孙三", "赵一", "钱二"}, rater), i) {
				at, err := excelize.CoordinatesToCellName(1+slices.Index(rows[head], criterion), head+2+i)
				if err != nil {
					t.Fatal(err)
				}
				if err := f.SetCellValue(sheet, at, answer.cell); err != nil {
					t.Fatal(err)
				}
				points[fmt.Sprintf("%s %s %s", rater, row[0], criterion)] = answer.points
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return points
}

// ratingsIn are the ratings that files hold, without any problem.
func ratingsIn(t *testing.T, files []string) map[string]float64 {
	t.Helper()
	cfg := resulttest.Load(t, ratedYAML)
	table, err := fileio.Read("list.csv", fileio.ReadOptions{Known: judge.Known(cfg)})
	if err != nil {
		t.Fatal(err)
	}
	list, err := fileio.Bind([]*fileio.Table{table}, judge.SpecsWhenRated(cfg))
	if err != nil {
		t.Fatal(err)
	}
	var sources []*ratings.Source
	for _, path := range files {
		source, err := ratings.Open(path, cfg, fileio.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source)
	}
	r, err := judge.Judge(t.Context(), cfg, list, judge.Options{Ratings: sources})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.RatingProblems() {
		t.Errorf("%s: %s", p.At, p.Message)
	}
	points := make(map[string]float64)
	c := r.Ratings.Collected
	for _, g := range c.Ratings.Given {
		points[fmt.Sprintf("%s %s %s", c.Panel.Raters[g.Rater].Name, r.ID(int(g.Row)), c.Criteria[g.Criterion].Name)] = g.Points
	}
	return points
}
