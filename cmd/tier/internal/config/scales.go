package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
)

// decodeScales reads the named scales of grades.
func (d *decoder) decodeScales(n *yaml.Node) {
	if n == nil {
		return
	}
	entries, ok := d.pairs(n, scoring.Say("scale names with their grades"))
	d.guessScale = !ok
	for _, e := range entries {
		d.scaleNames = append(d.scaleNames, e.key.Value)
		if scale, ok := d.scale(e.key.Value, e.value); ok {
			d.cfg.Scales = append(d.cfg.Scales, scale)
		}
	}
}

// scale reads grades with their points, best first or in any other order.
func (d *decoder) scale(name string, n *yaml.Node) (scoring.Scale, bool) {
	scale := scoring.Scale{Name: name}
	entries, ok := d.pairs(n, scoring.Say("grades with points, as %s", "{优秀: 10, 良好: 8}"))
	for _, e := range entries {
		points, numeric := d.number(e.value)
		ok = ok && numeric
		scale.Grades = append(scale.Grades, scoring.Grade{Word: e.key.Value, Points: points})
	}
	if !ok {
		return scale, false
	}
	return scale, d.faults(n, entries, scale.Check())
}

// faults reports what is wrong with a rule or scale at the entry that it concerns; true where there is nothing.
func (d *decoder) faults(n *yaml.Node, entries []entry, faults []scoring.Fault) bool {
	for _, f := range faults {
		at := d.span(n)
		if f.Index >= 0 && f.Index < len(entries) {
			at = d.span(entries[f.Index].key)
		}
		d.report(at, f.Message, f.Hint)
	}
	return len(faults) == 0
}
