package fileio

import (
	"strings"
	"testing"
)

// TestNamesOfRepeatedColumns: of columns below one name for each year, a note says how each can be called, and so it is
// found.
func TestNamesOfRepeatedColumns(t *testing.T) {
	const years = "编号,2025年,,2026年,,区域\n,年销售额,利润,年销售额,利润,\n1,10,1,20,2,东\n2,11,1,21,2,西\n"
	for _, c := range []struct {
		name, text string
		headers    []string
		want       float64
		note       string
	}{
		{"by the lower name", years, []string{"年销售额"}, 10, `"年销售额" is the header of several columns: "2025年 年销售额" (B), "2026年 年销售额" (D); the first is used, and the configuration may name one of them so`},
		{"by the first's", years, []string{"2025年 年销售额"}, 10, ""},
		{"by the second's", years, []string{"2026年 年销售额", "年销售额"}, 20, ""},
		{"without the space", years, []string{"2026年年销售额"}, 20, ""},
		{"in three rows", "编号,业绩,,,\n,2025年,,2026年,\n,年销售额,利润,年销售额,利润\n1,10,1,20,2\n2,11,1,21,2\n", []string{"年销售额"}, 10,
			`"年销售额" is the header of several columns: "业绩 2025年 年销售额" (B), "业绩 2026年 年销售额" (D); the first is used, and the configuration may name one of them so`},
		{"in three rows, by the second's", "编号,业绩,,,\n,2025年,,2026年,\n,年销售额,利润,年销售额,利润\n1,10,1,20,2\n2,11,1,21,2\n", []string{"业绩 2026年 年销售额"}, 20, ""},
		{"in one row", "编号,年销售额,区域,年销售额\n1,10,东,20\n", []string{"年销售额"}, 10, `"年销售额" is the header of several columns (B, D); the first is used`},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := layOut([]grid{sheetOf("S", c.text)}, ReadOptions{Known: append([]string{"编号", "区域"}, c.headers...)})
			if err != nil {
				t.Fatal(err)
			}
			l := bound(t, []*Table{table}, Spec{Name: "sales", Headers: c.headers, Type: NumberType})
			if got, _ := l.Numbers("sales"); got[0] != c.want {
				t.Errorf("%v, want %v", got[0], c.want)
			}
			notes := sayAll(l.Notes())
			if !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "several") {
				t.Errorf("notes are %s; want %s", notes, c.note)
			}
		})
	}
}
