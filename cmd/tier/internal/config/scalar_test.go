package config

import "testing"

func TestPlainNumbers(t *testing.T) {
	for text, want := range map[string]struct{ plain, zero bool }{
		"0": {true, false}, "12": {true, false}, "-0.5": {true, false}, "+3.25": {true, false}, "0.10": {true, false},
		"00": {false, true}, "010": {false, true}, "-012.5": {false, true}, "0100.0": {false, true},
		"": {}, "-": {}, ".": {}, "1.": {}, ".5": {}, "1.2.3": {}, "1,000": {}, "1e3": {}, "--1": {}, "012.": {}, "１": {}, "0x1": {}, " 1": {},
	} {
		if got := isPlainNumber(text); got != want.plain {
			t.Errorf("isPlainNumber(%q) = %v", text, got)
		}
		if got := isZeroNumber(text); got != want.zero {
			t.Errorf("isZeroNumber(%q) = %v", text, got)
		}
	}
}
