package credit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNewGroups(t *testing.T) {
	tests := []struct {
		name     string
		ids      string
		parents  string // "-" for none
		excluded []int
		head     []int
		members  map[int][]int
		problems map[int]string
	}{
		{"none", "a b c", "- - -", nil, []int{0, 1, 2}, nil, nil},
		{"one level", "a b c", "b - b", nil, []int{1, 1, 1}, map[int][]int{1: {0, 1, 2}}, nil},
		{"a chain", "a b c d", "b c d -", nil, []int{3, 3, 3, 3}, map[int][]int{3: {0, 1, 2, 3}}, nil},
		{"two", "a b c d", "- a - c", nil, []int{0, 0, 2, 2}, map[int][]int{0: {0, 1}, 2: {2, 3}}, nil},
		{"unknown", "a b c", "x a -", nil, []int{0, 0, 2}, map[int][]int{0: {0, 1}}, map[int]string{0: `there is no customer "x", its parent`}},
		{"itself", "a b", "a a", nil, []int{0, 0}, map[int][]int{0: {0, 1}}, map[int]string{0: `"a" is its own parent`}},
		{"a circle", "a b c d", "b c a -", nil, []int{0, 1, 2, 3}, nil, map[int]string{
			0: "the parents go in a circle: a → b → c → a", 1: "the parents go in a circle: a → b → c → a",
			2: "the parents go in a circle: a → b → c → a"}},
		{"below a circle", "x y a b z", "y a b a x", nil, []int{0, 1, 2, 3, 4}, nil, map[int]string{
			0: `its parents lead to a circle, at "a"`, 1: `its parents lead to a circle, at "a"`,
			2: "the parents go in a circle: a → b → a", 3: "the parents go in a circle: a → b → a",
			4: `its parents lead to a circle, at "a"`}},
		{"left out", "a b c", "- a a", []int{0, 2}, []int{-1, 1, -1}, nil, map[int]string{1: `its parent, "a", is left out`}},
		{"repeated", "a a b", "- - a", []int{0}, []int{-1, 1, 1}, map[int][]int{1: {1, 2}}, nil},
		{"repeated later", "a a b", "- - a", []int{1}, []int{0, -1, 0}, map[int][]int{0: {0, 2}}, nil},
		{"twice", "a a b", "- b a", nil, []int{0, 0, 0}, map[int][]int{0: {0, 1, 2}}, nil},
		{"repeats its parent", "a a", "- a", nil, []int{0, 0}, map[int][]int{0: {0, 1}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ids, parents := strings.Fields(tt.ids), strings.Fields(strings.ReplaceAll(tt.parents, "-", "\x00"))
			for i, p := range parents {
				parents[i] = strings.Trim(p, "\x00")
			}
			var excluded func(int) bool
			if tt.excluded != nil {
				excluded = at(tt.excluded...)
			}
			g := NewGroups(word(ids...), word(parents...), excluded, len(ids))
			diff(t, tt.head, g.Head)
			diff(t, tt.members, g.Members)
			diff(t, tt.problems, problems(g.Problems))
		})
	}
}

// TestLargeCircle: a circle of many is named by its first members.
func TestLargeCircle(t *testing.T) {
	n := 1000
	g := NewGroups(strconv.Itoa, func(row int) string { return strconv.Itoa((row + 1) % n) }, nil, n)
	diff(t, n, len(g.Problems))
	text := g.Problems[n-1].Message.String()
	if !strings.HasPrefix(text, "the parents go in a circle: 0 → 1 → 2 →") || !strings.HasSuffix(text, "19 and 980 more") {
		t.Error(text)
	}
}

// TestLongChains: a long chain takes no recursion, and no more than each step once, whatever the order.
func TestLongChains(t *testing.T) {
	const n = 300_000
	up := func(row int) string {
		if row == n-1 {
			return ""
		}
		return strconv.Itoa(row + 1)
	}
	down := func(row int) string {
		if row == 0 {
			return ""
		}
		return strconv.Itoa(row - 1)
	}
	for head, parents := range map[int]func(int) string{n - 1: up, 0: down} {
		g := NewGroups(strconv.Itoa, parents, nil, n)
		if len(g.Members[head]) != n || len(g.Problems) != 0 {
			t.Errorf("%d members, %d problems", len(g.Members[head]), len(g.Problems))
		}
	}
}

// TestHeadsByClimbing: the head of each customer is who a patient reader finds by asking for the parent again and again.
func TestHeadsByClimbing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		parent := rapid.SliceOfN(rapid.IntRange(-3, n), n, n).Draw(t, "parents") // n: nobody
		parents := func(row int) string {
			if parent[row] < 0 {
				return ""
			}
			return strconv.Itoa(parent[row])
		}
		g := NewGroups(strconv.Itoa, parents, nil, n)
		bad := problems(g.Problems)
		for row := range n {
			at, steps := row, 0
			for ; parent[at] >= 0 && parent[at] < n && parent[at] != at && steps <= n; steps++ {
				at = parent[at]
			}
			if circle := steps > n; circle {
				at = row
				if !strings.Contains(bad[row], "circle") {
					t.Fatalf("row %d: %q, and it leads to a circle", row, bad[row])
				}
			} else if strings.Contains(bad[row], "circle") {
				t.Fatalf("row %d: %q", row, bad[row])
			}
			if g.Head[row] != at {
				t.Fatalf("head of row %d is %d, want %d", row, g.Head[row], at)
			}
		}
	})
}

