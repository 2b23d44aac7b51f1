package draft

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/words"
)

// TestTraditional drafts from a list in traditional characters as from one in simplified ones, with its own headers and grades.
func TestTraditional(t *testing.T) {
	list := beside(cells("客戶編號", sequence("C%03d", 1, 1)...), cells("客戶名稱", sequence("公司%d", 1, 1)...), cells("年銷售額", sequence("%d", 1000, 37)...),
		cells("去年銷售額", sequence("%d", 900, 31)...), cells("逾期天數", sequence("%d", 0, 3)...), cells("忠誠度", "優秀", "良好", "較差"), cells("滿意度", "很好", "較好", "一般", "很差"),
		cells("總得分", sequence("%d", 10, 3)...))
	d, err := Make(csvTable(t, list), Earlier{}, words.In(words.English))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"  id: {header: 客戶編號, type: text}\n  name: 客戶名稱\n", "value: 年銷售額 ", "'growth(年銷售額, 去年銷售額)'", "field: 逾期天數, weight: 20, rank: {top 10%: 10, top 30%: 8, top 60%: 6, else: 4}, order: low",
		"  five_traditional: {優秀: 10, 良好: 8, 合格: 6, 較差: 4, 不合格: 2}\n", "field: 忠誠度, weight: 20, grades: five_traditional", "  good_traditional: {很好: 10, 較好: 8, 一般: 6, 較差: 4, 很差: 2}\n",
	} {
		if !strings.Contains(string(d.YAML), want) {
			t.Errorf("no %q in\n%s", want, d.YAML)
		}
	}
	if strings.Contains(string(d.YAML), "總得分") {
		t.Error("a result is judged")
	}
}
