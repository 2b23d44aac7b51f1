package fileio

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlaceCell(t *testing.T) {
	for _, test := range []struct {
		place Place
		want  string
	}{
		{Place{File: "a/list.xlsx", Sheet: "a!b:c", Row: 17, Col: 6}, "F17"},
		{Place{File: "list.xlsx", Sheet: "Sheet1", Row: 17}, "17"},
		{Place{File: "list.xlsx", Sheet: "Sheet1"}, ""},
		{Place{File: "list.csv", Row: 17, Col: 27}, "AA17"},
		{Place{File: "list.csv", Row: 17}, "17"},
	} {
		if got := test.place.Cell(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.place, got, test.want)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, test := range []struct{ files, want []string }{
		{[]string{"n/list.csv"}, []string{"list.csv"}},
		{[]string{"n/a.csv", "s/b.csv"}, []string{"a.csv", "b.csv"}},
		{[]string{"n/list.csv", "s/list.csv", "s/b.csv"}, []string{"n/list.csv", "s/list.csv", "b.csv"}},
		{[]string{"2026/n/list.csv", "2025/n/list.csv"}, []string{"2026/n/list.csv", "2025/n/list.csv"}},
		{[]string{"x/2026/n/list.csv", "x/2025/n/list.csv", "s/list.csv"}, []string{"2026/n/list.csv", "2025/n/list.csv", "s/list.csv"}},
		{[]string{"list.csv", "../list.csv"}, []string{"list.csv", "../list.csv"}},
		{[]string{"/n/list.csv", "n/list.csv"}, []string{"/n/list.csv", "n/list.csv"}},
		{[]string{"list.csv", "./list.csv"}, []string{"list.csv", "list.csv"}}, // one file: nothing tells it apart
	} {
		if d := cmp.Diff(test.want, Labels(test.files)); d != "" {
			t.Errorf("%v: want -, got +:\n%s", test.files, d)
		}
	}
}

// TestBindTellsInputsApart looks at every place that a bound list gives: two files of one name are never one.
func TestBindTellsInputsApart(t *testing.T) {
	dir := t.TempDir()
	var tables []*Table
	for _, sub := range []string{"n", "s"} {
		path := filepath.Join(dir, sub, "list.csv")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("id,sales\n1,x\n合计,7\n2,3\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		table, err := Read(path, ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	l, err := Bind(tables, []Spec{{Name: "sales", Headers: []string{"sales"}, Type: NumberType}})
	if err != nil {
		t.Fatal(err)
	}
	l.Numbers("sales")
	var got []string
	for row := range l.Len() {
		got = append(got, l.Place(row, "").String())
	}
	for _, p := range l.Unreadable() {
		got = append(got, p.Place.String())
	}
	for _, table := range l.Tables() {
		got = append(got, table.Label(), table.HeaderPlace(0).String(), table.SetAside()[0].Place.String())
	}
	want := []string{"n/list.csv:2", "n/list.csv:4", "s/list.csv:2", "s/list.csv:4", "n/list.csv:2", "s/list.csv:2",
		"n/list.csv", "n/list.csv:1", "n/list.csv:3", "s/list.csv", "s/list.csv:1", "s/list.csv:3"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("want -, got +:\n%s", d)
	}
	_, err = Bind(tables, []Spec{{Name: "none", Headers: []string{"none"}, Required: true}})
	if err == nil || !cmp.Equal(err.Error()[:len("n/list.csv:1: ")], "n/list.csv:1: ") {
		t.Errorf("error: %v", err)
	}
}
