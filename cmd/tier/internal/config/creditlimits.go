package config

import (
	"math"
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/credit"
	"tier/fileio"
	"tier/scoring"
)

// limits read what limit each grade has.
func (d *decoder) limits(n *yaml.Node, c *Credit) {
	if n == nil {
		return
	}
	m := d.mapping(n, "grades", "step", "most")
	if m == nil {
		return
	}
	levels := c.Model.Scheme.Levels
	c.Limits.Grades = make([][]*scoring.Expr, len(levels))
	nodes := make([]*yaml.Node, len(levels))
	grades := m.need("grades", scoring.Say("limit"), scoring.Say("say what limit each grade has: grades: {A: 'net_assets * 0.1', B: 50, C: 0}"))
	entries, sound := d.pairs(grades, scoring.Say("grades with expressions, as %s", "{A: 'net_assets * 0.1', B: 50}"))
	if sound && len(entries) == 0 {
		d.reject(grades, scoring.Say("limit: no grade gets one"), scoring.Say("say what limit each grade has: grades: {A: 'net_assets * 0.1', B: 50, C: 0}"))
	}
	for _, e := range entries {
		level := d.gradeIndex(e.key, c)
		for _, item := range d.listed(e.value, scoring.Say("expressions")) {
			expr := d.figure(item, scoring.Say("limit of %s", e.key.Value))
			if expr != nil && level >= 0 {
				c.Limits.Grades[level] = append(c.Limits.Grades[level], expr)
				d.inUnit(item, expr, c.Unit)
				if len(expr.Fields()) == 0 && constant(expr) < 0 {
					d.reject(item, scoring.Say("limit: %s is below 0", item.Value), scoring.Say("write 0 for a grade that gets none"))
				}
			}
		}
		if level >= 0 {
			nodes[level] = e.value
		}
	}
	d.limitsFall(c, nodes)
	if at := m.get("step"); at != nil {
		c.Limits.Step = d.positive(at)
	}
	if at := m.get("most"); at != nil {
		c.Limits.Most = d.positive(at)
		for _, fault := range c.Limits.Check() {
			d.report(d.span(at), fault.Message, fault.Hint)
		}
	}
}

// gradeIndex finds the grade that a key names.
func (d *decoder) gradeIndex(n *yaml.Node, c *Credit) int {
	names := c.grades()
	if i := slices.Index(names, n.Value); i >= 0 {
		return i
	}
	if len(names) > 0 {
		d.reject(n, scoring.Say("limit: no grade is called %q", n.Value), nearest(n.Value, names, scoring.Say("grades here")))
	}
	return -1
}

// limitsFall reports a fixed limit that is higher than a better grade's can be.
func (d *decoder) limitsFall(c *Credit, nodes []*yaml.Node) {
	better, above := -1, math.Inf(1)
	for level, exprs := range c.Limits.Grades {
		if nodes[level] == nil || d.bad[nodes[level]] || len(exprs) == 0 {
			continue
		}
		most, isFixed := highest(exprs)
		if isFixed && most > above {
			d.reject(nodes[level], scoring.Say("limit: grade %s has more than the better grade %s", c.Model.Scheme.Levels[level].Name, c.Model.Scheme.Levels[better].Name),
				scoring.Say("a worse grade can't have a higher limit"))
		} else if most <= above {
			better, above = level, most
		}
	}
}

// highest is what the smallest of expressions can be at most, and whether it is always that.
func highest(exprs []*scoring.Expr) (most float64, isFixed bool) {
	most, isFixed = math.Inf(1), true
	for _, e := range exprs {
		if len(e.Fields()) > 0 {
			isFixed = false
		} else {
			most = min(most, constant(e))
		}
	}
	return most, isFixed
}

// constant is what an expression without fields gives.
func constant(e *scoring.Expr) float64 { return e.Numbers(nobody{})[0] }

// nobody is a list of one customer of whom nothing is known.
type nobody struct{ scoring.Columns }

func (nobody) Len() int { return 1 }

// inUnit reports a field of money that is kept in another unit than limits are.
func (d *decoder) inUnit(n *yaml.Node, e *scoring.Expr, unit string) {
	for _, name := range e.Fields() {
		f, ok := d.cfg.Field(name)
		if ok && unit != "" && f.Unit != unit && fileio.IsMoney(f.Unit) {
			d.reject(n, scoring.Say("%s: the field %q is kept in %s, but limits are in %s", d.in[n].key, name, f.Unit, unit),
				scoring.Say("write unit: %s for the field: cells in other units are converted", unit))
		}
	}
}

