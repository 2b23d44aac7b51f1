package aliases_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/config"
	"tier/fileio"
)

// table reads a table from a text.
func table(t interface {
	Helper()
	Fatal(...any)
}, folder, name, text string) *fileio.Table {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := fileio.Read(path, fileio.ReadOptions{HeaderRow: 1})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func fields() *config.Config {
	return &config.Config{Fields: []config.Field{
		{Name: "id", Headers: []string{"编号"}}, {Name: "name", Headers: []string{"名称"}},
		{Name: "sales", Headers: []string{"销售额"}, Type: fileio.NumberType, Unit: "万元", Merge: config.MergeAdd},
		{Name: "late", Headers: []string{"逾期"}, Type: fileio.NumberType, Merge: config.MergeMax},
		{Name: "first", Headers: []string{"首单"}, Type: fileio.DateType, Merge: config.MergeMin},
		{Name: "grade", Headers: []string{"等级"}, Type: fileio.TextType},
	}}
}

func merge(t interface {
	Helper()
	Fatal(...any)
}, folder, text string, same string) (*fileio.List, *aliases.Merged) {
	t.Helper()
	cfg := fields()
	var specs []fileio.Spec
	for _, f := range cfg.Fields {
		specs = append(specs, fileio.Spec{Name: f.Name, Headers: f.Headers, Type: f.Type, Unit: f.Unit})
	}
	list, err := fileio.Bind([]*fileio.Table{table(t, folder, "list.csv", text)}, specs)
	if err != nil {
		t.Fatal(err)
	}
	source, err := aliases.Bind(table(t, folder, "same.csv", same), aliases.Specs(cfg.Fields[0].Headers, cfg.Fields[1].Headers))
	if err != nil {
		t.Fatal(err)
	}
	return aliases.Merge(cfg, list, source)
}

const people = `编号,名称,销售额(元),逾期,首单,等级,备注
C1,甲木,10000,3,2024-05-01,,
C2,乙禾,20000,,2024-01-01,好,
C3,丙田,1.5万,9,2023-02-01,差,a
C4,丁土,0.1,4,,中,b
C5,戊山,,,,,
C6,乙禾,1,,,,
`

func problemsOf(m *aliases.Merged) []string {
	var all []string
	for _, p := range m.Problems {
		all = append(all, p.At.String()+": "+p.Message.String())
	}
	return all
}

func TestMerge(t *testing.T) {
	list, m := merge(t, t.TempDir(), people, "别名,编号\nC4,丙田\nC3,C1\n老甲,甲木\n")
	if len(m.Problems) > 0 || list.Len() != 4 || m.Unlisted != 1 {
		t.Fatal(list.Len(), m.Unlisted, problemsOf(m))
	}
	sales, _ := list.Numbers("sales")
	late, _ := list.Numbers("late")
	first, _ := list.Dates("first")
	grade, _ := list.Texts("grade")
	got := []string{fmt.Sprint(sales[0], late[0]), first[0].Format("2006-01-02"), grade(0), list.Place(0, "late").Cell(), list.Place(0, "grade").Cell()}
	if d := cmp.Diff([]string{"2.50001 9", "2023-02-01", "中", "D4", "F5"}, got); d != "" {
		t.Error(d)
	}
	var cells []string
	for _, p := range list.Places(0, "sales") {
		cells = append(cells, p.Cell())
	}
	if d := cmp.Diff([]string{"C2", "C5", "C4"}, cells); d != "" {
		t.Error(d)
	}
	note := m.Note()
	if d := cmp.Diff("rows merged into their customers by same.csv: 2 (aliases that no list has: 1); values that differ and were not used: "+
		"等级 ×1 (list.csv:4), 备注 ×1 (list.csv:4)", note.String()); d != "" {
		t.Error(d)
	}
}

// TestUnreadableFigure: a figure that can't be read makes no sum, and is named where it stands.
func TestUnreadableFigure(t *testing.T) {
	list, _ := merge(t, t.TempDir(), "编号,销售额\nC1,1\nC2,约5\nC3,7\n", "别名,编号\nC2,C1\nC3,C1\n")
	if sales, _ := list.Numbers("sales"); list.Len() != 1 || sales[0] == sales[0] {
		t.Error(sales)
	}
	if bad := list.Unreadable(); len(bad) != 1 || bad[0].Row != 0 || bad[0].Place.Row != 3 {
		t.Error(bad)
	}
}

func TestBadLines(t *testing.T) {
	for name, c := range map[string]struct {
		same string
		rows int // that stay
		want []string
	}{
		"none":              {"C2,C1\n", 5, nil},
		"chain":             {"C3,C2\nC2,C1\n", 4, nil},
		"chain by a text":   {"C3,old\nold,C1\n", 5, nil},
		"itself":            {"C1,甲木\nC2,C1\n", 5, []string{`same.csv:2: "C1" is an alias of itself`}},
		"blank":             {"C2,\n,C1\nC3,C1\n", 5, []string{`same.csv:2: the cell is blank: an alias and a customer make a line`, `same.csv:3: the cell is blank: an alias and a customer make a line`}},
		"twice":             {"C2,C1\nC2,甲木\n", 5, []string{`same.csv:3: "C2" stands in same.csv:2 already`}},
		"of two customers":  {"C2,C1\nC2,C3\nC4,C1\n", 5, []string{`same.csv:2: "C2" can't be an alias of several customers: C1, C3; none of them counts`, `same.csv:3: "C2" can't be an alias of several customers: C1, C3; none of them counts`}},
		"nobody":            {"C2,C77\nC3,C1\n", 5, []string{`same.csv:2: no customer of the list has the id or the name "C77"`}},
		"leads to nobody":   {"C2,x\nx,y\n", 6, []string{`same.csv:2: "x" leads to no customer of the list, like the line it means`, `same.csv:3: no customer of the list has the id or the name "y"`}},
		"circle":            {"C1,C2\nC2,C3\nC3,C1\nC4,C1\n", 5, []string{`same.csv:2: aliases go round in a circle: C1 → C2 → C3 → C1`, `same.csv:3: aliases go round in a circle: C2 → C3 → C1 → C2`, `same.csv:4: aliases go round in a circle: C3 → C1 → C2 → C3`}},
		"a name of several": {"乙禾,C1\n", 6, []string{`same.csv:2: several customers are called "乙禾": name this one by its id`}},
	} {
		t.Run(name, func(t *testing.T) {
			list, m := merge(t, t.TempDir(), people, "别名,编号\n"+c.same)
			if d := cmp.Diff(c.want, problemsOf(m)); d != "" {
				t.Error(d)
			}
			if list.Len() != c.rows {
				t.Errorf("%d rows stay, not %d", list.Len(), c.rows)
			}
		})
	}
}

func TestNoColumns(t *testing.T) {
	_, err := aliases.Bind(table(t, t.TempDir(), "same.csv", "甲,乙\n1,2\n"), aliases.Specs(nil, nil))
	if err == nil || !strings.Contains(err.Error(), "aliases need two columns") {
		t.Error(err)
	}
}

// TestRowOrder: whatever the order of the list's rows, the customers are the same, and the sums are those of all rows.
func TestRowOrder(t *testing.T) {
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "rows")
		rows, total := make([]string, n), 0
		for i := range rows {
			cents := rapid.IntRange(0, 100_000).Draw(t, "cents")
			total += cents
			grade := rapid.SampledFrom([]string{"", "好", "差"}).Draw(t, "grade")
			rows[i] = fmt.Sprintf("C%d,甲%d,%d.%02d,%d,,%s,\n", i, i, cents/100, cents%100, rapid.IntRange(0, 5).Draw(t, "late"), grade)
		}
		same := "别名,编号\n"
		for range rapid.IntRange(1, 15).Draw(t, "lines") {
			same += fmt.Sprintf("C%d,C%d\n", rapid.IntRange(0, n+2).Draw(t, "alias"), rapid.IntRange(0, n+2).Draw(t, "main"))
		}
		const head = "编号,名称,销售额(万元),逾期,首单,等级,备注\n"
		shuffled := rapid.Permutation(rows).Draw(t, "order")
		before, m := merge(t, folder, head+strings.Join(rows, ""), same)
		after, other := merge(t, folder, head+strings.Join(shuffled, ""), same)
		if d := cmp.Diff(customersOf(before), customersOf(after)); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(problemsOf(m), problemsOf(other)); d != "" {
			t.Fatal(d)
		}
		if before.Len()+len(m.Rows) != n {
			t.Fatalf("%d rows stay and %d are merged, of %d", before.Len(), len(m.Rows), n)
		}
		sales, _ := before.Numbers("sales")
		sum := 0.0
		for _, x := range sales {
			sum += x * 100
		}
		if int(sum+0.5) != total {
			t.Fatalf("the sum is %v, not %d cents", sum, total)
		}
	})
}

// customersOf are a list's customers with their values, sorted.
func customersOf(list *fileio.List) []string {
	all := make(map[string]bool)
	sales, _ := list.Numbers("sales")
	late, _ := list.Numbers("late")
	texts := make(map[string]func(int) string)
	for _, f := range []string{"id", "name", "grade"} {
		texts[f], _ = list.Texts(f)
	}
	for row := range list.Len() {
		all[fmt.Sprint(texts["id"](row), texts["name"](row), texts["grade"](row), sales[row], late[row])] = true
	}
	return slices.Sorted(maps.Keys(all))
}
