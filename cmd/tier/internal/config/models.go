package config

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// decodeModels reads the rubrics with their tiers and overrides.
func (d *decoder) decodeModels(top *mapping) {
	hint := scoring.Say("a model has a name, criteria and tiers; tier init writes one to begin with")
	if d.cfg.Credit != nil && !top.has("models") {
		return // it judges credit alone
	}
	n := top.need("models", scoring.Say("the configuration"), hint)
	names, titles := make(map[string]int), make(map[string]int)
	for _, item := range d.items(n, scoring.Say("models")) {
		m := d.mapping(item, "name", "title", "weights", "criteria", "variants", "tiers", "overrides")
		if m == nil {
			continue
		}
		model := d.model(m)
		d.unique(m, model.Name, names)
		d.uniqueTitle(m, model.Title, titles)
		d.cfg.Models = append(d.cfg.Models, model)
	}
}

// unique reports a name that stands twice in a list; names remembers the lines.
func (d *decoder) unique(m *mapping, name string, names map[string]int) {
	d.uniqueName(m.get("name"), name, names)
}

func (d *decoder) uniqueName(at *yaml.Node, name string, names map[string]int) {
	if name == "" {
		return
	}
	if first, twice := names[name]; twice {
		d.reject(at, scoring.Say("the name %q is taken by line %d already", name, first), scoring.Say("give each a name of its own"))
		return
	}
	names[name] = at.Line
}

// uniqueTitle reports a title that an earlier model has, be it its name: headings and columns of the results could not
// be told apart. Models of one name were reported.
func (d *decoder) uniqueTitle(m *mapping, title string, titles map[string]int) {
	key := "title"
	if !m.has(key) {
		key = "name"
	}
	at := m.get(key)
	if title = strings.TrimSpace(title); title == "" || at == nil {
		return
	}
	if first, twice := titles[title]; twice {
		d.reject(at, scoring.Say("the model in line %d is called %q in the results too", first, title),
			scoring.Say("give each model a title of its own"))
		return
	}
	titles[title] = at.Line
}

// model reads one model. Criteria come before tiers and overrides, whose expressions may name them.
func (d *decoder) model(m *mapping) Model {
	name, _ := d.name(m.need("name", scoring.Say("this model"), scoring.Say("add name: value")))
	return d.modelBody(m, name, scoring.Say("model %q", name))
}

// modelBody reads all of a model but its name; what names it in messages.
func (d *decoder) modelBody(m *mapping, name string, what scoring.Message) Model {
	var model Model
	model.Decimals = d.cfg.Decimals
	model.Name, model.Title = name, name
	if n := m.get("title"); n != nil {
		model.Title, _ = d.text(n)
	}
	if n := m.get("weights"); n != nil {
		_, model.Relative = d.word(n, "relative")
	}
	rubrics := []rubric{d.rubric(m, what)}
	model.Criteria = rubrics[0].criteria
	model.Variants, rubrics = d.variants(m.get("variants"), rubrics)
	d.checkModel(&model.Model, rubrics)
	d.rubrics = append(d.rubrics, rubrics)
	var levels []*yaml.Node
	model.Scheme, levels = d.scheme(m, what)
	before := len(d.problems)
	model.Overrides = d.overrides(m.get("overrides"), &model)
	if len(levels) > 0 && len(d.problems) == before && (!m.has("overrides") || m.get("overrides") != nil) {
		for _, f := range tiering.Unplaced(model.Scheme.Levels, model.Overrides) {
			d.report(d.span(levels[f.Index]), f.Message, f.Hint)
		}
	}
	return model
}

// rubric is a list of criteria with its nodes.
type rubric struct {
	criteria []scoring.Criterion
	maps     []*mapping
	fine     []bool // the criterion has a name, a weight and a rule
	place    span   // of the key `criteria`
	whole    bool   // every criterion has its weight: the sum means something
}

func (d *decoder) rubric(owner *mapping, what scoring.Message) rubric {
	n := owner.need("criteria", what, scoring.Say("a criterion has a name, a field, a weight and one rule"))
	r := rubric{place: owner.place("criteria"), whole: n != nil}
	for _, item := range d.items(n, scoring.Say("criteria")) {
		m := d.mapping(item, append([]string{"name", "field", "weight", "max", "missing", "group", "standards", "note",
			"within", "order", "rating"}, ruleKeys...)...)
		if m == nil {
			r.whole = false
			continue
		}
		c, weighed := d.criterion(m)
		r.whole = r.whole && weighed
		r.criteria, r.maps = append(r.criteria, c), append(r.maps, m)
		r.fine = append(r.fine, weighed && c.Name != "" && c.Rule != nil && !m.broken)
	}
	return r
}

func (d *decoder) variants(n *yaml.Node, rubrics []rubric) ([]scoring.Variant, []rubric) {
	if n == nil {
		return nil, rubrics
	}
	var variants []scoring.Variant
	names := make(map[string]int)
	for _, item := range d.items(n, scoring.Say("variants")) {
		m := d.mapping(item, "name", "when", "criteria", "provisional")
		if m == nil {
			continue
		}
		var v scoring.Variant
		v.Name, _ = d.name(m.need("name", scoring.Say("this variant"), scoring.Say("add name: 新客户")))
		d.unique(m, v.Name, names)
		what := scoring.Say("variant %q", v.Name)
		v.When = d.condition(m.need("when", what, scoring.Say("say for whom it is: when: %s", "'years < 1'")), d.scope())
		if v.When != nil {
			d.useExpr(v.When, what)
		}
		v.Provisional = m.has("provisional") && d.truth(m.get("provisional"))
		r := d.rubric(m, what)
		v.Criteria = r.criteria
		variants, rubrics = append(variants, v), append(rubrics, r)
	}
	return variants, rubrics
}

// checkModel asks the model what is wrong with it, and finds the places.
func (d *decoder) checkModel(model *scoring.Model, rubrics []rubric) {
	for _, f := range model.Check() {
		r := rubrics[f.Variant+1]
		if f.Criterion < 0 {
			if r.whole {
				d.report(r.place, f.Message, f.Hint)
			}
			continue
		}
		if !r.fine[f.Criterion] {
			continue // what is missing there was said
		}
		m := r.maps[f.Criterion]
		d.report(m.place(criterionKey(r.criteria[f.Criterion], f)), f.Message, f.Hint)
	}
}
