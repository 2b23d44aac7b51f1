package tiering

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCross(t *testing.T) {
	groups := []string{"华东", "", "华北", "华东", "西南", "", "华北", "华东"}
	final := []int{0, 1, 1, -1, 0, -1, 1, 1}
	diff(t, CrossTable{
		Groups: []Group{
			{Name: "华东", Counts: []int{1, 1}, Unscored: 1, Count: 3},
			{Name: "", Counts: []int{0, 1}, Unscored: 1, Count: 2},
			{Name: "华北", Counts: []int{0, 2}, Count: 2},
			{Name: "西南", Counts: []int{1, 0}, Count: 1},
		},
		All: Group{Counts: []int{2, 4}, Unscored: 2, Count: 8},
	}, Cross(groups, final, levels("A", "B")))
	diff(t, CrossTable{All: Group{Counts: []int{0, 0}}}, Cross(nil, nil, levels("A", "B")))
}

func TestCrossReconciles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "n")
		groups := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "b", "c"}), n, n).Draw(t, "groups")
		final := rapid.SliceOfN(rapid.IntRange(-1, 2), n, n).Draw(t, "final")
		got := Cross(groups, final, levels("A", "B", "C"))
		total := newGroup("", 3)
		for i, g := range got.Groups {
			count := g.Unscored
			for level, c := range g.Counts {
				total.Counts[level] += c
				count += c
			}
			total.Unscored += g.Unscored
			total.Count += g.Count
			if count != g.Count {
				t.Fatalf("group %+v does not add up", g)
			}
			if i > 0 && (g.Count > got.Groups[i-1].Count || g.Count == got.Groups[i-1].Count && g.Name <= got.Groups[i-1].Name) {
				t.Fatalf("groups out of order: %+v", got.Groups)
			}
		}
		diff2(t, got.All, total)
		if total.Count != n {
			t.Fatalf("%d customers, want %d", total.Count, n)
		}
		order := drawOrder(t, n)
		diff2(t, got, Cross(permuted(groups, order), permuted(final, order), levels("A", "B", "C")))
	})
}