func TestExpose(t *testing.T) {
	g := NewGroups(strconv.Itoa, word("", "0", "1", "", "", "", ""), at(6), 7)
	got := g.Expose(
		[]float64{60.1, 30.2, 20.3, 50, nan, -5, 9},
		[]float64{100, 900, nan, 50, 70, nan, 9},
		[]float64{1, nan, 2.5, 7, 0, -1, 9})
	group := Exposed{Exposure: 110.6, Limit: 100, Excess: 10.6, Covered: 3.5, Cash: 7.1}
	want := []Exposed{group, group, group,
		{Own: 50, Exposure: 50, Limit: 50},
		{Own: nan, Exposure: nan, Limit: 70, Available: nan, Excess: nan, Covered: nan, Cash: nan},
		{Own: -5, Exposure: -5, Limit: nan, Available: 5},
		{nan, nan, nan, nan, nan, nan, nan}}
	want[0].Own, want[1].Own, want[2].Own = 60.1, 30.2, 20.3
	diff(t, want, got)
}

// TestExposeEdges: what a member lacks, the group lacks; without a limit everything is excess; exactly at the limit nothing.
func TestExposeEdges(t *testing.T) {
	g := NewGroups(strconv.Itoa, word("", "0"), nil, 2)
	got := g.Expose([]float64{1, nan}, []float64{5, 5}, nil)
	diff(t, Exposed{Own: 1, Exposure: nan, Limit: 5, Available: nan, Excess: nan, Covered: nan, Cash: nan}, got[0])
	got = g.Expose([]float64{.1, .2}, []float64{.3, 0}, nil)
	diff(t, Exposed{Own: .2, Exposure: .3, Limit: .3}, got[1])
	got = g.Expose([]float64{.1, .2}, []float64{nan, 9}, []float64{0, .1})
	diff(t, Exposed{Own: .1, Exposure: .3, Limit: nan, Excess: .3, Covered: .1, Cash: .2}, got[0])
}

// TestExposeReconciles: heads' exposures come to those of all customers, in whatever order the rows are, and the parts add up.
func TestExposeReconciles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 10).Draw(t, "n")
		parent := make([]string, n)
		for row := range parent {
			if p := rapid.IntRange(-2, row-1).Draw(t, "parent"); p >= 0 {
				parent[row] = strconv.Itoa(p)
			}
		}
		money := func(name string) []float64 {
			all := make([]float64, n)
			for i := range all {
				all[i] = float64(rapid.Int64Range(0, 1e9).Draw(t, name)) / 1000
			}
			return all
		}
		owed, limit, collateral := money("owed"), money("limit"), money("collateral")
		g := NewGroups(strconv.Itoa, word(parent...), nil, n)
		all := g.Expose(owed, limit, collateral)
		var own, groups int64
		for row, e := range all {
			own += units(e.Own, 3).Int64()
			if g.Head[row] != row {
				continue
			}
			groups += units(e.Exposure, 3).Int64()
			if units(e.Exposure, 3).Int64()+units(e.Available, 3).Int64()-units(e.Excess, 3).Int64() != units(limit[row], 3).Int64() {
				t.Fatalf("%+v doesn't add up", e)
			}
			if units(e.Covered, 3).Int64()+units(e.Cash, 3).Int64() != units(e.Excess, 3).Int64() {
				t.Fatalf("%+v doesn't add up", e)
			}
		}
		if own != groups {
			t.Fatalf("the groups owe %d, their members %d", groups, own)
		}

		order := rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed"))).Perm(n)
		pick := func(values []float64) []float64 {
			picked := make([]float64, n)
			for i, row := range order {
				picked[i] = values[row]
			}
			return picked
		}
		shuffled := NewGroups(func(i int) string { return strconv.Itoa(order[i]) }, func(i int) string { return parent[order[i]] }, nil, n)
		for i, e := range shuffled.Expose(pick(owed), pick(limit), pick(collateral)) {
			if fmt.Sprint(e) != fmt.Sprint(all[order[i]]) {
				t.Fatalf("row %d has %+v, and %+v in another order", order[i], all[order[i]], e)
			}
		}
	})
}

// TestMembersAreInOrder: the rows of a group are in the order of the list.
func TestMembersAreInOrder(t *testing.T) {
	g := NewGroups(strconv.Itoa, word("3", "3", "0", "", "2"), nil, 5)
	diff(t, []int{0, 1, 2, 3, 4}, g.Members[3])
	if !slices.IsSorted(g.Members[3]) {
		t.Error("not in order")
	}
}
