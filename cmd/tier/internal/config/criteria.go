package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// ruleKeys are the kinds of rules: a criterion has exactly one of them.
var ruleKeys = []string{"grades", "bands", "curve", "rank", "ranges", "formula"}

// criterion reads one criterion; ok says that it has a weight.
func (d *decoder) criterion(m *mapping) (c scoring.Criterion, ok bool) {
	c.Name, _ = d.name(m.need("name", scoring.Say("this criterion"), scoring.Say("add name: 忠诚度")))
	what := scoring.Say("criterion %q", c.Name)
	c.Weight, ok = d.number(m.need("weight", what, scoring.Say("add weight: 10; all weights of a model sum to 100")))
	if n := m.get("max"); n != nil {
		c.Max = d.positive(n)
	}
	c.Rule = d.rule(m, c.Max, what)
	c.Field = d.criterionField(m, what)
	c.Missing = d.missing(m.get("missing"))
	c.Group = d.group(m.get("group"))
	c.Standards = d.standards(m.get("standards"), c.Rule)
	if n := m.get("note"); n != nil {
		c.Note, _ = d.text(n)
	}
	if c.Rule != nil {
		d.reads(m, &c, what)
	}
	return c, ok
}

func (d *decoder) positive(n *yaml.Node) float64 {
	x, ok := d.number(n)
	if ok && x <= 0 {
		d.reject(n, scoring.Say("%s: expected a number above 0, found %s", d.in[n].key, n.Value), scoring.Message{})
		return 0
	}
	return x
}

// criterionField is the field that the rule judges. A formula names its fields itself.
func (d *decoder) criterionField(m *mapping, what scoring.Message) string {
	if m.has("formula") {
		if m.has("field") {
			d.report(m.place("field"), scoring.Say("%s has a formula, which names its fields itself", what), scoring.Say("remove field"))
		}
		return ""
	}
	f, _ := d.known(m.need("field", what, scoring.Say("say which field it judges: field: sales")))
	return f.Name
}

// reads notes the fields that the criterion looks at, and checks that they are of the kind that the rule reads.
func (d *decoder) reads(m *mapping, c *scoring.Criterion, what scoring.Message) {
	for i, want := range c.Reads() {
		if want.Name == "" {
			continue
		}
		if n := readBy(m, i); n != nil {
			f, ok := d.known(n)
			by := scoring.Say("%s (%s)", what, c.Rule.Kind())
			rated := i == 0 && want.Kind == scoring.Text // a rater's words, for which figures may stand
			if !ok || rated && !d.ratingFits(n, f, by) || !rated && !d.kindFits(n, f, want.Kind, by) {
				continue
			}
		}
		d.useFor(c.Name, want.Name, want.Kind, what)
	}
}

// readBy is the node that names the i-th field which a rule other than a formula reads: its own, then its second.
func readBy(m *mapping, i int) *yaml.Node {
	switch {
	case m.has("formula"):
		return nil // its expression was compiled against the fields
	case i == 0:
		return m.get("field")
	case m.has("within"):
		return m.get("within")
	}
	return m.get("rating")
}

// criterionKey is the key that a model's fault with a criterion concerns: the one without whose figure the criterion,
// taken by itself, doesn't have the fault; or else its name.
func criterionKey(c scoring.Criterion, f scoring.ModelFault) string {
	if !hasFault(c, f) {
		return "name" // it is a matter of its neighbours
	}
	for _, plain := range []struct {
		key string
		set func(*scoring.Criterion)
	}{
		{"missing", func(c *scoring.Criterion) { c.Missing = scoring.Missing{} }},
		{"weight", func(c *scoring.Criterion) { c.Weight = 1 }},
		{"max", func(c *scoring.Criterion) { c.Max = 0 }},
	} {
		other := c
		if plain.set(&other); !hasFault(other, f) {
			return plain.key
		}
	}
	return "name"
}

// hasFault reports whether a criterion has a fault by itself.
func hasFault(c scoring.Criterion, f scoring.ModelFault) bool {
	alone := scoring.Model{Relative: true, Criteria: []scoring.Criterion{c}}
	return slices.ContainsFunc(alone.Check(), func(found scoring.ModelFault) bool {
		return found.Message.String() == f.Message.String()
	})
}

// missing reads what becomes of a customer without a value.
func (d *decoder) missing(n *yaml.Node) scoring.Missing {
	if n == nil {
		return scoring.Missing{}
	}
	if n.Kind == yaml.ScalarNode && (n.Tag == "!!int" || n.Tag == "!!float") {
		points, _ := d.number(n)
		return scoring.Missing{Mode: scoring.Give, Points: points}
	}
	if n.Kind == yaml.ScalarNode && looseNumber().MatchString(n.Value) {
		d.number(n) // says what is wrong with it
		return scoring.Missing{}
	}
	word, _ := d.word(n, "refuse", "skip", "0")
	if word == "skip" {
		return scoring.Missing{Mode: scoring.Skip}
	}
	return scoring.Missing{}
}

// group reads a path: 潜在价值/客户.
func (d *decoder) group(n *yaml.Node) []string {
	if n == nil {
		return nil
	}
	path, ok := d.name(n)
	if !ok {
		return nil
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if parts[i] = strings.TrimSpace(part); parts[i] == "" {
			d.reject(n, scoring.Say("group: the path %q has an empty part", path), scoring.Say("write it as outer/inner"))
			return nil
		}
	}
	return parts
}

// standards read what deserves each grade. Where the rule has words, these are the only ones.
func (d *decoder) standards(n *yaml.Node, rule scoring.Rule) []scoring.Standard {
	if n == nil {
		return nil
	}
	var words []string
	switch r := rule.(type) {
	case scoring.Grades:
		words = r.Scale.Words()
	case scoring.Ranges:
		words = r.Words()
	}
	entries, _ := d.pairs(n, scoring.Say("grades with what deserves them"))
	var standards []scoring.Standard
	for _, e := range entries {
		if len(words) > 0 && !contains(words, e.key.Value) {
			d.reject(e.key, scoring.Say("standards: the scale has no grade %q", e.key.Value), nearest(e.key.Value, words, scoring.Say("grades here")))
			continue
		}
		if text, ok := d.text(e.value); ok {
			standards = append(standards, scoring.Standard{Grade: e.key.Value, Text: text})
		}
	}
	return standards
}
