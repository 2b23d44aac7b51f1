package config

import (
	"go.yaml.in/yaml/v4"

	"tier/scoring"
	"tier/tiering"
)

// Treatments are what is done for the customers of each tier (分级管理办法), and what a plan of it hangs on.
type Treatments struct {
	tiering.Treatment
	Owner      string // the field of whose customer it is; "" where there is none
	Workdays   *tiering.Workdays
	Created    string   // the field of the day on which a customer's card was made; "" for none
	Interest   []string // the fields of the products that a customer may want
	Bought     []string // the fields of those that he buys already
	Contacts   Contacts
	Complaints Complaints
}

// Contacts are the occasions for a word to the customer.
type Contacts struct {
	Birthdays []string // fields
	Festivals []tiering.Festival
	Dates     []KeyDate
}

// KeyDate is a field of days that matter to the customer.
type KeyDate struct {
	Field  string
	Name   string // of the occasion; "" is the field's header
	Yearly bool   // it comes back every year
}

// Complaints say how soon a complaint must be settled, and what the columns of a table of them are called.
type Complaints struct {
	Within  []tiering.Span // by level of the first model; the zero Span where nobody says
	Headers map[string][]string
}

// ComplaintColumns are what columns of a table of complaints are for.
func ComplaintColumns() []string {
	return []string{"id", "customer", "customer_name", "date", "due", "settled", "about"}
}

// decodeTreatments reads the section. Its conditions may read whatever is known of a customer in the end.
func (d *decoder) decodeTreatments(top *mapping) {
	n := top.get("treatments")
	if n == nil {
		return
	}
	m := d.mapping(n, "decisions", "measures", "plan", "contacts", "complaints")
	if m == nil {
		return
	}
	if len(d.cfg.Models) == 0 && top.has("models") {
		return // what is wrong with them was said
	}
	if len(d.cfg.Models) == 0 {
		d.report(d.span(n), scoring.Say("treatments go by tiers, but the configuration has no models"), scoring.Say("add models with criteria and tiers"))
		return
	}
	if d.isField(tiering.DecisionColumn) {
		d.report(d.span(n), scoring.Say("the field %q has the name under which conditions of measures find the decision", tiering.DecisionColumn),
			scoring.Say("give the field a name of its own"))
	}
	t := &Treatments{}
	d.cfg.Treatments = t
	if _, ok := d.cfg.Field(ownerField); ok {
		t.Owner = ownerField
	}
	levels := d.cfg.Models[0].Scheme.Levels
	scope := d.judgedScope()
	d.decisions(m.get("decisions"), t, scope, levels)
	d.measures(m.get("measures"), t, scope, levels)
	d.planning(m.get("plan"), t)
	d.contacts(m.get("contacts"), t, levels)
	d.complaints(m.get("complaints"), t, levels)
}

// ownerField is whose customer somebody is, unless the configuration names another field.
const ownerField = "owner"

func (d *decoder) decisions(n *yaml.Node, t *Treatments, scope *scoring.Scope, levels []tiering.Level) {
	if n == nil {
		return
	}
	names := make(map[string]int)
	for _, item := range d.items(n, scoring.Say("decisions")) {
		m := d.mapping(item, "name", "tiers", "when", "action", "reason")
		if m == nil {
			continue
		}
		var own tiering.Decision
		own.Name, _ = d.name(m.need("name", scoring.Say("this decision"), scoring.Say("add name: 有潜力")))
		what := scoring.Say("decision %q", own.Name)
		own.Tiers = d.tiersOf(m.get("tiers"), levels)
		own.When = d.treatmentCondition(m.get("when"), scope, what)
		own.Action, _ = d.text(m.need("action", what, scoring.Say("say what is done: action: …")))
		own.Reason = d.phrase(m.need("reason", what, scoring.Say("say why, with the customer's figures: reason: %s", "'年增长 {growth%}'")), what)
		d.unique(m, own.Name, names)
		t.Decisions = append(t.Decisions, own)
	}
}

func (d *decoder) measures(n *yaml.Node, t *Treatments, scope *scoring.Scope, levels []tiering.Level) {
	if n == nil {
		return
	}
	decided := *scope
	decided.Fields = append(scope.Fields[:len(scope.Fields):len(scope.Fields)], scoring.FieldInfo{Name: tiering.DecisionColumn, Kind: scoring.Text})
	decided.Words = map[string][]string{tiering.DecisionColumn: {}}
	for field, words := range scope.Words {
		decided.Words[field] = words
	}
	for _, own := range t.Decisions {
		decided.Words[tiering.DecisionColumn] = append(decided.Words[tiering.DecisionColumn], own.Name)
	}
	names := make(map[string]int)
	for _, item := range d.items(n, scoring.Say("measures")) {
		m := d.mapping(item, "name", "area", "tiers", "when", "every", "since", "within", "who", "note")
		if m == nil {
			continue
		}
		own := d.measure(m, &decided, levels)
		d.unique(m, own.Name, names)
		t.Measures = append(t.Measures, own)
	}
}

