package scoring

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// variant judges by one criterion that gives everybody the same points.
func variant(name string, when *Expr, points float64) Variant {
	return Variant{Name: name, When: when, Criteria: []Criterion{{Name: "all", Field: "all", Weight: 100, Max: 100,
		Rule: Bands{Steps: []Step{{0, points}}, Else: ptr(0)}}}}
}

// TestFirstVariantThatHolds: variants are tried in order, a row stops at the first that holds, and only those that were
// tried are said to be undecided.
func TestFirstVariantThatHolds(t *testing.T) {
	f := NewFrame(list{n: 4, numbers: map[string][]float64{"all": {1, 1, 1, 1}, "a": {1, 0, 0, nothing}, "b": {nothing, nothing, 1, 1}}})
	m := &Model{Criteria: variant("", nil, 10).Criteria, Variants: []Variant{
		variant("first", numeric(t, "a > 0", "a"), 20),
		variant("second", numeric(t, "b > 0", "b"), 30),
		variant("third", numeric(t, "a >= 0", "a"), 40),
	}}
	s := m.Score(f)
	if diff := cmp.Diff([]float64{20, 40, 30, 30}, s.Total); diff != "" {
		t.Error(diff)
	}
	var notes []string
	for _, n := range s.Notes {
		notes = append(notes, string(rune('0'+n.Row))+" "+n.Message.String())
	}
	want := []string{"1 whether second applies can't be told: b > 0 has a missing value",
		"3 whether first applies can't be told: a > 0 has a missing value"}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
}

// TestUnreadableVariant: whoever's rubric hangs on a cell that could not be read has none, whatever the condition makes
// of the cell; a condition that is not reached does not matter.
func TestUnreadableVariant(t *testing.T) {
	f := NewFrame(list{n: 3, numbers: map[string][]float64{"all": {1, 1, 1}, "a": {1, nothing, 0}, "b": {nothing, 0, nothing}}})
	f.Spoil(0, "b", Say("b unreadable"))
	f.Spoil(1, "a", Say("a unreadable"))
	f.Spoil(2, "b", Say("b unreadable"))
	m := &Model{Criteria: variant("", nil, 10).Criteria, Variants: []Variant{
		variant("first", numeric(t, "a > 0", "a"), 20),
		variant("second", numeric(t, "missing(b)", "b"), 30),
	}}
	s := m.Score(f)
	if s.Total[0] != 20 || !math.IsNaN(s.Total[1]) || !math.IsNaN(s.Total[2]) {
		t.Errorf("totals %v, want 20, none, none", s.Total)
	}
	for _, want := range []Problem{{Row: 1, Field: "a", Message: Say("a unreadable")}, {Row: 2, Field: "b", Message: Say("b unreadable")}} {
		if diff := cmp.Diff([]Problem{want}, s.Why(want.Row)); diff != "" {
			t.Errorf("row %d: %s", want.Row, diff)
		}
		if card := s.Card(want.Row); len(card.Lines) > 0 || len(card.Why) != 1 {
			t.Errorf("row %d has no rubric, but the card %+v", want.Row, card)
		}
	}
	if len(s.Notes) > 0 {
		t.Errorf("notes %v, want none: the problem says it", s.Notes)
	}
}

// TestRankCountsAllVariants pins a decision: a rank is one among all customers that have a value, those who are judged
// by another variant too.
func TestRankCountsAllVariants(t *testing.T) {
	top := []Criterion{{Name: "sales", Field: "sales", Weight: 100, Rule: Rank{Cuts: []Cut{{0.5, 10}}, Else: ptr(0)}}}
	f := NewFrame(list{n: 4, numbers: map[string][]float64{"sales": {40, 30, 20, 10}, "years": {9, 9, 0, 0}}})
	m := &Model{Criteria: top, Variants: []Variant{{Name: "new", When: numeric(t, "years < 1", "years"), Criteria: top}}}
	s := m.Score(f)
	if diff := cmp.Diff([]float64{100, 100, 0, 0}, s.Total); diff != "" {
		t.Error(diff)
	}
	if why := s.Card(2).Lines[0].Why().String(); !strings.HasPrefix(why, "place 3 of 4") {
		t.Errorf("why %q, want place 3 of 4", why)
	}
}
