package tiering

import (
	"testing"

	"tier/scoring"
)

// TestTreat: the first decision that applies is the customer's; behind one without an answer there is none, and measures by the
// decision know that.
func TestTreat(t *testing.T) {
	growth, decision := scoring.FieldInfo{Name: "growth", Kind: scoring.Number}, scoring.FieldInfo{Name: DecisionColumn, Kind: scoring.Text}
	frame := scoring.NewFrame(table{n: 5, numbers: map[string][]float64{"growth": {0.5, 0.1, nan, 0.5, nan}}})
	treatment := &Treatment{
		Decisions: []Decision{
			{Name: "有潜力", Tiers: []int{1}, When: condition(t, "growth >= 0.2", growth)},
			{Name: "无潜力", Tiers: []int{1}},
		},
		Measures: []Measure{
			{Name: "先款后货", When: condition(t, `decision == "无潜力"`, decision)},
			{Name: "拜访", Tiers: []int{0, 1}},
		},
	}
	got := treatment.Treat(people(frame), []int{1, 1, 1, 0, -1}, frame.SetAnswers)
	diff(t, []int{0, 1, -1, -1, -1}, got.Decision)
	diff(t, []int{1, 1}, got.Decided)
	diff(t, []int{1, 4}, got.Applied)
	if len(got.Undecided) != 1 || got.Undecided[0].Row != 2 {
		t.Errorf("without an answer: %v, want row 2", got.Undecided)
	}
	for row, want := range [][]int{{1}, {0, 1}, {1}, {1}, nil} {
		diff(t, want, got.Measures(row))
	}
}
