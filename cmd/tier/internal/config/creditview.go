package config

import (
	"slices"

	"tier/fileio"
	"tier/scoring"
)

// ForCredit is the configuration as it judges credit alone: its one model is the credit rubric, and a list needs what credit
// reads.
func (c *Config) ForCredit() *Config {
	view := *c
	view.isCredit = true
	view.Models = []Model{c.Credit.Model}
	view.Value = ""
	view.Profile = nil
	view.Segments = Segments{}
	needed := c.neededForCredit()
	view.Derive = slices.DeleteFunc(slices.Clone(c.Derive), func(one scoring.Derived) bool { return !needed[one.Name] })
	view.uses = slices.DeleteFunc(slices.Clone(c.uses), func(u FieldUse) bool {
		return u.parts&creditPart == 0 && (u.parts&sharedPart == 0 || !needed[u.Field])
	})
	return &view
}

// UseOutcome takes a field, or the column of a header that no field has, as what became of the customers. It is false for
// what stands in no list.
func (c *Config) UseOutcome(field string) bool {
	computed := slices.Contains(c.given, field) || slices.ContainsFunc(c.Derive, func(d scoring.Derived) bool { return d.Name == field })
	if computed {
		return false
	}
	if _, ok := c.Field(field); !ok {
		c.Fields = append(slices.Clone(c.Fields), Field{Name: field, Headers: []string{field}, Type: fileio.TextType})
	}
	credit := *c.Credit
	credit.Outcome = field
	c.Credit = &credit
	c.uses = append(slices.Clone(c.uses), FieldUse{Field: field, Kind: scoring.Text, By: scoring.Say("outcome"), others: true, parts: creditPart})
	return true
}

// JudgesCredit reports whether customers get a credit grade: where that is all that is asked, or where the tiers read what
// credit says of them.
func (c *Config) JudgesCredit() bool {
	return c.Credit != nil && (c.isCredit || slices.ContainsFunc(c.computed, func(u computedUse) bool {
		return u.by != creditPart && slices.Contains(c.given, u.field)
	}))
}

// IsForCredit reports whether this is what ForCredit gave.
func (c *Config) IsForCredit() bool { return c.isCredit }

// Judged are the models that customers are judged by, that of their credit first.
func (c *Config) Judged() []*Model {
	var judged []*Model
	if c.JudgesCredit() && !c.isCredit {
		judged = append(judged, &c.Credit.Model)
	}
	for i := range c.Models {
		judged = append(judged, &c.Models[i])
	}
	return judged
}

// OwedFields are the fields of the list that a customer's exposure comes from, by way of derived fields too.
func (c *Config) OwedFields() []string {
	if c.Credit == nil || c.Credit.Exposure == nil {
		return nil
	}
	wanted := make(map[string]bool)
	for _, field := range c.Credit.Exposure.Fields() {
		wanted[field] = true
	}
	for _, one := range slices.Backward(c.Derive) {
		for _, field := range one.Expr.Fields() {
			wanted[field] = wanted[field] || wanted[one.Name]
		}
	}
	var fields []string
	for _, f := range c.Fields {
		if wanted[f.Name] {
			fields = append(fields, f.Name)
		}
	}
	return fields
}

// neededForCredit are the names of the fields that credit and the knock-outs read, by way of derived fields too.
func (c *Config) neededForCredit() map[string]bool {
	needed := make(map[string]bool)
	for _, u := range c.computed {
		if u.by == creditPart {
			needed[u.field] = true
		}
	}
	for _, k := range c.Knockouts {
		for _, field := range k.When.Fields() {
			needed[field] = true
		}
	}
	for _, one := range slices.Backward(c.Derive) {
		for _, field := range one.Expr.Fields() {
			needed[field] = needed[field] || needed[one.Name]
		}
	}
	return needed
}
