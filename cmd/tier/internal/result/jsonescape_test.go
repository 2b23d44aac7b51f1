package result

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"tier/cmd/tier/internal/words"
)

// TestEscapeSteering takes every character that steers, between others that don't.
func TestEscapeSteering(t *testing.T) {
	for r := range rune(unicode.MaxRune) {
		if r < ' ' || !words.Steers(r) {
			continue
		}
		text := "客" + string(r) + "é“" + string(r)
		encoded, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		escaped := string(escapeSteering(encoded))
		var back string
		if strings.ContainsRune(escaped, r) || json.Unmarshal([]byte(escaped), &back) != nil || back != text {
			t.Errorf("%U: %s", r, escaped)
		}
	}
	if same := []byte("\"é“，客户 𠮷\"\n"); string(escapeSteering(same)) != string(same) {
		t.Errorf("changed: %s", escapeSteering(same))
	}
}
