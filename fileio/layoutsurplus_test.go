package fileio

import (
	"strings"
	"testing"
)

// TestSurplusFields: a figure with a comma that is not in quotes moves what is behind it, though the field that the row
// has too many of is an empty one.
func TestSurplusFields(t *testing.T) {
	const (
		shifted = "编号,名称,额,备注\n1,甲,10,\n"
		advice  = "; a value with the delimiter in it, as in 354,470.47, moves what is behind it by a column: put it in quotes, or check those rows"
		many    = "3,丙,1,300,\n"
	)
	for _, c := range []struct{ name, text, cells, want string }{
		{"an empty field too many", shifted + "2,乙,1,200,\n", "", "rows with empty fields beyond the last header: 1 (lines 3)" + advice},
		{"in quotes", shifted + "2,乙,\"1,200\",\n", "", ""},
		{"five are named", shifted + strings.Repeat(many, 7), "", "rows with empty fields beyond the last header: 7 (lines 3, 4, 5, 6, 7, …)" + advice},
		{"a delimiter at the end of all rows", "编号,名称,额\n1,甲,10,\n2,乙,20,\n3,丙,30,\n", "", ""},
		{"a delimiter at the end of nearly all rows", "编号,名称,额\n" + strings.Repeat("1,甲,10,\n", 20) + "2,乙,20\n", "", ""},
		{"a delimiter at the end of all rows, and one more", "编号,名称,额,备注\n" + strings.Repeat("1,甲,10,,\n", 20) + "2,乙,1,200,,\n", "",
			"rows with empty fields beyond the last header: 1 (lines 22)" + advice},
		{"delimiters at the end of the header", "编号,名称,额,,,\n1,甲,10,,,\n2,乙,20,,\n", "", ""},
		{"a field with something in it", shifted + "2,乙,1,200,x\n3,丙,1,300,\n", "",
			"rows that reach beyond the last header: 1 (lines 3); their further values are in columns without a header: E\nrows with empty fields beyond the last header: 1 (lines 4)" + advice},
		{"seven of them", shifted + strings.Repeat("2,乙,1,200,x\n", 7), "",
			"rows that reach beyond the last header: 7 (lines 3, 4, 5, 6, 7, …); their further values are in columns without a header: E"},
		{"outside of a range", shifted + "2,乙,1,200,\n", "A:C", ""},
		{"short rows", "编号,名称,额,备注\n1,甲\n2,乙,20\n", "", ""},
		{"a total", shifted + "合计,,10,,,\n", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			opt := ReadOptions{Known: []string{"编号", "名称"}, Delimiter: ",", Range: c.cells}
			g, err := readText("list.csv", []byte(c.text), opt)
			if err != nil {
				t.Fatal(err)
			}
			table, err := layOut([]grid{g}, opt)
			if err != nil {
				t.Fatal(err)
			}
			var said []string
			for _, n := range table.Notes() {
				if s := n.String(); strings.Contains(s, "beyond") {
					said = append(said, s)
				}
			}
			if got := strings.Join(said, "\n"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
