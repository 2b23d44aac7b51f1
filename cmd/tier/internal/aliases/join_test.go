package aliases_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tier/cmd/tier/internal/aliases"
	"tier/cmd/tier/internal/directory"
)

func TestJoin(t *testing.T) {
	ids, names := []string{"C1", "", "C3", "C4", "C5"}, []string{"甲木", "老甲", "丙田", "丁土", ""}
	at := func(texts []string) func(int) string { return func(row int) string { return texts[row] } }
	for what, c := range map[string]struct {
		same    string
		groups  [][]int
		aliases []directory.Alias
		bad     []string
	}{
		"none named": {"X,Y\n", [][]int{{0}, {1}, {2}, {3}, {4}}, nil, nil},
		"one":        {"老甲,C1\n", [][]int{{0, 1}, {2}, {3}, {4}}, []directory.Alias{{Row: 0, Name: "老甲"}}, nil},
		"main below": {"C1,C5\n", [][]int{{1}, {2}, {3}, {4, 0}}, []directory.Alias{{Row: 3, ID: "C1", Name: "甲木"}}, nil},
		"of one whom nobody rated": {"C3,某集团\nC4,某集团\n", [][]int{{0}, {1}, {2, 3}, {4}},
			[]directory.Alias{{Row: 2, ID: "C4", Name: "丁土"}}, nil},
		"by way of such a one": {"C3,old\nold,C1\n", [][]int{{0, 2}, {1}, {3}, {4}}, []directory.Alias{{Row: 0, ID: "C3", Name: "丙田"}}, nil},
		"itself":               {"C1,甲木\n", [][]int{{0}, {1}, {2}, {3}, {4}}, nil, []string{`same.csv:2: "C1" is an alias of itself`}},
	} {
		t.Run(what, func(t *testing.T) {
			source, err := aliases.Bind(table(t, t.TempDir(), "same.csv", "别名,编号\n"+c.same), aliases.Specs([]string{"编号"}, []string{"名称"}))
			if err != nil {
				t.Fatal(err)
			}
			got := aliases.Join(source, len(ids), at(ids), at(names))
			var bad []string
			for _, p := range got.Problems {
				bad = append(bad, p.At.String()+": "+p.Message.String())
			}
			if d := cmp.Diff([]any{c.groups, c.aliases, c.bad}, []any{got.Groups, got.Aliases, bad}); d != "" {
				t.Error(d)
			}
		})
	}
}
