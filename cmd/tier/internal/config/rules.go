package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/width"

	"tier/scoring"
)

func contains(words []string, word string) bool { return slices.Contains(words, word) }

// rule reads the one rule of a criterion; nil where there is none to go on with.
func (d *decoder) rule(m *mapping, full float64, what scoring.Message) scoring.Rule {
	kind := d.ruleKey(m, what)
	d.modifiers(m, kind)
	n := m.get(kind)
	if n == nil {
		return nil
	}
	switch kind {
	case "grades":
		return d.grades(n)
	case "bands":
		return d.bands(n)
	case "curve":
		return d.curve(n)
	case "rank":
		return d.rank(m, n)
	case "ranges":
		return d.ranges(m, n)
	}
	return d.formula(m, n, full, what)
}

// ruleKey is the one rule that is there.
func (d *decoder) ruleKey(m *mapping, what scoring.Message) string {
	var found []string
	for _, e := range m.entries {
		if contains(ruleKeys, e.key.Value) {
			found = append(found, e.key.Value)
		}
	}
	list := strings.Join(ruleKeys, ", ")
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		d.report(m.place(found[1]), scoring.Say("%s has several rules: %s", what, strings.Join(found, ", ")), scoring.Say("keep one of them"))
	case !m.broken:
		d.report(d.span(m.node), scoring.Say("%s has no rule", what), scoring.Say("add one of: %s", list))
	}
	return ""
}

// modifiers reports keys that belong to another rule.
func (d *decoder) modifiers(m *mapping, kind string) {
	for _, k := range [][2]string{{"within", "rank"}, {"order", "rank"}, {"rating", "ranges"}} {
		if m.has(k[0]) && kind != k[1] && kind != "" {
			d.report(m.place(k[0]), scoring.Say("%s goes with %s only, not with %s", k[0], k[1], kind), scoring.Say("remove %s", k[0]))
		}
	}
}

// grades are the name of a scale, or a scale right here.
func (d *decoder) grades(n *yaml.Node) scoring.Rule {
	if n.Kind == yaml.MappingNode {
		scale, ok := d.scale("", n)
		if !ok {
			return nil
		}
		return scoring.Grades{Scale: scale}
	}
	name, ok := d.name(n)
	if !ok {
		return nil
	}
	for _, s := range d.cfg.Scales {
		if s.Name == name {
			return scoring.Grades{Scale: s}
		}
	}
	if !contains(d.scaleNames, name) && !d.guessScale {
		hint := nearest(name, d.scaleNames, scoring.Say("scales here"))
		if len(d.scaleNames) == 0 {
			hint = scoring.Say("write it under scales, or right here: grades: %s", "{优秀: 10, 良好: 8}")
		}
		d.reject(n, scoring.Say("grades: no scale is called %q", name), hint)
	}
	return nil
}

// table reads a rule's mapping of keys to points. The key `else` is returned apart; rest are the other entries, with
// what key made of them. A key that key refuses was reported by it.
func (d *decoder) table(n *yaml.Node, example string, withElse bool, key func(*yaml.Node) (float64, bool)) (steps []scoring.Step, other *float64, rest []entry, ok bool) {
	entries, ok := d.pairs(n, scoring.Say("values with points, as %s", example))
	for _, e := range entries {
		d.in[e.key] = d.in[n]
		points, numeric := d.number(e.value)
		if withElse && e.key.Value == "else" {
			other = &points
			ok = ok && numeric
			continue
		}
		at, known := key(e.key)
		ok = ok && numeric && known
		steps, rest = append(steps, scoring.Step{At: at, Points: points}), append(rest, e)
	}
	return steps, other, rest, ok
}

// bands read `5: 10` as "at least 5 gives 10", or `at most 30: 10`; never both.
func (d *decoder) bands(n *yaml.Node) scoring.Rule {
	var rule scoring.Bands
	var first *yaml.Node // the first key of another kind than AtMost says
	count := 0
	steps, other, entries, ok := d.table(n, "{5: 10, 3: 8, else: 2}", true, func(k *yaml.Node) (float64, bool) {
		text, atMost := cutWords(k.Value, "at", "most")
		if least, is := cutWords(k.Value, "at", "least"); is {
			text = least
		}
		if count++; count == 1 {
			rule.AtMost = atMost
		} else if atMost != rule.AtMost && first == nil {
			first = k
		}
		if strings.HasPrefix(text, "top ") {
			d.reject(k, scoring.Say("bands: %q is a share of the customers", k.Value), scoring.Say("shares of the customers are a rule of their own: rank"))
			return 0, false
		}
		if looksNumeric(text) {
			return d.numberOrPercent(k, text)
		}
		d.reject(k, scoring.Say("bands: expected the edge of a band, found %q", k.Value),
			scoring.Say("write %s for at least 100, or %s for at most 100, one edge for each band, then else", "100: 10", "at most 100: 10"))
		return 0, false
	})
	if first != nil {
		d.reject(first, scoring.Say("bands: keys with and without %q are mixed", "at most"), scoring.Say("write all of them alike: either closed below (5: 10) or closed above (at most 5: 10)"))
		return nil
	}
	rule.Steps, rule.Else = steps, other
	if !ok || !d.faults(n, entries, rule.Check()) {
		return nil
	}
	return rule
}

