package config

import (
	"slices"

	"tier/scoring"
)

// FieldUse says that something reads a field, and how. A field may be read in several ways.
type FieldUse struct {
	Field string
	Kind  scoring.Kind    // Unknown where only its presence is asked
	By    scoring.Message // who: criterion "忠诚度", override "标杆客户"
}

// Uses are the fields of the list that the configuration reads, in the order of the fields, each way of reading once:
// what a list must have (but for optional fields), and all it must have.
func (c *Config) Uses() []FieldUse { return slices.Clone(c.uses) }

// use notes that a field is read. Derived fields aren't in a list: what they read is.
func (d *decoder) use(field string, kind scoring.Kind, by scoring.Message) {
	if slices.Contains(d.derived, field) {
		return
	}
	same := func(u FieldUse) bool { return u.Field == field && u.Kind == kind }
	if !slices.ContainsFunc(d.cfg.uses, same) {
		d.cfg.uses = append(d.cfg.uses, FieldUse{field, kind, by})
	}
}

// useExpr notes what an expression reads.
func (d *decoder) useExpr(e *scoring.Expr, by scoring.Message) {
	kinds := e.FieldKinds()
	for _, name := range e.Fields() {
		d.use(name, kinds[name], by)
	}
}

// sortUses puts the uses in the order of the fields.
func (d *decoder) sortUses() {
	order := make(map[string]int, len(d.cfg.Fields))
	for i, f := range d.cfg.Fields {
		order[f.Name] = i
	}
	slices.SortStableFunc(d.cfg.uses, func(a, b FieldUse) int { return order[a.Field] - order[b.Field] })
}
