package scoring

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spoiltFrame has a cell of a that could not be read, in the second row, and one that is missing, in the third.
func spoiltFrame() *Frame {
	f := NewFrame(list{n: 4, numbers: map[string][]float64{"a": {1, nothing, nothing, 5}, "b": {10, 20, 30, 40}}})
	f.Spoil(1, "a", Say("a unreadable"))
	return f
}

// TestColumnsLeaveOutTheUnreadable: functions of a column don't count a row that has an unreadable cell in what they
// read, not even where the expression has something in place of a missing value.
func TestColumnsLeaveOutTheUnreadable(t *testing.T) {
	tests := []struct {
		src  string
		want []float64
	}{
		{"mean(coalesce(a, 0))", []float64{2, 2, 2, 2}},
		{"sum(missing(a) ? b : 0)", []float64{30, 30, 30, 30}},
		{"rank(coalesce(a, b))", []float64{3, nothing, 1, 2}},
		{"share(coalesce(a, 0))", []float64{1.0 / 6, nothing, 0, 5.0 / 6}},
		{"mean(filled)", []float64{2, 2, 2, 2}},
		{"mean(b)", []float64{25, 25, 25, 25}},
	}
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			f := spoiltFrame()
			f.Derive([]Derived{{Name: "filled", Expr: numeric(t, "coalesce(a, 0)", "a")}})
			got := numeric(t, tt.src, "a", "b", "filled").Numbers(f)
			if diff := cmp.Diff(tt.want, got, equateNaNs); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUnreadableHasNoRank: a derived field is unreadable where what it is computed from is, and so no peer in a ranking.
func TestUnreadableHasNoRank(t *testing.T) {
	f := spoiltFrame()
	f.Derive([]Derived{{Name: "filled", Expr: numeric(t, "coalesce(a, 100)", "a")}})
	rule := Rank{Cuts: []Cut{{0.5, 10}}, Else: ptr(0)}
	if diff := cmp.Diff([]float64{0, nothing, 10, 10}, pointsOf(rule.apply("filled", f), f.Len()), equateNaNs); diff != "" {
		t.Error(diff)
	}
}

// TestCardOfTheUnreadable: the card has no points where a cell could not be read, and says why, whatever is configured
// for missing values and whatever the rule makes of the cell.
func TestCardOfTheUnreadable(t *testing.T) {
	bands := Bands{Steps: []Step{{1, 10}}, Else: ptr(0)}
	formula := Formula{Expr: numeric(t, "coalesce(a, 7)", "a"), Max: 10}
	for _, c := range []Criterion{
		{Rule: bands},
		{Rule: bands, Missing: Missing{Mode: Skip}},
		{Rule: bands, Missing: Missing{Mode: Give, Points: 4}},
		{Rule: formula},
	} {
		c.Name, c.Field, c.Weight = "A", "a", 60
		m := &Model{Decimals: 2, Criteria: []Criterion{c, {Name: "B", Field: "b", Weight: 40, Rule: bands, Group: []string{"g"}}}}
		s := m.Score(spoiltFrame())
		card := s.Card(1)
		if l := card.Lines[0]; l.Value != nil || !math.IsNaN(l.Points) || !math.IsNaN(l.Weighted) || l.Why().String() != "a unreadable" {
			t.Errorf("%s, missing %+v: %+v", c.Rule.Kind(), c.Missing, l)
		}
		if l := card.Lines[1]; l.Points != 10 || l.Weight != 40 || l.Weighted != 40 {
			t.Errorf("%s, missing %+v: %+v", c.Rule.Kind(), c.Missing, l)
		}
		if a := s.Columns()[0]; !math.IsNaN(a.Points(1)) || !math.IsNaN(a.Weighted(1)) {
			t.Errorf("%v points for the unreadable cell, want none", a.Points(1))
		}
		if b := s.Columns()[1]; b.Points(1) != 10 || b.Weighted(1) != 40 {
			t.Errorf("%v points, weighted %v, want 10 and 40, though the row has no score", b.Points(1), b.Weighted(1))
		}
		if sub, ok := s.Subtotal(1, "g"); ok {
			t.Errorf("the unscored row has the subtotal %+v", sub)
		}
	}
}
