package ratings

import "testing"

func TestMentions(t *testing.T) {
	tests := []struct {
		text, name string
		want       bool
	}{
		{"考评表-王强", "王强", true},
		{"考评表王强2026", "王强", true},
		{"考评表-王", "王", true},
		{"国王的考评表", "王", false},
		{"form-Li Ming", "Li  Ming", true},
		{"form_li-ming_2026", "Li Ming", true},
		{"Annabel", "Anna", false},
		{"table", "A", false},
		{"table A", "a", true},
		{"考评表", "—", false},
		{"考评表-Ａｎｎａ", "Anna", true},
	}
	for _, tt := range tests {
		if got := mentions(tt.text, tt.name); got != tt.want {
			t.Errorf("%q in %q: %v", tt.name, tt.text, got)
		}
	}
}