// looksNumeric reports whether a text is meant as one number, however it is written.
func looksNumeric(text string) bool {
	return looseNumber().MatchString(strings.TrimSuffix(width.Fold.String(text), "%"))
}

// cutWords cuts words off the front of a text, whatever the blanks between.
func cutWords(text string, words ...string) (string, bool) {
	parts := strings.Fields(text)
	if len(parts) <= len(words) || !slices.Equal(parts[:len(words)], words) {
		return text, false
	}
	return strings.Join(parts[len(words):], " "), true
}

func (d *decoder) curve(n *yaml.Node) scoring.Rule {
	var rule scoring.Curve
	steps, _, entries, ok := d.table(n, "{0: 0, 20%: 5, 50%: 10}", false, func(k *yaml.Node) (float64, bool) {
		if k.Value == "else" {
			d.reject(k, scoring.Say("curve: a curve has no else"), scoring.Say("outside of its first and last point it stays flat"))
			return 0, false
		}
		return d.numberOrPercent(k, k.Value)
	})
	rule.Knots = steps
	if !ok || !d.faults(n, entries, rule.Check()) {
		return nil
	}
	return rule
}

// rank reads `top 10%: 10`, cumulative.
func (d *decoder) rank(m *mapping, n *yaml.Node) scoring.Rule {
	var rule scoring.Rank
	steps, other, entries, ok := d.table(n, "{top 10%: 10, top 30%: 8, else: 4}", true, func(k *yaml.Node) (float64, bool) {
		text, top := cutWords(k.Value, "top")
		if !top || !strings.HasSuffix(text, "%") && !strings.HasSuffix(text, "％") {
			d.reject(k, scoring.Say("rank: expected a key as %s, found %q", "top 10%", k.Value),
				scoring.Say("shares are counted from the best on: top 10%%, top 30%%, else"))
			return 0, false
		}
		return d.numberOrPercent(k, text)
	})
	for _, s := range steps {
		rule.Cuts = append(rule.Cuts, scoring.Cut{Top: s.At, Points: s.Points})
	}
	rule.Else = other
	if n := m.get("within"); n != nil {
		f, _ := d.known(n)
		rule.Within = f.Name
		d.compares(f.Name)
	}
	if n := m.get("order"); n != nil {
		word, _ := d.word(n, "high", "low")
		rule.Low = word == "low"
	}
	if !ok || !d.faults(n, entries, rule.Check()) {
		return nil
	}
	return rule
}

// ranges read `好: [8, 10]`.
func (d *decoder) ranges(m *mapping, n *yaml.Node) scoring.Rule {
	var rule scoring.Ranges
	entries, ok := d.pairs(n, scoring.Say("grades with ranges of points, as %s", "{好: [8, 10], 一般: [5, 8]}"))
	for _, e := range entries {
		low, high, fine := d.edges(e.value)
		ok = ok && fine
		rule.Ranges = append(rule.Ranges, scoring.Range{Word: e.key.Value, Low: low, High: high})
	}
	if n := m.get("rating"); n != nil {
		f, _ := d.known(n)
		rule.Rating = f.Name
	}
	if !ok || !d.faults(n, entries, rule.Check()) {
		return nil
	}
	return rule
}

func (d *decoder) edges(n *yaml.Node) (low, high float64, ok bool) {
	if n == nil || d.bad[n] {
		return 0, 0, false
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		d.reject(n, scoring.Say("%s: expected the lowest and the highest points, as %s; found %s", d.in[n].key, "[8, 10]", rangeFound(n)), scoring.Message{})
		return 0, 0, false
	}
	low, fine := d.number(n.Content[0])
	high, ok = d.number(n.Content[1])
	return low, high, ok && fine
}

func rangeFound(n *yaml.Node) scoring.Message {
	if n.Kind == yaml.SequenceNode {
		return scoring.Say("a list of %d", len(n.Content))
	}
	return kindOf(n)
}

// formula compiles an expression of points; max says how many there can be.
func (d *decoder) formula(m *mapping, n *yaml.Node, full float64, what scoring.Message) scoring.Rule {
	expr := d.expression(n, d.scope())
	if expr == nil {
		return nil
	}
	if expr.Kind() != scoring.Number {
		d.reject(n, scoring.Say("formula: expected a number of points, but this gives %s", kindNoun(expr.Kind())), scoring.Message{})
		return nil
	}
	rule := scoring.Formula{Expr: expr, Max: full}
	if m.has("max") && full == 0 {
		return nil // what is wrong with max was said
	}
	for _, f := range rule.Check() {
		d.report(d.span(m.entry("formula").key), scoring.Say("%s: %s", what, f.Message), f.Hint)
		return nil
	}
	return rule
}
