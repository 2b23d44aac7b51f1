package tiering

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func at(x float64) *float64 { return &x }

// byHold is a scheme of four levels, the first of which no score leads to.
func byHold() *Scheme {
	return &Scheme{Levels: []Level{{Name: "key", OverrideOnly: true}, {Name: "A", Min: at(80)}, {Name: "B", Min: at(60)}, {Name: "C"}}}
}

// TestKeep: thresholds lie so many points further off for whoever comes from the other side; both ends as levels are closed.
func TestKeep(t *testing.T) {
	const a, b, c = 1, 2, 3
	for _, tc := range []struct {
		hold  Hold
		was   int
		score float64
		raw   [][]int
		want  int
	}{
		{Hold{Points: 2}, a, 78, nil, a},
		{Hold{Points: 2}, a, 77.99, nil, b},
		{Hold{Points: 2}, b, 81.99, nil, b},
		{Hold{Points: 2}, b, 82, nil, a},
		{Hold{Points: 2}, c, 61, nil, c},
		{Hold{Points: 2}, c, 81, nil, a}, // two tiers at once: beyond the threshold next to his
		{Hold{Points: 2}, a, 59, nil, c},
		{Hold{Points: 2}, -1, 79, nil, b}, // new
		{Hold{Points: 2}, a, 90, nil, a},
		{Hold{Points: 2, For: DownMoves}, b, 81, nil, a},
		{Hold{Points: 2, For: DownMoves}, a, 79, nil, a},
		{Hold{Points: 2, For: UpMoves}, b, 81, nil, b},
		{Hold{Points: 2, For: UpMoves}, a, 79, nil, b},
		{Hold{Points: 0.1}, a, 79.9, nil, a}, // 80 less 0.1 as decimals
		{Hold{Periods: 2}, a, 10, [][]int{{a}}, a},
		{Hold{Periods: 2}, a, 10, [][]int{{c}}, c},
		{Hold{Periods: 3}, a, 10, [][]int{{c}}, a}, // too few results
		{Hold{Periods: 3}, a, 10, [][]int{{c}, {b}}, a},
		{Hold{Periods: 3}, a, 10, [][]int{{c}, {c}, {a}}, c},
		{Hold{Periods: 2}, b, 95, [][]int{{-1}}, b},
		{Hold{Points: 2, Periods: 2}, a, 79, [][]int{{a}}, a},
		{Hold{Points: 2, Periods: 2}, a, 79, [][]int{{b}}, b}, // long enough
		{Hold{Points: 2, Periods: 2}, a, 70, [][]int{{a}}, b}, // far enough
	} {
		s := byHold()
		placed, err := s.Place([]float64{tc.score}, nil)
		if err != nil {
			t.Fatal(err)
		}
		raw := tc.raw
		if raw == nil {
			raw = [][]int{{tc.was}}
		}
		kept := s.Keep(tc.hold, []float64{tc.score}, placed.Level, &Earlier{Tier: []int{tc.was}, Raw: raw})
		if kept.Level[0] != tc.want {
			t.Errorf("%+v: from %d with %v: %d, want %d", tc.hold, tc.was, tc.score, kept.Level[0], tc.want)
		}
		held := kept.Level[0] != placed.Level[0]
		if (kept.Up+kept.Down == 1) != held {
			t.Errorf("%+v: counted %d up, %d down", tc.hold, kept.Up, kept.Down)
		}
	}
}

