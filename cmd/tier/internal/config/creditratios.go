package config

import (
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/credit"
	"tier/scoring"
)

// ratios read the ratios of the statements, and the references that differ by peers. What they are called may be read by all
// that follows.
func (d *decoder) ratios(m *mapping, c *Credit) {
	for _, item := range d.listedOrNone(m.get("ratios"), scoring.Say("ratios")) {
		r := d.mapping(item, "name", "title", "of", "to", "field", "at_least", "at_most", "about", "within", "plausible", "percent")
		if r == nil {
			d.guess = true
			continue
		}
		ratio := d.ratio(r)
		if ratio.Name != "" && d.isNew(r.get("name"), ratio.Name) {
			c.Ratios = append(c.Ratios, ratio)
			d.give([]scoring.FieldInfo{{Name: ratio.Name, Kind: scoring.Number}})
		}
	}
	d.peers(m.get("peers"), c)
}

func (d *decoder) ratio(m *mapping) credit.Ratio {
	var r credit.Ratio
	r.Name = d.ownName(m.need("name", scoring.Say("this ratio"), scoring.Say("add name: quick_ratio")))
	r.Title = r.Name
	if n := m.get("title"); n != nil {
		r.Title, _ = d.name(n)
	}
	what := scoring.Say("ratio %q", r.Title)
	if m.has("field") {
		if m.has("of") || m.has("to") {
			d.report(m.place("field"), scoring.Say("%s has field, and of or to", what), scoring.Say("keep field where the list states the ratio, of and to where it is computed"))
		}
		r.Field = d.numberField(m.get("field"), what)
	} else {
		r.Of = d.figure(m.need("of", what, scoring.Say("say what is divided: of: quick_assets")), what)
		r.To = d.figure(m.need("to", what, scoring.Say("say by what: to: current_liabilities")), what)
	}
	r.Reference = d.reference(m, what)
	r.Low, r.High = d.plausible(m.get("plausible"), r.Field != "")
	if x := r.Reference.Value; r.Low < r.High && (x < r.Low || x > r.High) {
		d.report(d.span(m.node), scoring.Say("%s should be %v, which is not plausible", what, x), scoring.Say("widen plausible, or mend the reference"))
	}
	r.Percent = isPercentText(m.get("at_least")) || isPercentText(m.get("at_most")) || isPercentText(m.get("about"))
	if n := m.get("percent"); n != nil {
		r.Percent = d.truth(n)
	}
	return r
}

// reference is what a ratio should be: one of at_least, at_most and about.
func (d *decoder) reference(m *mapping, what scoring.Message) credit.Reference {
	var ref credit.Reference
	found := ""
	for way, key := range []string{"at_least", "at_most", "about"} {
		n := m.get(key)
		if n == nil {
			continue
		}
		if found != "" {
			d.report(m.place(key), scoring.Say("%s has %s and %s", what, found, key), scoring.Say("keep one of the two"))
			return ref
		}
		found = key
		ref.Way = credit.Way(way)
		if d.scalar(n, scoring.Say("a number")) {
			ref.Value, _ = d.numberOrPercent(n, n.Value)
		}
	}
	if found == "" && !m.broken {
		d.report(d.span(m.node), scoring.Say("%s doesn't say what it should be", what),
			scoring.Say("add at_least (more is better), at_most (less is better) or about, with within (the nearer the better)"))
	}
	switch n := m.get("within"); {
	case n != nil && found != "about":
		d.report(m.place("within"), scoring.Say("within goes with about only"), scoring.Say("remove within"))
	case n != nil && d.scalar(n, scoring.Say("a number")):
		x, ok := d.numberOrPercent(n, n.Value)
		if ref.Within = x; ok && x < 0 {
			d.reject(n, scoring.Say("%s: expected a number of 0 or more, found %s", "within", n.Value), scoring.Message{})
		}
	case n == nil && found == "about":
		d.report(m.place("about"), scoring.Say("%s should be about a value, but how far from it may it be?", what), scoring.Say("add within: %s", "10%"))
	}
	return ref
}

// plausible is what a ratio can be at all. A stated one that isn't computed here may be a percentage without its sign.
func (d *decoder) plausible(n *yaml.Node, stated bool) (low, high float64) {
	if n == nil {
		if stated {
			return -10, 10
		}
		return 0, 0
	}
	items := d.items(n, scoring.Say("two numbers, as %s", "[0, 5]"))
	if len(items) != 2 {
		if len(items) > 0 {
			d.reject(n, scoring.Say("plausible: expected two numbers, as %s", "[0, 5]"), scoring.Message{})
		}
		return 0, 0
	}
	var ends [2]float64
	for i, item := range items {
		if d.scalar(item, scoring.Say("a number")) {
			ends[i], _ = d.numberOrPercent(item, item.Value)
		}
	}
	if ends[0] >= ends[1] {
		d.reject(n, scoring.Say("plausible: the first number must be below the second"), scoring.Message{})
	}
	return ends[0], ends[1]
}

