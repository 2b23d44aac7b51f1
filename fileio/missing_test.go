package fileio

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMissingValues(t *testing.T) {
	m := NewMissingValues([]string{"暂无", "N/A", "—", "-99", "#N/A", "999.0"})
	for _, c := range []struct {
		cell Cell
		want int
	}{
		{Cell{Kind: Text, Text: "暂无"}, 0},
		{Cell{Kind: Text, Text: "\u3000暂无\u200b"}, 0},
		{Cell{Kind: Text, Text: "n/a"}, 1},
		{Cell{Kind: Text, Text: "Ｎ／Ａ"}, 1},
		{Cell{Kind: Text, Text: "—"}, 2},
		{Cell{Kind: Text, Text: "-99"}, 3},
		{Cell{Kind: Text, Text: "－99.00"}, 3},
		{Cell{Kind: Number, Num: -99}, 3},
		{Cell{Kind: Number, Num: -99, Text: "-99.0"}, 3},
		{Cell{Kind: Number, Num: -99, Percent: true}, -1},
		{Cell{Kind: ErrorValue, Text: "#N/A"}, 4},
		{Cell{Kind: Number, Num: 999}, 5},
		{Cell{Kind: ErrorValue, Text: "#REF!"}, -1},
		{Cell{Kind: Text, Text: "暂无数据"}, -1},
		{Cell{Kind: Text, Text: "-99%"}, -1},
		{Cell{Kind: Text, Text: "-99万"}, -1},
		{Cell{Kind: Text}, -1},
		{Cell{Kind: Date, Num: 999}, -1},
		{Cell{}, -1},
	} {
		if got := m.find(c.cell); got != c.want {
			t.Errorf("%+v: %d, not %d", c.cell, got, c.want)
		}
	}
	if got := (*MissingValues)(nil).find(Cell{Kind: Text, Text: "暂无"}); got != -1 {
		t.Errorf("the nil one: %d", got)
	}
}

// TestListMissing: the values are missing however a field is read, counted once, and those of some rows alone.
func TestListMissing(t *testing.T) {
	data := "编号,额,词\n1,暂无,好\n2,5,无\n3,-99,好\n4,暂无,7\n"
	na := NewMissingValues([]string{"暂无", "无", "-99"})
	l, err := Bind([]*Table{csvTable(t, "list.csv", data)}, []Spec{{Name: "id", Headers: []string{"编号"}}, {Name: "v", Headers: []string{"额"}, Missing: na}, {Name: "w", Headers: []string{"词"}, Missing: na}})
	if err != nil {
		t.Fatal(err)
	}
	l.Load([]string{"v"}, []string{"v", "w"}, nil)
	numbers, _ := l.Numbers("v")
	if numbers[1] != 5 || numbers[0] == numbers[0] || numbers[2] == numbers[2] {
		t.Errorf("numbers %v", numbers)
	}
	texts, _ := l.Texts("v")
	words, _ := l.Texts("w")
	var got []string
	for row := range l.Len() {
		got = append(got, texts(row), words(row))
	}
	if d := cmp.Diff([]string{"", "好", "5", "", "", "好", "", "7"}, got); d != "" {
		t.Error(d)
	}
	want := []Missing{{"v", "暂无", []int{0, 3}}, {"v", "-99", []int{2}}, {"w", "无", []int{1}}}
	if d := cmp.Diff(want, l.Missing()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Missing{{"v", "暂无", []int{1}}, {"w", "无", []int{0}}}, l.Only([]int{1, 3}).Missing()); d != "" {
		t.Error(d)
	}
	if n := len(l.Unreadable()); n > 0 {
		t.Errorf("%d cells could not be read", n)
	}
}
