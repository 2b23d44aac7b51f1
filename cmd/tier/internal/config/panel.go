package config

import (
	"maps"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/scoring/panel"
)

// Panel is the evaluation group (评价小组): who rates which criteria, and how the ratings become points.
type Panel struct {
	Members  []Member // in order; where there are none, whoever rated is of the panel
	Criteria []string // the names of the rated criteria, in order
	Combine  panel.Combine
	Owner    string // the field that names the rater who owns a customer; "" where none does
	Own      panel.Own
	Quorum   int
	Below    Below
	Known    []string // fields that a form shows of each customer
}

// Member is one rater, or each of those whom a field of the list names.
type Member struct {
	Name   string // "" where Field names them
	Field  string
	Role   string
	Weight float64
}

// Below is what becomes of a customer whom fewer raters than the quorum rated on a criterion.
type Below uint8

const (
	BelowMissing Below = iota // the criterion has no value: its `missing` says what becomes of that
	BelowList                 // what the list says counts
	BelowUse                  // what the few gave counts
)

// LeastRaters is how many ratings make points: the quorum, or one where what there is counts.
func (p *Panel) LeastRaters() int {
	if p.Below == BelowUse {
		return 1
	}
	return p.Quorum
}

// mostRaters is more than any quorum or panel has.
const mostRaters = 1000

// decodePanel reads who rates, and where the ratings are. The criteria were read before.
func (d *decoder) decodePanel(m *mapping) {
	c := d.cfg
	c.Period, _ = d.name(m.get("period"))
	c.Ratings = d.texts(m.get("ratings"), scoring.Say("files of ratings"))
	c.Panel = Panel{Quorum: 1}
	if owner, ok := c.Field("owner"); ok {
		c.Panel.Owner = owner.Name
	}
	for _, criterion := range c.rateable() {
		if d.sameEverywhere(criterion.Name) {
			c.Panel.Criteria = append(c.Panel.Criteria, criterion.Name)
		}
	}
	if n := m.get("panel"); n != nil {
		d.panel(n)
	}
}

func (d *decoder) panel(n *yaml.Node) {
	m := d.mapping(n, "raters", "roles", "criteria", "combine", "owner", "own", "quorum", "below", "known")
	if m == nil {
		return
	}
	p := &d.cfg.Panel
	p.Members = d.members(m)
	if n := m.get("criteria"); n != nil {
		p.Criteria = d.ratedCriteria(n)
	}
	d.owner(m)
	words := func(key string, known ...string) int {
		if n := m.get(key); n != nil {
			word, _ := d.word(n, known...)
			return max(0, slices.Index(known, word))
		}
		return 0
	}
	p.Combine = panel.Combine(words("combine", "mean", "median", "trimmed"))
	p.Own = panel.Own(words("own", "exclude", "keep"))
	p.Below = Below(words("below", "missing", "list", "use"))
	d.quorum(m.get("quorum"))
	for _, item := range d.listed(m.get("known"), scoring.Say("fields")) {
		if f, ok := d.known(item); ok {
			p.Known = append(p.Known, f.Name)
		}
	}
}

// owner is the field that names the owners: the one that is said to, or else the one whose words are members.
func (d *decoder) owner(m *mapping) {
	p := &d.cfg.Panel
	if i := slices.IndexFunc(p.Members, func(member Member) bool { return member.Field != "" }); i >= 0 {
		p.Owner = p.Members[i].Field
	}
	if n := m.get("owner"); n != nil {
		owner, _ := d.known(n)
		p.Owner = owner.Name
	}
	if p.Owner == "" && m.has("own") && !m.has("owner") && !d.guess {
		d.report(m.place("own"), scoring.Say("own: no field says who owns a customer"), scoring.Say("name it under panel, as owner: owner"))
	}
}

// quorum can't be more than there are raters.
func (d *decoder) quorum(n *yaml.Node) {
	if n == nil {
		return
	}
	p := &d.cfg.Panel
	quorum, ok := d.whole(n, 1, mostRaters)
	if !ok {
		return
	}
	p.Quorum = quorum
	open := func(m Member) bool { return m.Field != "" }
	if len(p.Members) > 0 && quorum > len(p.Members) && !slices.ContainsFunc(p.Members, open) {
		d.reject(n, scoring.Say("quorum: %d raters are needed, but the panel has %d", quorum, len(p.Members)), scoring.Message{})
	}
}

// members reads the roster. A role has the weight that roles give it, and a person may have another.
func (d *decoder) members(m *mapping) []Member {
	roles := d.roles(m.get("roles"))
	if !m.has("raters") {
		if m.has("roles") {
			d.report(m.place("roles"), scoring.Say("roles without raters: nobody has them"), scoring.Say("add raters: [{name: 王强, role: 组员}]"))
		}
		return nil
	}
	var members []Member
	names := make(map[string]int)
	for _, item := range d.listed(m.get("raters"), scoring.Say("raters")) {
		if item.Kind == yaml.ScalarNode {
			name, _ := d.name(item)
			d.uniqueName(item, name, names)
			members = append(members, Member{Name: name, Weight: 1})
			continue
		}
		if r := d.mapping(item, "name", "field", "role", "weight"); r != nil {
			member := d.member(r, roles)
			d.unique(r, member.Name, names)
			members = append(members, member)
		}
	}
	return members
}

