package result

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/words"
)

// Access says what a result leaves out, for whoever passes it on.
type Access struct {
	Redacted []string `json:"redacted"` // columns and fields that stand nowhere in it
	LeftOut  []string `json:"left_out"` // columns that are not among its rows
	Note     string   `json:"note"`
}

// Access is nil where nothing is left out.
func (r *Result) Access(p words.Printer) *Access {
	if r.shown == nil {
		return nil
	}
	out := &Access{Redacted: []string{}, LeftOut: []string{}}
	add := func(names *[]string, name string) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(*names, name) {
			*names = append(*names, name)
		}
	}
	for _, c := range r.shown.redacted {
		add(&out.Redacted, c.Header)
	}
	for _, field := range r.shown.derived {
		add(&out.Redacted, r.NameOf(field))
	}
	for _, c := range r.List.Columns() {
		if !slices.Contains(r.shown.columns, c) && !slices.Contains(r.shown.redacted, c) {
			add(&out.LeftOut, c.Header)
		}
	}
	between := p.Sprintf(", ")
	var said []string
	if len(out.Redacted) > 0 {
		said = append(said, p.Sprintf("Redacted: %s. Their values stand in no row, message or sum of this file, only the points and tiers that rest on them: it may be passed on to whoever may see those.",
			strings.Join(out.Redacted, between)))
	}
	if len(out.LeftOut) > 0 {
		said = append(said, p.Sprintf("Not among the rows: %s. Reasons and messages may still quote them; --redact keeps them out of those too.",
			strings.Join(out.LeftOut, between)))
	}
	if len(said) == 0 {
		return nil
	}
	out.Note = strings.Join(said, " ")
	return out
}
