package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// FlagsField is the name under which expressions read a customer's flags, joined as people read them.
const FlagsField = "flags"

// Segments are what is said of customers beside their tiers: classes, cells of two axes, and flags, found in that order.
type Segments struct {
	By     []tiering.Segmentation
	Matrix []tiering.Matrix
	Flags  []tiering.Flag
}

// IsEmpty reports whether the configuration says nothing of the kind.
func (s *Segments) IsEmpty() bool { return len(s.By)+len(s.Matrix)+len(s.Flags) == 0 }

// Names reports whether a field is a segmentation or a matrix.
func (s *Segments) Names(field string) bool {
	return slices.ContainsFunc(s.By, func(of tiering.Segmentation) bool { return of.Name == field }) ||
		slices.ContainsFunc(s.Matrix, func(m tiering.Matrix) bool { return m.Name == field })
}

// Titles are what the columns of segmentations and matrices are called.
func (s *Segments) Titles() []string {
	var titles []string
	for _, of := range s.By {
		titles = append(titles, of.Title)
	}
	for _, m := range s.Matrix {
		titles = append(titles, m.Title)
	}
	return titles
}

// decodeSegments reads the three sections in the order in which they need each other: a condition may read what comes before
// it, and of the scores those of the first model.
func (d *decoder) decodeSegments(m *mapping) {
	if !m.has("segments") && !m.has("matrix") && !m.has("flags") {
		return
	}
	if len(d.cfg.Models) == 0 {
		if m.has("models") {
			return // what is wrong with them was said
		}
		d.report(m.place(firstOf(m, "segments", "matrix", "flags")), scoring.Say("segments, flags and matrix are beside tiers, but there are no models"),
			scoring.Say("add models with criteria and tiers"))
		return
	}
	names, titles := make(map[string]int), make(map[string]int)
	for _, item := range d.listOf(m, "segments", scoring.Say("segmentations")) {
		d.segmentation(item, names, titles)
	}
	for _, item := range d.listOf(m, "matrix", scoring.Say("matrices")) {
		d.matrix(item, names, titles)
	}
	flags := make(map[string]int)
	for _, item := range d.listOf(m, "flags", scoring.Say("flags")) {
		d.flag(item, flags)
	}
	if m.has("flags") {
		d.given = append(d.given, FlagsField)
		d.fields = append(d.fields, scoring.FieldInfo{Name: FlagsField, Kind: scoring.Text})
	}
}

func firstOf(m *mapping, keys ...string) string {
	return keys[max(0, slices.IndexFunc(keys, m.has))]
}

// listOf are the items of a section, if it is there.
func (d *decoder) listOf(m *mapping, key string, what scoring.Message) []*yaml.Node {
	if !m.has(key) {
		return nil
	}
	return d.items(m.get(key), what)
}

// judgedScope is what an expression may name that comes after the tiers: also the scores of the first model, and its final
// tier.
func (d *decoder) judgedScope() *scoring.Scope {
	scope, model := d.scope(), &d.cfg.Models[0]
	scope.Scored, scope.Criteria, scope.Groups = true, model.Names(), model.GroupPaths()
	for _, l := range model.Scheme.Levels {
		scope.Tiers = append(scope.Tiers, l.Name)
	}
	return scope
}

func (d *decoder) segmentation(n *yaml.Node, names, titles map[string]int) {
	m := d.mapping(n, "name", "title", "classes", "unknown", "load")
	if m == nil {
		return
	}
	var s tiering.Segmentation
	s.Name, s.Title = d.columnName(m, scoring.Say("this segmentation"), scoring.Say("add name: stage"), names, titles)
	what := scoring.Say("segmentation %q", s.Name)
	classes := d.items(m.need("classes", what, scoring.Say("list them, the first that applies counts: - {name: 老客户, when: 'years >= 3'}")),
		scoring.Say("classes"))
	words := make(map[string]int)
	for i, item := range classes {
		if c := d.class(item, i == len(classes)-1, words); c.Name != "" {
			s.Classes = append(s.Classes, c)
		}
	}
	d.unknownClass(m, &s)
	s.Load = d.load(m.get("load"), what)
	d.cfg.Segments.By = append(d.cfg.Segments.By, s)
	var called []string
	for _, c := range s.Classes {
		called = append(called, c.Name)
	}
	d.giveTexts(s.Name, called)
}