func (d *decoder) member(m *mapping, roles map[string]float64) Member {
	member := Member{Weight: 1}
	switch {
	case m.has("field") && m.has("name"):
		d.report(m.place("field"), scoring.Say("this rater has name and field"), scoring.Say("keep one of the two"))
	case m.has("field"):
		f, _ := d.known(m.get("field"))
		member.Field = f.Name
	default:
		member.Name, _ = d.name(m.need("name", scoring.Say("this rater"), scoring.Say("add name: 王强, or field: owner for all whom a field of the list names")))
	}
	if n := m.get("role"); n != nil {
		member.Role, _ = d.name(n)
		if weight, known := roles[member.Role]; known {
			member.Weight = weight
		} else if len(roles) > 0 && member.Role != "" {
			d.reject(n, scoring.Say("role: there is no role %q", member.Role), nearest(member.Role, slices.Sorted(maps.Keys(roles)), scoring.Say("roles here")))
		}
	}
	if n := m.get("weight"); n != nil {
		member.Weight = d.positive(n)
	}
	return member
}

// roles reads how much each role weighs.
func (d *decoder) roles(n *yaml.Node) map[string]float64 {
	if n == nil {
		return nil
	}
	roles := make(map[string]float64)
	entries, _ := d.pairs(n, scoring.Say("roles with weights, as %s", "{组长: 3, 组员: 1}"))
	for _, e := range entries {
		roles[e.key.Value] = d.positive(e.value)
	}
	return roles
}

// ratedCriteria reads names of criteria that are rated.
func (d *decoder) ratedCriteria(n *yaml.Node) []string {
	var all, names []string
	for _, criterion := range d.cfg.rateable() {
		all = append(all, criterion.Name)
	}
	if d.cfg.Credit != nil { // a panel may rate credit, whether or not the tiers read it
		for _, criterion := range (&Config{Models: []Model{d.cfg.Credit.Model}}).rateable() {
			all = append(all, criterion.Name)
		}
	}
	for _, item := range d.listed(n, scoring.Say("names of criteria")) {
		name, ok := d.name(item)
		switch {
		case !ok:
		case slices.Contains(names, name):
			d.reject(item, scoring.Say("the criterion %q stands twice", name), scoring.Message{})
		case !slices.Contains(all, name):
			d.reject(item, scoring.Say("no criterion %q is rated by grades or ranges", name), nearest(name, all, scoring.Say("criteria that can be rated")))
		case !d.sameEverywhere(name):
			d.reject(item, scoring.Say("the criterion %q stands in several rubrics by different rules, and one rating can't be judged by both", name),
				scoring.Say("give one of them another name"))
		default:
			names = append(names, name)
		}
	}
	return names
}

// sameEverywhere reports whether all criteria of a name judge by the same rule, those aside whose own rule is broken.
func (d *decoder) sameEverywhere(name string) bool {
	var first *scoring.Criterion
	same := true
	d.cfg.eachCriterion(func(c *scoring.Criterion) {
		if c.Name != name || c.Rule == nil {
			return
		}
		if first == nil {
			first = c
		}
		same = same && reflect.DeepEqual(c.Rule, first.Rule) && c.Full() == first.Full()
	})
	return same
}

// rateable are the criteria that a person can rate, of all models and variants, each name once.
func (c *Config) rateable() []scoring.Criterion {
	var all []scoring.Criterion
	c.eachCriterion(func(criterion *scoring.Criterion) {
		known := func(other scoring.Criterion) bool { return other.Name == criterion.Name }
		if criterion.Rule != nil && criterion.Rateable() && !slices.ContainsFunc(all, known) {
			all = append(all, *criterion)
		}
	})
	return all
}

// eachCriterion visits the criteria of all models and variants that are judged, in order.
func (c *Config) eachCriterion(visit func(*scoring.Criterion)) {
	for _, model := range c.Judged() {
		for _, rubric := range model.Rubrics() {
			for k := range rubric {
				visit(&rubric[k])
			}
		}
	}
}

// Rated are the criteria that the panel rates, in its order.
func (c *Config) Rated() []scoring.Criterion {
	all := c.rateable()
	var rated []scoring.Criterion
	for _, name := range c.Panel.Criteria {
		if i := slices.IndexFunc(all, func(criterion scoring.Criterion) bool { return criterion.Name == name }); i >= 0 {
			rated = append(rated, all[i])
		}
	}
	return rated
}

// IsRated reports whether the panel rates the criterion of a name.
func (c *Config) IsRated(name string) bool { return slices.Contains(c.Panel.Criteria, name) }
