package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// Credit is how customers are trusted with money (客户信用管理): the ratios of their statements, a rubric with grades, limits
// by grade, who approves them, what is owed, and who bears a loss.
type Credit struct {
	Unit     string // of limits, requests, authorities and what is owed: 万元; "" as the fields have it
	Decimals int    // of money in Unit
	Ratios   []credit.Ratio
	Peers    string // the field by whose words references differ, as an industry; "" for none
	Growth   []credit.Growth
	Survey   credit.Survey
	Model    Model // whose tiers are the grades
	Limits   credit.Limits
	Granted  Granted
	Triggers []credit.Trigger
	Policy   credit.Policy
	// Liability is who bears a loss; nil where the configuration doesn't say.
	Liability   *credit.Liability
	Loss        Loss
	Exposure    *scoring.Expr // what a customer has of the limit in use; nil: what it owes
	Collateral  string        // the field of what secures it; "" for none
	Parent      string        // the field of the id of the account whose limit it shares; "" for none
	Receivables Receivables
	Outcome     string // the field of what became of the customer, to test the grades against; "" for none
}

// Granted are the fields of the limit in force, and of the day it was granted on; "" for none.
type Granted struct{ Limit, Date string }

// Loss are the fields of a bad debt and of who answers for it; "" for none.
type Loss struct{ Amount, Handler, Approver string }

// What the ledgers say of a customer, as fields that any expression may read. Where a list has a field of such a name and no
// ledger is given, the list's counts.
func ledgerFields() []scoring.FieldInfo {
	return []scoring.FieldInfo{
		{Name: "balance", Kind: scoring.Number}, {Name: "not_due", Kind: scoring.Number}, {Name: "overdue", Kind: scoring.Number},
		{Name: "overdue_days", Kind: scoring.Number}, {Name: "credit_notes", Kind: scoring.Number}, {Name: "unapplied", Kind: scoring.Number},
		{Name: "dso", Kind: scoring.Number}, {Name: "provision", Kind: scoring.Number}, {Name: "last_receipt", Kind: scoring.Date},
		{Name: "silent", Kind: scoring.Text}, {Name: "invoiced", Kind: scoring.Number}, {Name: "received", Kind: scoring.Number},
	}
}

// LedgerFields are the names of the fields that ledgers give.
func LedgerFields() []string {
	var names []string
	for _, f := range ledgerFields() {
		names = append(names, f.Name)
	}
	return names
}

// verdictFields are what grading and the limit say of a customer, as fields that come after them.
func verdictFields() []scoring.FieldInfo {
	return []scoring.FieldInfo{
		{Name: "credit_limit", Kind: scoring.Number}, {Name: "exposure", Kind: scoring.Number},
		{Name: "credit_available", Kind: scoring.Number}, {Name: "credit_excess", Kind: scoring.Number}, {Name: "credit_due", Kind: scoring.Text},
	}
}

// gradeFields are what the rubric says of a customer.
func gradeFields() []scoring.FieldInfo {
	return []scoring.FieldInfo{{Name: "credit_score", Kind: scoring.Number}, {Name: "credit_grade", Kind: scoring.Text}}
}

func namesOf(fields []scoring.FieldInfo) (names []string) {
	for _, f := range fields {
		names = append(names, f.Name)
	}
	return names
}

// isOfCredit reports whether credit gives a field of this name.
func isOfCredit(name string) bool {
	return slices.Contains(namesOf(slices.Concat(ledgerFields(), gradeFields(), verdictFields())), name)
}

// isFree reports a name that credit will give something of its own.
func (d *decoder) isFree(n *yaml.Node) bool {
	if !slices.Contains(d.taken, n.Value) {
		return true
	}
	d.reject(n, scoring.Say("%q is what credit works out, so no field can be called so", n.Value), scoring.Say("give it a name of its own"))
	return false
}

// give lets what follows read fields that no list need have. One that a list's field has the name of stays as it is.
func (d *decoder) give(fields []scoring.FieldInfo) {
	for _, f := range fields {
		if !slices.ContainsFunc(d.fields, func(known scoring.FieldInfo) bool { return known.Name == f.Name }) {
			d.fields, d.given = append(d.fields, f), append(d.given, f.Name)
		}
	}
}

// decodeCredit reads the section in the order in which its parts need each other. The models come after it: they may read all
// that it says of a customer.
func (d *decoder) decodeCredit(n *yaml.Node) {
	if n == nil {
		return
	}
	m := d.mapping(n, "unit", "decimals", "ratios", "peers", "growth", "survey", "rubric", "limit", "granted", "review", "authorities",
		"refer_to", "liability", "loss", "exposure", "collateral", "parent", "receivables", "outcome")
	if m == nil {
		d.guess = true
		return
	}
	d.part = creditPart
	defer func() { d.part = tierPart }()
	c := &Credit{}
	d.cfg.Credit = c
	d.money(m, c)
	d.ratios(m, c)
	d.growths(m.get("growth"), c)
	c.Survey = d.survey(m.get("survey"))
	d.creditModel(m, c)
	d.give(gradeFields())
	d.words = map[string][]string{"credit_grade": c.grades(), "credit_due": {"是"}}
	d.limits(m.get("limit"), c)
	c.Granted.Limit, c.Granted.Date = d.amountAndDay(m.get("granted"))
	c.Exposure = d.figure(m.get("exposure"), scoring.Say("exposure"))
	if c.Exposure != nil {
		d.inUnit(m.get("exposure"), c.Exposure, c.Unit)
	}
	c.Collateral = d.amountField(m.get("collateral"), scoring.Say("collateral"))
	c.Parent = d.textField(m.get("parent"), scoring.Say("parent"))
	d.give(verdictFields())
	d.triggers(m.get("review"), c)
	d.authorities(m, c)
	d.liability(m, c)
	d.receivables(m.get("receivables"), c)
	c.Outcome = d.textField(m.get("outcome"), scoring.Say("outcome"))
}

