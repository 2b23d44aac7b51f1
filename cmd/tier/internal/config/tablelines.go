package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"tier/fileio"
	"tier/scoring"
)

// lineDecoder reads what a table says of its lines, in whose expressions only its own columns may stand.
type lineDecoder struct {
	*decoder
	t     *Table
	known []scoring.FieldInfo
	vague bool // some column could not be understood: an unknown name may be it
	where scoring.Message
}

func (l *lineDecoder) scope() *scoring.Scope { return &scoring.Scope{Fields: l.known} }

// columns read what the table's columns are called.
func (l *lineDecoder) columns(m *mapping) {
	n := m.need("columns", scoring.Say("table %q", l.t.Name), scoring.Say("name the columns that are read: columns: {day: 下单日期, amount: 金额}"))
	entries, ok := l.pairs(n, scoring.Say("column names with their headers"))
	l.vague = n == nil || !ok
	for _, e := range entries {
		if l.isOfList(e) {
			continue
		}
		f, ok := l.field(e)
		l.vague = l.vague || !ok
		if f.Name != "" {
			l.t.Columns = append(l.t.Columns, f)
			l.known = append(l.known, scoring.FieldInfo{Name: f.Name, Kind: f.Kind()})
		}
	}
}

// isOfList reports what only a column of the list can say of itself.
func (l *lineDecoder) isOfList(e entry) bool {
	if e.value.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i+1 < len(e.value.Content); i += 2 {
		if key := e.value.Content[i]; key.Value == "merge" {
			l.reject(key, scoring.Say("columns: %s is not said of a column of another table", key.Value), scoring.Say("remove it"))
			l.vague = true
			return true
		}
	}
	return false
}

// derive reads what is computed of each line.
func (l *lineDecoder) derive(n *yaml.Node) {
	if n == nil {
		return
	}
	entries, ok := l.pairs(n, scoring.Say("names with expressions"))
	l.vague = l.vague || !ok
	for _, e := range entries {
		info := scoring.FieldInfo{Name: e.key.Value}
		if fault, bad := scoring.CheckName(info.Name); bad {
			l.reject(e.key, fault.Message, fault.Hint)
			l.vague = true
			continue
		}
		if l.isKnown(info.Name) {
			l.reject(e.key, scoring.Say("%q is a column of the table already", info.Name), scoring.Say("give what is derived a name of its own"))
			continue
		}
		info.Kind = l.derived(info.Name, e.value)
		l.known = append(l.known, info)
	}
}

// derived reads one column that is computed: `amount: 'quantity * price'`, or `{formula: …, unit: 元}`.
func (l *lineDecoder) derived(name string, n *yaml.Node) scoring.Kind {
	if n.Kind == yaml.MappingNode {
		m := l.mapping(n, "formula", "unit")
		if m == nil {
			return scoring.Unknown
		}
		l.t.Units[name], _ = l.name(m.get("unit"))
		if n = m.need("formula", scoring.Say("column %q", name), scoring.Say("add formula: %s", "'quantity * price'")); n == nil {
			return scoring.Unknown
		}
	}
	expr := l.expression(n, l.scope())
	if expr == nil {
		return scoring.Unknown
	}
	d := scoring.Derived{Name: name, Expr: expr}
	if faults := scoring.CheckDerived([]scoring.Derived{d}); len(faults) > 0 {
		l.reject(n, faults[0].Message, faults[0].Hint)
		return scoring.Unknown
	}
	l.t.Derive = append(l.t.Derive, d)
	l.readBy(expr)
	return expr.Kind()
}

// unitOf is the unit that a column is said to be in; derived tells that no header will say more.
func (l *lineDecoder) unitOf(column string) (unit string, derived bool) {
	if f, isColumn := l.t.Column(column); isColumn {
		return f.Unit, false
	}
	return l.t.Units[column], true
}

func (l *lineDecoder) isKnown(name string) bool {
	return slices.ContainsFunc(l.known, func(f scoring.FieldInfo) bool { return f.Name == name })
}

// read notes that a column is read as something.
func (l *lineDecoder) read(name string, kind scoring.Kind) {
	if _, isColumn := l.t.Column(name); isColumn && !slices.Contains(l.t.Reads[name], kind) {
		l.t.Reads[name] = append(l.t.Reads[name], kind)
	}
}

