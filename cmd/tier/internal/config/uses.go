package config

import (
	"slices"

	"tier/scoring"
)

// FieldUse says that something reads a field, and how. A field may be read in several ways.
type FieldUse struct {
	Field string
	Kind  scoring.Kind    // Unknown where only its presence is asked
	By    scoring.Message // who first: criterion "忠诚度", override "标杆客户"

	criteria []string // those that read it so
	others   bool     // something else reads it so too
	parts    part     // of the configuration that read it so
}

// part is a part of the configuration, or several of them: a list need not have what only the others read.
type part uint8

const (
	sharedPart part = 1 << iota // fields, derived fields and knock-outs
	tierPart
	creditPart
)

// Uses are the fields of the list that the configuration reads, in the order of the fields, each way of reading once:
// what a list must have (but for optional fields), and all it must have.
func (c *Config) Uses() []FieldUse {
	wanted := sharedPart | tierPart
	if c.JudgesCredit() {
		wanted |= creditPart
	}
	return slices.DeleteFunc(slices.Clone(c.uses), func(u FieldUse) bool { return u.parts&wanted == 0 })
}

// UsesWhenRated are those of Uses that remain where the panel's ratings are there: what only rated criteria read, the list
// need not have.
func (c *Config) UsesWhenRated() []FieldUse {
	return slices.DeleteFunc(c.Uses(), func(u FieldUse) bool {
		unrated := func(criterion string) bool { return !c.IsRated(criterion) }
		return !u.others && !slices.ContainsFunc(u.criteria, unrated)
	})
}

// use notes that a field is read by something that is no criterion.
func (d *decoder) use(field string, kind scoring.Kind, by scoring.Message) {
	if u := d.useOf(field, kind, by); u != nil {
		u.others = true
	}
}

// useFor notes that a criterion reads a field.
func (d *decoder) useFor(criterion, field string, kind scoring.Kind, by scoring.Message) {
	if u := d.useOf(field, kind, by); u != nil {
		u.criteria = append(u.criteria, criterion)
	}
}

// useOf is the use of a field in one way. Derived fields aren't in a list: what they read is; nor is what credit says of a
// customer.
func (d *decoder) useOf(field string, kind scoring.Kind, by scoring.Message) *FieldUse {
	if slices.Contains(d.derived, field) || slices.Contains(d.given, field) {
		d.cfg.computed = append(d.cfg.computed, computedUse{field, d.part})
		return nil
	}
	same := func(u FieldUse) bool { return u.Field == field && u.Kind == kind }
	i := slices.IndexFunc(d.cfg.uses, same)
	if i < 0 {
		i = len(d.cfg.uses)
		d.cfg.uses = append(d.cfg.uses, FieldUse{Field: field, Kind: kind, By: by})
	}
	d.cfg.uses[i].parts |= d.part
	return &d.cfg.uses[i]
}

// useExpr notes what an expression reads.
func (d *decoder) useExpr(e *scoring.Expr, by scoring.Message) {
	kinds := e.FieldKinds()
	if from, counts := e.CountsDays(); counts {
		if d.cfg.countsDays.IsZero() {
			d.cfg.countsDays = by
		}
		d.cfg.countedFrom = append(d.cfg.countedFrom, from...)
	}
	for _, g := range e.Growths() {
		if !slices.Contains(d.cfg.growths, g) {
			d.cfg.growths = append(d.cfg.growths, g)
		}
	}
	if d.asked == nil {
		d.asked = make(map[string][]string)
	}
	for _, name := range e.Fields() {
		d.asked[name] = append(d.asked[name], literals(e.Source())...)
		if kinds[name] == scoring.Text {
			d.compares(name)
		}
		d.use(name, kinds[name], by)
	}
}

// computedUse is a field that stands in no list, and the part of the configuration that reads it.
type computedUse struct {
	field string
	by    part
}

// sortUses puts the uses in the order of the fields.
func (d *decoder) sortUses() {
	order := make(map[string]int, len(d.cfg.Fields))
	for i, f := range d.cfg.Fields {
		order[f.Name] = i
	}
	slices.SortStableFunc(d.cfg.uses, func(a, b FieldUse) int { return order[a.Field] - order[b.Field] })
}
