package scoring

import (
	"math"
	"testing"
	"time"
)

// list is a population for tests.
type list struct {
	n       int
	numbers map[string][]float64
	texts   map[string][]string
}

func (l list) Len() int                               { return l.n }
func (l list) Numbers(field string) ([]float64, bool) { c, ok := l.numbers[field]; return c, ok }
func (l list) Dates(string) ([]time.Time, bool)       { return nil, false }
func (l list) Texts(field string) (func(row int) string, bool) {
	c, ok := l.texts[field]
	return func(row int) string { return c[row] }, ok
}

func numbers(field string, values ...float64) list {
	return list{n: len(values), numbers: map[string][]float64{field: values}}
}
func texts(field string, values ...string) list {
	return list{n: len(values), texts: map[string][]string{field: values}}
}

func ptr(x float64) *float64 { return &x }

var nothing = math.NaN()

func five() Scale {
	return Scale{Name: "five", Grades: []Grade{{"优秀", 10}, {"良好", 8}, {"合格", 6}, {"较差", 4}, {"不合格", 2}}}
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func TestRules(t *testing.T) {
	years := Bands{Steps: []Step{{5, 10}, {3, 8}, {2, 6}, {1, 4}}, Else: ptr(2)}
	days := Bands{Steps: []Step{{30, 10}, {60, 8}}, Else: ptr(0), AtMost: true}
	growth := Curve{Knots: []Step{{1, 20}, {0, 0}, {0.2, 5}, {0.5, 10}}}
	top := Rank{Cuts: []Cut{{0.1, 10}, {0.3, 8}, {0.6, 6}}, Else: ptr(4)}
	low := Rank{Cuts: []Cut{{0.5, 2}}, Else: ptr(1), Low: true}
	wide := Ranges{Ranges: []Range{{"好", 8, 10}, {"一般", 5, 8}, {"不好", 0, 5}}}
	tests := []struct {
		name   string
		rule   Rule
		in     Columns
		points []float64
		why    map[int]string
		bad    map[int]string
		said   map[int]string
	}{
		{
			name: "bands are closed below", rule: years, in: numbers("x", 5, 4.999999999, 4.9999999999, 3, 1, 0.5, -3, nothing),
			points: []float64{10, 8, 10, 8, 4, 2, 2, nothing},
			why:    map[int]string{0: "at least 5", 1: "at least 3, below 5", 5: "below 1"},
		},
		{
			name: "at most bands are closed above", rule: days, in: numbers("x", 30, 30.1, 60, 61, -1),
			points: []float64{10, 8, 8, 0, 10},
			why:    map[int]string{0: "at most 30", 1: "at most 60, above 30", 3: "above 60"},
		},
		{
			name: "a curve is straight between its points and flat outside", rule: growth,
			in:     numbers("x", -0.5, 0, 0.1, 0.2, 1.2/1-1, 0.35, 0.75, 1, 7, 1.0/3, nothing),
			points: []float64{0, 0, 2.5, 5, 5, 7.5, 15, 20, 20, 7.222222217, nothing},
			why:    map[int]string{0: "at or below 0", 2: "between 0 (0 points) and 0.2 (5 points)", 8: "at or above 1"},
		},
		{
			name: "grades take a word or one of the scale's figures", rule: Grades{five()},
			in:     texts("x", "优秀", " 良好　", "6", "4.0", "２", "", "良", "7", "0x4", "1_0"),
			points: []float64{10, 8, 6, 4, 2, nothing, nothing, nothing, nothing, nothing},
			why:    map[int]string{1: "良好", 2: "合格"},
			bad: map[int]string{6: `"良" is not a grade of 优秀/良好/合格/较差/不合格`,
				7: `"7" is not a grade of 优秀/良好/合格/较差/不合格`, 8: `"0x4" is not a grade of 优秀/良好/合格/较差/不合格`,
				9: `"1_0" is not a grade of 优秀/良好/合格/较差/不合格`},
		},
		{
			name: "ranks keep equal values together in the better cut", rule: top,
			in:     numbers("x", 100, 90, 90, 80, 70, 60, 50, 40, 30, 20, nothing),
			points: []float64{10, 8, 8, 6, 6, 6, 4, 4, 4, 4, nothing},
			why:    map[int]string{0: "place 1 of 10: within the top 10%", 2: "place 2 of 10: within the top 30%", 9: "place 10 of 10: after the last share"},
		},
		{
			name: "the tie at a boundary goes up", rule: low, in: numbers("x", 3, 1, 2, 2, 2, 9),
			points: []float64{1, 2, 2, 2, 2, 1},
		},
		{
			name: "ranges take the number itself, the upper grade at a shared edge", rule: wide,
			in:     texts("x", "9.5", "8", "5", "0", "10", "好", "11", "-1", "很好", ""),
			points: []float64{9.5, 8, 5, 0, 10, 9, nothing, nothing, nothing, nothing},
			why:    map[int]string{0: "好: 8 to 10", 1: "好: 8 to 10", 2: "一般: 5 to 8", 5: "好: 8 to 10"},
			bad: map[int]string{6: "11 is outside of the ranges, which go from 0 to 10", 7: "-1 is outside of the ranges, which go from 0 to 10",
				8: `"很好" is neither a number nor one of the grades 好/一般/不好`},
			said: map[int]string{5: `"好" was taken as 9, the middle of 8 to 10`},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if faults := tt.rule.Check(); len(faults) > 0 {
				t.Fatalf("Check: %v", faults[0].Message)
			}
			got := tt.rule.apply("x", tt.in)
			for row, want := range tt.points {
				if !same(got.points.at(row), want) {
					t.Errorf("row %d: %v points, want %v", row, got.points.at(row), want)
				}
				if !math.IsNaN(want) && want > tt.rule.Top() {
					t.Errorf("row %d: %v points are more than Top, %v", row, want, tt.rule.Top())
				}
			}
			for row, want := range tt.why {
				if s := got.why(row).String(); s != want {
					t.Errorf("row %d: why %q, want %q", row, s, want)
				}
			}
			compareMessages(t, "refused", got.bad, tt.bad)
			compareMessages(t, "said", got.said, tt.said)
		})
	}
}

