package result

import (
	"slices"
	"strings"

	"tier/cmd/tier/internal/config"
	"tier/fileio"
	"tier/scoring"
	"tier/tiering"
)

// Shown is what of the list is written out.
type Shown struct {
	Columns []fileio.Column // in the order in which they are written; nil is all of the list, in its order
	Given   []string        // fields of other tables that are written, in their own order; nil is all of them
	// Redacted are columns that are written nowhere: not among the rows, and not as a customer's id or name, in a message,
	// as a criterion's value or in a sum.
	Redacted []fileio.Column
	// RedactedFields are fields that are written nowhere and have no column in the list, or not only there: derived ones,
	// those that statements state, and those of other tables.
	RedactedFields []string
}

// shown is Shown as the writers ask for it.
type shown struct {
	columns  []fileio.Column
	given    []string // fields of other tables that are written; nil is all of them
	redacted []fileio.Column
	secret   map[string]bool // fields that show what a redacted column holds
	derived  []string        // fields that are redacted themselves, wherever they come from
	plain    map[string]bool // texts of the configuration, which hide nothing
}

// Show is the same result with less of the list to be seen. Scores, ranks and tiers are what they are, and so are their
// reasons, as far as no redacted value stands in them. Customers whose id is redacted are called by their row.
func (r *Result) Show(s Shown) *Result {
	out := *r
	columns := s.Columns
	if columns == nil {
		columns = r.List.Columns()
	}
	out.shown = &shown{given: s.Given, redacted: s.Redacted, derived: s.RedactedFields, secret: secretFields(r, s), plain: plainTexts(r.Config)}
	for _, c := range columns {
		if !slices.Contains(s.Redacted, c) {
			out.shown.columns = append(out.shown.columns, c)
		}
	}
	out.hideIdentity()
	out.hideValue()
	if p := r.Profile; p != nil && out.Redacts(p.Updated) {
		out.Profile = p.Undated()
	}
	if r.Treated != nil {
		out.Treated = r.Treated.without(out.Redacts)
	}
	out.hideRatings()
	out.hideElsewhere()
	out.hidePrevious()
	out.hideCuts()
	out.Problems, out.Notes, out.Aside = out.discreet(r.Problems), out.discreet(r.Notes), out.discreet(r.Aside)
	out.Elsewhere = out.discreet(r.Elsewhere)
	return &out
}

// secretFields are the fields of redacted columns, and those that are derived from them, ratios and growths too.
func secretFields(r *Result, s Shown) map[string]bool {
	secret := make(map[string]bool)
	for _, f := range slices.Concat(r.Config.Fields, r.Config.CodeFields()) {
		isRedacted := func(c fileio.Column) bool { return slices.Contains(s.Redacted, c) }
		secret[f.Name] = slices.Contains(s.RedactedFields, f.Name) || slices.ContainsFunc(r.List.FieldColumns(f.Name), isRedacted)
	}
	for f := range r.Config.TableFields() {
		secret[f.Name] = slices.Contains(s.RedactedFields, f.Name)
	}
	for _, d := range r.Config.Derive {
		isSecret := func(field string) bool { return secret[field] }
		secret[d.Name] = slices.Contains(s.RedactedFields, d.Name) || slices.ContainsFunc(d.Expr.Fields(), isSecret)
	}
	if c := r.Config.Credit; c != nil {
		secretRatios(c, secret)
	}
	return secret
}

// Redacts reports whether a field shows what a redacted column holds.
func (r *Result) Redacts(field string) bool { return r.shown != nil && r.shown.secret[field] }

// redactsSomething reports whether anything is not to be seen.
func (r *Result) redactsSomething() bool {
	return r.shown != nil && len(r.shown.redacted)+len(r.shown.derived) > 0
}

// IsRedacted reports whether a column of the list is written nowhere.
func (r *Result) IsRedacted(c fileio.Column) bool {
	return r.shown != nil && slices.Contains(r.shown.redacted, c)
}

// inputColumns are the list's columns that are written out, in order.
func (r *Result) inputColumns() []fileio.Column {
	if r.shown == nil {
		return r.List.Columns()
	}
	return r.shown.columns
}

