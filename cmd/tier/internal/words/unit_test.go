package words

import "testing"

// TestUnit sets units in Latin letters apart, and no others.
func TestUnit(t *testing.T) {
	for _, tt := range []struct{ unit, figure, name string }{
		{"", "5", "Sales"}, {"万元", "5万元", "Sales(万元)"}, {"EUR", "5 EUR", "Sales (EUR)"}, {"kg", "5 kg", "Sales (kg)"}, {"%", "5%", "Sales(%)"}, {"€", "5€", "Sales(€)"},
	} {
		if got := "5" + Unit(tt.unit); got != tt.figure {
			t.Errorf("got %q, want %q", got, tt.figure)
		}
		if got := InUnit("Sales", tt.unit); got != tt.name {
			t.Errorf("got %q, want %q", got, tt.name)
		}
	}
}
