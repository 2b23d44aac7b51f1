package periods_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"tier/cmd/tier/internal/directory"
	"tier/cmd/tier/internal/periods"
	"tier/tiering"
)

// customers makes a snapshot of levels A and B from ids, names and levels; ids may be nil.
func customers(ids, names []string, final ...int) *periods.Snapshot {
	s := &periods.Snapshot{File: "old.xlsx", IDs: ids, Names: names, Levels: []tiering.Level{{Name: "A"}, {Name: "B"}}, Ordered: true}
	for _, level := range final {
		s.Add(level, level, math.NaN(), false)
	}
	return s
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		name        string
		before, now *periods.Snapshot
		aliases     []directory.Alias
		want        []int // rows of before, by customer
		said        []string
	}{
		{"by id, whatever the order", customers([]string{"2", "1"}, []string{"乙", "甲"}, 0, 1), customers([]string{"1", "2", "3"}, []string{"甲", "乙", "丙"}, 0, 0, 0), nil,
			[]int{1, 0, -1}, nil},
		{"renamed", customers([]string{"1"}, []string{"甲"}, 0), customers([]string{"1"}, []string{"丁"}, 0), nil,
			[]int{0}, []string{`1 丁 was called "甲" in old.xlsx: the id is the same, and so the customer is taken to be`}},
		{"ids without their zeros", customers([]string{"1", "2"}, []string{"甲", "乙"}, 0, 0), customers([]string{"001", "002"}, []string{"甲", "丁"}, 0, 0), nil,
			[]int{0, -1, 1}, []string{`001 甲 is likely 1 甲 in old.xlsx, whose id is written otherwise: taken as one`,
				`2 乙 of old.xlsx may be 002 丁: the ids are nearly the same, the names are not; they count as two`}},
		{"another id", customers([]string{"1"}, []string{"甲"}, 0), customers([]string{"9"}, []string{"甲"}, 0), nil,
			[]int{-1, 0}, []string{`1 甲 of old.xlsx is likely 9 甲: the names are the same, the ids are not; they count as two`}},
		{"by name", customers(nil, []string{"甲 公司", "乙公司"}, 0, 0), customers(nil, []string{"乙公司", "甲公司"}, 0, 0), nil,
			[]int{1, 0}, []string{"甲公司 is likely 甲 公司 in old.xlsx, whose name is written otherwise: taken as one"}},
		{"what is written comes first", customers(nil, []string{"甲 公司", "甲公司"}, 0, 0), customers(nil, []string{"甲公司"}, 0), nil,
			[]int{1, 0}, nil},
		{"ids on one side", customers(nil, []string{"甲", "乙"}, 0, 0), customers([]string{"1", "2", "3"}, []string{"甲", "乙", "乙"}, 0, 0, 0), nil,
			[]int{0, -1, -1, 1}, []string{"1 甲 is likely 甲 in old.xlsx, which is known by the name only: taken as one"}},
		{"one id twice", customers([]string{"1", "1"}, []string{"乙", "甲"}, -1, -1), customers([]string{"1", "1"}, []string{"甲", "乙"}, -1, -1), nil,
			[]int{1, 0}, nil},
		{"aliases", customers([]string{"7", "8", "1"}, []string{"老甲", "甲二", "甲"}, 0, 1, 0), customers([]string{"1", "2"}, []string{"甲", "乙"}, 0, 0),
			[]directory.Alias{{Row: 1, ID: "7"}, {Row: 0, ID: "8"}}, []int{2, 0, 1},
			[]string{"2 乙 is 7 老甲 in old.xlsx, as the aliases say", "8 甲二 of old.xlsx is part of 1 甲 now, as the aliases say; it counts as lost"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := periods.Compare([]*periods.Snapshot{test.before, test.now}, test.aliases)
			var said []string
			for _, g := range m.Guesses {
				said = append(said, m.Said(g).String())
			}
			if d := cmp.Diff(test.want, m.Rows[0]); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(test.said, said); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestOrderOfRows: whichever order customers stand in, the same ones move the same way.
func TestOrderOfRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var results, turned []*periods.Snapshot
		for range rapid.IntRange(2, 4).Draw(t, "results") {
			s := draw(t)
			results, turned = append(results, s), append(turned, shuffled(t, s))
		}
		want, got := periods.Compare(results, nil), periods.Compare(turned, nil)
		for _, m := range []*periods.Moves{want, got} {
			for i := range m.Trend.Steps {
				slices.Sort(m.Trend.Steps[i].State)
			}
		}
		if d := cmp.Diff(want.Trend, got.Trend, cmpopts.EquateNaNs()); d != "" {
			t.Fatal(d)
		}
		for i, s := range results {
			if want.Trend.Periods[i].Customers != s.Len() {
				t.Fatalf("result %d has %d customers, and %d in the trend", i, s.Len(), want.Trend.Periods[i].Customers)
			}
		}
	})
}

func draw(t *rapid.T) *periods.Snapshot {
	n := rapid.IntRange(0, 12).Draw(t, "customers")
	texts := func(name string, of ...string) []string {
		return rapid.SliceOfN(rapid.SampledFrom(of), n, n).Draw(t, name)
	}
	s := customers(nil, texts("names", "甲", "乙", "甲 ", "ab", "AB", "", "丙"), rapid.SliceOfN(rapid.IntRange(-1, 1), n, n).Draw(t, "final")...)
	if rapid.Bool().Draw(t, "ids") {
		s.IDs = texts("ids", "1", "2", "3", "01", "002", "x", "X", "", "7", "8", "9")
	}
	for range n {
		s.Values = append(s.Values, float64(rapid.IntRange(0, 9).Draw(t, "value")))
	}
	return s
}

// shuffled is the same result in another order.
func shuffled(t *rapid.T, s *periods.Snapshot) *periods.Snapshot {
	seed := rapid.Uint64().Draw(t, "order")
	order := rand.New(rand.NewPCG(seed, seed)).Perm(s.Len())
	out := &periods.Snapshot{File: s.File, Levels: s.Levels, Ordered: true}
	for _, row := range order {
		out.Add(s.Final[row], s.Computed[row], s.Scores[row], s.Out[row])
		out.Names, out.Values = append(out.Names, s.Names[row]), append(out.Values, s.Values[row])
		if s.IDs != nil {
			out.IDs = append(out.IDs, s.IDs[row])
		}
	}
	if s.IDs != nil && out.IDs == nil {
		out.IDs = []string{}
	}
	return out
}
