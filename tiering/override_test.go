package tiering

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"tier/scoring"
)

var _ Condition = (*scoring.Expr)(nil)

// table is a list of a few columns.
type table struct {
	n       int
	numbers map[string][]float64
	texts   map[string][]string
	dates   map[string][]time.Time
}

func (c table) Len() int                           { return c.n }
func (c table) Numbers(f string) ([]float64, bool) { v, ok := c.numbers[f]; return v, ok }
func (c table) Dates(f string) ([]time.Time, bool) { v, ok := c.dates[f]; return v, ok }
func (c table) Texts(f string) (func(row int) string, bool) {
	v, ok := c.texts[f]
	return func(row int) string { return v[row] }, ok
}

// fixed is a condition with its answers given.
type fixed struct {
	truths []scoring.Truth
	fields []string
	kinds  map[string]scoring.Kind
}

func (c fixed) Truths(scoring.Columns) []scoring.Truth { return c.truths }
func (c fixed) Fields() []string                       { return c.fields }
func (c fixed) FieldKinds() map[string]scoring.Kind    { return c.kinds }

// when is a condition of answers as letters: t true, f false, ? undecided.
func when(answers string) fixed {
	var c fixed
	for _, a := range answers {
		c.truths = append(c.truths, map[rune]scoring.Truth{'t': scoring.True, 'f': scoring.False, '?': scoring.Undecided}[a])
	}
	return c
}

func places(level int, answers string) Override {
	return Override{Name: "places", When: when(answers), Tier: level, AtLeast: -1, AtMost: -1}
}

func lifts(level int, answers string) Override {
	return Override{Name: "lifts", When: when(answers), Tier: -1, AtLeast: level, AtMost: -1}
}

func caps(level int, answers string) Override {
	return Override{Name: "caps", When: when(answers), Tier: -1, AtLeast: -1, AtMost: level}
}

func date(y, m, d, hour int) time.Time {
	return time.Date(y, time.Month(m), d, hour, 0, 0, 0, time.UTC)
}

func TestApply(t *testing.T) {
	for _, test := range []struct {
		name      string
		overrides []Override
		computed  []int
		want      Overridden
	}{
		{"none", nil, []int{0, 3, -1}, Overridden{Final: []int{0, 3, -1}}},
		{"places up and down, not the unscored", []Override{places(1, "ttft")}, []int{0, 3, 2, -1}, Overridden{
			Final: []int{1, 1, 2, -1}, Applied: map[int][]Hit{0: {{0, 0, 1}}, 1: {{0, 3, 1}}}, Matched: []int{2}, Changed: []int{2}}},
		{"lifts whoever is worse", []Override{lifts(1, "ttt")}, []int{0, 1, 3}, Overridden{
			Final: []int{0, 1, 1}, Applied: map[int][]Hit{0: {{0, 0, 0}}, 1: {{0, 1, 1}}, 2: {{0, 3, 1}}}, Matched: []int{3}, Changed: []int{1}}},
		{"caps whoever is better", []Override{caps(2, "ttt")}, []int{0, 2, 3}, Overridden{
			Final: []int{2, 2, 3}, Applied: map[int][]Hit{0: {{0, 0, 2}}, 1: {{0, 2, 2}}, 2: {{0, 3, 3}}}, Matched: []int{3}, Changed: []int{1}}},
		{"in order: placed, then capped", []Override{places(0, "t"), caps(3, "t")}, []int{2}, Overridden{
			Final: []int{3}, Applied: map[int][]Hit{0: {{0, 2, 0}, {1, 0, 3}}}, Matched: []int{1, 1}, Changed: []int{1, 1}}},
		{"in order: capped, then placed", []Override{caps(3, "t"), places(0, "t")}, []int{2}, Overridden{
			Final: []int{0}, Applied: map[int][]Hit{0: {{0, 2, 3}, {1, 3, 0}}}, Matched: []int{1, 1}, Changed: []int{1, 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := append([]int(nil), test.computed...)
			got := Apply(test.overrides, table{n: len(test.computed)}, test.computed, time.Time{})
			diff(t, test.want, got)
			diff(t, before, test.computed)
		})
	}
	diff(t, []bool{true, false}, []bool{Hit{0, 1, 2}.Changed(), Hit{0, 2, 2}.Changed()})
}

func TestApplyExpired(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	for _, test := range []struct {
		name        string
		until, asOf time.Time
		expired     bool
	}{
		{"no end", time.Time{}, date(2999, 1, 1, 0), false},
		{"the day before", date(2026, 12, 31, 0), date(2026, 12, 30, 0), false},
		{"the last day", date(2026, 12, 31, 0), date(2026, 12, 31, 23), false},
		{"the last day, in another zone", date(2026, 12, 31, 0), time.Date(2026, 12, 31, 23, 0, 0, 0, zone), false},
		{"the day after", date(2026, 12, 31, 0), date(2027, 1, 1, 0), true},
		{"no date", date(2026, 12, 31, 0), time.Time{}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := places(0, "t")
			o.Until = test.until
			got := Apply([]Override{caps(3, "t"), o}, table{n: 1}, []int{2}, test.asOf)
			if test.expired {
				diff(t, Overridden{Final: []int{3}, Applied: map[int][]Hit{0: {{0, 2, 3}}}, Expired: []int{1},
					Matched: []int{1, 0}, Changed: []int{1, 0}}, got)
				return
			}
			diff(t, []int{0}, got.Final)
			diff(t, []int(nil), got.Expired)
		})
	}
}

