package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/scoring/profile"
)

// maxStale is more days than any record is kept: a hundred years.
const maxStale = 36_500

// decodeProfile reads what belongs to the customer file. Its fields are no uses: a list may lack any of them, and then
// they are blank for every customer.
func (d *decoder) decodeProfile(n *yaml.Node) {
	if n == nil {
		return
	}
	m := d.mapping(n, "blocks", "updated", "stale")
	if m == nil {
		return
	}
	spec := &profile.Spec{}
	spec.Blocks = d.blocks(m.need("blocks", scoring.Say("profile"),
		scoring.Say("name the parts of the customer file with their fields: blocks: {基础资料: [name, region]}")))
	if at := m.get("updated"); at != nil {
		if f, ok := d.listField(at); ok && d.kindFits(at, f, scoring.Date, scoring.Say("updated")) {
			spec.Updated = f.Name
		}
	}
	if at := m.get("stale"); at != nil {
		if days, ok := d.whole(at, 1, maxStale); ok {
			spec.Stale = days
		}
	}
	if m.has("stale") && !m.has("updated") && !m.broken {
		d.report(m.place("stale"), scoring.Say("stale counts days, but from which day is not said"),
			scoring.Say("add updated with the field of the day on which a record was last updated"))
	}
	d.cfg.Profile = spec
}

// blocks read the parts of the customer file, each with its fields.
func (d *decoder) blocks(n *yaml.Node) []profile.Block {
	entries, _ := d.pairs(n, scoring.Say("names of blocks with lists of fields"))
	if n != nil && n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		d.reject(n, scoring.Say("there are no blocks"), scoring.Say("write: %s", "blocks: {基础资料: [name, region, phone]}"))
	}
	lines := make(map[string]int) // of the fields
	var blocks []profile.Block
	for _, e := range entries {
		if strings.TrimSpace(e.key.Value) == "" {
			d.reject(e.key, scoring.Say("the block has no name"), scoring.Message{})
			continue
		}
		b := profile.Block{Name: e.key.Value}
		for _, item := range d.items(e.value, scoring.Say("fields")) {
			if f, ok := d.blockField(item, lines); ok {
				b.Fields = append(b.Fields, f)
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// blockField reads a field of a block. In two blocks it would count twice.
func (d *decoder) blockField(n *yaml.Node, lines map[string]int) (string, bool) {
	f, ok := d.listField(n)
	if !ok {
		return "", false
	}
	if first, twice := lines[f.Name]; twice {
		d.reject(n, scoring.Say("the field %q stands in a block already, in line %d", f.Name, first), scoring.Say("keep one of the two"))
		return "", false
	}
	lines[f.Name] = n.Line
	return f.Name, true
}

// listField finds a field of the list that a node names: what is derived stands in no record.
func (d *decoder) listField(n *yaml.Node) (scoring.FieldInfo, bool) {
	f, ok := d.known(n)
	if ok && slices.Contains(d.derived, f.Name) {
		d.reject(n, scoring.Say("%q is derived, and so in no column of the list", f.Name), scoring.Say("name the fields that it is computed from"))
		return scoring.FieldInfo{}, false
	}
	return f, ok
}
