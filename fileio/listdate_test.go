package fileio

import (
	"testing"
	"time"
)

// dateForms are texts and the dates that they are; "" is none.
var dateForms = []struct{ in, want string }{
	{"2024年3月5日", "2024-03-05 00:00:00"}, {"2024年03月05号", "2024-03-05 00:00:00"}, {"2024-3-5", "2024-03-05 00:00:00"},
	{"2024/3/5", "2024-03-05 00:00:00"}, {"2024.3.5", "2024-03-05 00:00:00"}, {"20240305", "2024-03-05 00:00:00"},
	{"２０２４年３月５日", "2024-03-05 00:00:00"}, {"'2024-03-05", "2024-03-05 00:00:00"}, {"\u200b2024-03-05\u00a0", "2024-03-05 00:00:00"},
	{"2024-03-05 08:30", "2024-03-05 08:30:00"}, {"2024-03-05T08:30:15Z", "2024-03-05 08:30:15"},
	{"2024-03-05T08:30:15.250+08:00", "2024-03-05 08:30:15"}, {"2024年3月5日8:30", "2024-03-05 08:30:00"},
	{"20240305083015", "2024-03-05 08:30:15"},
	{"2024年3月5日 星期二", "2024-03-05 00:00:00"}, {"2024-03-05(周二)", "2024-03-05 00:00:00"},
	{"5-Mar-24", "2024-03-05 00:00:00"}, {"05-Mar-2024", "2024-03-05 00:00:00"}, {"Mar 5, 2024", "2024-03-05 00:00:00"},
	{"5-Mar-98", "1998-03-05 00:00:00"},
	{"2024-03-05周", ""}, {"2024-03-05 星期", ""}, {"2024-03-05周一二", ""},
	{"2024年3月", ""}, {"2024-03", ""}, {"24-3-5", ""}, {"3/5/2024", ""}, {"民国113年3月5日", ""}, {"113年3月5日", ""}, {"2024-02-30", ""},
	{"20241301", ""}, {"2024-03-05 25:00", ""}, {"待定", ""}, {"1899-12-31", ""},
}

func TestParseDate(t *testing.T) {
	for _, c := range dateForms {
		got := ""
		if d := parseDate(c.in); !d.IsZero() {
			got = d.Format(time.DateTime)
		}
		if got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
	}
}

// FuzzDate holds that a text that is a date is one that a list can have, and that it reads as itself when it is written
// the usual way.
func FuzzDate(f *testing.F) {
	for _, c := range dateForms {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := parseDate(s)
		if d.IsZero() {
			return
		}
		if d.Year() < 1900 || d.Year() > 9999 {
			t.Fatalf("%q is %v", s, d)
		}
		if again := parseDate(d.Format(time.DateTime)); !again.Equal(d.Truncate(time.Second)) {
			t.Fatalf("%q is %v, which reads as %v", s, d, again)
		}
	})
}
