package tiering

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// levels returns levels of the given names.
func levels(names ...string) []Level {
	var all []Level
	for _, name := range names {
		all = append(all, Level{Name: name})
	}
	return all
}

// only marks the first levels as those for overrides only.
func only(n int, levels []Level) []Level {
	for i := range levels[:n] {
		levels[i].OverrideOnly = true
	}
	return levels
}

func TestAgree(t *testing.T) {
	for _, test := range []struct {
		name             string
		a, b             []int
		levelsA, levelsB []Level
		want             Agreement
	}{
		{"same names", []int{0, 0, 1, 1, 2, -1, 0, -1}, []int{0, 1, 1, 0, 2, 1, -1, -1}, levels("A", "B", "C"), levels("A", "B", "C"),
			Agreement{Counts: [][]int{{1, 1, 0}, {1, 1, 0}, {0, 0, 1}}, Both: 5, OnlyA: 1, OnlyB: 1, None: 1,
				Alike: 3, Share: 0.6, Better: 1, Worse: 1}},
		{"one knows a level more, on top", []int{0, 1, 2, 2}, []int{0, 0, 1, 0}, levels("关键", "A", "B"), levels("A", "B"),
			Agreement{Counts: [][]int{{1, 0}, {1, 0}, {1, 1}}, Both: 4, Alike: 2, Share: 0.5, Better: 1, Worse: 1}},
		{"the other way round", []int{0, 0, 1, 0}, []int{0, 1, 2, 2}, levels("A", "B"), levels("关键", "A", "B"),
			Agreement{Counts: [][]int{{1, 1, 1}, {0, 0, 1}}, Both: 4, Alike: 2, Share: 0.5, Better: 1, Worse: 1}},
		{"other names, by place", []int{0, 1, 1}, []int{0, 1, 0}, levels("A", "B"), levels("金", "银"),
			Agreement{Counts: [][]int{{1, 0}, {1, 1}}, Both: 3, Alike: 2, Share: 2.0 / 3, Better: 1, How: ByPlace}},
		{"by place, one with a level for overrides on top", []int{0, 1, 1, 2}, []int{0, 0, 1, 1}, only(1, levels("关键", "A", "B")), levels("金", "银"),
			Agreement{Counts: [][]int{{1, 0}, {1, 1}, {0, 1}}, Both: 4, Alike: 2, Share: 0.5, Worse: 2, How: ByPlace}},
		{"by place, both with a level for overrides", []int{0, 0, 1, 2}, []int{0, 1, 0, 2}, only(1, levels("关键", "A", "B")), only(1, levels("钻", "金", "银")),
			Agreement{Counts: [][]int{{1, 1, 0}, {1, 0, 0}, {0, 0, 1}}, Both: 4, Alike: 2, Share: 0.5, Better: 1, Worse: 1, How: ByPlace}},
		{"by place, a level for overrides on top and one at the bottom", []int{0, 1, 0}, []int{1, 0, 0}, only(1, levels("关键", "A")),
			[]Level{{Name: "金"}, {Name: "黑名单", OverrideOnly: true}},
			Agreement{Counts: [][]int{{1, 1}, {1, 0}}, Both: 3, Alike: 1, Share: 1.0 / 3, Worse: 2, How: ByPlace}},
		{"other names, other lengths", []int{0, 1, 2}, []int{0, 1, 1}, levels("A", "B", "C"), levels("金", "银"),
			Agreement{Counts: [][]int{{1, 0}, {0, 1}, {0, 1}}, Both: 3, Share: nan, How: NotComparable}},
		{"as long only by a level for overrides", []int{0, 1}, []int{0, 1}, only(1, levels("关键", "A")), levels("金", "银"),
			Agreement{Counts: [][]int{{1, 0}, {0, 1}}, Both: 2, Share: nan, How: NotComparable}},
		{"names on other rungs of as many", []int{0, 1, 2}, []int{1, 2, 2}, levels("A", "B", "C"), levels("S", "A", "B"),
			Agreement{Counts: [][]int{{0, 1, 0}, {0, 0, 1}, {0, 0, 1}}, Both: 3, Share: nan, How: NotComparable}},
		{"a name for overrides only in one", []int{0, 1}, []int{1, 2}, levels("A", "B"), only(1, levels("A", "金", "银")),
			Agreement{Counts: [][]int{{0, 1, 0}, {0, 0, 1}}, Both: 2, Share: nan, How: NotComparable}},
		{"nobody", []int{-1}, []int{-1}, levels("A"), levels("A"),
			Agreement{Counts: [][]int{{0}}, None: 1, Share: nan}},
	} {
		t.Run(test.name, func(t *testing.T) {
			diff(t, test.want, Agree(test.a, test.b, test.levelsA, test.levelsB))
		})
	}
}

func TestAgreementMirrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "n")
		names := [][]Level{levels("A", "B", "C"), levels("A", "B"), levels("X", "A", "B", "C"), levels("金", "银"), levels("S", "A", "B"),
			only(1, levels("关键", "金", "银")), only(2, levels("钻", "王", "甲", "乙"))}
		levelsA := rapid.SampledFrom(names).Draw(t, "A")
		levelsB := rapid.SampledFrom(names).Draw(t, "B")
		a := rapid.SliceOfN(rapid.IntRange(-1, len(levelsA)-1), n, n).Draw(t, "a")
		b := rapid.SliceOfN(rapid.IntRange(-1, len(levelsB)-1), n, n).Draw(t, "b")
		one, other := Agree(a, b, levelsA, levelsB), Agree(b, a, levelsB, levelsA)
		if one.Both+one.OnlyA+one.OnlyB+one.None != n || one.How != NotComparable && one.Alike+one.Better+one.Worse != one.Both {
			t.Fatalf("%+v does not reconcile with %d customers", one, n)
		}
		if one.Alike != other.Alike || one.Better != other.Worse || one.OnlyA != other.OnlyB || one.How != other.How {
			t.Fatalf("%+v is not the mirror of %+v", one, other)
		}
		if one.How == NotComparable && !math.IsNaN(one.Share) {
			t.Fatalf("%+v has a share, though nothing is comparable", one)
		}
		if same := Agree(a, a, levelsA, levelsA); same.Alike != same.Both {
			t.Fatalf("a model disagrees with itself: %+v", same)
		}
	})
}