// unknownClass reads what becomes of customers of no class.
func (d *decoder) unknownClass(m *mapping, s *tiering.Segmentation) {
	n := m.get("unknown")
	if n == nil {
		return
	}
	word, _ := d.word(n, "report", "blank")
	s.Report = word == "report"
	if last := len(s.Classes) - 1; s.Report && last >= 0 && s.Classes[last].When == nil {
		d.reject(n, scoring.Say("unknown: the class %q takes all that are left, so none is unknown", s.Classes[last].Name), scoring.Say("remove unknown, or that class"))
	}
}

// load reads how many people look after the customers of each word of a field.
func (d *decoder) load(n *yaml.Node, what scoring.Message) *tiering.Load {
	if n == nil {
		return nil
	}
	m := d.mapping(n, "by", "staff", "title")
	if m == nil {
		return nil
	}
	load := &tiering.Load{}
	if by := m.get("by"); by != nil {
		load.By = d.textField(by, what)
	}
	staff := m.need("staff", scoring.Say("load"), scoring.Say("say how many people look after the customers of each: staff: 15"))
	if x, ok := d.number(staff); ok {
		if load.Staff = x; x <= 0 {
			d.reject(staff, scoring.Say("staff: expected a number above 0, found %s", staff.Value),
				scoring.Say("say how many people look after the customers of each: staff: 15"))
		}
	}
	if title := m.get("title"); title != nil {
		load.Title, _ = d.name(title)
	}
	return load
}

// class reads one class. The last one may take whoever is left.
func (d *decoder) class(n *yaml.Node, isLast bool, words map[string]int) (c tiering.Class) {
	m := d.mapping(n, "name", "when", "note")
	if m == nil {
		return c
	}
	c.Name, _ = d.name(m.need("name", scoring.Say("this class"), scoring.Say("add name: 老客户")))
	d.unique(m, c.Name, words)
	what := scoring.Say("class %q", c.Name)
	switch {
	case m.has("when"):
		if when := d.condition(m.get("when"), d.judgedScope()); when != nil {
			c.When = when
			d.useExpr(when, what)
		}
	case !isLast:
		m.need("when", what, scoring.Say("only the last class takes all that are left: when: %s", "'years >= 3'"))
	}
	if note := m.get("note"); note != nil {
		c.Note, _ = d.text(note)
	}
	return c
}

// columnName reads the name and the title of what becomes a column: expressions read it by its name.
func (d *decoder) columnName(m *mapping, what, hint scoring.Message, names, titles map[string]int) (name, title string) {
	at := m.need("name", what, hint)
	name, ok := d.name(at)
	if ok {
		if fault, bad := scoring.CheckName(name); bad {
			d.reject(at, fault.Message, fault.Hint)
		} else if d.isKnown(name) && names[name] == 0 || name == FlagsField {
			d.reject(at, scoring.Say("%q is a field already", name), scoring.Say("give it a name of its own"))
		} else {
			d.uniqueName(at, name, names)
		}
	}
	title = name
	if n := m.get("title"); n != nil {
		if title, ok = d.name(n); ok {
			d.uniqueName(n, title, titles)
		}
	}
	return name, title
}

func (d *decoder) isKnown(field string) bool {
	return slices.ContainsFunc(d.fields, func(f scoring.FieldInfo) bool { return f.Name == field })
}

// giveTexts lets what follows read a column of words.
func (d *decoder) giveTexts(name string, words []string) {
	if name == "" || d.isKnown(name) {
		return
	}
	d.given = append(d.given, name)
	d.fields = append(d.fields, scoring.FieldInfo{Name: name, Kind: scoring.Text})
	if d.words == nil {
		d.words = make(map[string][]string)
	}
	d.words[name] = words
}

func (d *decoder) flag(n *yaml.Node, names map[string]int) {
	m := d.mapping(n, "name", "when", "reason", "level")
	if m == nil {
		return
	}
	var f tiering.Flag
	f.Name, _ = d.name(m.need("name", scoring.Say("this flag"), scoring.Say("add name: 窜货")))
	d.unique(m, f.Name, names)
	what := scoring.Say("flag %q", f.Name)
	when := d.condition(m.need("when", what, scoring.Say("say for whom it is: when: %s", "'overdue_days > 180'")), d.judgedScope())
	if when != nil {
		f.When = when
		d.useExpr(when, what)
	}
	f.Reason, _ = d.text(m.need("reason", what, scoring.Say("say why: reason: …; it is printed with every customer who bears the flag")))
	f.Level = tiering.Warn
	if at := m.get("level"); at != nil {
		word, _ := d.word(at, "danger", "warn", "info")
		f.Level = map[string]tiering.Alarm{"danger": tiering.Danger, "info": tiering.Info, "warn": tiering.Warn}[word]
	}
	d.cfg.Segments.Flags = append(d.cfg.Segments.Flags, f)
}
