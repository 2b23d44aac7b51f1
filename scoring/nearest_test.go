package scoring

import "testing"

func TestNearest(t *testing.T) {
	fields := []string{"sales", "last_sales", "profit", "利润", "毛利率", "年销售额", "id", "owner"}
	for _, c := range []struct{ word, want string }{
		{"sale", "sales"},
		{"slaes", "sales"},
		{"Sales", "sales"},
		{"last_sale", "last_sales"},
		{"proft", "profit"},
		{"利闰", "利润"},
		{"销售额", "年销售额"},
		{"年销售", "年销售额"},
		{"毛利", "毛利率"},
		{"信用", ""},
		{"region", ""},
		{"x", ""},
		{"", ""},
		{"od", "id"},
	} {
		if got := Nearest(c.word, fields); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("Nearest among none = %q", got)
	}
}
