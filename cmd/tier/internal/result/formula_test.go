package result

import "testing"

// TestFactor puts into brackets what a division would tear apart.
func TestFactor(t *testing.T) {
	for formula, want := range map[string]string{
		"净资产": "净资产", "a + b": "(a + b)", "(a + b)": "(a + b)", "(a) + (b)": "((a) + (b))", "max(a, b)": "max(a, b)", "f(a) * g(b)": "(f(a) * g(b))",
	} {
		if got := factor(formula); got != want {
			t.Errorf("%s: %s, want %s", formula, got, want)
		}
	}
}
