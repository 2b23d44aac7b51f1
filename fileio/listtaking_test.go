package fileio_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/fileio"
)

// takingList is a list whose first row takes values from the third and fourth.
func takingList(t *testing.T) (whole, made *fileio.List) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	const text = "编号,年销售额(元),等级,日期\nC1,10000,好,2026-01-02\nC2,20000,差,2026-02-03\nC3,1.5万,暂无,坏\nC4,约5,中,2026-03-04\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := fileio.Read(path, fileio.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	missing := fileio.NewMissingValues([]string{"暂无"})
	whole, err = fileio.Bind([]*fileio.Table{table}, []fileio.Spec{
		{Name: "id", Headers: []string{"编号"}, Type: fileio.TextType},
		{Name: "sales", Headers: []string{"年销售额"}, Type: fileio.NumberType, Unit: "万元"},
		{Name: "grade", Headers: []string{"等级"}, Type: fileio.TextType, Missing: missing},
		{Name: "day", Headers: []string{"日期"}, Type: fileio.DateType},
	})
	if err != nil {
		t.Fatal(err)
	}
	return whole, whole.Taking([]int{0, 1}, []fileio.Taken{
		{Row: 0, Fields: []string{"sales"}, Columns: whole.FieldColumns("sales"), From: []int{0, 2}, Sum: 2.5},
		{Row: 0, Fields: []string{"grade"}, Columns: whole.FieldColumns("grade"), From: []int{2}},
		{Row: 0, Fields: []string{"day"}, Columns: whole.FieldColumns("day"), From: []int{2}},
		{Row: 1, Fields: []string{"sales"}, Columns: whole.FieldColumns("sales"), From: []int{3}},
	})
}

func TestTaking(t *testing.T) {
	_, list := takingList(t)
	numbers, _ := list.Numbers("sales")
	if list.Len() != 2 || numbers[0] != 2.5 || numbers[1] == numbers[1] {
		t.Errorf("%d rows: %v", list.Len(), numbers)
	}
	texts, _ := list.Texts("sales")
	grades, _ := list.Texts("grade")
	ids, _ := list.Texts("id")
	if d := cmp.Diff([]string{"2.5", "", "差", "C1"}, []string{texts(0), grades(0), grades(1), ids(0)}); d != "" {
		t.Error(d)
	}
	if days, _ := list.Dates("day"); !days[0].IsZero() || days[1].Format("0102") != "0203" {
		t.Error(days)
	}
	column := list.FieldColumns("sales")[0]
	if c := list.Cell(0, column); c.Num != 25000 {
		t.Errorf("the sum stands in the column's unit, not as %v", c)
	}
	if c := list.Cells(column)(1); c.Text != "约5" {
		t.Errorf("%v", c)
	}
}

func TestTakingPlaces(t *testing.T) {
	_, list := takingList(t)
	var cells []string
	for _, p := range append(list.Places(0, "sales"), list.Place(0, "day"), list.Place(0, "id"), list.Place(1, "sales")) {
		cells = append(cells, p.Cell())
	}
	if d := cmp.Diff([]string{"B2", "B4", "D4", "A2", "B5"}, cells); d != "" {
		t.Error(d)
	}
}

// TestTakingProblems: what can't be read or is missing where a value comes from is so where it goes, and nowhere else.
func TestTakingProblems(t *testing.T) {
	whole, list := takingList(t)
	list.Load([]string{"sales"}, []string{"grade"}, []string{"day"})
	type problem struct {
		Row   int
		Field string
		At    string
	}
	var found []problem
	for _, p := range list.Unreadable() {
		found = append(found, problem{p.Row, p.Field, p.Place.Cell()})
	}
	if d := cmp.Diff([]problem{{0, "day", "D4"}, {1, "sales", "B5"}}, found); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]fileio.Missing{{Field: "grade", Value: "暂无", Rows: []int{0}}}, list.Missing()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]fileio.Missing{{Field: "grade", Value: "暂无", Rows: []int{0}}}, list.Only([]int{0}).Missing()); d != "" {
		t.Errorf("of a part: %s", d)
	}
	if n := len(whole.Unreadable()); n != 2 {
		t.Errorf("the list below has %d problems", n)
	}
	if !whole.IsBlank(2, "grade") || whole.IsBlank(0, "grade") || !whole.IsBlank(0, "none") {
		t.Error("IsBlank")
	}
}

// TestTakingWithoutColumn has no values of a field that no table has.
func TestTakingWithoutColumn(t *testing.T) {
	whole, _ := takingList(t)
	list := whole.Taking([]int{0}, []fileio.Taken{{Row: 0, Fields: []string{"gone"}, From: []int{1}}})
	_, numbers := list.Numbers("gone")
	_, texts := list.Texts("gone")
	_, dates := list.Dates("gone")
	if numbers || texts || dates {
		t.Error(numbers, texts, dates)
	}
}
