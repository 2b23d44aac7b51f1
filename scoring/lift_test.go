package scoring

import "testing"

// TestLiftsUpToTheTop: the way to full marks is the rule's own top, which may lie between two figures of two decimals,
// and never above what the rule can give.
func TestLiftsUpToTheTop(t *testing.T) {
	curve := Curve{Knots: []Step{{0, 0}, {10, 3.333}}}
	tests := []struct {
		name   string
		max    float64
		target float64
		want   float64 // points; 0: no way
	}{
		{"full marks", 0, 100, 3.333},
		{"the last step of two decimals", 0, 99.9, 3.33},
		{"half", 0, 50, 1.67},
		{"what it can give is not enough", 5, 70, 0},
		{"what it can give is enough", 5, 66.66, 3.333},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := &Model{Decimals: 2, Criteria: []Criterion{{Name: "a", Field: "x", Weight: 100, Rule: curve, Max: tt.max}}}
			lifts := m.Score(NewFrame(numbers("x", 1))).Lifts(0, tt.target)
			switch {
			case tt.want == 0 && len(lifts) > 0:
				t.Errorf("%+v, want none", lifts)
			case tt.want > 0 && (len(lifts) != 1 || lifts[0].To != tt.want || lifts[0].Total < tt.target):
				t.Errorf("%+v, want to %v points", lifts, tt.want)
			}
		})
	}
}