func compareMessages(t *testing.T, what string, got map[int]Message, want map[int]string) {
	t.Helper()
	for row, m := range got {
		if m.String() != want[row] {
			t.Errorf("row %d: %s %q, want %q", row, what, m, want[row])
		}
	}
	for row, m := range want {
		if _, ok := got[row]; !ok {
			t.Errorf("row %d: not %s, want %q", row, what, m)
		}
	}
}

func TestRankWithinPeers(t *testing.T) {
	in := numbers("sales", 10, 5, 100, 50, 7, 1)
	in.texts = map[string][]string{"region": {"南", "南", "北", "北", "", "南"}}
	rule := Rank{Cuts: []Cut{{0.5, 10}}, Else: ptr(0), Within: "region"}
	got := rule.apply("sales", in)
	for row, want := range []float64{10, 10, 10, 0, nothing, 0} { // 50% of 3 is 1.5, rounded up to 2
		if !same(got.points.at(row), want) {
			t.Errorf("row %d: %v points, want %v", row, got.points.at(row), want)
		}
	}
	if s := got.why(1).String(); s != "place 2 of 3 in 南: within the top 50%" {
		t.Errorf("why %q", s)
	}
}

func TestRangesWithRating(t *testing.T) {
	in := texts("points", "9", "7", "8", "8", "6", "3")
	in.texts["word"] = []string{"好", "好", "好", "一般", "", "优"}
	rule := Ranges{Ranges: []Range{{"好", 8, 10}, {"一般", 5, 8}, {"不好", 0, 5}}, Rating: "word"}
	got := rule.apply("points", in)
	for row, want := range []float64{9, nothing, 8, 8, 6, nothing} {
		if !same(got.points.at(row), want) {
			t.Errorf("row %d: %v points, want %v", row, got.points.at(row), want)
		}
	}
	compareMessages(t, "refused", got.bad, map[int]string{
		1: `7 does not lie in the range of "好", 8 to 10`,
		5: `"优" is neither a number nor one of the grades 好/一般/不好`,
	})
}

