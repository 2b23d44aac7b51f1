package result

import (
	"fmt"
	"slices"
	"strings"

	"tier/fileio"
	"tier/scoring"
)

// Missing are the values of the list that were read as missing, as far as they may be told.
func (r *Result) Missing() []fileio.Missing {
	return slices.DeleteFunc(r.List.Missing(), func(m fileio.Missing) bool { return r.Redacts(m.Field) })
}

// MissingNote counts what was read as missing; zero where nothing was.
func (r *Result) MissingNote() scoring.Message {
	var parts []string
	cells, field := 0, ""
	for _, m := range r.Missing() {
		part := fmt.Sprintf("%s ×%d", m.Value, len(m.Rows))
		if m.Field != field {
			part = r.List.Header(m.Field) + " " + part
		}
		parts, field, cells = append(parts, part), m.Field, cells+len(m.Rows)
	}
	if cells == 0 {
		return scoring.Message{}
	}
	return scoring.Say("cells read as missing (%d): %s", cells, strings.Join(parts, ", "))
}

// MissingPlaces names the cells of a value that was read as missing, the first few where they are many.
func (r *Result) MissingPlaces(m fileio.Missing) scoring.Message {
	const most = 20
	var places []string
	for _, row := range m.Rows[:min(most, len(m.Rows))] {
		places = append(places, r.At(row, m.Field))
	}
	if len(m.Rows) > most {
		places = append(places, "…")
	}
	return scoring.Say("%s %s, read as missing: %s", r.List.Header(m.Field), m.Value, strings.Join(places, ", "))
}

// missingValue is a value that was read as missing, as JSON has it.
type missingValue struct {
	Field  string `json:"field"` // of the configuration
	Header string `json:"header"`
	Value  string `json:"value"`
	Count  int    `json:"count"`
}

func (r *Result) missingValues() []missingValue {
	all := []missingValue{}
	for _, m := range r.Missing() {
		all = append(all, missingValue{m.Field, r.List.Header(m.Field), m.Value, len(m.Rows)})
	}
	return all
}