// money reads what amounts are kept in, and how fine.
func (d *decoder) money(m *mapping, c *Credit) {
	c.Decimals = 2
	if n := m.get("unit"); n != nil {
		c.Unit, _ = d.name(n)
		if whole := c.Unit + "元"; !fileio.IsMoney(c.Unit) && fileio.IsMoney(whole) {
			d.reject(n, scoring.Say("unit: %q is no unit of money", c.Unit), scoring.Say("did you mean %q?", whole))
			c.Unit = ""
		}
		if c.Unit == "万元" {
			c.Decimals = 6 // so that it is still right to the cent
		}
	}
	if n := m.get("decimals"); n != nil {
		c.Decimals, _ = d.whole(n, 0, 6)
	}
}

// creditModel reads the rubric whose tiers are the grades: criteria, tiers and overrides as a model has them.
func (d *decoder) creditModel(m *mapping, c *Credit) {
	hint := scoring.Say("a rubric has criteria, and tiers whose levels are the grades, as a model has")
	n := m.need("rubric", scoring.Say("credit"), hint)
	r := d.mapping(n, "title", "weights", "criteria", "variants", "tiers", "overrides")
	if r == nil {
		return
	}
	c.Model = d.modelBody(r, "credit", scoring.Say("credit"))
}

// survey reads the field of the day a customer was surveyed on, and how long that holds.
func (d *decoder) survey(n *yaml.Node) (s credit.Survey) {
	if n == nil {
		return s
	}
	m := d.mapping(n, "date", "term")
	if m == nil {
		return s
	}
	s.Date = d.dayField(m.need("date", scoring.Say("survey"), scoring.Say("name the field of the day on which a customer was surveyed: date: surveyed")),
		scoring.Say("survey"))
	if at := m.get("term"); at != nil {
		s.Term, _ = d.whole(at, 1, 1200)
	}
	return s
}

// triggers are the rules that make a customer due for a new survey.
func (d *decoder) triggers(n *yaml.Node, c *Credit) {
	if n == nil {
		return
	}
	names := make(map[string]int)
	for _, item := range d.items(n, scoring.Say("rules of review")) {
		m := d.mapping(item, "name", "when", "reason")
		if m == nil {
			continue
		}
		var t credit.Trigger
		t.Name, _ = d.name(m.need("name", scoring.Say("this rule of review"), scoring.Say("add name: 逾期")))
		d.unique(m, t.Name, names)
		what := scoring.Say("review %q", t.Name)
		t.When = d.condition(m.need("when", what, scoring.Say("say for whom it is: when: %s", "'overdue_days > 60'")), d.scope())
		if t.When != nil {
			d.useExpr(t.When, what)
		}
		t.Reason, _ = d.text(m.need("reason", what, scoring.Say("say why: reason: …; it is printed with every customer it concerns")))
		c.Triggers = append(c.Triggers, t)
	}
}

// liability reads who bears a loss, and where losses stand.
func (d *decoder) liability(m *mapping, c *Credit) {
	if n := m.get("liability"); n != nil {
		if s := d.mapping(n, "handler", "approver"); s != nil {
			c.Liability = &credit.Liability{Handler: d.share(s, "handler"), Approver: d.share(s, "approver")}
			if fault := c.Liability.Check(); fault != nil && !d.bad[s.value("handler")] && !d.bad[s.value("approver")] {
				d.report(d.span(n), fault[0].Message, fault[0].Hint)
			}
		}
	}
	n := m.get("loss")
	if n == nil {
		return
	}
	s := d.mapping(n, "amount", "handler", "approver")
	if s == nil {
		return
	}
	what := scoring.Say("loss")
	c.Loss.Amount = d.amountField(s.need("amount", what, scoring.Say("name the field of the bad debt: amount: bad_debt")), what)
	c.Loss.Handler, c.Loss.Approver = d.textField(s.get("handler"), what), d.textField(s.get("approver"), what)
	if c.Liability == nil && !m.has("liability") {
		d.report(m.place("loss"), scoring.Say("who bears a loss is not said"),
			scoring.Say("add liability: {handler: 30%%, approver: 20%%} with the shares of your company; the rest is the company's"))
	}
}

// grades are the names of the grades, best first; nil where none are known.
func (c *Credit) grades() (names []string) {
	for _, l := range c.Model.Scheme.Levels {
		names = append(names, l.Name)
	}
	return names
}

// share is a percent between 0 and 100, as a fraction; 0 where it isn't there.
func (d *decoder) share(m *mapping, key string) float64 {
	n := m.get(key)
	if n == nil {
		return 0
	}
	x, ok := d.percent(n)
	if ok && (x < 0 || x > 1) {
		d.reject(n, scoring.Say("%s: a share lies between 0%% and 100%%, found %s", key, n.Value), scoring.Message{})
	}
	return x
}