func TestFormula(t *testing.T) {
	expr, err := Compile("min(10, margin * 40)", &Scope{Fields: []FieldInfo{{Name: "margin", Kind: Number}}})
	if err != nil {
		t.Fatal(err)
	}
	got := Formula{Expr: expr, Max: 10}.apply("", numbers("margin", 0.25, 0.1, -0.1, nothing))
	for row, want := range []float64{10, 4, nothing, nothing} {
		if !same(got.points.at(row), want) {
			t.Errorf("row %d: %v points, want %v", row, got.points.at(row), want)
		}
	}
	compareMessages(t, "refused", got.bad, map[int]string{2: "the formula min(10, margin * 40) gives -4, outside of 0 to 10"})
}

func TestFaults(t *testing.T) {
	tests := []struct {
		rule  Rule
		index int
		want  string
	}{
		{Bands{}, -1, "there are no bands"},
		{Bands{Steps: []Step{{5, 10}, {3, 8}}}, -1, "a value below 3 has no band"},
		{Bands{Steps: []Step{{5, 10}, {30, 8}}, AtMost: true}, -1, "a value above 30 has no band"},
		{Bands{Steps: []Step{{3, 10}, {3.0000000001, 8}}, Else: ptr(0)}, 1, "3.0000000001 stands twice"},
		{Bands{Steps: []Step{{3, -1}}, Else: ptr(0)}, 0, "-1 points: points can't be negative"},
		{Bands{Steps: []Step{{3, 1}}, Else: ptr(-2)}, -1, "else gives -2 points; points can't be negative"},
		{Curve{Knots: []Step{{0, 0}}}, -1, "a curve needs at least two points"},
		{Grades{Scale{}}, -1, "there are no grades"},
		{Grades{Scale{Grades: []Grade{{"A", 1}, {"Ａ", 2}}}}, 1, `the grade "Ａ" stands twice`},
		{Grades{Scale{Grades: []Grade{{"A", 1}, {"B", 1}}}}, 1, `"A" and "B" both give 1 points`},
		{Rank{Cuts: []Cut{{1.1, 1}}, Else: ptr(0)}, 0, "a share lies above 0% and at most at 100%, not at 110%"},
		{Rank{Cuts: []Cut{{0.1, 1}, {0.1, 2}}, Else: ptr(0)}, 1, "top 10% stands twice"},
		{Rank{Cuts: []Cut{{0.1, 1}}}, -1, "the customers after the last share have no points"},
		{Ranges{}, -1, "there are no ranges"},
		{Ranges{Ranges: []Range{{"好", 8, 10}, {"差", 0, 5}}}, 0, `nothing covers 5 to 8, between "差" and "好"`},
		{Ranges{Ranges: []Range{{"好", 7, 10}, {"差", 0, 8}}}, 0, `"差" and "好" overlap from 7 to 8`},
		{Ranges{Ranges: []Range{{"好", 10, 8}}}, 0, "the range 10 to 8 runs backwards"},
		{Formula{}, -1, "a formula needs max, the most points it can give"},
	}
	for _, tt := range tests {
		faults := tt.rule.Check()
		if len(faults) != 1 {
			t.Errorf("%s %v: %d faults, want one: %q", tt.rule.Kind(), tt.rule, len(faults), tt.want)
			continue
		}
		if got := faults[0]; got.Message.String() != tt.want || got.Index != tt.index {
			t.Errorf("%s: %d %q, want %d %q", tt.rule.Kind(), got.Index, got.Message, tt.index, tt.want)
		}
	}
}

func TestBoundary(t *testing.T) {
	for _, tt := range []struct {
		share   float64
		n, want int
	}{{0.1, 80, 8}, {0.1, 5, 1}, {0.1, 4, 0}, {0.3, 15, 5}, {0.145, 100, 15}, {0.285, 100, 29}, {0.35, 10, 4}, {1, 7, 7}, {0.5, 0, 0}} {
		if got := Boundary(decimal(tt.share), tt.n); got != tt.want {
			t.Errorf("Boundary(%v, %d) = %d, want %d", tt.share, tt.n, got, tt.want)
		}
	}
}

// every is the text of every row.
func every(n int, text func(row int) string) []string {
	texts := make([]string, n)
	for row := range texts {
		texts[row] = text(row)
	}
	return texts
}
