package scoring

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// numeric compiles an expression over fields of numbers.
func numeric(t testing.TB, src string, fields ...string) *Expr {
	t.Helper()
	scope := &Scope{}
	for _, f := range fields {
		scope.Fields = append(scope.Fields, FieldInfo{Name: f, Kind: Number})
	}
	e, err := Compile(src, scope)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

// TestDerivedNumbersAreReadAsTexts: rules that read texts judge a derived number by its figure, as they do a cell's.
func TestDerivedNumbersAreReadAsTexts(t *testing.T) {
	f := NewFrame(list{n: 4, numbers: map[string][]float64{"x": {4, 0.1, 2.5, nothing}, "sales": {1, 2, 3, 4}}})
	f.Derive([]Derived{{Name: "twice", Expr: numeric(t, "x * 2", "x")}})
	wide := Ranges{Ranges: []Range{{"好", 8, 10}, {"一般", 5, 8}, {"不好", 0, 5}}}
	level := Scale{Grades: []Grade{{"高", 8}, {"中", 5}, {"低", 0.2}}}
	tests := []struct {
		name  string
		rule  Rule
		field string
		want  []float64
	}{
		{"ranges", wide, "twice", []float64{8, 0.2, 5, nothing}},
		{"grades", Grades{level}, "twice", []float64{8, 0.2, 5, nothing}},
		{"within", Rank{Cuts: []Cut{{0.5, 10}}, Else: ptr(0), Within: "twice"}, "sales", []float64{10, 10, 10, nothing}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, pointsOf(tt.rule.apply(tt.field, f), f.Len()), equateNaNs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFrameSpellsNumbers: a column of numbers that was set can be read as texts, and follows its numbers.
func TestFrameSpellsNumbers(t *testing.T) {
	f := smallFrame()
	spelled := func(want ...string) {
		t.Helper()
		got, ok := f.Texts("y")
		if diff := cmp.Diff(want, every(3, got)); !ok || diff != "" {
			t.Error(ok, diff)
		}
	}
	f.SetNumbers("y", []float64{0.1, 1e21, nothing})
	spelled("0.1", "1000000000000000000000", "")
	f.SetNumbers("y", []float64{-2.5, 3, 0})
	spelled("-2.5", "3", "0")
	f.Exclude(1, Say("out"))
	spelled("-2.5", "", "0")
	if _, ok := f.Texts("x"); ok {
		t.Error("the list below has no texts of x, but the frame does")
	}
	f.SetTexts("y", []string{"1", "2", "3"})
	if _, ok := f.Numbers("y"); ok {
		t.Error("a column of texts was read as numbers")
	}
}
