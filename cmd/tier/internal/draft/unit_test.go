package draft

import (
	"strings"
	"testing"

	"tier/fileio"
)

// TestUnitsOfDraft drafts the unit that stands above several columns, around the table, or in the header in any form.
func TestUnitsOfDraft(t *testing.T) {
	const list = "客户编号,销售额,利润,区域\nC1,12,3,东\nC2,15,4,西\nC3,19,7,西\n"
	for _, text := range []string{
		"单位：人民币万元\n" + list,
		list + "\n注：金额单位为万元\n",
		"客户编号,金额（万元）,,区域\n,销售额,利润,\nC1,12,3,东\nC2,15,4,西\nC3,19,7,西\n",
		strings.NewReplacer("销售额", "销售额万元", "利润", "利润（RMB万）").Replace(list),
	} {
		table, err := fileio.Read("-", fileio.ReadOptions{Stdin: strings.NewReader(text), Encoding: "utf-8", Delimiter: ","})
		if err != nil {
			t.Fatal(err)
		}
		columns, _, _ := columnsOf(table, &Earlier{})
		for _, c := range columns {
			if isMoneyWord(c.key) && c.unit != "万元" {
				t.Errorf("%q: %s is in %q", text, c.title, c.unit)
			}
		}
	}
}