// peers are the references of some industries: `{by: industry, 制造业: {quick_ratio: {at_least: 0.8}}}`.
func (d *decoder) peers(n *yaml.Node, c *Credit) {
	if n == nil {
		return
	}
	entries, _ := d.pairs(n, scoring.Say("by with a field, and words with ratios, as %s", "{by: industry, 制造业: {quick_ratio: {at_least: 0.8}}}"))
	for _, e := range entries {
		if e.key.Value == "by" {
			c.Peers = d.textField(e.value, scoring.Say("peers"))
			continue
		}
		ratios, _ := d.pairs(e.value, scoring.Say("ratios with references"))
		for _, r := range ratios {
			d.peer(e.key.Value, r, c)
		}
	}
	if len(entries) == 1 && c.Peers != "" {
		d.report(d.span(n), scoring.Say("peers: no word has references of its own"), scoring.Say("add them, as %s", "制造业: {quick_ratio: {at_least: 0.8}}"))
	}
	if c.Peers == "" && !slices.ContainsFunc(entries, func(e entry) bool { return e.key.Value == "by" }) {
		d.report(d.span(n), scoring.Say("peers: whose word tells them apart is not said"), scoring.Say("add by: industry, with a field of the list"))
	}
}

func (d *decoder) peer(word string, r entry, c *Credit) {
	i := slices.IndexFunc(c.Ratios, func(ratio credit.Ratio) bool { return ratio.Name == r.key.Value })
	if i < 0 {
		var names []string
		for _, ratio := range c.Ratios {
			names = append(names, ratio.Name)
		}
		d.reject(r.key, scoring.Say("peers: there is no ratio %q", r.key.Value), nearest(r.key.Value, names, scoring.Say("ratios here")))
		return
	}
	m := d.mapping(r.value, "at_least", "at_most", "about", "within")
	if m == nil {
		return
	}
	ratio := &c.Ratios[i]
	if ratio.ByPeer == nil {
		ratio.ByPeer = make(map[string]credit.Reference)
	}
	ratio.ByPeer[word] = d.reference(m, scoring.Say("ratio %q", ratio.Title))
}

// growths read what grows over years.
func (d *decoder) growths(n *yaml.Node, c *Credit) {
	for _, item := range d.listedOrNone(n, scoring.Say("growths")) {
		m := d.mapping(item, "name", "title", "of")
		if m == nil {
			d.guess = true
			continue
		}
		var g credit.Growth
		g.Name = d.ownName(m.need("name", scoring.Say("this growth"), scoring.Say("add name: capital_growth")))
		g.Title = g.Name
		if at := m.get("title"); at != nil {
			g.Title, _ = d.name(at)
		}
		what := scoring.Say("growth %q", g.Title)
		of := m.need("of", what, scoring.Say("name the fields of its years, oldest first: of: [capital_2, capital_1, capital]"))
		items := d.items(of, scoring.Say("fields, oldest first"))
		for _, at := range items {
			f := d.numberField(at, what)
			switch {
			case f != "" && slices.Contains(g.Of, f):
				d.reject(at, scoring.Say("%s: the field %q stands for two years", what, f), scoring.Say("name the fields of its years, oldest first: of: [capital_2, capital_1, capital]"))
			case f != "":
				g.Of = append(g.Of, f)
			}
		}
		if len(items) == 1 {
			d.reject(of, scoring.Say("%s: one year is no growth", what), scoring.Say("name the fields of its years, oldest first: of: [capital_2, capital_1, capital]"))
		}
		if g.Name != "" && d.isNew(m.get("name"), g.Name) {
			c.Growth = append(c.Growth, g)
			d.give([]scoring.FieldInfo{{Name: g.Name, Kind: scoring.Number}})
		}
	}
}

// isNew reports a name that a field has.
func (d *decoder) isNew(n *yaml.Node, name string) bool {
	if !d.isField(name) {
		return d.isFree(n)
	}
	d.reject(n, scoring.Say("%q is a field already", name), scoring.Say("give it a name of its own"))
	return false
}

// ownName is the name of something that becomes a field.
func (d *decoder) ownName(n *yaml.Node) string {
	name, ok := d.name(n)
	if !ok {
		return ""
	}
	if fault, bad := scoring.CheckName(name); bad {
		d.reject(n, fault.Message, fault.Hint)
		return ""
	}
	return name
}

// isPercentText reports whether a figure was written as a percentage, and so is to be shown as one.
func isPercentText(n *yaml.Node) bool {
	return n != nil && n.Kind == yaml.ScalarNode && len(n.Value) > 0 && n.Value[len(n.Value)-1] == '%'
}

// PeerWords are the words for which some ratio has a reference of its own, sorted.
func (c *Credit) PeerWords() []string {
	words := make(map[string]bool)
	for _, r := range c.Ratios {
		for word := range r.ByPeer {
			words[word] = true
		}
	}
	return slices.Sorted(maps.Keys(words))
}
