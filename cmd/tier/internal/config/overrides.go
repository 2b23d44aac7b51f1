package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// overrides read the exceptions of a model, which apply in order.
func (d *decoder) overrides(n *yaml.Node, model *Model) []tiering.Override {
	if n == nil {
		return nil
	}
	scope := d.scope()
	scope.Scored, scope.Criteria, scope.Groups = true, model.Names(), model.GroupPaths()
	for _, l := range model.Scheme.Levels {
		scope.Tiers = append(scope.Tiers, l.Name)
	}
	names := make(map[string]int)
	var overrides []tiering.Override
	for _, item := range d.items(n, scoring.Say("overrides")) {
		m := d.mapping(item, "name", "when", "tier", "at_least", "at_most", "reason", "approved_by", "until")
		if m == nil {
			continue
		}
		o := d.override(m, scope, model.Scheme.Levels)
		d.unique(m, o.Name, names)
		overrides = append(overrides, o)
	}
	return overrides
}

func (d *decoder) override(m *mapping, scope *scoring.Scope, levels []tiering.Level) tiering.Override {
	o := tiering.Override{Tier: -1, AtLeast: -1, AtMost: -1}
	o.Name, _ = d.name(m.need("name", scoring.Say("this override"), scoring.Say("add name: 标杆客户")))
	what := scoring.Say("override %q", o.Name)
	when := d.condition(m.need("when", what, scoring.Say("say for whom it is: when: %s", "'overdue_days > 180'")), scope)
	if when != nil {
		o.When = when
		d.useExpr(when, what)
	}
	o.Reason, _ = d.text(m.need("reason", what, scoring.Say("say why: reason: …; it is printed with every customer it moves")))
	if n := m.get("approved_by"); n != nil {
		o.ApprovedBy, _ = d.text(n)
	}
	d.verdict(m, &o, levels, what)
	o.Until = d.date(m.get("until"))
	return o
}

// verdict reads the one of tier, at_least and at_most. What places or lifts a customer needs a person and an end.
func (d *decoder) verdict(m *mapping, o *tiering.Override, levels []tiering.Level, what scoring.Message) {
	verdicts := []struct {
		key  string
		into *int
	}{{"tier", &o.Tier}, {"at_least", &o.AtLeast}, {"at_most", &o.AtMost}}
	found := ""
	for _, v := range verdicts {
		if !m.has(v.key) {
			continue
		}
		if found != "" {
			d.report(m.place(v.key), scoring.Say("%s has %s and %s", what, found, v.key), scoring.Say("keep one of the two"))
			return
		}
		found = v.key
		*v.into = d.levelIndex(m.get(v.key), levels)
	}
	if found == "" && !m.broken {
		d.report(d.span(m.node), scoring.Say("%s doesn't say which level", what),
			scoring.Say("add tier (places), at_least (lifts) or at_most (caps) with the name of a level"))
	}
	if found == "tier" || found == "at_least" {
		m.need("approved_by", what, scoring.Say("what places or lifts a customer names who approved it: approved_by: 总经理"))
		m.need("until", what, scoring.Say("what places or lifts a customer ends on a day: until: 2026-12-31"))
	}
}
