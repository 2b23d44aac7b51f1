package ratings_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tier/cmd/tier/internal/book/booktest"
	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/fileio"
)

// TestResavedForm: LibreOffice opens a form with a merged title, lists to choose from, protection and a formula, and saves
// it; every rating arrives.
func TestResavedForm(t *testing.T) {
	answers := [][]any{{"C1", "阿里", "优秀", 9.5}, {"C2", "百度", "良好", "中"}, {"007", "邦德", 6, 0.25}, {"C4", "重名", nil, 3}}
	rows := [][]any{{"客户考评表"}, {"评价人", "李敏"}, {"角色", "副组长"}, {"考评期", "2026年三季度"}, {"进度", formula(`COUNTA(C7:C10)&" / 4"`)},
		{"客户编号", "客户名称", "忠诚度", "发展前景", "备注"}}
	path := filepath.Join(t.TempDir(), "form.xlsx")
	writeBook(t, path, []sheet{{"考评表", append(rows, answers...)}, {"评价标准", [][]any{{"等级", "分数", "标准"}, {"优秀", 10, "只经销我司"}}}})
	decorate(t, path)
	saved := booktest.Recalculated(t, path)

	cfg := resulttest.Load(t, rubric)
	source, err := ratings.Open(saved, cfg, fileio.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	c := ratings.Collect(cfg, customers(people()), []*ratings.Source{source})
	want := []string{"李敏 007 发展前景 0.25", "李敏 007 忠诚度 6", "李敏 C1 发展前景 9.5", "李敏 C1 忠诚度 10",
		"李敏 C2 发展前景 6.5", "李敏 C2 忠诚度 8", "李敏 C4 发展前景 3"}
	if d := cmp.Diff(want, given(c)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string(nil), problems(c)); d != "" {
		t.Error(d)
	}
	var places []string
	for i := range c.Ratings.Given {
		places = append(places, c.Place(i).Cell())
	}
	slices.Sort(places)
	if d := cmp.Diff([]string{"C7", "C8", "C9", "D10", "D7", "D8", "D9"}, places); d != "" {
		t.Error(d)
	}
}

// decorate gives the form in a workbook what forms have: a merged title, lists to choose from, protection.
func decorate(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	choices := excelize.NewDataValidation(true)
	choices.Sqref = "C7:C10"
	steps := []error{
		f.MergeCell("考评表", "A1", "E1"), f.MergeCell("考评表", "B2", "C2"),
		choices.SetDropList([]string{"优秀", "良好", "合格"}), f.AddDataValidation("考评表", choices),
		f.ProtectSheet("考评表", &excelize.SheetProtectionOptions{}),
		f.AutoFilter("考评表", "A6:E10", nil), f.Save(),
	}
	for i, err := range steps {
		if err != nil {
			t.Fatal(fmt.Errorf("step %d: %w", i, err))
		}
	}
}