// authorities read who may approve how much.
func (d *decoder) authorities(m *mapping, c *Credit) {
	c.Policy.Survey = c.Survey
	if n := m.get("refer_to"); n != nil {
		c.Policy.ReferTo, _ = d.name(n)
		if !m.has("authorities") {
			d.report(m.place("refer_to"), scoring.Say("refer_to is who decides above all authorities, and there are none"),
				scoring.Say("add authorities with names and amounts, lowest first"))
		}
	}
	var nodes []*yaml.Node
	for _, item := range d.listedOrNone(m.get("authorities"), scoring.Say("authorities")) {
		a := d.mapping(item, "name", "amount")
		if a == nil {
			return
		}
		var authority credit.Authority
		authority.Name, _ = d.name(a.need("name", scoring.Say("this authority"), scoring.Say("add name: 客户经理")))
		what := scoring.Say("authority %q", authority.Name)
		amount := a.need("amount", what, scoring.Say("say up to what limit: amount: 10"))
		authority.Amount, _ = d.number(amount)
		if amount == nil {
			amount = item
		}
		if !a.has("name") || !a.has("amount") {
			d.bad[amount] = true // what is missing was said
		}
		c.Policy.Authorities, nodes = append(c.Policy.Authorities, authority), append(nodes, amount)
	}
	for _, fault := range c.Policy.Check() {
		if at := nodes[max(0, min(fault.Index, len(nodes)-1))]; !d.bad[at] {
			d.reject(at, fault.Message, fault.Hint)
		}
	}
}

// figure compiles an expression that gives a number.
func (d *decoder) figure(n *yaml.Node, by scoring.Message) *scoring.Expr {
	if n == nil {
		return nil
	}
	expr := d.expression(n, d.scope())
	if expr == nil {
		return nil
	}
	if err := expr.Expect(scoring.Number); err != nil {
		for _, fault := range exprErrors(err) {
			d.expressionFault(n, fault)
		}
		return nil
	}
	d.useExpr(expr, by)
	return expr
}

// fieldOf is the name of a field that a node names and that is read as a kind.
func (d *decoder) fieldOf(n *yaml.Node, kind scoring.Kind, by scoring.Message) string {
	if n == nil {
		return ""
	}
	f, ok := d.known(n)
	if !ok || !d.kindFits(n, f, kind, by) {
		return ""
	}
	if slices.Contains(d.given, f.Name) {
		d.reject(n, scoring.Say("%s: %q is worked out from the list, which doesn't state it", d.in[n].key, f.Name), scoring.Say("name a field that is in the list"))
		return ""
	}
	d.use(f.Name, kind, by)
	return f.Name
}

func (d *decoder) textField(n *yaml.Node, by scoring.Message) string {
	return d.fieldOf(n, scoring.Text, by)
}

func (d *decoder) dayField(n *yaml.Node, by scoring.Message) string {
	return d.fieldOf(n, scoring.Date, by)
}

// amountField is a field of money, in the unit of limits.
func (d *decoder) amountField(n *yaml.Node, by scoring.Message) string {
	name := d.fieldOf(n, scoring.Number, by)
	unit := d.cfg.Credit.Unit
	if f, ok := d.cfg.Field(name); ok && unit != "" && f.Unit != unit && fileio.IsMoney(f.Unit) {
		d.reject(n, scoring.Say("%s: the field %q is kept in %s, but limits are in %s", d.in[n].key, name, f.Unit, unit),
			scoring.Say("write unit: %s for the field: cells in other units are converted", unit))
	}
	return name
}

// amountAndDay reads `{limit: FIELD, date: FIELD}`.
func (d *decoder) amountAndDay(n *yaml.Node) (amount, day string) {
	if n == nil {
		return "", ""
	}
	m := d.mapping(n, "limit", "date")
	if m == nil {
		return "", ""
	}
	what := scoring.Say("granted")
	amount = d.amountField(m.need("limit", what, scoring.Say("name the field of the limit in force: limit: limit_now")), what)
	return amount, d.dayField(m.get("date"), what)
}

// listedOrNone are the items of a list that need not be there.
func (d *decoder) listedOrNone(n *yaml.Node, what scoring.Message) []*yaml.Node {
	if n == nil {
		return nil
	}
	return d.items(n, what)
}
