package result_test

import (
	"strings"
	"testing"

	"tier/cmd/tier/internal/words"
)

// TestRows has the columns of the list, then what each model says; a header that is there already is numbered.
func TestRows(t *testing.T) {
	r := judge(t, "1,甲,120,1,30,优秀,是\n2,乙,,1,30,良好,否\n")
	var out strings.Builder
	if err := r.WriteCSV(&out, words.In(words.English), 2, nil); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSuffix(strings.ReplaceAll(out.String(), ",", "|"), "\r\n"), "\r\n")
	diff(t, []string{
		"\ufeff编号|名称|销售额|去年|利润(万元)|评价|战略|Score|Rank|Tier|Computed tier|Reason|现实 (% of its weight)|潜在 (% of its weight)|销售额 points|销售额 weighted|评价 points|评价 weighted|" +
			"single Score|single Rank|single Tier|single Computed tier|single Reason|single 评价 points|single 评价 weighted",
		"1|甲|120|1|30|优秀|是|100|1|关键|重要|标杆: 形象|100|100|10|60|10|40|100|1|重要|重要|\"利润 30| place 1 of 2\"|10|100",
		"2|乙||1|30|良好|否|||||unscored: 销售额 has no value|||||8|32|80|2|重要|重要|\"利润 30| place 1 of 2\"|8|80",
	}, got)
}