func (d *decoder) measure(m *mapping, scope *scoring.Scope, levels []tiering.Level) tiering.Measure {
	var own tiering.Measure
	own.Name, _ = d.name(m.need("name", scoring.Say("this measure"), scoring.Say("add name: 高层拜访")))
	what := scoring.Say("measure %q", own.Name)
	own.Area = d.nameOf(m.get("area"))
	own.Tiers = d.tiersOf(m.get("tiers"), levels)
	own.When = d.treatmentCondition(m.get("when"), scope, what)
	own.Every, own.Within = d.timeSpan(m.get("every")), d.timeSpan(m.get("within"))
	own.Since = d.calendarField(m.get("since"), what)
	own.Who = d.nameOf(m.get("who"))
	if n := m.get("note"); n != nil {
		own.Note, _ = d.text(n)
	}
	if m.has("since") && !m.has("every") && !m.broken {
		d.report(m.place("since"), scoring.Say("since is the day from which an interval is counted, but there is none"),
			scoring.Say("add how often it is due: every: 3 months"))
	}
	return own
}

// nameOf is a name, "" where there is none.
func (d *decoder) nameOf(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	name, _ := d.name(n)
	return name
}

// tiersOf are the levels of a list of their names; nil, all of them, without a list.
func (d *decoder) tiersOf(n *yaml.Node, levels []tiering.Level) []int {
	if n == nil {
		return nil
	}
	tiers := []int{}
	for _, item := range d.listed(n, scoring.Say("levels")) {
		if i := d.levelIndex(item, levels); i >= 0 {
			tiers = append(tiers, i)
		}
	}
	return tiers
}

// treatmentCondition is the condition of a decision or measure; nil where there is none.
func (d *decoder) treatmentCondition(n *yaml.Node, scope *scoring.Scope, what scoring.Message) tiering.Condition {
	if n == nil {
		return nil
	}
	when := d.condition(n, scope)
	if when == nil {
		return nil
	}
	d.useJudged(when, what)
	return when
}

// useJudged notes what a condition reads of the list: the decision stands in none.
func (d *decoder) useJudged(e *scoring.Expr, what scoring.Message) {
	given := len(d.given)
	d.given = append(d.given, tiering.DecisionColumn)
	d.useExpr(e, what)
	d.given = d.given[:given]
}

// timeSpan reads a span of time; the zero Span where there is none.
func (d *decoder) timeSpan(n *yaml.Node) tiering.Span {
	const example = "3 months"
	if n == nil || !d.scalar(n, scoring.Say("a span of time, as %s", example)) {
		return tiering.Span{}
	}
	span, ok := tiering.ParseSpan(n.Value)
	if !ok {
		d.reject(n, scoring.Say("%s: expected a span of time, as %s; found %s", d.in[n].key, example, kindOf(n)),
			scoring.Say("count days, working days, weeks, months, quarters or years (天 工作日 周 个月 季度 年)"))
	}
	return span
}

// calendarField is a field of days that a node names; "" where there is none. A list may lack it.
func (d *decoder) calendarField(n *yaml.Node, what scoring.Message) string {
	if n == nil {
		return ""
	}
	f, ok := d.listField(n)
	if !ok || !d.kindFits(n, f, scoring.Date, what) {
		return ""
	}
	return f.Name
}

// phrase reads a sentence with the customer's figures, and checks the fields that it names.
func (d *decoder) phrase(n *yaml.Node, what scoring.Message) tiering.Phrase {
	text, ok := d.text(n)
	if !ok {
		return tiering.Phrase{}
	}
	phrase, fields := tiering.NewPhrase(text)
	for _, f := range fields {
		if kind, ok := d.phraseField(n, f, what); ok {
			phrase.As(f.Name, kind)
		}
	}
	return phrase
}

// phraseField is how a field of a sentence is read.
func (d *decoder) phraseField(n *yaml.Node, f tiering.PhraseField, what scoring.Message) (scoring.Kind, bool) {
	at := d.inside(n, f.Offset, f.Length)
	names := []string{scoring.ScoreColumn, scoring.TierColumn}
	switch {
	case f.IsUnclosed:
		d.report(at, scoring.Say("the brace has no end"), scoring.Say("write it as %s", "{sales}"))
		return 0, false
	case f.Name == scoring.ScoreColumn:
		return scoring.Number, true
	case f.Name == scoring.TierColumn:
		return scoring.Text, true
	}
	for _, known := range d.fields {
		if known.Name != f.Name {
			names = append(names, known.Name)
			continue
		}
		kind := known.Kind
		if f.Percent {
			kind = scoring.Number
		} else if kind == scoring.Unknown {
			kind = scoring.Text // as it stands in the list
		}
		d.use(f.Name, kind, what)
		return kind, true
	}
	if !d.guess {
		d.report(at, scoring.Say("there is no field %q", f.Name), nearest(f.Name, names, scoring.Say("fields here")))
	}
	return 0, false
}
