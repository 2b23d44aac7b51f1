package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// scheme reads how a model's scores become tiers.
// The nodes are those of the levels' names; nil where something is wrong with the scheme.
func (d *decoder) scheme(owner *mapping, what scoring.Message) (tiering.Scheme, []*yaml.Node) {
	n := owner.need("tiers", what, scoring.Say("tiers are cut by score, headcount or value, and have levels, best first"))
	m := d.mapping(n, "by", "of", "levels", "hold", "near")
	if m == nil {
		return tiering.Scheme{}, nil
	}
	scheme := tiering.Scheme{By: d.by(m.need("by", scoring.Say("tiers"), scoring.Say("add by: score (or headcount, or value)")))}
	scheme.Of = d.of(m, scheme.By, what)
	scheme.Hold, scheme.Near = d.hold(m, scheme.By), d.near(m, scheme.By)
	levels, nodes, ok := d.levels(m)
	scheme.Levels = levels
	if !ok || !m.has("by") || m.get("by") == nil {
		return scheme, nil
	}
	faults := scheme.Check()
	for _, f := range faults {
		at := m.place("levels")
		if f.Index >= 0 && f.Index < len(nodes) {
			at = d.span(nodes[f.Index])
		}
		d.report(at, f.Message, f.Hint)
	}
	if len(faults) > 0 {
		return scheme, nil
	}
	return scheme, nodes
}

func (d *decoder) by(n *yaml.Node) tiering.By {
	if n == nil {
		return tiering.Score
	}
	word, _ := d.word(n, "score", "headcount", "value")
	switch word {
	case "headcount":
		return tiering.Headcount
	case "value":
		return tiering.Value
	}
	return tiering.Score
}

// of is the field whose total is shared out; without it, the field of `value`.
func (d *decoder) of(m *mapping, by tiering.By, what scoring.Message) string {
	switch {
	case by != tiering.Value && m.has("of") && m.get("by") != nil:
		d.report(m.place("of"), scoring.Say("of goes with by: value only"), scoring.Say("remove of"))
	case m.has("of"):
		if of := d.numberField(m.get("of"), scoring.Say("the tiers of %s", what)); of != "" {
			return of
		}
		return "of"
	case by != tiering.Value:
	case d.badValue:
		return "value" // some field, for what else there is to check
	default:
		return d.cfg.Value
	}
	return ""
}

// levels read the tiers, best first, and the node of each one's name.
func (d *decoder) levels(m *mapping) (levels []tiering.Level, nodes []*yaml.Node, ok bool) {
	n := m.need("levels", scoring.Say("tiers"), scoring.Say("list them, best first: - {name: 重要客户, min: 80}"))
	ok = n != nil && len(n.Content) > 0
	for _, item := range d.items(n, scoring.Say("levels")) {
		l := d.mapping(item, "name", "min", "share", "expect", "only")
		if l == nil {
			ok = false
			continue
		}
		level, fine := d.level(l)
		ok = ok && fine
		node := item
		if name := l.get("name"); name != nil {
			node = name
		}
		levels, nodes = append(levels, level), append(nodes, node)
	}
	return levels, nodes, ok
}

func (d *decoder) level(l *mapping) (level tiering.Level, ok bool) {
	level.Name, ok = d.name(l.need("name", scoring.Say("this level"), scoring.Say("add name: 重要客户")))
	ok = ok && !l.broken
	if l.has("min") {
		x, fine := d.number(l.get("min"))
		level.Min, ok = &x, ok && fine
	}
	for _, share := range []struct {
		key  string
		into **float64
	}{{"share", &level.Share}, {"expect", &level.Expect}} {
		if l.has(share.key) {
			x, fine := d.percentPoints(l.get(share.key))
			*share.into, ok = &x, ok && fine
		}
	}
	if l.has("only") {
		_, level.OverrideOnly = d.word(l.get("only"), "override")
		ok = ok && level.OverrideOnly
	}
	return level, ok
}

// percentPoints is a percent as the number before its sign: 12.5% is 12.5.
func (d *decoder) percentPoints(n *yaml.Node) (float64, bool) {
	if _, ok := d.percent(n); !ok {
		return 0, false
	}
	return d.numeral(n, n.Value, n.Value[:len(n.Value)-1], "")
}

// levelIndex finds the level that a node names; -1 without one.
func (d *decoder) levelIndex(n *yaml.Node, levels []tiering.Level) int {
	name, ok := d.name(n)
	if !ok {
		return -1
	}
	names := make([]string, len(levels))
	for i, l := range levels {
		if l.Name == name {
			return i
		}
		names[i] = l.Name
	}
	if len(levels) > 0 && !contains(names, "") {
		d.reject(n, scoring.Say("%s: no level is called %q", d.in[n].key, name), nearest(name, names, scoring.Say("levels here")))
	}
	return -1
}
