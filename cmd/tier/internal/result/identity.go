package result

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"tier/cmd/tier/internal/identity"
	"tier/cmd/tier/internal/words"
	"tier/scoring"
)

// Identities are what Identity found, each at its first row.
func (r *Result) Identities() []Problem { return r.FirstIdentities(len(r.Identity)) }

// FirstIdentities are so many of Identities, or all where there are fewer.
func (r *Result) FirstIdentities(most int) []Problem {
	problems := make([]Problem, min(most, len(r.Identity)))
	for i := range problems {
		f := &r.Identity[i]
		problems[i] = Problem{Row: f.Rows[0], At: r.At(f.Rows[0], f.Field), Message: r.identityMessage(f), fields: []string{f.Field}}
	}
	return problems
}

func (r *Result) identityMessage(f *identity.Finding) words.Phrase {
	rows := func(text func(row int) string) string { return r.named(f.Rows, f.Field, text) }
	switch f.Kind {
	case identity.SameCode:
		return scoring.Say("one customer: the same 统一社会信用代码 stands in %d rows: %s", len(f.Rows), rows(r.called))
	case identity.SameID:
		return scoring.Say("likely one customer: %d ids that differ only in case, width, blanks, hidden marks or leading zeros: %s", len(f.Rows),
			rows(func(row int) string { return fmt.Sprintf("%q", r.shownText(row, "id", r.ID(row))) }))
	case identity.SameName:
		return scoring.Say("likely one customer: %d names that are one name: %s", len(f.Rows), rows(r.called))
	}
	return r.veilOf(f.Rows[0], []string{f.Field}, nil, f.Fault)
}

// named names rows and their places, a few where they are many.
func (r *Result) named(rows []int, field string, text func(row int) string) string {
	const most = 5
	var all []string
	for _, row := range rows[:min(most, len(rows))] {
		all = append(all, fmt.Sprintf("%s (%s)", text(row), r.At(row, field)))
	}
	if len(rows) > most {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

// called is a customer's id and name, as far as they may be told.
func (r *Result) called(row int) string {
	return strings.TrimSpace(r.shownText(row, "id", r.ID(row)) + " " + r.shownText(row, "name", r.Name(row)))
}

// shownText is a text of a row as it may be told: not where a redacted column holds it.
func (r *Result) shownText(row int, field, text string) string {
	if r.shown != nil && !r.Redacts(field) && slices.Contains(r.hiddenTexts(row), strings.TrimSpace(text)) {
		return "***"
	}
	return text
}

// identitiesOf are the findings of some rows: of one about rows of others too, only what is left is told.
func identitiesOf(all []identity.Finding, rows []int) []identity.Finding {
	var own []identity.Finding
	for _, f := range all {
		var left []int
		for _, row := range f.Rows {
			if i, isOwn := slices.BinarySearch(rows, row); isOwn {
				left = append(left, i)
			}
		}
		if least := min(2, len(f.Rows)); len(left) >= least {
			f.Rows = left
			own = append(own, f)
		}
	}
	return own
}

// identityFinding is a finding as JSON has it.
type identityFinding struct {
	Kind    string        `json:"kind"` // wrong_code, same_code, same_id, same_name
	At      string        `json:"at"`
	Rows    []identityRow `json:"rows"`
	Message string        `json:"message"`
}

type identityRow struct {
	ID string `json:"id"`
	At string `json:"at"`
}

func (r *Result) identities(p words.Printer) iter.Seq[identityFinding] {
	return func(yield func(identityFinding) bool) {
		for i, problem := range r.Identities() {
			f := &r.Identity[i]
			out := identityFinding{Kind: f.Kind.String(), At: problem.At, Message: p.Say(problem.Message)}
			for _, row := range f.Rows {
				out.Rows = append(out.Rows, identityRow{ID: r.shownText(row, "id", r.ID(row)), At: r.At(row, "")})
			}
			if !yield(out) {
				return
			}
		}
	}
}
