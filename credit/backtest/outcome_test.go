package backtest

import "testing"

func TestOutcome(t *testing.T) {
	tests := []struct {
		text                 string
		defaulted, known, ok bool
	}{
		{"是", true, true, true},
		{"否", false, true, true},
		{"违约", true, true, true},
		{"正常", false, true, true},
		{"坏", true, true, true},
		{" 好 ", false, true, true},
		{"1", true, true, true},
		{"0", false, true, true},
		{"1.00", true, true, true},
		{"-0", false, true, true},
		{"１", true, true, true},
		{"ＹＥＳ", true, true, true},
		{"No", false, true, true},
		{"TRUE", true, true, true},
		{"False", false, true, true},
		{"default", true, true, true},
		{"OK", false, true, true},
		{"", false, false, true},
		{" \t　", false, false, true},
		{"2", false, false, false},
		{"0.5", false, false, false},
		{"-1", false, false, false},
		{"NaN", false, false, false},
		{"逾期", false, false, false},
		{"maybe", false, false, false},
		{"?", false, false, false},
	}
	for _, tt := range tests {
		if defaulted, known, ok := Outcome(tt.text); defaulted != tt.defaulted || known != tt.known || ok != tt.ok {
			t.Errorf("%q: %v %v %v, want %v %v %v", tt.text, defaulted, known, ok, tt.defaulted, tt.known, tt.ok)
		}
	}
}
