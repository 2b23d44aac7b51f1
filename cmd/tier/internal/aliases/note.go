package aliases

import (
	"fmt"
	"path/filepath"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// Note says how many rows were merged, and which of their values count nowhere.
func (m *Merged) Note() scoring.Message {
	file := filepath.Base(m.Path)
	merged := scoring.Say("rows merged into their customers by %s: %d", file, len(m.Rows))
	if m.Unlisted > 0 {
		merged = scoring.Say("rows merged into their customers by %s: %d (aliases that no list has: %d)", file, len(m.Rows), m.Unlisted)
	}
	if len(m.Unlike) == 0 {
		return merged
	}
	var unlike []string
	for _, u := range m.Unlike {
		unlike = append(unlike, fmt.Sprintf("%s ×%d (%s)", u.Header, len(u.Places), firstPlaces(u.Places)))
	}
	return scoring.Say("%s; values that differ and were not used: %s", merged, strings.Join(unlike, ", "))
}

// firstPlaces are the first of some places.
func firstPlaces(places []fileio.Place) string {
	const most = 3
	var texts []string
	for _, p := range places[:min(most, len(places))] {
		texts = append(texts, p.String())
	}
	if len(places) > most {
		texts = append(texts, "…")
	}
	return strings.Join(texts, ", ")
}
