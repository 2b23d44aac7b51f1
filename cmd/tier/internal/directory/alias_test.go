package directory_test

import (
	"testing"

	"tier/cmd/tier/internal/directory"
)

func find(ids, names []string, aliases []directory.Alias) *directory.Directory {
	at := func(texts []string) func(int) string { return func(row int) string { return texts[row] } }
	return directory.New(directory.Customers{Len: len(names), ID: at(ids), Name: at(names), Aliases: aliases})
}

func TestAliases(t *testing.T) {
	d := find([]string{"C1", "C2", "C3"}, []string{"甲木", "乙禾", "丙田"}, []directory.Alias{
		{Row: 0, ID: "C9", Name: "老甲"}, {Row: 1, ID: "X", Name: "X"}, {Row: 1, ID: "C1", Name: "丙田"},
	})
	for _, c := range []struct {
		id, name string
		row      int
		isWrong  bool
	}{
		{"C9", "", 0, false},
		{"C9", "老甲", 0, false},
		{"C9", "甲木", 0, false},
		{"C1", "老甲", 0, false},
		{"C9", "乙禾", 0, true}, // the row has slipped
		{"X", "随便", 1, false}, // whose name nobody knows
		{"", "老 甲", 0, false},
		{"", "x", 1, false},
		{"C1", "", 0, false}, // the customer's own id comes first
		{"", "丙田", -1, true}, // of two
		{"C8", "", -1, true},
	} {
		row, wrong, _ := d.Find(c.id, c.name)
		if row != c.row || wrong.IsZero() == c.isWrong {
			t.Errorf("%q %q: row %d, %s", c.id, c.name, row, wrong)
		}
	}
}

// TestAliasOfNames: in a list without ids an alias may be the id that other files have.
func TestAliasOfNames(t *testing.T) {
	d := find([]string{"", ""}, []string{"甲木", "乙禾"}, []directory.Alias{{Row: 1, ID: "L77", Name: "L77"}})
	if row, wrong, _ := d.Find("L77", ""); row != 1 || !wrong.IsZero() {
		t.Errorf("row %d, %s", row, wrong)
	}
	if row, _, _ := d.Find("L77", "甲木"); row != 0 {
		t.Errorf("without ids the name counts, not row %d", row)
	}
}
