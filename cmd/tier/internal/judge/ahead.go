package judge

import (
	"slices"
	"time"

	"tier/cmd/tier/internal/config"
	"tier/cmd/tier/internal/result"
	"tier/scoring"
)

// ahead notes days after the one on which customers are judged, where something counts the days since: a trade of next year, of which
// there are -93 days, is as new as any. Each field is told once, at its first such day.
func ahead(cfg *config.Config, r *result.Result) (notes []scoring.Problem) {
	if cfg.AsOf.IsZero() {
		return nil
	}
	for _, field := range cfg.CountedFrom() {
		days, ok := r.Frame.Dates(field)
		if !ok {
			continue
		}
		var rows []int
		for row, day := range days {
			if day.After(cfg.AsOf) && !r.IsAside(row) {
				rows = append(rows, row)
			}
		}
		if len(rows) > 0 {
			notes = append(notes, scoring.Problem{Row: rows[0], Field: field,
				Message: scoring.Say("%s: days after %s, on which customers are judged: %d (%s); is that right?",
					headerOf(cfg, field), cfg.AsOf.Format(time.DateOnly), len(rows), scoring.List(firstPlaces(r, rows, field)))})
		}
	}
	return notes
}

// firstPlaces are the cells of a field in the first of some rows.
func firstPlaces(r *result.Result, rows []int, field string) []string {
	const most = 3
	var places []string
	for _, row := range rows[:min(most, len(rows))] {
		places = append(places, r.At(row, field))
	}
	if len(rows) > most {
		places = append(places, "…")
	}
	return slices.Compact(places)
}
