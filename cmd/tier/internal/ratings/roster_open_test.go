package ratings_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/ratings"
	"tier/cmd/tier/internal/result/resulttest"
	"tier/scoring/panel"
)

// TestRosterWithoutWords: where nothing names the raters of a field, as in forms without a list, whoever else rated is one.
func TestRosterWithoutWords(t *testing.T) {
	cfg := resulttest.Load(t, rubric)
	cfg.Panel.Members[2].Weight = 0.5
	files := open(t, cfg, []written{
		{name: "1.csv", text: "评价人,王强,角色,组长\n客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
		{name: "2.csv", text: "评价人,王总\n客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
		{name: "李敏.csv", text: "客户编号,忠诚度,发展前景\nC1,优秀,9\n"},
		{name: "王强.csv", text: "客户编号,忠诚度,发展前景\nC1,优秀,9\n"}, // whose is this? 王强 is not configured
	})
	c := ratings.Collect(cfg, ratings.Named(cfg, files), files)
	want := []panel.Rater{{Name: "王总", Role: "组长", Weight: 3}, {Name: "李敏", Role: "副组长", Weight: 1}, {Name: "王强", Role: "组员", Weight: 0.5}}
	if d := cmp.Diff(want, c.Panel.Raters); d != "" {
		t.Error(d)
	}
	if len(c.Ratings.Given) != 6 || len(c.Problems) != 1 {
		t.Errorf("%d ratings, problems %v", len(c.Ratings.Given), c.Problems)
	}
	said := "nothing says who the raters of the field owner are: whoever else rated is taken for one of them"
	if len(c.Notes) == 0 || c.Notes[0].String() != said {
		t.Errorf("notes %v", c.Notes)
	}
}
