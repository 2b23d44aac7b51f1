package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// decodeKnockouts reads what places customers outside the tiers. That comes before any score, so that conditions know fields
// and derived fields only.
func (d *decoder) decodeKnockouts(n *yaml.Node) {
	if n == nil {
		return
	}
	names := make(map[string]int)
	for _, item := range d.items(n, scoring.Say("knock-outs")) {
		m := d.mapping(item, "name", "when", "reason")
		if m == nil {
			continue
		}
		k := d.knockout(m)
		d.unique(m, k.Name, names)
		d.cfg.Knockouts = append(d.cfg.Knockouts, k)
	}
}

func (d *decoder) knockout(m *mapping) tiering.Knockout {
	var k tiering.Knockout
	k.Name, _ = d.name(m.need("name", scoring.Say("this knock-out"), scoring.Say("add name: 涉赌")))
	what := scoring.Say("knock-out %q", k.Name)
	when := d.condition(m.need("when", what, scoring.Say("say for whom it is: when: %s", `'gambling == "是"'`)), d.scope())
	if when != nil {
		k.When = when
		d.useExpr(when, what)
	}
	k.Reason, _ = d.text(m.need("reason", what, scoring.Say("say why: reason: …; it is printed with every customer it moves")))
	return k
}