func TestApplyUndecided(t *testing.T) {
	o := places(0, "?????t")
	o.Name = "长期拖欠"
	c := o.When.(fixed)
	c.fields = []string{"days", "region", "since", "vip"}
	c.kinds = map[string]scoring.Kind{"days": scoring.Number, "region": scoring.Text, "since": scoring.Date, "vip": scoring.Bool}
	o.When = c
	day := date(2026, 1, 1, 0)
	cols := table{n: 6,
		numbers: map[string][]float64{"days": {nan, 1, 1, nan, 1, 1}},
		texts:   map[string][]string{"region": {"东", "", "东", "", "东", "东"}},
		dates:   map[string][]time.Time{"since": {day, day, {}, day, day, day}},
	}
	got := Apply([]Override{o}, cols, []int{1, 1, 1, 1, 1, -1}, time.Time{})
	diff(t, []int{1, 1, 1, 1, 1, -1}, got.Final)
	diff(t, []int{0}, got.Matched)
	var lines [][3]any
	for _, u := range got.Undecided {
		lines = append(lines, [3]any{u.Row, u.Field, u.Message.String()})
	}
	diff(t, [][3]any{
		{0, "days", `override "长期拖欠" does not apply, because days is missing`},
		{1, "region", `override "长期拖欠" does not apply, because region is missing`},
		{2, "since", `override "长期拖欠" does not apply, because since is missing`},
		{3, "", `override "长期拖欠" does not apply, because its condition has no answer`},
		{4, "", `override "长期拖欠" does not apply, because its condition has no answer`},
	}, lines)
	unscored := Apply([]Override{places(0, "?")}, table{n: 1}, []int{-1}, time.Time{})
	diff(t, []scoring.Problem(nil), unscored.Undecided)
}

// TestOnly takes some customers out: their hits move to their new rows, and the counts are theirs alone.
func TestOnly(t *testing.T) {
	all := Apply([]Override{places(0, "tftt?"), caps(2, "ttfff")}, table{n: 5}, []int{1, 1, 0, 3, -1}, time.Time{})
	diff(t, Overridden{
		Final: []int{2, 0}, Applied: map[int][]Hit{0: {{1, 1, 2}}, 1: {{0, 0, 0}}}, Matched: []int{1, 1}, Changed: []int{0, 1},
	}, all.Only([]int{1, 2}))
	diff(t, Overridden{Final: []int{-1}, Applied: map[int][]Hit{}, Matched: []int{0, 0}, Changed: []int{0, 0}}, all.Only([]int{4}))
	expired := places(0, "t")
	expired.Until = date(2025, 12, 31, 0)
	none := Apply([]Override{expired}, table{n: 1}, []int{1}, date(2026, 1, 1, 0))
	diff(t, []int{0}, none.Only(nil).Expired)
	without := Apply(nil, table{n: 2}, []int{1, 2}, time.Time{})
	diff(t, Overridden{Final: []int{2}, Matched: []int{}, Changed: []int{}}, without.Only([]int{1}))
}

func TestMove(t *testing.T) {
	none := Override{Tier: -1, AtLeast: -1, AtMost: -1}
	for _, o := range []Override{none, places(2, ""), lifts(1, ""), caps(2, "")} {
		var to []int
		for from := range 4 {
			to = append(to, o.Move(from))
		}
		want := map[string][]int{"": {0, 1, 2, 3}, "places": {2, 2, 2, 2}, "lifts": {0, 1, 1, 1}, "caps": {2, 2, 2, 3}}[o.Name]
		diff(t, want, to)
	}
}

// TestApplyOneByOne: the overrides in one run are the same as each applied to what the one before left.
func TestApplyOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "n")
		computed := rapid.SliceOfN(rapid.IntRange(-1, 4), n, n).Draw(t, "computed")
		var overrides []Override
		for range rapid.IntRange(0, 5).Draw(t, "overrides") {
			answers := string(rapid.SliceOfN(rapid.SampledFrom([]rune("tf?")), n, n).Draw(t, "answers"))
			kind := rapid.SampledFrom([]func(int, string) Override{places, lifts, caps}).Draw(t, "kind")
			overrides = append(overrides, kind(rapid.IntRange(0, 4).Draw(t, "level"), answers))
		}
		cols := table{n: n}
		all := Apply(overrides, cols, computed, time.Time{})
		step, undecided := computed, 0
		for _, o := range overrides {
			one := Apply([]Override{o}, cols, step, time.Time{})
			step, undecided = one.Final, undecided+len(one.Undecided)
		}
		for row := range computed {
			level := computed[row]
			for _, hit := range all.Applied[row] {
				if hit.From != level {
					t.Fatalf("row %d: hit %v does not start at %d", row, hit, level)
				}
				level = hit.To
			}
			if all.Final[row] != step[row] || all.Final[row] != level {
				t.Fatalf("row %d: final %d, step by step %d, by its hits %d", row, all.Final[row], step[row], level)
			}
			if (all.Final[row] < 0) != (computed[row] < 0) {
				t.Fatalf("row %d: from %d to %d", row, computed[row], all.Final[row])
			}
		}
		if len(all.Undecided) != undecided {
			t.Fatalf("%d undecided, step by step %d", len(all.Undecided), undecided)
		}
	})
}

func TestUnplaced(t *testing.T) {
	levels := eightStep().Levels
	lost := []string{`0: nobody comes to "关键客户": it is for overrides only, and no override leads to it / add an override with tier: 关键客户`}
	diff(t, lost, written(Unplaced(levels, nil)))
	diff(t, lost, written(Unplaced(levels, []Override{places(1, ""), lifts(2, ""), caps(3, "")})))
	diff(t, []string(nil), written(Unplaced(levels, []Override{places(0, "")})))
	diff(t, []string(nil), written(Unplaced(levels, []Override{lifts(0, "")})))
}
