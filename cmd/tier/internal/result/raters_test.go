package result_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"tier/cmd/tier/internal/result/resulttest"
	"tier/cmd/tier/internal/words"
	"tier/scoring/panel"
)

// TestRatersJSON compares the JSON of a panel with testdata/raters.json: one who favours his own customers, one of whom
// nothing can be told, figures that can't be computed.
func TestRatersJSON(t *testing.T) {
	r := resulttest.Biased(panel.Keep)
	r.Adjust()
	r.Shifts = r.Shifts[:2]
	var out bytes.Buffer
	if err := r.WriteJSON(&out, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("testdata/raters.json", out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/raters.json")
	if err != nil {
		t.Fatal(err)
	}
	diff(t, string(want), out.String())
	if !json.Valid(out.Bytes()) {
		t.Error("this is no JSON")
	}
}

// TestShifts are sorted, the largest first, and only of what has a consensus.
func TestShifts(t *testing.T) {
	r := resulttest.Biased(panel.Exclude)
	r.Collected.Panel.Quorum = 2
	r.Adjust()
	if len(r.Shifts) != 80 { // not the customer whom only one rated
		t.Fatalf("%d shifts", len(r.Shifts))
	}
	for i, s := range r.Shifts[1:] {
		if before := r.Shifts[i]; max(before.By(), -before.By()) < max(s.By(), -s.By()) {
			t.Errorf("%v comes before %v", before, s)
		}
	}
}
