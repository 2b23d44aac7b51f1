package resulttest

import (
	"bytes"
	"testing"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/judge"
	"tier/cmd/tier/internal/periods"
	"tier/cmd/tier/internal/result"
	"tier/cmd/tier/internal/scored"
	"tier/cmd/tier/internal/words"
)

// After is Judge of a list after earlier results, the oldest first.
func After(t testing.TB, cfg *config.Config, previous []*periods.Snapshot, list string) *result.Result {
	t.Helper()
	r, err := try(t, cfg, judge.Options{Version: "test", FirstOfRepeats: true, Previous: previous}, list)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Snapshot is a result as a later run reads it back.
func Snapshot(t testing.TB, r *result.Result) *periods.Snapshot {
	t.Helper()
	var json bytes.Buffer
	if err := r.WriteJSON(&json, words.In(words.English)); err != nil {
		t.Fatal(err)
	}
	s, err := scored.SnapshotOfJSON("before.json", &json)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
