package tiering

import (
	"testing"

	"tier/scoring"
)

// TestKnockOut: the first knock-out that meets a customer says why; who has left already, and whose cell can't be read, is
// not looked at; a missing value decides nothing and is noted.
func TestKnockOut(t *testing.T) {
	cols := table{n: 6, numbers: map[string][]float64{"sales": {-1, -5, 10, nan, 20, -3}},
		texts: map[string][]string{"gambling": {"是", "否", "", "是", "否", "是"}}}
	f := scoring.NewFrame(cols)
	f.Exclude(5, scoring.Say("a repeat"))
	f.Spoil(4, "gambling", scoring.Say("unreadable"))
	out := KnockOut([]Knockout{
		{Name: "涉赌", When: compiled(t, `gambling == "是"`), Reason: "不合作"},
		{Name: "亏损", When: compiled(t, `sales < 0`), Reason: "无利"},
		{Name: "都", When: compiled(t, `gambling != "是" and sales == 20`), Reason: "从不"},
	}, f)
	for row, want := range []string{"knocked out by 涉赌: 不合作", "knocked out by 亏损: 无利", "", "knocked out by 涉赌: 不合作", "", "a repeat"} {
		why, excluded := f.Excluded(row)
		if why.String() != want || excluded != (want != "") {
			t.Errorf("row %d: %q, want %q", row, why, want)
		}
	}
	if len(out.By) != 3 || out.By[0] != 0 || out.By[1] != 1 || out.By[3] != 0 {
		t.Errorf("by %v", out.By)
	}
	diff(t, []int{2, 1, 0}, out.Count)
	if len(out.Undecided) != 1 {
		t.Fatalf("undecided: %v", out.Undecided)
	}
	if p := out.Undecided[0]; p.Row != 2 || p.Field != "gambling" || p.Message.String() != `knock-out "涉赌" does not apply, because gambling is missing` {
		t.Errorf("undecided: %v %q %q", p.Row, p.Field, p.Message)
	}
	some := out.Only([]int{1, 2, 3})
	if len(some.By) != 2 || some.By[0] != 1 || some.By[2] != 0 {
		t.Errorf("only: %v", some.By)
	}
	diff(t, []int{1, 1, 0}, some.Count)
}

// TestKnockOutLooksAtAll: conditions see everybody, also those whom an earlier knock-out has met.
func TestKnockOutLooksAtAll(t *testing.T) {
	f := scoring.NewFrame(table{n: 3, numbers: map[string][]float64{"sales": {100, 50, 10}}})
	out := KnockOut([]Knockout{
		{Name: "a", When: compiled(t, `sales > 90`)},
		{Name: "b", When: compiled(t, `rank(sales) == 2`)},
	}, f)
	diff(t, []int{1, 1}, out.Count)
	if sales, _ := f.Numbers("sales"); sales[2] != 10 || sales[0] == sales[0] || sales[1] == sales[1] {
		t.Errorf("who is left: %v", sales)
	}
}

// compiled is a condition over sales and gambling.
func compiled(t *testing.T, source string) *scoring.Expr {
	t.Helper()
	e, err := scoring.Compile(source, &scoring.Scope{Fields: []scoring.FieldInfo{{Name: "sales"}, {Name: "gambling"}}})
	if err != nil {
		t.Fatal(err)
	}
	return e
}
