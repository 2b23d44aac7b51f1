package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering/estimate"
)

// Estimates are what is estimated of complaints and loyalty, by constants that the configuration must cite: the program has
// none of its own.
type Estimates struct {
	Complaints string // the field that counts a customer's complaints; "" for none, and so for the others
	Value      string // what a customer brings in a year; of the whole configuration where it is not named here
	Profit     string // the profit of a year
	Keeping    string // what keeping the customer costs in a year
	// What became of a customer's complaints, the first that applies, and who was lost; nil where it is not said.
	Fast, Solved, Unsolved, Lost *scoring.Expr
	Constants                    []estimate.Constant
}

// decodeEstimates reads what is estimated of the list.
func (d *decoder) decodeEstimates(n *yaml.Node) {
	if n == nil {
		return
	}
	m := d.mapping(n, "complaints", "value", "profit", "keeping", "fast", "solved", "unsolved", "lost", "constants")
	if m == nil {
		return
	}
	e := &Estimates{Value: d.cfg.Value}
	field := func(key string) string { return d.numberField(m.get(key), scoring.Say("estimates")) }
	e.Complaints, e.Profit, e.Keeping = field("complaints"), field("profit"), field("keeping")
	if own := field("value"); own != "" {
		e.Value = own
	}
	e.Fast, e.Solved = d.estimateCase(m, "fast"), d.estimateCase(m, "solved")
	e.Unsolved, e.Lost = d.estimateCase(m, "unsolved"), d.estimateCase(m, "lost")
	constants := m.need("constants", scoring.Say("estimates"),
		scoring.Say("name the figures and where they are from: %s", "constants: {unhappy_per_complaint: {value: 25, source: …}}"))
	e.Constants = d.constants(constants)
	d.cfg.Estimates = e
}

// estimateCase reads for which customers something is so.
func (d *decoder) estimateCase(m *mapping, key string) *scoring.Expr {
	n := m.get(key)
	if n == nil {
		return nil
	}
	when := d.condition(n, d.scope())
	if when != nil {
		d.useExpr(when, scoring.Say("estimates"))
	}
	return when
}

// constants read the published figures by their names.
func (d *decoder) constants(n *yaml.Node) []estimate.Constant {
	if n == nil {
		return nil
	}
	var names []string
	for _, c := range estimate.Constants() {
		names = append(names, c.Name)
	}
	m := d.mapping(n, names...)
	if m == nil {
		return nil
	}
	var all []estimate.Constant
	for _, e := range m.entries {
		c, _ := estimate.ConstantNamed(e.key.Value)
		if d.constant(e.value, &c) {
			all = append(all, c)
		}
	}
	return all
}

// constant reads one figure and where it is from.
func (d *decoder) constant(n *yaml.Node, c *estimate.Constant) bool {
	m := d.mapping(n, "value", "source")
	if m == nil {
		return false
	}
	what := scoring.Say("the constant %q", c.Name)
	value := m.need("value", what, scoring.Say("add the figure: value: 25, or of a share value: 54%%"))
	var ok bool
	if c.Unit == estimate.Share {
		c.Value, ok = d.percent(value)
	} else {
		c.Value, ok = d.number(value)
	}
	if ok && c.Value < 0 {
		d.reject(value, scoring.Say("%s: expected a number of 0 or more, found %s", c.Name, value.Value), scoring.Message{})
		ok = false
	}
	if ok && c.IsPartOfAll() && c.Value > 1 {
		d.reject(value, scoring.Say("%s: a share lies between 0%% and 100%%, found %s", c.Name, value.Value), scoring.Message{})
		ok = false
	}
	c.Source, _ = d.text(m.need("source", what, scoring.Say("say where the figure is from: source: …; it is printed with every estimate")))
	return ok && c.Source != ""
}
