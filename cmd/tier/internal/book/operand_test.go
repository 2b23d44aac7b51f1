package book

import "testing"

// TestOperandText puts a divisor in brackets but where one pair is around all of it.
func TestOperandText(t *testing.T) {
	for text, want := range map[string]string{
		"sales":             "sales",
		"a + b":             "(a + b)",
		"(a + b) ÷ 2":       "((a + b) ÷ 2)",
		"(a + b)":           "(a + b)",
		"(a + b) × (c + d)": "((a + b) × (c + d))",
		"(期初 + 期末) / 2":     "((期初 + 期末) / 2)",
		"(a, or else b)":    "(a, or else b)",
	} {
		if got := operandText(text); got != want {
			t.Errorf("operandText(%q) = %q, want %q", text, got, want)
		}
	}
}
