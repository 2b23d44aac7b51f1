package result

import (
	"path/filepath"

	"tier/cmd/tier/internal/origins"
)

// Origin is what the result was made with, for a later run to compare itself with. What is handed to some of the company's
// people, or has something redacted, doesn't carry the configuration: it may name people and say what the rest is not to show.
func (r *Result) Origin() origins.Origin {
	cfg := r.Config
	o := origins.Origin{Version: r.Version, File: filepath.Base(filepath.ToSlash(cfg.File)), Preset: cfg.Preset, SHA256: cfg.SHA256, Text: cfg.Text}
	if day := r.asOf(); day != nil {
		o.AsOf = *day
	}
	whole := r
	if r.Part != nil {
		whole = r.Part.Whole
	}
	o.Part = r.Part != nil
	if o.Part || r.redactsSomething() {
		o.Text, o.Cut = "", true
	}
	if whole.Ratings != nil {
		for _, criterion := range whole.Ratings.Criteria {
			o.Rated = append(o.Rated, criterion.Name)
		}
	}
	return o
}
