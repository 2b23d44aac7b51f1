package fileio

import (
	"math"
	"testing"
)

// TestListOnly: some rows of two tables are as they are among all, with the places that they have.
func TestListOnly(t *testing.T) {
	all := bound(t, []*Table{csvTable(t, "a.csv", "编号,销售额,建档\n1,10,2026-01-02\n2,x,2026-01-03\n3,30,\n"),
		csvTable(t, "b.csv", "编号,区域,销售额\n4,北,40\n5,南,y\n")},
		Spec{Name: "id", Headers: []string{"编号"}}, Spec{Name: "sales", Headers: []string{"销售额"}}, Spec{Name: "since", Headers: []string{"建档"}})
	l := all.Only([]int{0, 1, 4}).Only([]int{1, 2})
	ids, _ := l.Texts("id")
	sales, _ := l.Numbers("sales")
	since, _ := l.Dates("since")
	if l.Len() != 2 || ids(0) != "2" || ids(1) != "5" || !math.IsNaN(sales[0]) || len(sales) != 2 || since[0].Day() != 3 || !since[1].IsZero() {
		t.Errorf("%d rows: %s %s %v %v", l.Len(), ids(0), ids(1), sales, since)
	}
	if _, ok := l.Texts("none"); ok || l.Has("none") || !l.Has("sales") {
		t.Error("fields are others")
	}
	if got := l.Place(1, "sales").String() + " " + l.Place(0, "").String(); got != "b.csv:3 a.csv:3" {
		t.Error(got)
	}
	bad := l.Unreadable()
	if len(bad) != 2 || bad[0].Row != 0 || bad[1].Row != 1 || len(all.Unreadable()) != 2 {
		t.Errorf("%+v", bad)
	}
	for _, c := range l.Columns() {
		if c.Header == "区域" && (l.Cell(1, c).Text != "南" || l.Cells(c)(0).Kind != Empty || l.Cells(c)(1).Text != "南") {
			t.Error("the cells are others")
		}
	}
	if got := l.FieldColumns("since"); len(got) != 1 || got[0].Header != "建档" || len(l.FieldColumns("none")) != 0 {
		t.Errorf("%v", got)
	}
}