// Withheld reports whether a field of the configuration has a column, in the list or from another table, that is not written out.
func (r *Result) Withheld(field string) bool {
	if r.shown == nil {
		return false
	}
	if t, _ := r.given(field); t != nil {
		return r.leavesOut(field)
	}
	return slices.ContainsFunc(r.List.FieldColumns(field), func(c fileio.Column) bool { return !slices.Contains(r.shown.columns, c) })
}

// leavesOut reports whether a field of another table is not among those that are written out.
func (r *Result) leavesOut(field string) bool {
	return r.shown != nil && r.shown.given != nil && !slices.Contains(r.shown.given, field)
}

func (r *Result) hideIdentity() {
	if r.Redacts("id") {
		list := r.List
		r.ID = func(row int) string { return RowName(list, row, true) }
	}
	if r.Redacts("name") {
		r.Name = func(int) string { return "" }
	}
}

// hideRatings veils what is said of ratings that don't count: it may quote ids and names of the list, whichever row it is
// about.
func (r *Result) hideRatings() {
	if r.Ratings == nil || !r.redactsSomething() {
		return
	}
	by := *r.Ratings
	by.Problems = slices.Clone(by.Problems)
	for i := range by.Problems {
		by.Problems[i].Message = r.veil(by.Problems[i].Message, nil, true)
	}
	r.Ratings = &by
}

// hideElsewhere veils what is said of other files: it may quote ids and names of the list, whichever row it is about.
func (r *Result) hideElsewhere() {
	if !r.redactsSomething() {
		return
	}
	r.Elsewhere = slices.Clone(r.Elsewhere)
	for i := range r.Elsewhere {
		r.Elsewhere[i].Message = r.veil(r.Elsewhere[i].Message, nil, true)
	}
}

// hideValue takes the sums and shares of a redacted value field away: of a tier of one customer they are his figures.
func (r *Result) hideValue() {
	r.Models = slices.Clone(r.Models)
	for i := range r.Models {
		m := &r.Models[i]
		if r.Redacts(m.Spec.Scheme.Of) {
			m.Notes = slices.Clone(m.Notes)
			for k, note := range m.Notes {
				m.Notes[k] = r.veil(note, nil, true)
			}
		}
		if r.Redacts(r.Config.Value) {
			m.Distribution = tiering.Distribute(m.Spec.Scheme.Levels, m.Final, m.Scores.Total, nil)
		}
	}
	if r.Redacts(r.Config.Value) {
		r.Value, r.Concentration = nil, nil
	}
}

// plainTexts are the names that stand in messages and come from the configuration, not from the list.
func plainTexts(cfg *config.Config) map[string]bool {
	plain := make(map[string]bool)
	add := func(texts ...string) {
		for _, t := range texts {
			plain[t] = true
		}
	}
	for _, f := range cfg.Fields {
		add(f.Name)
		add(f.Headers...)
	}
	for _, d := range cfg.Derive {
		add(d.Name, d.Expr.Source())
	}
	for _, k := range cfg.Knockouts {
		add(k.Name, k.Reason)
	}
	add(cfg.Segments.Titles()...)
	for i := range cfg.Models {
		m := &cfg.Models[i]
		for _, criteria := range m.Rubrics() {
			for k := range criteria {
				add(textsOf(&criteria[k])...)
			}
		}
		for _, v := range m.Variants {
			add(v.Name, v.When.Source())
		}
		for _, o := range m.Overrides {
			add(o.Name)
		}
		for _, l := range m.Scheme.Levels {
			add(l.Name)
		}
	}
	return plain
}

// textsOf are a criterion's name, its formula and its grades, as they stand in messages.
func textsOf(c *scoring.Criterion) []string {
	texts := []string{c.Name}
	switch rule := c.Rule.(type) {
	case scoring.Grades:
		return append(texts, strings.Join(rule.Scale.Words(), "/"))
	case scoring.Ranges:
		return append(texts, strings.Join(rule.Words(), "/"))
	case scoring.Formula:
		return append(texts, rule.Expr.Source())
	}
	return texts
}