func (l *lineDecoder) readBy(e *scoring.Expr) {
	for name, kind := range e.FieldKinds() {
		if kind == scoring.Unknown {
			kind = scoring.Text
		}
		l.read(name, kind)
	}
}

// condition reads which lines count.
func (l *lineDecoder) condition(n *yaml.Node) *scoring.Expr {
	if n == nil {
		return nil
	}
	before := l.guess
	l.guess = l.guess || l.vague
	expr := l.decoder.condition(n, l.scope())
	if l.guess = before; expr != nil {
		l.readBy(expr)
	}
	return expr
}

// column is a column of the table, or one derived from its columns, that a node names.
func (l *lineDecoder) column(n *yaml.Node, want scoring.Kind) (scoring.FieldInfo, bool) {
	name, ok := l.name(n)
	if !ok {
		return scoring.FieldInfo{}, false
	}
	i := slices.IndexFunc(l.known, func(f scoring.FieldInfo) bool { return f.Name == name })
	if i < 0 && l.vague {
		return scoring.FieldInfo{}, false
	}
	if i < 0 {
		var names []string
		for _, f := range l.known {
			names = append(names, f.Name)
		}
		l.reject(n, scoring.Say("%s: table %q has no column %q", l.in[n].key, l.t.Name, name), nearest(name, names, scoring.Say("columns here")))
		return scoring.FieldInfo{}, false
	}
	f := l.known[i]
	if want != scoring.Unknown && f.Kind != scoring.Unknown && f.Kind != want {
		hint := scoring.Message{}
		if _, isColumn := l.t.Column(name); isColumn {
			hint = typeHint(want)
		}
		l.reject(n, scoring.Say("%s needs %s, but the column %q is %s", l.in[n].key, kindNoun(want), name, kindNoun(f.Kind)), hint)
		return scoring.FieldInfo{}, false
	}
	if want == scoring.Unknown {
		want = f.Kind
	}
	if want == scoring.Unknown {
		want = scoring.Text
	}
	l.read(name, want)
	f.Kind = want
	return f, true
}

// date is the column that periods look at. From then on it is one of dates.
func (l *lineDecoder) date(n *yaml.Node) string {
	if n == nil {
		return l.onlyDate()
	}
	f, ok := l.column(n, scoring.Date)
	if !ok {
		l.vague = true
		return ""
	}
	for i := range l.known {
		if l.known[i].Name == f.Name {
			l.known[i].Kind = scoring.Date
		}
	}
	for i := range l.t.Columns {
		if l.t.Columns[i].Name == f.Name {
			l.t.Columns[i].Type = fileio.DateType
		}
	}
	return f.Name
}

// onlyDate is the column that is said to be a date, where one alone is.
func (l *lineDecoder) onlyDate() string {
	only := ""
	for i := range l.t.Columns {
		switch c := &l.t.Columns[i]; {
		case c.Type != fileio.DateType:
		case only != "":
			return ""
		default:
			only = c.Name
		}
	}
	if only != "" {
		l.read(only, scoring.Date)
	}
	return only
}

// amount is the column that must come out: the one that is named, or else the first that is added up.
func (l *lineDecoder) amount(m *mapping) string {
	if m.has("amount") {
		f, ok := l.column(m.get("amount"), scoring.Number)
		if !ok {
			return ""
		}
		return f.Name
	}
	i := slices.IndexFunc(l.t.Fields, func(f TableField) bool {
		return f.Aggregate == Sum || f.Aggregate == Share || f.Aggregate == Mean && f.Per > 0
	})
	if i < 0 {
		return ""
	}
	return l.t.Fields[i].Column
}

// returns reads what becomes of lines of a negative amount.
func (l *lineDecoder) returns(m *mapping) {
	n := m.get("returns")
	if n == nil {
		return
	}
	word, _ := l.word(n, "net", "drop")
	l.t.DropReturns = word == "drop"
	if l.t.DropReturns && l.t.Amount == "" && !l.vague {
		l.report(m.place("returns"), scoring.Say("returns: no column says which lines are returns"), scoring.Say("add amount: with the column whose negative figures are returns"))
	}
}