// TestKeepNobody: without a result before, without a hold, and without a score.
func TestKeepNobody(t *testing.T) {
	s, computed := byHold(), []int{1, -1}
	scores := []float64{85, nan}
	for _, kept := range []Kept{
		s.Keep(Hold{Points: 5}, scores, computed, nil),
		s.Keep(Hold{}, scores, computed, &Earlier{Tier: []int{2, 2}, Raw: [][]int{{2, 2}}}),
		s.Keep(Hold{Points: 5}, scores, computed, &Earlier{Tier: []int{1, 1}, Raw: [][]int{{1, 1}}}),
	} {
		if !slices.Equal(kept.Level, computed) || kept.Up+kept.Down != 0 {
			t.Errorf("%+v", kept)
		}
	}
	kept := s.Keep(Hold{Points: 5}, []float64{82, 79, 50}, []int{1, 2, 3}, &Earlier{Tier: []int{2, 1, 3}, Raw: [][]int{{2, 1, 3}}})
	some := kept.Only([]int{1, 2}, []int{1, 2, 3})
	if kept.Up != 1 || kept.Down != 1 || some.Up != 0 || some.Down != 1 || !slices.Equal(some.Level, []int{1, 3}) {
		t.Errorf("%+v, %+v", kept, some)
	}
}

// TestNearby: margins of both sides, without who was moved by an override.
// TestKeepOnly wants what is known of each customer to go with him where only some are shown.
func TestKeepOnly(t *testing.T) {
	kept := Kept{Level: []int{0, 1, 0}, Previous: []int{0, 1, 2}, Agreed: []int{-1, 1, 2}, Next: []int{1, -1, 2}}
	want := Kept{Level: []int{1, 0}, Previous: []int{1, 2}, Agreed: []int{1, 2}, Next: []int{-1, 2}, Up: 1, Down: 0}
	if d := cmp.Diff(want, kept.Only([]int{1, 2}, []int{0, 0, 0})); d != "" {
		t.Error(d)
	}
}

func TestNearby(t *testing.T) {
	s := byHold()
	scores := []float64{80, 82, 82.1, 78, 79.99, 61, 58, 95, 81, nan, 79}
	placed, err := s.Place(scores, nil)
	if err != nil {
		t.Fatal(err)
	}
	final := slices.Clone(placed.Level)
	final[8] = 0
	levels := slices.Clone(placed.Level)
	levels[10], final[10] = 1, 1 // held
	var got []Near
	for _, n := range s.Nearby(2, scores, &Kept{Level: levels}, final) {
		got = append(got, n)
		if n.IsAtRisk() != (n.Other > n.Level) {
			t.Errorf("%+v", n)
		}
	}
	want := []Near{{0, 1, 2, 80, 0}, {1, 1, 2, 80, 2}, {3, 2, 1, 80, -2}, {4, 2, 1, 80, -0.01}, {5, 2, 3, 60, 1}, {6, 3, 2, 60, -2}, {10, 1, 2, 80, -1}}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if len(s.Nearby(0, scores, &Kept{Level: levels}, final)) > 0 || len((&Scheme{By: Headcount}).Nearby(2, scores, &Kept{Level: levels}, final)) > 0 {
		t.Error("nobody asked for them")
	}
}

// TestCounterparts: a level that is called otherwise is known by its rung; where rungs can't be compared, by its name. None is one
// that no score leads to.
func TestCounterparts(t *testing.T) {
	key := func(levels []Level) []Level {
		levels[0].OverrideOnly = true
		return levels
	}
	for _, tc := range []struct {
		was, is []Level
		want    []int
	}{
		{levels("A", "B", "C"), levels("A", "甲", "C"), []int{0, 1, 2}},
		{levels("A", "B", "C"), levels("A", "C"), []int{0, -1, 1}},
		{levels("A", "B"), levels("A", "X", "B"), []int{0, 2}},
		{levels("A", "B", "C"), levels("甲", "B", "C", "D"), []int{-1, 1, 2}},
		{levels("A", "B", "C"), key(levels("关键", "A", "乙", "C")), []int{1, 2, 3}},
		{levels("A", "B", "C"), levels("S", "A", "B"), []int{1, 2, -1}},
		{levels("A", "B", "C"), levels("C", "B", "A"), []int{2, 1, 0}},
		{key(levels("关键", "A", "B")), key(levels("钻石", "甲", "B")), []int{-1, 1, 2}},
	} {
		if got := Counterparts(tc.was, tc.is); !slices.Equal(got, tc.want) {
			t.Errorf("%v to %v: %v, want %v", tc.was, tc.is, got, tc.want)
		}
	}
}
