package fileio

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestMixedLines: two files of two encodings that were put together are refused, and what is damaged otherwise is not.
func TestMixedLines(t *testing.T) {
	gbk := func(s string) string { return string(encoded(t, simplifiedchinese.GBK, s)) }
	const header, one, two = "客户编号,客户名称,年销售额\n", "001,东方贸易有限公司,1200\n", "002,华南机电科技,1350\n"
	const hint = "two files were put together, it seems: save each of them as UTF-8 first, then put them together again"
	many := strings.Repeat(one+two, 100)
	for _, tt := range []struct{ name, text, encoding, want string }{
		{"GBK below UTF-8", header + one + two + gbk(one), "", "x.csv:4: the lines are in two encodings: 3 in UTF-8, and 1 in GB18030, the first of these line 4"},
		{"UTF-8 below GBK", gbk(header+one+two) + one, "", "x.csv:4: the lines are in two encodings: 3 in GB18030, and 1 in UTF-8, the first of these line 4"},
		{"one line of many", gbk(header) + many, "", "x.csv:1: the lines are in two encodings: 200 in UTF-8, and 1 in GB18030, the first of these line 1"},
		{"one line of many, behind a mark", "\ufeff" + many + gbk(one), "", "x.csv:201: the lines are in two encodings: 200 in UTF-8, and 1 in GB18030, the first of these line 201"},
		{"by turns, with old line ends", strings.ReplaceAll(header+gbk(one)+"3,a,1\n"+two+gbk(two)+one, "\n", "\r"), "",
			"x.csv:2: the lines are in two encodings: 3 in UTF-8, and 2 in GB18030, the first of these line 2"},
		{"said to be GBK", header + one + two + gbk(one), "gbk", "x.csv:4: the lines are in two encodings: 3 in UTF-8, and 1 in GB18030, the first of these line 4"},
		{"said to be UTF-8", header + one + two + gbk(one), "utf-8", "x.csv:4: the lines are in two encodings: 3 in UTF-8, and 1 in GB18030, the first of these line 4"},
		{"UTF-8 with a Western line", header + one + string(encoded(t, charmap.Windows1252, "3,Müller,1\n4,René,2\n")), "", ""},
		{"UTF-8 with a damaged line", header + many + "003,东方\xe6\xb7贸易,5\n", "", ""},
		{"GBK with a damaged line", gbk(header+many) + "003,\xb6\xab\xb7,5\n", "", ""},
		{"GBK whose one name is UTF-8 too", gbk(header + many + "003,联通,5\n004,\n"), "", ""},
		{"GBK, damaged, whose one name is UTF-8 too", gbk(header+many+"003,联通,5\n") + "004,\xb6\xab\xb7,5\n", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := readText("x.csv", []byte(tt.text), ReadOptions{Encoding: tt.encoding})
			if got := errorText(err); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if e := new(Error); errors.As(err, &e) && e.Hint.String() != hint {
				t.Errorf("hint: %s", e.Hint)
			}
		})
	}
}
