package fileio

import (
	"errors"
	"strings"
	"testing"
)

// TestNoDelimiter: what stands between cells and is no delimiter is said once, and not for each column that is missing.
func TestNoDelimiter(t *testing.T) {
	const rows = "客户编号，客户名称，年销售额\n001，东方，1200\n002，华南（机电），1,350\n"
	wide := func(by string) string { return strings.ReplaceAll(rows, "，", by) }
	const hint, blanks = "replace each of them by a comma, or by a tab if cells have commas in them, then run again",
		"save it with tabs or commas between the cells, or open it in Excel or WPS and save it as .xlsx, then run again"
	for _, tt := range []struct{ name, text, delimiter, want, hint string }{
		{"full-width commas", rows, "", `a.csv:1: the cells have "，" between them, which is no delimiter`, hint},
		{"below a title", "客户表（2026年，第一季度）\n\n" + rows, "", `a.csv:3: the cells have "，" between them, which is no delimiter`, hint},
		{"the comma of lists", wide("、"), "", `a.csv:1: the cells have "、" between them, which is no delimiter`, hint},
		{"full-width semicolons", wide("；"), "", `a.csv:1: the cells have "；" between them, which is no delimiter`, hint},
		{"full-width lines", wide("｜"), "", `a.csv:1: the cells have "｜" between them, which is no delimiter`, hint},
		{"blanks", wide("  "), "", `a.csv:1: the cells have blanks between them, which are no delimiter`, blanks},
		{"blanks, aligned", "客户编号    客户名称      年销售额\n001         东方公司          1200\n002         华南机电          1350\n", "",
			`a.csv:1: the cells have blanks between them, which are no delimiter`, blanks},
		{"wide blanks", wide("　　"), "", `a.csv:1: the cells have blanks between them, which are no delimiter`, blanks},
		{"a delimiter that was asked for", rows, ",", "", ""},
		{"a line that says the delimiter", "sep=,\n" + rows, "", "", ""},
		{"commas, and full-width ones in cells", "编号,备注\n1,甲，乙，丙\n2,丁，戊，己\n", "", "", ""},
		{"one column", "名称\n甲、乙、丙\n丁\n戊\n", "", "", ""},
		{"one line", "甲，乙，丙\n", "", "", ""},
		{"two columns", "编号，名称\n1，甲\n2，乙\n", "", `a.csv:1: the cells have "，" between them, which is no delimiter`, hint},
		{"names with blanks in them", "姓名\n张  三\n李  四\n", "", "", ""},
		{"sentences", "你好，世界\n这是一句话\n另一句，也是\n完\n", "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readText("a.csv", []byte(tt.text), ReadOptions{Delimiter: tt.delimiter})
			if got := errorText(err); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if e := new(Error); errors.As(err, &e) && e.Hint.String() != tt.hint {
				t.Errorf("hint: %s", e.Hint)
			}
		})
	}
}
