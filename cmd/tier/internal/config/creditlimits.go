package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/credit"
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
	entries, _ := d.pairs(m.need("grades", scoring.Say("limit"), scoring.Say("say what limit each grade has: grades: {A: 'net_assets * 0.1', B: 50, C: 0}")),
		scoring.Say("grades with expressions, as %s", "{A: 'net_assets * 0.1', B: 50}"))
	for _, e := range entries {
		level := d.gradeIndex(e.key, c)
		for _, item := range d.listed(e.value, scoring.Say("expressions")) {
			expr := d.figure(item, scoring.Say("limit of %s", e.key.Value))
			if expr != nil && level >= 0 {
				c.Limits.Grades[level] = append(c.Limits.Grades[level], expr)
				d.inUnit(item, expr, c.Unit)
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
	}
}

// gradeIndex finds the grade that a key names.
func (d *decoder) gradeIndex(n *yaml.Node, c *Credit) int {
	var names []string
	for i, l := range c.Model.Scheme.Levels {
		if l.Name == n.Value {
			return i
		}
		names = append(names, l.Name)
	}
	if len(names) > 0 {
		d.reject(n, scoring.Say("limit: no grade is called %q", n.Value), nearest(n.Value, names, scoring.Say("grades here")))
	}
	return -1
}

// limitsFall reports a fixed limit that is higher than that of a better grade.
func (d *decoder) limitsFall(c *Credit, nodes []*yaml.Node) {
	better := -1
	for level, exprs := range c.Limits.Grades {
		if len(exprs) != 1 || len(exprs[0].Fields()) > 0 || nodes[level] == nil {
			continue
		}
		if better >= 0 {
			above, below := constant(c.Limits.Grades[better][0]), constant(exprs[0])
			if below > above {
				d.reject(nodes[level], scoring.Say("limit: grade %s has more than the better grade %s", c.Model.Scheme.Levels[level].Name, c.Model.Scheme.Levels[better].Name),
					scoring.Say("a worse grade can't have a higher limit"))
			}
		}
		better = level
	}
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
		if ok && unit != "" && f.Unit != unit && isMoney(f.Unit) {
			d.reject(n, scoring.Say("%s: the field %q is kept in %s, but limits are in %s", d.in[n].key, name, f.Unit, unit),
				scoring.Say("write unit: %s for the field: cells in other units are converted", unit))
		}
	}
}

func isMoney(unit string) bool {
	return slices.Contains([]string{"元", "千元", "万元", "百万元", "亿元"}, unit)
}

// authorities read who may approve how much.
func (d *decoder) authorities(m *mapping, c *Credit) {
	c.Policy.Survey = c.Survey
	if n := m.get("refer_to"); n != nil {
		c.Policy.ReferTo, _ = d.name(n)
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
	if f, ok := d.cfg.Field(name); ok && unit != "" && f.Unit != unit && isMoney(f.Unit) {
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
