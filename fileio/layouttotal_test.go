package fileio

import "testing"

// TestTotalsSayTheirWord: what a row was taken for a total by is said, also where its first text is another.
func TestTotalsSayTheirWord(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"编号,名称,额\n00001,甲,10\n00003,小计,20\n", "a total row (00003, 小计), set aside"},
		{"区域,名称,额\n东,甲,10\n东,合 计:,20\n", "a total row (东, 合 计:), set aside"},
		{"编号,名称,额\n1,甲,10\n合计,,20\n", "a total row (合计), set aside"},
		{"编号,名称,额\n1,甲,10\n合计,合计,20\n", "a total row (合计), set aside"},
		{"名称,额\n甲,10\n乙,20\n,30\n", "a row of sums without a label, set aside"},
	} {
		table, err := layOut([]grid{sheetOf("S", c.text)}, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		aside := table.SetAside()
		if len(aside) != 1 || aside[0].Kind != TotalRow {
			t.Errorf("%q: set aside are %v", c.text, aside)
			continue
		}
		if got := aside[0].TotalNote().String(); got != c.want {
			t.Errorf("%q says %q, want %q", c.text, got, c.want)
		}
	}
}
